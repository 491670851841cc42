"""The same questions through the product's own gate, and what a reader makes of what comes out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import product

from benchmarks.attack.scene import KINDS, Scene
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
    propose,
    release_bands,
)
from samenscan.core.disclosure.attack_exact import Told, told_by
from samenscan.core.text import Text, Words

Facts = Released[Members, tuple[QuestionBands, ...]]


@dataclass(frozen=True)
class Gated:
    """What the gate let through, in words, and all that follows from it."""

    words: str
    told: tuple[Told, ...]


Gate = Callable[[Scene], Gated]


@cache
def plan_for(sizes: tuple[tuple[str, int], ...]) -> Plan | NoPlan:
    """What is registered for this participation before anybody answers."""
    return propose(Layout(sizes))


def partnerships(inside: Mapping[str, Sequence[str]] | None = None) -> Gate:
    """Publish once, for these partnerships of the scene's groups: each its own when None."""

    def gate(scene: Scene) -> Gated:
        into = inside or {group: (group,) for group in scene.answers}
        released, _, refused = _release(scene, into, "round", ())
        return _gated(scene, into, [released], refused)

    return gate


def twice(
    first: Sequence[str], inside: Mapping[str, Sequence[str]], *, rounds: tuple[str, str]
) -> Gate:
    """Publish about these groups, and once more when all have answered."""

    def gate(scene: Scene) -> Gated:
        some = {name: [g for g in groups if g in first] for name, groups in inside.items()}
        before, entry, _ = _release(scene.only(first), some, rounds[0], ())
        after, _, refused = _release(scene, inside, rounds[1], (entry,))
        told = _told(scene, some, before, "first: ") + _told(scene, inside, after, "second: ")
        words = "both results" if after else f"the first result; the second is refused ({refused})"
        return Gated(words, told)

    return gate


def pictures(scene: Scene) -> Gated:
    """Only the chart is seen: the reader draws every table, and keeps what looks the same."""
    into = {group: (group,) for group in scene.answers}
    released, _, _ = _release(scene, into, "round", ())
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
    released, _, _ = _release(scene, {group: (group,) for group in answers}, "round", ())
    if released is None:
        raise AssertionError("no release for this scene")
    return bands_chart(released, scene.dataset().questionnaire, "yes", _tell).svg


def _tell(one: Text | Words | Decimal) -> str:
    return one.told("en") if isinstance(one, Words) else str(one)


def _release(
    scene: Scene,
    inside: Mapping[str, Sequence[str]],
    name: str,
    earlier: Sequence[ReleasedEntry],
) -> tuple[Facts | None, ReleasedEntry, str]:
    """What the gate lets through or why not, and what the ledger keeps of it."""
    of = {group: into for into, groups in inside.items() for group in groups}
    group_of = {f"{group}-{at}": of[group] for group, at in scene.members}
    sizes = tuple((into, sum(scene.sizes[g] for g in groups)) for into, groups in inside.items())
    plan, dataset = plan_for(sizes), scene.dataset()
    nothing = ReleasedEntry(name, "", frozenset(), frozenset())
    try:
        released = release_bands(plan, dataset, group_of, Members(name), earlier=earlier)
    except (NotReleased, AlreadyReleased) as refused:
        return None, nothing, type(refused).__name__
    if isinstance(plan, NoPlan):
        raise AssertionError("something was released without a plan")
    entry = ReleasedEntry(
        round=name,
        plan_hash=plan.content_hash,
        questions=frozenset({scene.question}),
        organisations=frozenset(group_of),
    )
    return released, entry, ""


def _gated(
    scene: Scene, inside: Mapping[str, Sequence[str]], all_: Sequence[Facts | None], refused: str
) -> Gated:
    told = tuple(one for facts in all_ for one in _told(scene, inside, facts, ""))
    groups = [group for facts in all_ if facts for group in facts.facts[0].bands]
    named = ", ".join("everybody" if group == ALL else group for group in groups)
    return Gated(f"bands of {named}" if groups else f"nothing ({refused})", told)


def _told(
    scene: Scene, inside: Mapping[str, Sequence[str]], released: Facts | None, prefix: str
) -> tuple[Told, ...]:
    kind = KINDS[scene.question]
    return tuple(
        Told(f"{prefix}{one.source}", one.factors, one.ranges)
        for facts in (released.facts if released else ())
        for one in told_by(facts, inside, kind.cut, kind.other)
    )
