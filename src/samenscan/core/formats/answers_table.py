"""A table of answers, one per row or one organisation per row, from CSV, workbook or Parquet."""

from collections.abc import Sequence
from typing import Literal

from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.population import Asked, Submission
from samenscan.core.answers.refused import AnswerRefused
from samenscan.core.formats.answers_read import (
    MOST_PROBLEMS,
    SIDES,
    AnswerProblem,
    AnswersRead,
    Reading,
    remedy_for,
)
from samenscan.core.formats.answers_wide import question_of, read_wide
from samenscan.core.formats.cells import FileRefused, Grid, GridRow, exact_cell, printed
from samenscan.core.formats.codes import is_organisation_code, refusal_of_code
from samenscan.core.formats.table import TableErrors
from samenscan.core.formats.tables import open_table
from samenscan.core.questionnaire.model import Kind, Question, Questionnaire
from samenscan.core.questionnaire.problem import Problem, did_you_mean
from samenscan.core.text import Text, text

NEEDED = ("organisation", "question")
ALLOWED = ("paper", "practice", "value", "missing", "comment")
MAX_BYTES = 1_000_000_000
SameIds = Literal["refuse", "tell apart"]


def read_answers_file(
    content: bytes,
    name: str,
    questionnaire: Questionnaire,
    *,
    sheet: str = "",
    same_ids: SameIds = "refuse",
) -> AnswersRead:
    """The dataset in these bytes, whatever the name ends in, and every answer left out.

    A table with a column `question` has one answer per row (columns of `NEEDED` and `ALLOWED`);
    one without has a row per organisation and a column per question (see `read_wide`). Whoever
    is in the table without saying anything was asked and did not submit. Raises FileRefused when
    there is no table to read, DatasetRefused when two rows have one code (`same_ids`).
    """
    grid = open_table(
        content,
        name,
        sheet=sheet,
        max_bytes=MAX_BYTES,
        most_problems=MOST_PROBLEMS,
        as_value=exact_cell,
    )
    titles = [title.casefold() for title in grid.titles]
    reading = Reading(questionnaire, grid)
    is_wide = any(question_of(reading.questions, title) for title in grid.titles)
    if is_wide and "question" not in titles and "organisation" in titles:
        return read_wide(reading, tell_apart=same_ids == "tell apart")
    _read_long(reading, titles)
    sheets = list(reading.sheets())
    dataset = Dataset(
        questionnaire,
        tuple(sheet for _, sheet in sheets if sheet is not None),
        tuple(
            Asked(who, state=Submission.SUBMITTED if sheet else Submission.NOT_SUBMITTED)
            for who, sheet in sheets
        ),
    )
    return AnswersRead(dataset, reading.told(), grid.problems.n, grid.notes)


def read_answers(source: str, file: str, questionnaire: Questionnaire) -> Dataset:
    """The dataset in this CSV text; raises TableErrors with all problems when there are any."""
    try:
        read = read_answers_file(source.encode(), file, questionnaire)
    except FileRefused as refused:
        raise TableErrors([_as_line(AnswerProblem(cell)) for cell in refused.problems]) from None
    if read.problems:
        raise TableErrors([_as_line(problem) for problem in read.problems])
    return read.dataset


def _as_line(problem: AnswerProblem) -> Problem:
    cell = problem.cell
    return Problem(cell.file, max(cell.row, 1), cell.what, cell.remedy)


def _read_long(reading: Reading, titles: Sequence[str]) -> None:
    grid = reading.grid
    _check_titles(grid, titles)
    at = {title: place for place, title in enumerate(titles) if title in (*NEEDED, *ALLOWED)}
    reported, n = len(reading.problems.first), reading.problems.n
    for row in grid.rows:
        cells = {title: printed(row.cells[place]) for title, place in at.items()}
        reading.report_row(
            reported, row.number, (cells["organisation"][:80], cells["question"][:80])
        )
        if n == reading.problems.n or reading.problems.latest[0] != row.number:
            _read_row(reading, row, cells, at)
        reported, n = len(reading.problems.first), reading.problems.n


def _read_row(reading: Reading, row: GridRow, cells: dict[str, str], at: dict[str, int]) -> None:
    organisation, code = cells["organisation"], cells["question"]
    about = (organisation[:80], code[:80])

    def say(column: str, what: Text, remedy: Text) -> None:
        reading.say(row.number, at.get(column, at["question"]) + 1, about, what, remedy)

    question = reading.questions.get(code)
    if not is_organisation_code(organisation):
        say("organisation", *refusal_of_code(organisation))
        return
    reading.meet(organisation)
    if question is None:
        what = text("There is no question “%(code)s” in the questionnaire.", code=code[:80])
        say("question", what, reading.meant(code))
        return
    first = reading.first_row(organisation, code, row.number)
    if first != row.number:
        reading.drop(organisation, code)
        say(
            "question",
            text("This question was already answered on line %(line)s.", line=first),
            text("Keep one row per organisation and question."),
        )
        return
    foreign = _foreign_cell(question, cells)
    if foreign is not None:
        say(*foreign)
        return
    try:
        reading.keep_comment(organisation, code, cells.get("comment", ""))
        reading.keep(organisation, code, reading.answer(question, cells))
    except AnswerRefused as refused:
        column = refused.where if refused.where in at else "value"
        say(
            column,
            text(
                "Question “%(code)s”, column “%(column)s”: %(what)s",
                code=code,
                column=column,
                what=refused.what,
            ),
            remedy_for(reading, question, cells, refused),
        )


def _foreign_cell(question: Question, cells: dict[str, str]) -> tuple[str, Text, Text] | None:
    own = SIDES if question.kind is Kind.LEVEL else ("value",)
    for name in (*SIDES, "value"):
        if cells.get(name) and name not in own:
            return (
                name,
                text(
                    "Question “%(code)s” is not answered in the column “%(column)s”.",
                    code=question.code,
                    column=name,
                ),
                text("Write the answer under %(columns)s.", columns=", ".join(own)),
            )
    return None


def _check_titles(grid: Grid, titles: Sequence[str]) -> None:
    known = (*NEEDED, *ALLOWED)
    for place, title in enumerate(titles, 1):
        if title not in known:
            grid.problems.say(
                grid.title_row,
                place,
                text("“%(column)s” is not a column of this table.", column=title[:80]),
                did_you_mean(title, known),
            )
    fatal = False
    for title in known:
        if titles.count(title) > 1:
            fatal = True
            grid.problems.say(
                grid.title_row,
                titles.index(title) + 1,
                text("The column “%(column)s” is there twice.", column=title),
                text("Keep one of the two."),
            )
        elif title in NEEDED and title not in titles:
            fatal = True
            grid.problems.say(
                grid.title_row,
                0,
                text("The column “%(column)s” is missing.", column=title),
                text(
                    "Start with a row that names the columns: %(columns)s.",
                    columns=", ".join(NEEDED),
                ),
            )
    if fatal:
        grid.problems.stop()
