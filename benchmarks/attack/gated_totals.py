"""What the gate lets through of amounts: totals, as an attacker of amounts reads them."""

from collections.abc import Mapping, Sequence

from benchmarks.attack.gated import Gate, Gated
from benchmarks.attack.scene import Scene
from samenscan.core.disclosure import (
    AlreadyReleased,
    Members,
    NotReleased,
    ReleasedEntry,
    TotalTold,
    plan_total,
    release_totals,
)
from samenscan.core.disclosure.attack_amounts import ToldSum

CAP_OF_SPEND = 500_000


def totals() -> Gate:
    """Publish the total of everybody, once."""

    def gate(scene: Scene) -> Gated:
        facts, _ = _release(scene, "round", ())
        return _gated("the total of everybody, between two amounts", _told(scene, facts, ""))

    return gate


def totals_twice(first: Sequence[str], second: Sequence[str]) -> Gate:
    """Publish the total of these groups, and later of those."""

    def gate(scene: Scene) -> Gated:
        before, entry = _release(scene.only(first), "2026", ())
        told = _told(scene.only(first), before, "2026: ")
        try:
            after, _ = _release(scene.only(second), "2027", (entry,))
        except (AlreadyReleased, NotReleased) as refused:
            return _gated(f"the first total; again is refused ({type(refused).__name__})", told)
        return _gated("both totals", told + _told(scene.only(second), after, "2027: "))

    return gate


def _gated(words: str, told: tuple[ToldSum, ...]) -> Gated:
    return Gated(words, (), told)


def _release(
    scene: Scene, name: str, earlier: Sequence[ReleasedEntry]
) -> tuple[tuple[TotalTold, ...], ReleasedEntry]:
    dataset = scene.dataset()
    question = dataset.questionnaire.question(scene.question)
    plan = plan_total(question, len(dataset.sheets))
    group_of = {sheet.organisation: "all" for sheet in dataset.sheets}
    released, _, entry = release_totals(
        [plan] if plan else [], dataset, group_of, Members(name), earlier=earlier
    )
    return released.facts, entry


def _told(scene: Scene, facts: Sequence[TotalTold], prefix: str) -> tuple[ToldSum, ...]:
    factors = tuple((f"{group}-{at}", 1.0) for group, at in scene.members)
    return tuple(
        ToldSum(
            f"{prefix}total of everybody",
            factors,
            0.0 if one.over is None else float(one.over + one.step),
            float(one.n * one.cap if one.up_to is None else one.up_to),
        )
        for one in facts
    )


def capped(scene: Scene) -> Scene:
    """The amounts as they count in a total."""
    answers: Mapping[str, tuple[int, ...]] = {
        group: tuple(min(CAP_OF_SPEND, amount) for amount in given)
        for group, given in scene.answers.items()
    }
    return Scene(scene.question, answers)
