"""The same questions through the product's own gate, and what a reader makes of what comes out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import product

from benchmarks.attack.scene import KINDS, Scene
from samenscan.core.answers import Dataset
from samenscan.core.charts.collective import bands_chart
from samenscan.core.disclosure import (
    ALL,
    AlreadyReleased,
    Layout,
    Members,
    NoPlan,
    NotReleased,
    Plan,
    QuestionBands,
    Released,
    ReleasedEntry,
    entry_for,
    propose,
    release_bands,
)
from samenscan.core.disclosure.attack_amounts import ToldAmount
from samenscan.core.disclosure.attack_exact import Told, told_by
from samenscan.core.disclosure.beside import FirstResult, release_beside
from samenscan.core.text import Text, Words

Facts = Released[Members, tuple[QuestionBands, ...]]


@dataclass(frozen=True)
class Gated:
    """What the gate let through, in words, and all that follows from it."""

    words: str
    told: tuple[Told, ...]
    amounts: tuple[ToldAmount, ...] = ()


Gate = Callable[[Scene], Gated]


@cache
def plan_for(sizes: tuple[tuple[str, int], ...]) -> Plan | NoPlan:
    """What is registered for this participation before anybody answers."""
    return propose(Layout(sizes))


def partnerships(inside: Mapping[str, Sequence[str]] | None = None) -> Gate:
    """Publish once, for these partnerships of the scene's groups: each its own when None."""

    def gate(scene: Scene) -> Gated:
        into = inside or {group: (group,) for group in scene.answers}
        tried = _release(scene, into, "round", ())
        return _gated(scene, into, tried)

    return gate


def once_only(first: Sequence[str], inside: Mapping[str, Sequence[str]]) -> Gate:
    """Publish about these groups, and try once more in the same round when all have answered."""

    def gate(scene: Scene) -> Gated:
        some = _part(inside, first)
        before = _release(scene.only(first), some, "round", ())
        again = _release(scene, inside, "round", (_entry(before),))
        told = _told(scene, some, before.facts, "first: ")
        told += _told(scene, inside, again.facts, "again: ")
        return Gated(f"the first result; again is refused ({again.refused})", told)

    return gate


def two_rounds(
    first: Sequence[str], second: Sequence[str], inside: Mapping[str, Sequence[str]]
) -> Gate:
    """A round of these groups and a later one of those, in which nobody changed its answer.

    A second result on its own is refused; then it is told about the members of the first.
    """

    def gate(scene: Scene) -> Gated:
        some, later = _part(inside, first), scene.only(second)
        before = _release(scene.only(first), some, "2026", ())
        alone = _release(later, _part(inside, second), "2027", (_entry(before),))
        told = _told(scene, some, before.facts, "2026: ")
        told += _told(scene, _part(inside, second), alone.facts, "2027: ")
        if alone.facts or not before.facts or isinstance(before.plan, NoPlan):
            return Gated("both results, each on its own", told)
        then = FirstResult(
            _entry(before), before.plan, before.dataset, before.group_of, before.facts
        )
        try:
            beside = release_beside(
                then,
                later.dataset(),
                Members("2027"),
                frozenset({scene.question}),
                earlier=(then.entry,),
            ).released
        except NotReleased as refused:
            return Gated(f"the first result; the second is refused ({refused.what})", told)
        told += _told(scene, some, beside, "2027, the members of 2026: ")
        return Gated("both results, about the members of the first", told)

    return gate


def _part(
    inside: Mapping[str, Sequence[str]], present: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    return {name: tuple(one for one in groups if one in present) for name, groups in inside.items()}


def pictures(scene: Scene) -> Gated:
    """Only the chart is seen: the reader draws every table, and keeps what looks the same."""
    into = {group: (group,) for group in scene.answers}
    released = _release(scene, into, "round", ()).facts
    if released is None:
        return Gated("nothing", ())
    shown = bands_chart(released, scene.dataset().questionnaire, scene.question, _tell).svg
    same = [
        counts
        for counts in product(*(range(n + 1) for n in scene.sizes.values()))
        if _drawn(tuple(scene.sizes.items()), counts) == shown
    ]
    told = [
        Told(
            f"picture of {', '.join(groups)}",
            tuple((group, 1, 1) for group in groups),
            ((min(numbers), max(numbers)),),
        )
        for groups in (*((group,) for group in into), tuple(into))
        for numbers in [_numbers(same, [list(into).index(group) for group in groups])]
    ]
    return Gated(f"a chart that {len(same)} tables of counts share", tuple(told))


def _numbers(tables: Sequence[tuple[int, ...]], places: Sequence[int]) -> list[int]:
    return [sum(table[at] for at in places) for table in tables]


@cache
def _drawn(sizes: tuple[tuple[str, int], ...], counts: tuple[int, ...]) -> str:
    """The product's chart of a round in which so many of each group confirm."""
    answers = {
        group: (1,) * ones + (0,) * (n - ones)
        for (group, n), ones in zip(sizes, counts, strict=True)
    }
    scene = Scene("yes", answers)
    released = _release(scene, {group: (group,) for group in answers}, "round", ()).facts
    if released is None:
        raise AssertionError("no release for this scene")
    return bands_chart(released, scene.dataset().questionnaire, "yes", _tell).svg


def _tell(one: Text | Words | Decimal) -> str:
    return one.told("en") if isinstance(one, Words) else str(one)


@dataclass(frozen=True)
class _Tried:
    """One attempt to publish: what came out, or why nothing did."""

    round: str
    plan: Plan | NoPlan
    dataset: Dataset
    group_of: Mapping[str, str]
    facts: Facts | None
    refused: str = ""


def _release(
    scene: Scene,
    inside: Mapping[str, Sequence[str]],
    name: str,
    earlier: Sequence[ReleasedEntry],
) -> _Tried:
    of = {group: into for into, groups in inside.items() for group in groups}
    group_of = {f"{group}-{at}": of[group] for group, at in scene.members}
    sizes = tuple((into, sum(scene.sizes[g] for g in groups)) for into, groups in inside.items())
    plan, dataset = plan_for(sizes), scene.dataset()
    try:
        facts = release_bands(plan, dataset, group_of, Members(name), earlier=earlier)
    except (NotReleased, AlreadyReleased) as refused:
        return _Tried(name, plan, dataset, group_of, None, type(refused).__name__)
    return _Tried(name, plan, dataset, group_of, facts)


def _entry(tried: _Tried) -> ReleasedEntry:
    """What the ledger keeps of it."""
    if isinstance(tried.plan, NoPlan) or tried.facts is None:
        raise AssertionError("nothing was released")
    return entry_for(Members(tried.round), tried.plan, tried.dataset, tried.group_of)


def _gated(scene: Scene, inside: Mapping[str, Sequence[str]], tried: _Tried) -> Gated:
    if tried.facts is None:
        return Gated(f"nothing ({tried.refused})", ())
    groups = tried.facts.facts[0].bands
    named = ", ".join("everybody" if group == ALL else group for group in groups)
    return Gated(f"bands of {named}", _told(scene, inside, tried.facts, ""))


def _told(
    scene: Scene, inside: Mapping[str, Sequence[str]], released: Facts | None, prefix: str
) -> tuple[Told, ...]:
    kind = KINDS[scene.question]
    return tuple(
        Told(f"{prefix}{one.source}", one.factors, one.ranges)
        for facts in (released.facts if released else ())
        for one in told_by(facts, inside, kind.cut, kind.other)
    )
