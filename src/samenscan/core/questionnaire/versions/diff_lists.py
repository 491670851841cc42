"""Comparing lists whose items have a code, or a place, of their own."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from samenscan.core.questionnaire.versions.change import Change, ChangeKind
from samenscan.core.questionnaire.versions.compare import At, differ
from samenscan.core.questionnaire.versions.order import before, moved
from samenscan.core.text import Text, text


class Coded(Protocol):
    """Anything with a code."""

    @property
    def code(self) -> str:
        """Its code."""
        ...


Item = TypeVar("Item", bound=Coded)
Any_ = TypeVar("Any_")


@dataclass(frozen=True)
class Of(Generic[Item]):
    """How the items of a list are told about: their name, and what each difference is about."""

    name: Callable[[Item], Text]
    added: ChangeKind
    removed: ChangeKind
    moved: ChangeKind


def compare_coded(
    at: At, old: Sequence[Item], new: Sequence[Item], of: Of[Item]
) -> Iterator[Change | tuple[Item, Item]]:
    """What came, went and moved; and each pair of items with the same code that differ."""
    was = {item.code: item for item in old}
    now = {item.code: item for item in new}
    for code, item in was.items():
        if code not in now:
            yield Change(of.removed, (*at.codes, code), _gone(at, of.name(item)))
    places = list(now)
    shifted = set(moved(list(was), places))
    for code, item in now.items():
        where = before(places, code)
        after = None if where is None else of.name(now[where])
        if code not in was:
            yield Change(of.added, (*at.codes, code), _new(at, of.name(item), after))
            continue
        if code in shifted:
            yield Change(of.moved, (*at.codes, code), _shifted(at, of.name(item), after))
        if differ(was[code], item):
            yield was[code], item


def _gone(at: At, name: Text) -> Text:
    return text("%(where)s: %(name)s is gone.", where=at.where, name=name)


def _new(at: At, name: Text, after: Text | None) -> Text:
    if after is None:
        return text("%(where)s: %(name)s is new, as the first.", where=at.where, name=name)
    return text(
        "%(where)s: %(name)s is new, after %(after)s.", where=at.where, name=name, after=after
    )


def _shifted(at: At, name: Text, after: Text | None) -> Text:
    if after is None:
        return text("%(where)s: %(name)s now stands first.", where=at.where, name=name)
    return text(
        "%(where)s: %(name)s now stands after %(after)s.", where=at.where, name=name, after=after
    )


def compare_placed(
    at: At, what: Text, kind: ChangeKind, old: Sequence[Any_], new: Sequence[Any_]
) -> Iterator[Change | tuple[At, Any_, Any_]]:
    """Items without a code: those at the same place that differ, and how many came or went."""
    for number, (was, now) in enumerate(zip(old, new, strict=False), start=1):
        if differ(was, now):
            where = text("%(where)s, %(what)s %(number)s", where=at.where, what=what, number=number)
            yield At(at.codes, where, at.first), was, now
    if len(old) < len(new):
        says = text(
            "%(where)s: %(what)s: %(n)s more.", where=at.where, what=what, n=len(new) - len(old)
        )
        yield Change(kind, at.codes, says)
    if len(old) > len(new):
        says = text(
            "%(where)s: %(what)s: %(n)s fewer.", where=at.where, what=what, n=len(old) - len(new)
        )
        yield Change(kind, at.codes, says)
