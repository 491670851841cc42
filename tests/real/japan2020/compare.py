"""Every answer cell of the raw file against every answer in the dataset, in both directions."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from samenscan.core.answers import Chosen, Dataset, Several, Sheet, Written
from samenscan.core.formats import AnswersRead, read_answers_file
from samenscan.core.questionnaire import Questionnaire, read
from tests.real.japan2020.importer import answers_csv, choice_code, questionnaire_yaml
from tests.real.japan2020.source import MARK, Source, read_source

# Row in the file (from 0), question, and the choice or text that stands there.
Cell = tuple[int, str, str]


@dataclass(frozen=True)
class Imported:
    """The survey as published, and as our own readers read it."""

    source: Source
    questionnaire: Questionnaire
    answers: AnswersRead


def import_survey(folder: Path) -> Imported:
    """Read the published files and bring them through our own readers."""
    source = read_source(folder)
    questionnaire = read(questionnaire_yaml(source), "japan2020.yaml")
    answers = read_answers_file(
        answers_csv(source), "japan2020.csv", questionnaire, same_ids="tell apart"
    )
    return Imported(source, questionnaire, answers)


def cells_published(source: Source) -> Iterator[Cell]:
    """Every cell with a mark or a visible text."""
    for row, authority in enumerate(source.authorities):
        for question in source.questions:
            for number, column in enumerate(question.columns, 1):
                written = authority.cells[column]
                if question.choices and written:
                    yield row, question.code, choice_code(number) if written == MARK else written
                elif _plain(written):
                    yield row, question.code, _plain(written)


def cells_blank(source: Source) -> int:
    """How many cells hold something invisible only: no answer, and no mark."""
    return sum(
        bool(cell) and not _plain(cell)
        for authority in source.authorities
        for question in source.questions
        for cell in authority.cells[question.columns.start : question.columns.stop]
    )


def cells_read(dataset: Dataset) -> Iterator[Cell]:
    """Every choice and text in the dataset; its population is in the order of the file."""
    for row, asked in enumerate(dataset.population):
        sheet = dataset.sheet_of(asked.organisation)
        if sheet is not None:
            yield from _of_sheet(row, sheet)


def _of_sheet(row: int, sheet: Sheet) -> Iterator[Cell]:
    for code, answer in sheet.answers.items():
        match answer:
            case Chosen(chosen):
                yield row, code, chosen
            case Several(codes):
                yield from ((row, code, chosen) for chosen in codes)
            case Written(written):
                yield row, code, _plain(written)
            case _:
                raise AssertionError(f"row {row}, {code}: nothing of this kind was asked")


def _plain(written: str) -> str:
    """A text as it is kept: line breaks in one form, no space around it."""
    return written.replace("\r\n", "\n").replace("\r", "\n").strip()
