"""Random rounds through the gate, and through the rules of thumb that other programs follow."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import product
from random import Random

from benchmarks.attack.gated import plan_for
from benchmarks.attack.scene import BITS, given, questionnaire
from benchmarks.attack.tally import Place, Question, Tally
from samenscan.core.answers import Answer, Dataset, Sheet
from samenscan.core.disclosure import Members, QuestionBands, release_bands
from samenscan.core.disclosure.attack_exact import Told, told_by

Sizes = dict[str, int]
LAYOUTS: tuple[Sizes, ...] = (
    {"east": 12, "west": 11},
    {"east": 13, "west": 12},
    {"east": 9, "west": 8},
)
CODES = ("yes", "level")
# A level as far as bands speak of it: at the other end (0, 1), between, or confirming (3 to 5).
ENDS = (0, 1, 2)
END_OF_LEVEL = (0, 0, 1, 2, 2, 2)
SECRETS = {"yes": (frozenset({1}),), "level": (frozenset({2}), frozenset({0}))}


def random_answers(dice: Random, sizes: Sizes) -> dict[str, dict[str, list[int]]]:
    """Per question and group a value per member: groups that differ, agree or nearly agree."""
    return {
        code: {group: [_value(dice, code, lean) for _ in range(n)] for group, n, lean in leans}
        for code in CODES
        for leans in [[(group, n, _lean(dice)) for group, n in sizes.items()]]
    }


def _lean(dice: Random) -> float:
    """How much a group leans to the high end; one in three hardly doubts."""
    return dice.choice((0.0, 0.03, 0.97, 1.0)) if dice.random() < 1 / 3 else dice.random()


def _value(dice: Random, code: str, lean: float) -> int:
    if code == "yes":
        return int(dice.random() < lean)
    return sum(dice.random() < lean for _ in range(5))


def released(
    sizes: Sizes, answers: Mapping[str, Mapping[str, Sequence[int]]]
) -> tuple[QuestionBands, ...]:
    """What the gate tells of this round."""
    asked = questionnaire(CODES)
    sheets, group_of = [], {}
    for group, n in sizes.items():
        for at in range(n):
            own: dict[str, Answer] = {
                code: given(asked, code, answers[code][group][at]) for code in CODES
            }
            sheets.append(Sheet(f"{group}-{at}", own))
            group_of[f"{group}-{at}"] = group
    plan = plan_for(tuple(sizes.items()))
    dataset = Dataset(asked, tuple(sheets))
    return release_bands(plan, dataset, group_of, Members("round"), earlier=()).facts


def through_the_gate(n_rounds: int, seed: int = 2016) -> Tally:
    """Every single member and every pair of so many random rounds, three layouts in turn."""
    dice, found = Random(seed), Tally()
    kept: dict[tuple[object, ...], Question] = {}
    for number in range(n_rounds):
        sizes = LAYOUTS[number % len(LAYOUTS)]
        answers = random_answers(dice, sizes)
        for facts in released(sizes, answers):
            told = told_by(facts, {group: (group,) for group in sizes}, *_ends(facts.code))
            key = (facts.code, *sizes.items(), *told)
            if key not in kept:
                kept[key] = Question(sizes, _values(facts.code), SECRETS[facts.code], told)
            found.add(kept[key].tally(_real(facts.code, answers[facts.code])))
    return found


def _values(code: str) -> tuple[int, ...]:
    return BITS if code == "yes" else ENDS


def _ends(code: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return ((1,), ()) if code == "yes" else ((2,), (0,))


def _real(code: str, answers: Mapping[str, Sequence[int]]) -> Counter[Place]:
    return Counter(
        (group, value if code == "yes" else END_OF_LEVEL[value])
        for group, values in answers.items()
        for value in values
    )


# East and West by three sizes, as one layout of 23 organisations falls apart.
CELLS = {
    ("east", "small"): 5,
    ("east", "medium"): 6,
    ("east", "large"): 1,
    ("west", "small"): 3,
    ("west", "medium"): 3,
    ("west", "large"): 5,
}
N_IN_CELLS = sum(CELLS.values())
RULES = {
    "counts of 5 or more, by side and size": (5, 0, "crossed"),
    "the same, and 5 or more in the rest": (5, 5, "crossed"),
    "counts of 5 or more, side or size only": (5, 0, "margins"),
    "counts of 10 or more, side only": (10, 0, "sides"),
}


def by_rule(name: str, n_rounds: int, seed: int = 2016) -> Tally:
    """The same attack on counts that a rule of thumb lets through, a yes/no question a round."""
    least, rest, which = RULES[name]
    groups = [
        group
        for group in _groups(which)
        if (n := sum(CELLS[cell] for cell in group)) >= least
        and (n == N_IN_CELLS or N_IN_CELLS - n >= rest)
    ]
    sizes = {" ".join(cell): n for cell, n in CELLS.items()}
    dice, found = Random(seed), Tally()
    for _ in range(n_rounds):
        side = {"east": _lean(dice), "west": _lean(dice)}
        real = Counter(
            (" ".join(cell), _value(dice, "yes", side[cell[0]]))
            for cell, n in CELLS.items()
            for _ in range(n)
        )
        told = [_counted([" ".join(cell) for cell in group], real) for group in groups]
        found.add(Question(sizes, BITS, SECRETS["yes"], told, guess=False).tally(real))
    return found


def _groups(which: str) -> list[list[tuple[str, str]]]:
    """Everybody and each side; then each size; then each side by size."""
    sides, by_size = ("east", "west"), ("small", "medium", "large")
    alone = sides if which == "sides" else (*sides, *by_size)
    found = [list(CELLS), *([cell for cell in CELLS if one in cell] for one in alone)]
    return found + ([[cell] for cell in product(sides, by_size)] if which == "crossed" else [])


def _counted(names: Sequence[str], real: Mapping[Place, int]) -> Told:
    count = sum(real.get((name, 1), 0) for name in names)
    return Told(" + ".join(names), tuple((name, 1, 1) for name in names), ((count, count),))
