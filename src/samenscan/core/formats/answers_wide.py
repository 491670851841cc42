"""A table with a row per organisation and a column per question becomes a dataset."""

from collections.abc import Mapping
from dataclasses import dataclass

from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.population import Asked, Submission, refuse_same_ids, told_apart
from samenscan.core.answers.refused import AnswerRefused
from samenscan.core.answers.values import Sheet
from samenscan.core.formats.answers_read import SIDES, AnswersRead, Reading, remedy_for
from samenscan.core.formats.cells import GridRow, printed
from samenscan.core.formats.codes import is_organisation_code, refusal_of_code
from samenscan.core.questionnaire.model import Kind, Question
from samenscan.core.questionnaire.problem import did_you_mean
from samenscan.core.text import text

WHO = ("organisation", "name", "state")
PARTS = ("missing", "comment")


@dataclass(frozen=True)
class _Line:
    """One organisation of the table: where it stands, what it is called, how far it says it is."""

    row: int
    code: str
    name: str
    state: Submission | None


def read_wide(reading: Reading, *, tell_apart: bool) -> AnswersRead:
    """The dataset in a table with `organisation`, perhaps `name` and `state`, and questions.

    A column is headed by the code of a question, or by that code with `.paper`, `.practice`,
    `.missing` or `.comment` after it. `state` is a word of Submission; empty, it follows from
    whether there are answers. DatasetRefused when two rows have the same code, unless they are
    to be told apart.
    """
    who, columns = _columns(reading)
    lines: list[_Line] = []
    reported = len(reading.problems.first)
    for row in reading.grid.rows:
        cells = {name: printed(row.cells[at]) for name, at in who.items()}
        reading.report_row(reported, row.number, (cells["organisation"][:80], ""))
        line = _line(reading, row, cells, who)
        if line is not None:
            # Rows of the same code are read apart; which is which is settled at the end.
            _read_row(reading, row, _key(row.number), columns, line.code)
            lines.append(line)
        reported = len(reading.problems.first)
    return _put_together(reading, lines, tell_apart=tell_apart)


def _key(row: int) -> str:
    return f"{row:012}"


def _columns(reading: Reading) -> tuple[dict[str, int], dict[str, dict[str, int]]]:
    grid = reading.grid
    who: dict[str, int] = {}
    columns: dict[str, dict[str, int]] = {}
    for at, title in enumerate(grid.titles):
        if title.casefold() in WHO:
            target, part = who, title.casefold()
        elif (found := question_of(reading.questions, title)) is not None:
            code, part = found
            target = columns.setdefault(code, {})
        else:
            grid.problems.say(
                grid.title_row,
                at + 1,
                text("There is no question “%(code)s” in the questionnaire.", code=title[:80]),
                reading.meant(title),
            )
            continue
        if part in target:
            grid.problems.say(
                grid.title_row,
                at + 1,
                text("The column “%(column)s” is there twice.", column=title[:80]),
                text("Keep one of the two."),
            )
            grid.problems.stop()
        target[part] = at
    return who, columns


def question_of(questions: Mapping[str, Question], title: str) -> tuple[str, str] | None:
    """The question code and the part (`value`, `missing`, …) that this title is of, or None."""
    if title in questions:
        return title, "value"
    code, _, part = title.rpartition(".")
    question = questions.get(code)
    if question is None:
        return None
    parts = (*PARTS, *SIDES) if question.kind is Kind.LEVEL else PARTS
    return (code, part.casefold()) if part.casefold() in parts else None


def _line(
    reading: Reading, row: GridRow, cells: Mapping[str, str], who: Mapping[str, int]
) -> _Line | None:
    code = cells["organisation"]
    about = (code[:80], "")
    if not is_organisation_code(code):
        reading.say(row.number, who["organisation"] + 1, about, *refusal_of_code(code))
        return None
    written = cells.get("state", "")
    if written and written not in set(Submission):
        states = [state.value for state in Submission]
        reading.say(
            row.number,
            who["state"] + 1,
            about,
            text("“%(state)s” does not say whether it submitted.", state=written[:80]),
            did_you_mean(written, states),
        )
        written = ""
    state = Submission(written) if written else None
    return _Line(row.number, code, cells.get("name", ""), state)


def _read_row(
    reading: Reading,
    row: GridRow,
    key: str,
    columns: Mapping[str, Mapping[str, int]],
    organisation: str,
) -> None:
    reading.meet(key)
    told = reading.problems.latest
    damaged = frozenset(told[1]) if told[0] == row.number else frozenset[int]()
    for code, parts in columns.items():
        if damaged and any(at + 1 in damaged for at in parts.values()):
            continue
        fields = {part: printed(row.cells[at]) for part, at in parts.items() if row.cells[at]}
        if not fields:
            continue
        question = reading.questions[code]
        try:
            reading.keep_comment(key, code, fields.pop("comment", ""))
            reading.keep(key, code, reading.answer(question, fields))
        except AnswerRefused as refused:
            at = parts.get(refused.where, parts.get("value", min(parts.values())))
            reading.say(
                row.number,
                at + 1,
                (organisation[:80], code),
                text("Question “%(code)s”: %(what)s", code=code, what=refused.what),
                remedy_for(reading, question, fields, refused),
            )


def _put_together(reading: Reading, lines: list[_Line], *, tell_apart: bool) -> AnswersRead:
    found = dict(reading.sheets())
    population = []
    for line in lines:
        has_sheet = found[_key(line.row)] is not None
        derived = Submission.SUBMITTED if has_sheet else Submission.NOT_SUBMITTED
        population.append(Asked(line.code, line.name, line.state or derived))
    if not tell_apart:
        refuse_same_ids(population, [line.row for line in lines])
    people, to_confirm = told_apart(population)
    sheets = []
    for line, asked in zip(lines, people, strict=True):
        sheet = found[_key(line.row)]
        if sheet is None:
            continue
        if asked.state is not Submission.SUBMITTED:
            reading.say(
                line.row,
                0,
                (asked.organisation, ""),
                text("“%(who)s” has answers, but did not submit.", who=asked.called),
                text("Leave its answers out, or say that it submitted."),
            )
            continue
        sheets.append(Sheet(asked.organisation, sheet.answers, sheet.remarks))
    dataset = Dataset(reading.questionnaire, tuple(sheets), people)
    notes = (*reading.grid.notes, *to_confirm)
    return AnswersRead(dataset, reading.told(), reading.problems.n, notes)
