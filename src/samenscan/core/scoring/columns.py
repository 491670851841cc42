"""Scores of a whole dataset at once, in columns of whole numbers, equal to those one by one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from samenscan.core.answers.dataset import Dataset
from samenscan.core.questionnaire.model import Questionnaire, Section
from samenscan.core.scoring.means import Means, means_of_means, means_of_questions
from samenscan.core.scoring.outcomes import (
    DOES_NOT_APPLY,
    FIRST_SHARE,
    Ids,
    Outcomes,
    columns_of,
)
from samenscan.core.scoring.parts import Part, parts_of, scored_questions
from samenscan.core.scoring.passing import Gate, passing
from samenscan.core.scoring.reasons import SECTION, THEME, TOTAL
from samenscan.core.scoring.results import PartScore, SectionScore, SheetScore
from samenscan.core.scoring.score import by_themes, section_score
from samenscan.core.scoring.sums import Sums, Units, sums_of, units_of


@dataclass(frozen=True)
class SectionColumns:
    """One section for every sheet, with its themes and the columns of its key questions."""

    section: Section
    means: Means
    themes: tuple[Means, ...]
    keys: Mapping[str, Ids]


@dataclass(frozen=True)
class DatasetScores:
    """The scores of every sheet of a dataset, in its order; each is made into words when asked."""

    questionnaire: Questionnaire
    organisations: tuple[str, ...]
    sections: tuple[SectionColumns, ...]
    total: Means | None
    shares: Sequence[Fraction]

    def __len__(self) -> int:
        return len(self.organisations)

    def __iter__(self) -> Iterator[SheetScore]:
        return (self.at(row) for row in range(len(self)))

    def at(self, row: int) -> SheetScore:
        """The scores of the sheet in this place, the same as `score_sheet` gives."""
        needed = self.questionnaire.scoring.coverage
        return SheetScore(
            self.organisations[row],
            tuple(self._section(columns, row) for columns in self.sections),
            None if self.total is None else self.total.at(row, needed, TOTAL),
        )

    def _section(self, columns: SectionColumns, row: int) -> SectionScore:
        needed = self.questionnaire.scoring.coverage
        mean = columns.means.at(row, needed, SECTION)
        themes: tuple[PartScore, ...] = ()
        if columns.section.themes:
            themes = tuple(means.at(row, needed, THEME) for means in columns.themes)
        gates = [
            Gate(question, self.shares[ids[row]] if ids[row] >= FIRST_SHARE else None)
            for question in columns.section.questions
            if (ids := columns.keys.get(question.code)) is not None and ids[row] != DOES_NOT_APPLY
        ]
        return section_score(
            mean, themes, passing(self.questionnaire, columns.section, mean, gates)
        )


def score_dataset(dataset: Dataset) -> DatasetScores:
    """The scores of all sheets; memory grows with the number of sheets, not faster."""
    return _Scoring(dataset).scores()


class _Scoring:
    """The dataset in columns, and the units in which its scores are whole numbers."""

    def __init__(self, dataset: Dataset) -> None:
        self._asked = dataset.questionnaire
        self._organisations = tuple(sheet.organisation for sheet in dataset.sheets)
        questions = [q for section in self._asked.sections for q in scored_questions(section)]
        outcomes = Outcomes()
        self._columns = columns_of(dataset, questions, outcomes)
        self._shares = outcomes.shares
        self._units: Units = units_of(questions, self._shares)
        self._nothing: Sums = sums_of((), self._columns, self._units, len(self._organisations))

    def scores(self) -> DatasetScores:
        parts = [parts_of(section) for section in self._asked.sections]
        sums = [[self._sums(part) for part in found] for found in parts]
        sections = tuple(
            self._section(section, found, theirs)
            for section, found, theirs in zip(self._asked.sections, parts, sums, strict=True)
        )
        total = self._total(sections, [one for theirs in sums for one in theirs])
        return DatasetScores(self._asked, self._organisations, sections, total, self._shares)

    def _sums(self, part: Part) -> Sums:
        return sums_of(part.questions, self._columns, self._units, len(self._organisations))

    def _section(
        self, section: Section, parts: Sequence[Part], sums: Sequence[Sums]
    ) -> SectionColumns:
        themes = tuple(
            self._mean(part.code, len(part.questions), one)
            for part, one in zip(parts, sums, strict=True)
        )
        if by_themes(self._asked, section):
            weighted = [(part.weight, one) for part, one in zip(parts, themes, strict=True)]
            means = self._mean_of(section.code, weighted)
        else:
            n_scored = len(scored_questions(section))
            means = self._mean(section.code, n_scored, sum(sums, self._nothing))
        keys = {
            question.code: self._columns[question.code]
            for question in scored_questions(section)
            if question.key and section.pass_mark is not None
        }
        return SectionColumns(section, means, themes, keys)

    def _total(self, sections: Sequence[SectionColumns], sums: Sequence[Sums]) -> Means | None:
        match self._asked.scoring.total:
            case "none":
                return None
            case "sections":
                weighted = [
                    (Fraction(one.section.weight), one.means)
                    for one in sections
                    if scored_questions(one.section)
                ]
                return self._mean_of("", weighted)
        return self._mean("", len(self._columns), sum(sums, self._nothing))

    def _mean(self, code: str, n_scored: int, sums: Sums) -> Means:
        needed = self._asked.scoring.coverage
        return means_of_questions(code, n_scored, sums, needed, self._units)

    def _mean_of(self, code: str, weighted: Sequence[tuple[Fraction, Means]]) -> Means:
        needed = self._asked.scoring.coverage
        return means_of_means(code, weighted, needed, self._mean("", 0, self._nothing))
