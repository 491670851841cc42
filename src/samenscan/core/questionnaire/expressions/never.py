"""Comparisons that no answer can meet, such as a level above the highest one."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from samenscan.core.questionnaire.expressions.names import AnyMeaning, LevelMeaning, Meaning
from samenscan.core.questionnaire.expressions.wire import Call, Items, Literal, Name, Node
from samenscan.core.questionnaire.expressions.written import as_formula
from samenscan.core.questionnaire.expressions.wrong import Wrong
from samenscan.core.questionnaire.model import LEVEL_MAX
from samenscan.core.text import text

_TOPS: Mapping[str, int] = {
    "practice": LEVEL_MAX,
    "paper": LEVEL_MAX,
    "matters": 3,
    "together": 2,
}
_TURNED = {"_>_": "_<_", "_<_": "_>_", "_>=_": "_<=_", "_<=_": "_>=_", "_==_": "_==_"}


def never_so(node: Node, names: Mapping[str, AnyMeaning], scale_max: Decimal) -> Iterator[Wrong]:
    """Every comparison of a level with a number that it can never be, from left to right."""
    if not isinstance(node, Call | Items):
        return
    inner = node.arguments if isinstance(node, Call) else node.items
    for one in inner:
        yield from never_so(one, names, scale_max)
    if not isinstance(node, Call) or node.function not in _TURNED:
        return
    left, right = node.arguments
    sign = node.function
    if isinstance(left, Literal):
        left, right, sign = right, left, _TURNED[sign]
    if not isinstance(left, Name) or not isinstance(right, Literal):
        return
    meaning = names.get(left.path)
    top = None if meaning is None else _top(meaning, scale_max)
    if top is None or not isinstance(right.value, float):
        return
    whole = isinstance(meaning, Meaning)
    if _impossible(sign, right.value, float(top), whole=whole):
        yield Wrong(
            text("“%(part)s” is never so.", part=as_formula(node)),
            text("Compare “%(name)s” with a number from 0 to %(top)s.", name=left.path, top=top)
            if not whole
            else text(
                "Compare “%(name)s” with a whole number from 0 to %(top)s.",
                name=left.path,
                top=top,
            ),
        )


def _top(meaning: AnyMeaning, scale_max: Decimal) -> Decimal | None:
    if isinstance(meaning, LevelMeaning):
        return scale_max
    top = _TOPS.get(meaning.side) if meaning.column is None else None
    return None if top is None else Decimal(top)


def _impossible(sign: str, number: float, top: float, *, whole: bool) -> bool:
    match sign:
        case "_>_":
            return number >= top
        case "_>=_":
            return number > top
        case "_<_":
            return number <= 0
        case "_<=_":
            return number < 0
    return not 0 <= number <= top or (whole and not number.is_integer())
