"""An action takes the actor first and everything else by name, is atomic, and says what it does."""

import ast
import re
from collections.abc import Iterable, Iterator

from tests.architecture.source import (
    Function,
    Source,
    dotted,
    product,
    public,
    told,
    written,
)

# base/actions.py makes the decorator; base, core and site hold no feature.
FEATURE = re.compile(r"^src/samenscan/(?!base/|core/|site/|reports/)\w+/")
ACTIONS = re.compile(FEATURE.pattern + r"actions(/.*)?(\.py)?$")
QUERIES = re.compile(FEATURE.pattern + r"queries(/.*)?(\.py)?$")


def _actor_first(function: Function) -> str | None:
    arguments = [*function.args.posonlyargs, *function.args.args]
    if not arguments or arguments[0].arg != "actor":
        return "takes `actor: Actor` first"
    annotation = arguments[0].annotation
    if annotation is None or not dotted(annotation).endswith("Actor"):
        return "types its first argument as Actor"
    return None


def _action_faults(function: Function) -> Iterator[str]:
    if fault := _actor_first(function):
        yield fault
    if len(function.args.posonlyargs) + len(function.args.args) > 1 or function.args.vararg:
        yield "takes everything after the actor by name (put `*` after actor)"
    decorators = {
        dotted(node.func if isinstance(node, ast.Call) else node)
        for node in function.decorator_list
    }
    if not decorators & {"action", "actions.action"}:
        yield "runs as one action: decorate it with @action"
    if not ast.get_docstring(function):
        yield "says in a docstring what it does and what else it causes"


def misshapen_actions(files: Iterable[Source]) -> list[str]:
    """Public functions in actions that are not shaped as actions."""
    return [
        source.at(function, f"{function.name}: an action {fault}")
        for source in files
        if ACTIONS.match(source.path)
        for function in public(source.tree.body)
        for fault in _action_faults(function)
    ]


def misshapen_queries(files: Iterable[Source]) -> list[str]:
    """Public functions in queries that do not take the actor first."""
    return [
        source.at(function, f"{function.name}: a query {fault}")
        for source in files
        if QUERIES.match(source.path)
        for function in public(source.tree.body)
        if (fault := _actor_first(function))
    ]


def test_are_shaped_alike() -> None:
    problems = misshapen_actions(product())
    assert not problems, told(problems)


def test_have_queries_that_know_who_asks() -> None:
    problems = misshapen_queries(product())
    assert not problems, told(problems)


GOOD = '@action\ndef close(actor: Actor, *, round_id: int) -> None:\n    """Close it."""\n'


def test_are_caught_when_misshapen() -> None:
    mistakes = {
        "no actor": GOOD.replace("actor: Actor, ", ""),
        "untyped actor": GOOD.replace("actor: Actor", "actor"),
        "positional": GOOD.replace("*, ", ""),
        "not atomic": GOOD.replace("@action\n", ""),
        "silent": GOOD.replace('"""Close it."""', "pass"),
    }
    for path in ("src/samenscan/scans/actions.py", "src/samenscan/scans/actions/close.py"):
        for what, mistake in mistakes.items():
            assert misshapen_actions([written(path, mistake)]), (path, what)
        assert not misshapen_actions([written(path, GOOD)]), path


def test_catch_a_planted_query_without_actor() -> None:
    path = "src/samenscan/scans/queries.py"
    assert misshapen_queries([written(path, "def rounds_for(person: int) -> None: ...")])
    assert not misshapen_queries([written(path, "def rounds_for(actor: Actor) -> None: ...")])
