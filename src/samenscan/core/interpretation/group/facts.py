"""What a group holds together, counted once: a histogram per measure and a row per level (Z21).

Everything else (mean, median, parts, bounds) follows from the counts when somebody asks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from samenscan.core.answers.measures import FIRST_STEP, Measure, State
from samenscan.core.interpretation.group.columns import Columns
from samenscan.core.interpretation.group.honest import Middle, Part, middle_of, middle_of_counts
from samenscan.core.interpretation.group.members import Group
from samenscan.core.questionnaire.model import NUMERIC, Question
from samenscan.core.scoring import parts_of, scored_questions
from samenscan.core.statistics.counts import Counts
from samenscan.core.text import Text, Words

# A level is told in fifths of its scale where its members are counted.
N_BANDS = 5
# From this level on something is in use; what a part of a group is counted from.
IN_USE = 3
# From this step a theme matters much.
MUCH = 2


@dataclass(frozen=True)
class StepsFact:
    """How often each step of one measure was chosen in one group.

    `n_members` are those to whom it applies or may apply (see `Part`); `n_no_sheet` of them
    handed nothing in.
    """

    question: Question
    measure: Measure
    section: str
    group: Group
    counts: Counts
    n_members: int
    n_no_sheet: int

    @property
    def n_answers(self) -> int:
        """How many gave a step."""
        return sum(self.counts)

    @cached_property
    def middle(self) -> Middle | None:
        """Mean and median step; None for choices without an order and without answers."""
        return middle_of_counts(self.counts, self.n_members) if self.measure.ordered else None

    @property
    def told_from(self) -> int:
        """The step from which answers are counted together where a part of a group is told."""
        return {"practice": IN_USE, "paper": IN_USE, "matters": MUCH}.get(self.measure.side, 1)

    @cached_property
    def told_part(self) -> Part:
        """The part told in words: level 3 and above, much and very much, perhaps and yes, yes.

        Of a choice without an order: the one that most chose.
        """
        if self.measure.ordered:
            n_yes = sum(self.counts[self.told_from :])
        else:
            n_yes = max(self.counts, default=0)
        return Part(n_yes, self.n_answers, self.n_members)


@dataclass(frozen=True)
class LevelFact:
    """The levels of a domain (`theme` is None) or of one theme, over the members of one group.

    `values` are shares of full marks (0..1) by place in the group, None without a level;
    `n_members` are those to whom it applies or may apply.
    """

    section: str
    theme: str | None
    title: Words | Text
    group: Group
    values: tuple[Fraction | None, ...]
    n_members: int

    @cached_property
    def known(self) -> tuple[Fraction, ...]:
        """The levels that are known, in the order of members."""
        return tuple(value for value in self.values if value is not None)

    @cached_property
    def middle(self) -> Middle | None:
        """Mean and median as shares (0..1), with the hard bounds of the mean."""
        return middle_of(self.known, self.n_members, Fraction(1))

    @cached_property
    def bands(self) -> Counts:
        """How many members have a level in each fifth of the scale; the top belongs to the last."""
        counts = [0] * N_BANDS
        for value in self.known:
            counts[min(int(value * N_BANDS), N_BANDS - 1)] += 1
        return tuple(counts)


@dataclass(frozen=True)
class NumberFact:
    """What members of one group wrote in a number, amount or percentage."""

    question: Question
    section: str
    group: Group
    values: tuple[Fraction | None, ...]
    n_members: int

    @cached_property
    def known(self) -> tuple[Fraction, ...]:
        """The numbers that were given."""
        return tuple(value for value in self.values if value is not None)

    @cached_property
    def median(self) -> Fraction | None:
        """The middle number; None without any."""
        ordered = sorted(self.known)
        n = len(ordered)
        return (ordered[(n - 1) // 2] + ordered[n // 2]) / 2 if n else None

    @cached_property
    def mean(self) -> Fraction | None:
        """Their mean; None without any."""
        return sum(self.known, Fraction(0)) / len(self.known) if self.known else None


def steps_facts(columns: Columns) -> tuple[StepsFact, ...]:
    """Every measure with steps in every group: measures in reading order, all together first."""
    found: list[StepsFact] = []
    where = _where(columns)
    for at, measure in columns.measures:
        question = columns.questionnaire.question(measure.question)
        if question.kind in NUMERIC:
            continue
        cells = columns.counted.cube[0, :, at].tolist()
        for group, cell in zip(columns.groups, cells, strict=True):
            found.append(
                StepsFact(
                    question,
                    measure,
                    where[question.code],
                    group,
                    tuple(cell[FIRST_STEP : FIRST_STEP + measure.n_steps]),
                    _applying(group, cell, hidden=question.code in columns.hidden),
                    cell[State.NO_SHEET],
                )
            )
    return tuple(found)


def number_facts(columns: Columns) -> tuple[NumberFact, ...]:
    """Every question that is answered with a number, in every group."""
    where = _where(columns)
    found: list[NumberFact] = []
    for at, measure in columns.measures:
        code = measure.question
        if code not in columns.coded.numbers:
            continue
        values = columns.numbers(code)
        cells = columns.counted.cube[0, :, at].tolist()
        found += [
            NumberFact(
                columns.questionnaire.question(code),
                where[code],
                group,
                tuple(values[place] for place in group.places),
                _applying(group, cell, hidden=code in columns.hidden),
            )
            for group, cell in zip(columns.groups, cells, strict=True)
        ]
    return tuple(found)


def level_facts(columns: Columns) -> tuple[LevelFact, ...]:
    """Every scored domain and its themes, in every group."""
    return tuple(
        LevelFact(
            section,
            theme,
            title,
            group,
            tuple(values[place] for place in group.places),
            sum(applies[place] for place in group.places),
        )
        for section, theme, title, values, applies in _parts(columns)
        for group in columns.groups
    )


Levels = tuple[Fraction | None, ...]


def _parts(
    columns: Columns,
) -> Iterator[tuple[str, str | None, Words | Text, Levels, Sequence[bool]]]:
    for scored in columns.scores.sections:
        section, means = scored.section, scored.means
        scored_here = scored_questions(section)
        if not scored_here:
            continue
        applies = columns.applies(means, scored_here)
        yield section.code, None, section.title, columns.levels(means), applies
        if not section.themes:
            continue
        for part, theme in zip(parts_of(section), scored.themes, strict=True):
            yield (
                section.code,
                part.code,
                part.title,
                columns.levels(theme),
                columns.applies(theme, part.questions),
            )


def _where(columns: Columns) -> dict[str, str]:
    """The domain of each question."""
    return {
        question.code: section.code
        for section in columns.questionnaire.sections
        for question in section.questions
    }


def _applying(group: Group, cell: Sequence[int], *, hidden: bool) -> int:
    """Everybody in the group but those to whom it does not apply; the silent are in.

    Everybody where of how many it was not asked has to stay `hidden`.
    """
    gone = 0 if hidden else cell[State.NOT_APPLICABLE] + cell[State.NOT_ASKED]
    return group.n_members - gone
