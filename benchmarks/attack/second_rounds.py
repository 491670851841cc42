"""Random pairs of rounds through the gate: members leave, come, and answer otherwise or not."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from benchmarks.attack.gated import plan_for
from benchmarks.attack.scene import given, questionnaire
from benchmarks.attack.tally import Place, Question, Tally
from samenscan.core.answers import Dataset, Sheet
from samenscan.core.disclosure import Members, NoPlan, NotReleased, entry_for, release_bands
from samenscan.core.disclosure.attack_exact import Told, told_by
from samenscan.core.disclosure.beside import FirstResult, SecondResult, release_beside

SIZES = {"east": 12, "west": 11}
CODE = "yes"
# Both answers of one member as one value: twice the first one plus the second one.
BOTH = (0, 1, 2, 3)
SAID_YES = (frozenset({2, 3}), frozenset({1, 3}))
_CHANGED = (1, 2)
# How likely a member changes its answer, and how many the reader is sure changed at most.
READERS: Mapping[str, tuple[float, int | None]] = {
    "who takes nothing for granted": (0.2, None),
    "who is sure that nobody changed": (0.0, 0),
}


@dataclass
class TwoRounds:
    """What came of many pairs of rounds.

    `refused`: how often only the first result was told; `moved`: how often the second one differed.
    """

    tally: Tally = field(default_factory=Tally)
    refused: int = 0
    moved: int = 0


def two_rounds(
    n_pairs: int, *, change: float, sure: int | None = None, seed: int = 2016
) -> TwoRounds:
    """Attack both results together, where every member changes its answer with this chance.

    `sure`: the reader is sure that no more than so many changed, and looks at pairs of rounds in
    which that is so; None for a reader who takes nothing for granted.
    """
    dice, found = Random(seed), TwoRounds()
    kept: dict[tuple[Told, ...], Question] = {}
    for _ in range(n_pairs):
        answers = _answers(dice, change, sure)
        away = {f"{group}-0" for group in SIZES if dice.random() < 0.4}
        first, second = _told(answers, away, dice.randint(0, 2))
        found.refused += not second
        found.moved += _moved(first, second)
        told = first + second
        sizes = _sizes(away)
        again = [(name, value, 1) for name in sizes for value in _CHANGED]
        # Who is away counts as before: for such a member there is one answer only.
        told += tuple(
            Told("kept", ((name, 1, 1), (name, 2, 1)), ((0, 0),))
            for name in sizes
            if "away" in name
        )
        if sure is not None:
            told += (Told("sure", tuple(again), ((0, sure),)),)
        if told not in kept:
            kept[told] = Question(sizes, BOTH, SAID_YES, told, guess=False)
        found.tally.add(kept[told].tally(_real(answers, away)))
    return found


def _answers(dice: Random, change: float, sure: int | None) -> dict[str, int]:
    lean = {group: dice.random() for group in SIZES}
    first = {f"{g}-{at}": int(dice.random() < lean[g]) for g, n in SIZES.items() for at in range(n)}
    changing = [name for name in first if dice.random() < change]
    some = changing if sure is None else dice.sample(changing, min(sure, len(changing)))
    return {name: 2 * bit + (1 - bit if name in some else bit) for name, bit in first.items()}


def _told(
    answers: Mapping[str, int], away: set[str], n_new: int
) -> tuple[tuple[Told, ...], tuple[Told, ...]]:
    first = {name: value // 2 for name, value in answers.items()}
    second = {name: value % 2 for name, value in answers.items() if name not in away}
    newcomers = {f"new-{number}": 1 for number in range(n_new)}
    then = _first(first)
    told = _read("first: ", then, (2, 3), away)
    try:
        beside = release_beside(
            then,
            _dataset({**second, **newcomers}),
            Members("2027"),
            frozenset({CODE}),
            earlier=(then.entry,),
        )
    except NotReleased:
        return told, ()
    return told, _read("second: ", beside, (1, 3), away)


def _moved(first: Sequence[Told], second: Sequence[Told]) -> bool:
    """Whether a group stands in another band than before."""
    before = {one.source.removeprefix("first: "): one.ranges for one in first}
    return any(before[one.source.removeprefix("second: ")] != one.ranges for one in second)


def _first(answers: Mapping[str, int]) -> FirstResult:
    plan, dataset, audience = plan_for(tuple(SIZES.items())), _dataset(answers), Members("2026")
    if isinstance(plan, NoPlan):
        raise AssertionError("no plan for this layout")
    group_of = {name: name.split("-")[0] for name in answers}
    told = release_bands(plan, dataset, group_of, audience, earlier=())
    entry = entry_for(audience, plan, dataset, group_of)
    return FirstResult(entry, plan, dataset, group_of, told)


def _read(
    prefix: str, result: FirstResult | SecondResult, yes: tuple[int, ...], away: set[str]
) -> tuple[Told, ...]:
    released = result.told if isinstance(result, FirstResult) else result.released
    inside = {group: [name for name in _sizes(away) if name.split()[0] == group] for group in SIZES}
    return tuple(
        Told(prefix + one.source, one.factors, one.ranges)
        for one in told_by(released.facts[0], inside, yes)
    )


def _dataset(answers: Mapping[str, int]) -> Dataset:
    asked = questionnaire((CODE,))
    return Dataset(
        asked, tuple(Sheet(name, {CODE: given(asked, CODE, bit)}) for name, bit in answers.items())
    )


def _atom(name: str, away: set[str]) -> str:
    return f"{name.split('-')[0]} {'away' if name in away else 'again'}"


def _sizes(away: set[str]) -> dict[str, int]:
    return dict(Counter(_atom(f"{g}-{at}", away) for g, n in SIZES.items() for at in range(n)))


def _real(answers: Mapping[str, int], away: set[str]) -> Counter[Place]:
    return Counter(
        (_atom(name, away), value - value % 2 + value // 2 if name in away else value)
        for name, value in answers.items()
    )
