"""A round that is attacked: who took part, in which group, and what each really answered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from samenscan.core.answers import Answer, Dataset, Sheet, parse
from samenscan.core.disclosure.attack_exact import Atom, ExactAttack, Known, Told, worked_out
from samenscan.core.questionnaire import Questionnaire, read

Place = tuple[str, int]
BITS, LEVELS = (0, 1), (0, 1, 2, 3, 4, 5)
COALITION = 2
CUT_OF_EURO = 200_000

_SOURCE = """
code: holes
version: "1"
title: Holes
languages: [en]
scale: {max: 5, levels: [a, b, c, d, e, f]}
sections:
  - {code: Q, title: Questions, minutes: 5, questions: [%s]}
"""
_QUESTIONS = {
    "yes": "{code: yes, type: yes_no, text: Back-ups, yes_score: 5, no_score: 0,"
    " cut: {choices: ['yes'], says: tests a back-up}}",
    "level": "{code: level, type: level, text: Agreements, cut: {side: practice, at_least: 3,"
    " says: lives up to them, other_end: {at_most: 1, says: is beginning}}}",
    "euro": "{code: euro, type: money, text: Spending, weight: 0, min: 0, max: 1000000,"
    " cut: {at_least: 200000, says: spends 200 000 or more}}",
    "spend": "{code: spend, type: money, text: Spending, weight: 0, decimals: 0,"
    " total: {at_most: 500000, says: running costs}}",
}

_DOMAIN = """
  - {code: D, title: A domain, minutes: 5, cut: {at_least: 3, says: on their way}, questions: [%s]}
"""
OF_DOMAIN = ("d0", "d1", "d2")
"""Three yes/no questions; who says yes to two of them reaches the level."""
WAYS = tuple(range(2 ** len(OF_DOMAIN)))
"""How a member filled in the domain: a number whose binary digits are its answers."""


def yes_to(at: int) -> tuple[int, ...]:
    """The ways to fill in the domain with yes to this question."""
    return tuple(way for way in WAYS if way >> at & 1)


@dataclass(frozen=True)
class Kind:
    """What a member can have answered, as far as is attacked, and the values at either end.

    `answers`: what else nobody may work out, as the values for which it holds.
    """

    values: tuple[int, ...]
    cut: tuple[int, ...]
    other: tuple[int, ...] = ()
    answers: tuple[tuple[int, ...], ...] = ()

    @property
    def secrets(self) -> tuple[frozenset[int], ...]:
        """What nobody may work out: whether a member is at an end, or gave an answer."""
        return tuple(frozenset(end) for end in (self.cut, self.other, *self.answers) if end)


# Of an amount the gate tells only whether it reaches the cut.
KINDS = {
    "yes": Kind(BITS, (1,)),
    "level": Kind(LEVELS, (3, 4, 5), (0, 1)),
    "euro": Kind(BITS, (1,)),
    "spend": Kind(BITS, (1,)),
    "domain": Kind(
        WAYS,
        tuple(way for way in WAYS if way.bit_count() >= 2),
        answers=tuple(yes_to(at) for at in range(len(OF_DOMAIN))),
    ),
}


@dataclass(frozen=True)
class Scene:
    """One question and its real answers per group: 0 or 1, a level, or euro."""

    question: str
    answers: Mapping[str, tuple[int, ...]]

    @property
    def values(self) -> Mapping[str, tuple[int, ...]]:
        """The answers as the gate tells of them: of an amount, whether it reaches the cut."""
        if self.question != "euro":
            return self.answers
        return {
            group: tuple(int(amount >= CUT_OF_EURO) for amount in given)
            for group, given in self.answers.items()
        }

    @property
    def sizes(self) -> dict[str, int]:
        """How many members each group has; participation is public."""
        return {group: len(given) for group, given in self.answers.items()}

    @property
    def members(self) -> tuple[tuple[str, int], ...]:
        """Every member as its group and its place in there."""
        return tuple((group, at) for group, n in self.sizes.items() for at in range(n))

    def of(self, groups: Sequence[str]) -> list[int]:
        """The answers of everybody in these groups."""
        return [answer for group in groups for answer in self.answers[group]]

    def only(self, groups: Sequence[str]) -> "Scene":
        """The same round without the other groups."""
        return Scene(self.question, {group: self.answers[group] for group in groups})

    def dataset(self) -> Dataset:
        """The answers as the product reads them."""
        asked = questionnaire((self.question,))
        sheets = (
            Sheet(f"{group}-{at}", _given(asked, self.question, answers[at]))
            for group, answers in self.answers.items()
            for at in range(len(answers))
        )
        return Dataset(asked, tuple(sheets))


@cache
def questionnaire(codes: tuple[str, ...]) -> Questionnaire:
    """The questionnaire with these questions, or with the domain."""
    if codes == ("domain",):
        yes_no = "{code: %s, type: yes_no, text: A question, yes_score: 5}"
        return read(
            _SOURCE.partition("  - {")[0]
            + _DOMAIN % ", ".join(yes_no % code for code in OF_DOMAIN),
            "holes.yaml",
        )
    return read(_SOURCE % ", ".join(_QUESTIONS[code] for code in codes), "holes.yaml")


def _given(asked: Questionnaire, code: str, value: int) -> dict[str, Answer]:
    """One value as the answers it stands for: of the domain one per question."""
    if code != "domain":
        return {code: given(asked, code, value)}
    return {
        one: parse(asked.question(one), {"value": "yes" if value >> at & 1 else "no"})
        for at, one in enumerate(OF_DOMAIN)
    }


def given(asked: Questionnaire, code: str, value: int) -> Answer:
    """One value as an answer to the question of this code."""
    fields = {"value": str(value)}
    if code == "yes":
        fields = {"value": "yes" if value else "no"}
    elif code == "level":
        fields = {"paper": str(value), "practice": str(value)}
    return parse(asked.question(code), fields)


@dataclass(frozen=True)
class Recovered:
    """Members whose answer somebody works out exactly, and by how many members at least.

    `looker` and `atom` are one example with the fewest who look.
    """

    members: frozenset[Place]
    fewest: int | None = None
    looker: Known | None = None
    atom: str = ""


def looks(members: Sequence[tuple[str, int]]) -> Iterator[tuple[tuple[str, int], ...]]:
    """Nobody, every single member and every pair."""
    for size in range(COALITION + 1):
        yield from combinations(members, size)


def recover(
    real: Mapping[str, Sequence[int]],
    values: Sequence[int],
    told: Sequence[Told],
    secrets: Sequence[frozenset[int]] = (),
) -> Recovered:
    """Whose value, or one of these secrets, anyone can work out from this and its own.

    `real`: the true values per atom. Fails when the attacker excludes the truth.
    """
    attack = ExactAttack([Atom(name, len(given)) for name, given in real.items()], values, told)
    members = [(name, at) for name, given in real.items() for at in range(len(given))]
    seen: dict[tuple[tuple[str, int], ...], dict[str, frozenset[int]]] = {}
    found: set[tuple[str, int]] = set()
    example: tuple[int, Known, str] | None = None
    for looking in looks(members):
        known = _known(real, looking)
        key = tuple(sorted((name, value) for name, given in known.items() for value in given))
        if key not in seen:
            seen[key] = attack.left(known)
            if not seen[key]:
                raise AssertionError("the attacker excludes what is true")
        for name, at in set(members) - set(looking):
            possible = seen[key][name]
            if real[name][at] not in possible:
                raise AssertionError("the attacker excludes what is true")
            if len(possible) == 1 or worked_out(possible, secrets):
                found.add((name, at))
                example = example or (len(looking), known, name)
    return Recovered(frozenset(found), *(example or ()))


def _known(
    real: Mapping[str, Sequence[int]], looking: Sequence[tuple[str, int]]
) -> dict[str, tuple[int, ...]]:
    known: dict[str, tuple[int, ...]] = {}
    for name, at in looking:
        known[name] = (*known.get(name, ()), real[name][at])
    return known
