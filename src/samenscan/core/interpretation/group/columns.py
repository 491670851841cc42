"""A round by member, in one order and with the silent ones: counted and scored once."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from samenscan.core.answers.asked import view
from samenscan.core.answers.coded import Coded, coded
from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.measures import Measure, State
from samenscan.core.answers.population import Asked, Submission
from samenscan.core.answers.values import Answer
from samenscan.core.interpretation.group.members import Group, Profile, groups_of
from samenscan.core.questionnaire.model import Question, Questionnaire
from samenscan.core.questionnaire.own_only import for_group, hidden_reasons, is_own
from samenscan.core.scoring import DatasetScores, score_dataset
from samenscan.core.scoring.means import Means
from samenscan.core.statistics.histograms import ALL, Histograms, histograms_of_coded

ROUND = "round"
_APPLIES_NOT = (State.NOT_ASKED, State.NOT_APPLICABLE)


@dataclass(frozen=True)
class Columns:
    """The answers of a round, coded and scored; `rows` is the sheet of each member, None without.

    `dataset` holds the sheets of members only, with everybody who was asked as its population, and
    a questionnaire in which answers that serve only their organisation count in no level.
    """

    dataset: Dataset
    profiles: tuple[Profile, ...]
    groups: tuple[Group, ...]
    coded: Coded
    counted: Histograms
    scores: DatasetScores
    rows: tuple[int | None, ...]

    @cached_property
    def hidden(self) -> frozenset[str]:
        """Questions of which nobody is told of how many they were asked.

        They are asked depending on an answer that serves only its own organisation, and would
        tell that answer. Whoever was not asked counts with the silent there.
        """
        return hidden_reasons(self.questionnaire)

    @cached_property
    def measures(self) -> tuple[tuple[int, Measure], ...]:
        """Each measure of a question that serves the group, with its place in the counts."""
        return tuple(
            (at, measure)
            for at, measure in enumerate(self.counted.measures)
            if serves_group(self.questionnaire.question(measure.question))
        )

    @property
    def questionnaire(self) -> Questionnaire:
        """What was asked."""
        return self.dataset.questionnaire

    @cached_property
    def took_part(self) -> tuple[bool, ...]:
        """Which members handed in a sheet, by place."""
        return tuple(row is not None for row in self.rows)

    def numbers(self, code: str) -> tuple[Fraction | None, ...]:
        """What each member wrote in a number, amount or percentage; None where it did not."""
        given = self.coded.numbers[code]
        return tuple(
            None if row is None or (value := given[row]) is None else Fraction(value)
            for row in self.rows
        )

    def answer(self, place: int, code: str) -> Answer | None:
        """The answer of one member as it counts; None where it handed nothing in."""
        row = self.rows[place]
        if row is None:
            return None
        sheet = self.dataset.sheets[row]
        if self.questionnaire.question(code).asked_when is None:
            return sheet.answer(code)
        return view(self.questionnaire, sheet).answer(code)

    def applies_to(self, measure: str) -> tuple[bool, ...]:
        """Whether a question applies to each member, by place; to the silent it may."""
        column = self.coded.column[measure]
        if self.coded.measures[column].question in self.hidden:
            return (True,) * len(self.rows)
        states = self.coded.codes[:, column].tolist()
        return tuple(row is None or states[row] not in _APPLIES_NOT for row in self.rows)

    def levels(self, means: Means) -> tuple[Fraction | None, ...]:
        """The share of full marks (0..1) of each member, None where withheld or silent."""
        shown = means.shown.tolist()
        return tuple(
            means.share.at(row) if row is not None and shown[row] else None for row in self.rows
        )

    def applies(self, means: Means, questions: Iterable[Question]) -> tuple[bool, ...]:
        """Whether a part with these questions applies to each member; to the silent it may.

        Everybody where one of them is `hidden`: of how many it was asked would show otherwise.
        """
        if any(question.code in self.hidden for question in questions):
            return (True,) * len(self.rows)
        applicable = means.n_applicable.tolist()
        return tuple(row is None or applicable[row] > 0 for row in self.rows)


def columns_of(dataset: Dataset, profiles: Sequence[Profile]) -> Columns:
    """This round by member, in the order of `profiles`, silent ones included.

    A sheet of somebody who is no member counts for nothing.
    """
    asked = {one.organisation for one in profiles}
    sheets = tuple(sheet for sheet in dataset.sheets if sheet.organisation in asked)
    row_of = {sheet.organisation: row for row, sheet in enumerate(sheets)}
    asked_together = for_group(dataset.questionnaire)
    known = Dataset(asked_together, sheets, _population(profiles, row_of.keys()))
    groups = groups_of(profiles)
    in_codes = coded(known)
    named = {key(group): {profiles[at].organisation for at in group.places} for group in groups[1:]}
    return Columns(
        known,
        tuple(profiles),
        groups,
        in_codes,
        histograms_of_coded({ROUND: in_codes}, named),
        score_dataset(known),
        tuple(row_of.get(one.organisation) for one in profiles),
    )


def serves_group(question: Question) -> bool:
    """Whether its answers may serve anybody but the organisation that gave them."""
    return not is_own(question)


def key(group: Group) -> str:
    """How the counts call a group."""
    return ALL if group.by == "all" else f"{group.by} {group.name}"


def _population(profiles: Sequence[Profile], present: Container[str]) -> tuple[Asked, ...]:
    states = (Submission.NOT_SUBMITTED, Submission.SUBMITTED)
    return tuple(
        Asked(one.organisation, one.name, states[one.organisation in present]) for one in profiles
    )
