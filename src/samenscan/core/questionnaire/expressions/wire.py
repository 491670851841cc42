"""Reads the syntax tree that CEL hands over in bytes (cel.expr.ParsedExpr) into nodes."""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

# The fields of the messages of https://github.com/google/cel-spec, proto/cel/expr/syntax.proto.
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_ANY_VALUE = 2
_PARSED_EXPR, _PARSED_SOURCE = 2, 3
_POSITIONS = 4
_ID, _CONST, _IDENT, _SELECT, _CALL, _LIST = 2, 3, 4, 5, 6, 7
_BOOL, _INT, _DOUBLE, _STRING = 2, 3, 5, 6


@dataclass(frozen=True)
class Literal:
    """A value that the author wrote; whole numbers are numbers like any other."""

    value: bool | float | str
    at: int = field(compare=False)


@dataclass(frozen=True)
class Name:
    """A name with its parts between dots: `B3.practice`."""

    path: str
    at: int = field(compare=False)


@dataclass(frozen=True)
class Call:
    """A function or operator with what it is applied to; CEL calls the operators `_&&_`, `!_`."""

    function: str
    arguments: tuple["Node", ...]
    at: int = field(compare=False)


@dataclass(frozen=True)
class Items:
    """A list that the author wrote out."""

    items: tuple["Node", ...]
    at: int = field(compare=False)


@dataclass(frozen=True)
class Strange:
    """Anything else that CEL knows and the questionnaire language does not."""

    at: int = field(compare=False)


Node = Literal | Name | Call | Items | Strange


def tree_of(serialized: bytes) -> Node:
    """The tree of a parsed expression; `at` counts characters from the start (0)."""
    parsed = _Message(_Message(serialized).one(_ANY_VALUE))
    source = _Message(parsed.one(_PARSED_SOURCE))
    positions: dict[int, int] = {}
    for entry in source.all(_POSITIONS):
        pair = _Message(entry)
        positions[pair.number(1)] = pair.number(2)
    return _node(_Message(parsed.one(_PARSED_EXPR)), positions)


class _Message:
    """One protobuf message, taken apart into its fields."""

    def __init__(self, raw: bytes) -> None:
        self._fields: dict[int, list[int | bytes]] = {}
        for number, value in _fields(raw):
            self._fields.setdefault(number, []).append(value)

    def __contains__(self, number: int) -> bool:
        return number in self._fields

    def all(self, number: int) -> list[bytes]:
        return [value for value in self._fields.get(number, []) if isinstance(value, bytes)]

    def one(self, number: int) -> bytes:
        return next(iter(self.all(number)), b"")

    def word(self, number: int) -> str:
        return self.one(number).decode()

    def number(self, number: int) -> int:
        value = next(iter(self._fields.get(number, [])), 0)
        return value if isinstance(value, int) else 0


def _fields(raw: bytes) -> Iterator[tuple[int, int | bytes]]:
    at = 0
    while at < len(raw):
        tag, at = _varint(raw, at)
        number, wire = tag >> 3, tag & 7
        if wire == _VARINT:
            value, at = _varint(raw, at)
            yield number, value
            continue
        if wire == _BYTES:
            length, at = _varint(raw, at)
        elif wire in (_FIXED64, _FIXED32):
            length = 8 if wire == _FIXED64 else 4
        else:
            raise ValueError(f"wire type {wire} at byte {at}")
        yield number, raw[at : at + length]
        at += length


def _varint(raw: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = raw[at]
        value |= (byte & 0x7F) << shift
        at += 1
        if byte < 0x80:
            return value, at
        shift += 7


def _node(message: _Message, positions: Mapping[int, int]) -> Node:
    at = positions.get(message.number(_ID), 0)
    if _CONST in message:
        return _literal(_Message(message.one(_CONST)), at)
    if _IDENT in message:
        return Name(_Message(message.one(_IDENT)).word(1), at)
    if _SELECT in message:
        return _select(_Message(message.one(_SELECT)), positions, at)
    if _CALL in message:
        return _call(_Message(message.one(_CALL)), positions, at)
    if _LIST in message:
        items = _Message(message.one(_LIST)).all(1)
        return Items(tuple(_node(_Message(item), positions) for item in items), at)
    return Strange(at)


def _literal(const: _Message, at: int) -> Node:
    if _STRING in const:
        return Literal(const.word(_STRING), at)
    if _DOUBLE in const:
        (value,) = struct.unpack("<d", const.one(_DOUBLE))
        return Literal(float(value), at)
    if _INT in const:
        whole = const.number(_INT)
        return Literal(float(whole - (1 << 64) if whole >= 1 << 63 else whole), at)
    if _BOOL in const:
        return Literal(bool(const.number(_BOOL)), at)
    return Strange(at)


def _select(select: _Message, positions: Mapping[int, int], at: int) -> Node:
    operand = _node(_Message(select.one(1)), positions)
    if isinstance(operand, Name) and not select.number(3):
        return Name(f"{operand.path}.{select.word(2)}", operand.at)
    return Strange(at)


def _call(call: _Message, positions: Mapping[int, int], at: int) -> Node:
    if 1 in call:
        return Strange(at)
    arguments = tuple(_node(_Message(one), positions) for one in call.all(3))
    return Call(call.word(2), arguments, at)
