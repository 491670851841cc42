"""A formula with its types checked by CEL, ready to be evaluated.

The tree is written out again in CEL before it is compiled: names become slots with a type, so
that one environment serves every questionnaire, and + - * / become functions that calculate as
on paper (0.1 + 0.2 is 0.3) and that have no result where there is none (1 / 0). Evaluation holds
the interpreter's lock throughout, so that threads may share programs.
"""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache

import cel_expr_python.cel as cel

from samenscan.core.questionnaire.expressions import days
from samenscan.core.questionnaire.expressions.names import LIST_OF, READING_DAY, AnyMeaning, Sort
from samenscan.core.questionnaire.expressions.parse import place_of
from samenscan.core.questionnaire.expressions.wire import Call, Items, Literal, Name, Node
from samenscan.core.questionnaire.expressions.wrong import (
    SORTS,
    TOO_DEEP,
    TOO_MANY_NAMES,
    Wrong,
    does_not_fit,
)
from samenscan.core.text import Text, text

One = bool | float | str | datetime
CelInput = One | Sequence[One]

MAX_NAMES = 40
_DIGITS = 15
_T = cel.Type
_TYPES = {
    Sort.NUMBER: _T.DOUBLE,
    Sort.TEXT: _T.STRING,
    Sort.YES_NO: _T.BOOL,
    Sort.DAY: _T.TIMESTAMP,
}
_TYPES |= {several: _T.List(_TYPES[one]) for one, several in LIST_OF.items()}
_LETTERS = dict(zip(Sort, "ntydNTYD", strict=True))
_INFIX = {
    "_&&_": "&&",
    "_||_": "||",
    "_==_": "==",
    "_!=_": "!=",
    "_<_": "<",
    "_<=_": "<=",
    "_>_": ">",
    "_>=_": ">=",
    "@in": "in",
}
_CALCULATED = {"_+_": "plus", "_-_": "minus", "_*_": "times", "_/_": "divided"}
SIGNS = {
    **_INFIX,
    "_+_": "+",
    "_-_": "-",
    "_*_": "*",
    "_/_": "/",
    "!_": "!",
    "-_": "-",
    "_?_:_": "? :",
}
LOGICAL = frozenset({"_&&_", "_||_", "!_", "@in", "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_"})


@dataclass(frozen=True)
class Program:
    """A formula that can be evaluated; `names` are the names it uses."""

    node: Node
    names: frozenset[str]
    sort: Sort
    _slots: tuple[tuple[str, str], ...] = field(repr=False)
    _compiled: cel.Expression = field(repr=False, compare=False)

    @property
    def needs_day(self) -> bool:
        """Whether it counts months from or to the reading day."""
        return any(name == READING_DAY for name, _ in self._slots)

    def holds(self, values: Mapping[str, CelInput]) -> bool | None:
        """Yes or no; None where it depends on a value that is not there."""
        found = self._found(values)
        return found if isinstance(found, bool) else None

    def number(self, values: Mapping[str, CelInput]) -> float | None:
        """The finite number that comes out; None where a value is not there."""
        found = self._found(values)
        return found if isinstance(found, float) and math.isfinite(found) else None

    def _found(self, values: Mapping[str, CelInput]) -> object:
        given = {slot: values[name] for name, slot in self._slots if name in values}
        found = self._compiled.eval(data=given)
        return None if found.type() == _T.ERROR else found.plain_value()


def program(node: Node, meanings: Mapping[str, AnyMeaning]) -> Program | Wrong:
    """The tree, checked and compiled; every name in it has to be among the meanings."""
    writing = _Writing(meanings)
    writing.write(node)
    if any(len(slots) > MAX_NAMES for slots in writing.slots.values()):
        return TOO_MANY_NAMES
    try:
        compiled = _environment().compile("".join(writing.parts))
    except RuntimeError as error:
        return _explained(writing, str(error))
    named = {name: slot for slots in writing.slots.values() for name, slot in slots.items()}
    sort = sort_of(node, meanings)
    names = frozenset(named) - {READING_DAY}
    return Program(node, names, sort, tuple(named.items()), compiled)


def sort_of(node: Node, meanings: Mapping[str, AnyMeaning]) -> Sort:
    """What a tree that fits stands for."""
    match node:
        case Name(path):
            return meanings[path].sort
        case Literal(value):
            if isinstance(value, bool):
                return Sort.YES_NO
            return Sort.TEXT if isinstance(value, str) else Sort.NUMBER
        case Items(items):
            return LIST_OF[sort_of(items[0], meanings)] if items else Sort.TEXTS
        case Call("_?_:_", arguments):
            return sort_of(arguments[1], meanings)
        case Call(function, _) if function == "date" or function in days.OF_SEVERAL_DAYS:
            return Sort.DAY
        case Call(function, _) if function in LOGICAL:
            return Sort.YES_NO
    return Sort.NUMBER


class _Writing:
    """CEL, as it is written out; `calls` remembers at which offset each call stands."""

    def __init__(self, meanings: Mapping[str, AnyMeaning]) -> None:
        self.meanings = meanings
        self.parts: list[str] = []
        self.slots: dict[Sort, dict[str, str]] = {sort: {} for sort in Sort}
        self.calls: dict[int, Call] = {}
        self._offset = 0

    def write(self, node: Node) -> None:
        match node:
            case Literal(value):
                self._put(_literal(value))
            case Name(path):
                self._put(self._slot(path, self.meanings[path].sort))
            case Items(items):
                self._several("[", items, "]")
            case Call():
                self._call(node)

    def _slot(self, path: str, sort: Sort) -> str:
        slots = self.slots[sort]
        return slots.setdefault(path, f"{_LETTERS[sort]}{len(slots)}")

    def _call(self, call: Call) -> None:
        first, *rest = call.arguments
        if call.function == "date" and isinstance(first, Literal):
            self._put(f'timestamp("{first.value}T00:00:00Z")')
        elif call.function in _INFIX:
            self._put("(")
            self.write(first)
            self._put(f" {_INFIX[call.function]} ", call, 1)
            self.write(rest[0])
            self._put(")")
        elif call.function == "_?_:_":
            self._put("(")
            self.write(first)
            self._put(" ? ", call, 1)
            self.write(rest[0])
            self._put(" : ")
            self.write(rest[1])
            self._put(")")
        elif call.function in days.MONTHS:
            self._months(call, first)
        elif call.function in ("!_", "-_"):
            self._put(call.function[0], call)
            self._several("(", call.arguments, ")")
        else:
            self._put(_CALCULATED.get(call.function, call.function))
            self.calls[self._offset] = call
            self._several("(", call.arguments, ")")

    def _months(self, call: Call, day: Node) -> None:
        """Whole months between a day and the one on which the answers are read."""
        read_on = self._slot(READING_DAY, Sort.DAY)
        since = call.function == "months_since"
        self._put("months")
        self.calls[self._offset] = call
        self._put("(" if since else f"({read_on}, ")
        self.write(day)
        self._put(f", {read_on})" if since else ")")

    def _several(self, opening: str, nodes: Sequence[Node], closing: str) -> None:
        self._put(opening)
        for number, node in enumerate(nodes):
            if number:
                self._put(", ")
            self.write(node)
        self._put(closing)

    def _put(self, written: str, call: Call | None = None, within: int = 0) -> None:
        if call is not None:
            self.calls[self._offset + within] = call
        self.parts.append(written)
        self._offset += len(written)


def _literal(value: bool | float | str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def _explained(writing: _Writing, error: str) -> Wrong:
    _, column = place_of(error) or (0, 0)
    call = writing.calls.get(column - 1)
    if "recursion" in error or call is None:
        return TOO_DEEP
    arguments = call.arguments[-2:]
    told = [described(one, writing.meanings) for one in arguments]
    sign = SIGNS.get(call.function, call.function)
    sorts = frozenset(sort_of(one, writing.meanings) for one in arguments)
    return does_not_fit(sign, told[0], told[1] if len(told) > 1 else None, sorts)


def described(node: Node, meanings: Mapping[str, AnyMeaning]) -> Text:
    """What a part of a formula stands for, with the part itself where that is short."""
    sort = SORTS[sort_of(node, meanings)]
    match node:
        case Name(path):
            return text("%(sort)s (%(part)s)", sort=sort, part=path)
        case Literal(value):
            part = f"{value:g}" if isinstance(value, float) else str(value)
            return text("%(sort)s (%(part)s)", sort=sort, part=part[:80])
    return sort


def _as_on_paper(value: float) -> float:
    if not math.isfinite(value):
        raise ArithmeticError("no number comes out")
    return float(f"{value:.{_DIGITS}g}")


def _calculation(name: str, calculate: Callable[[float, float], float]) -> cel.FunctionDecl:
    def impl(left: float, right: float) -> float:
        return _as_on_paper(calculate(left, right))

    overload = cel.Overload(f"{name}_numbers", _T.DOUBLE, [_T.DOUBLE, _T.DOUBLE], False, impl)
    return cel.FunctionDecl(name, [overload])


def _count(several: Sequence[object]) -> float:
    return float(len(several))


def _sum(numbers: Sequence[float]) -> float:
    return _as_on_paper(math.fsum(numbers))


@cache
def _environment() -> cel.Env:
    some = _T.List(_T.DYN)
    numbers = _T.List(_T.DOUBLE)
    return cel.NewEnv(
        variables={
            f"{letter}{n}": _TYPES[sort]
            for sort, letter in _LETTERS.items()
            for n in range(MAX_NAMES)
        },
        functions=[
            _calculation("plus", lambda left, right: left + right),
            _calculation("minus", lambda left, right: left - right),
            _calculation("times", lambda left, right: left * right),
            _calculation("divided", lambda left, right: left / right),
            cel.FunctionDecl(
                "count", [cel.Overload("count_list", _T.DOUBLE, [some], False, _count)]
            ),
            cel.FunctionDecl("sum", [cel.Overload("sum_list", _T.DOUBLE, [numbers], False, _sum)]),
            *days.functions(),
        ],
    )


def midnight(day: date) -> datetime:
    """A day as CEL takes it."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
