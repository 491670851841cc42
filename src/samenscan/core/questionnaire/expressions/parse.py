"""From the source of a formula to its tree, by the parser of CEL, or what is wrong with it."""

import re
from functools import cache

import cel_expr_python.cel as cel

from samenscan.core.questionnaire.expressions.wire import Node, tree_of
from samenscan.core.questionnaire.expressions.wrong import TOO_DEEP, Wrong, malformed, too_long
from samenscan.core.questionnaire.grammar import MAX_FORMULA

_PLACE = re.compile(r"<input>:(\d+):(\d+)")


def parse(source: str) -> Node | Wrong:
    """The tree of a formula, or why there is none; names and types are not looked at yet."""
    if len(source) > MAX_FORMULA:
        return too_long(MAX_FORMULA)
    try:
        parsed = _grammar().compile(source, disable_check=True)
    except (RuntimeError, UnicodeError) as error:
        return _explained(source, str(error))
    return tree_of(parsed.serialize())


@cache
def _grammar() -> cel.Env:
    return cel.NewEnv()


def place_of(error: str) -> tuple[int, int] | None:
    """Line and column (both from 1) of the first place that a message of CEL names."""
    found = _PLACE.search(error)
    return (int(found[1]), int(found[2])) if found else None


def _explained(source: str, error: str) -> Wrong:
    if "recursion" in error:
        return TOO_DEEP
    line, column = place_of(error) or (1, 1)
    before = source.split("\n")[: line - 1]
    return malformed(source, sum(len(one) + 1 for one in before) + column - 1)
