"""A tree written out again as the formula it was read from, with the brackets it needs."""

import json

from samenscan.core.questionnaire.expressions.program import SIGNS
from samenscan.core.questionnaire.expressions.wire import Call, Items, Literal, Name, Node


def as_formula(node: Node) -> str:
    """The formula of this tree; it reads as the same tree again."""
    match node:
        case Name(path):
            return path
        case Literal(value):
            return _literal(value)
        case Items(items):
            return f"[{', '.join(as_formula(one) for one in items)}]"
        case Call("_?_:_", (condition, yes, no)):
            return f"{_inner(condition)} ? {_inner(yes)} : {_inner(no)}"
        case Call("!_" | "-_" as sign, (inner,)):
            return f"{sign[0]}{_inner(inner)}"
        case Call("@in", (left, right)):
            return f"{_inner(left)} in {_inner(right)}"
        case Call(function, (left, right)) if function in SIGNS:
            return f"{_inner(left)} {SIGNS[function]} {_inner(right)}"
        case Call(function, arguments):
            return f"{function}({', '.join(as_formula(one) for one in arguments)})"
    return "?"


def _inner(node: Node) -> str:
    written = as_formula(node)
    return f"({written})" if isinstance(node, Call) and node.function in SIGNS | _IN else written


_IN = {"@in": "in"}


def _literal(value: bool | float | str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return repr(int(value)) if value.is_integer() else repr(value)
