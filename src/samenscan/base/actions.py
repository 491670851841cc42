"""The shape of an action: one transaction, and at least one journal line or nothing happens."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.db import transaction

from samenscan.base import journal
from samenscan.core.access import Actor

P = ParamSpec("P")
R = TypeVar("R")


def action(
    run: Callable[Concatenate[Actor, P], R],
) -> Callable[Concatenate[Actor, P], R]:
    """Run a function as one action: door, rule, write and journal line succeed or fail together."""

    @wraps(run)
    def act(actor: Actor, /, *args: P.args, **kwargs: P.kwargs) -> R:
        before = journal.n_written()
        with transaction.atomic():
            result = run(actor, *args, **kwargs)
            if journal.n_written() == before:
                raise RuntimeError(f"{run.__qualname__} wrote no journal line")
        return result

    return act
