"""A table with one answer per row becomes a dataset; a row that does not fit is never skipped."""

from collections.abc import Mapping

from samenscan.core.answers.accept import AnswerRefused
from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.parse import parse
from samenscan.core.answers.values import Answer, Missing, Sheet
from samenscan.core.formats.codes import organisation_code
from samenscan.core.formats.table import Row, Table, TableErrors, read_table
from samenscan.core.questionnaire.model import Kind, Question, Questionnaire
from samenscan.core.questionnaire.problem import did_you_mean
from samenscan.core.text import Text, text

NEEDED = ("organisation", "question")
ALLOWED = ("paper", "practice", "value", "missing")


def read_answers(source: str, file: str, questionnaire: Questionnaire) -> Dataset:
    """The dataset in this CSV text, with the columns of `NEEDED` and any of `ALLOWED`.

    Cells mean what `answers.parse` says; questions without a row are not answered, and an
    organisation whose rows say nothing has no sheet. Raises TableErrors with all problems.
    """
    table = read_table(source, file, needed=NEEDED, allowed=ALLOWED)
    questions = {question.code: question for question in questionnaire.questions()}
    sheets: dict[str, dict[str, Answer]] = {}
    lines: dict[tuple[str, str], int] = {}
    for row in table.rows:
        organisation = organisation_code(table, row)
        question = _question(table, row, questions)
        if question is None or organisation is None:
            continue
        first = lines.setdefault((organisation, question.code), row.line)
        if first != row.line:
            table.say(
                row.line,
                text("This question was already answered on line %(line)s.", line=first),
                text("Keep one row per organisation and question."),
            )
            continue
        answer = _answer(table, row, question)
        if answer is not None and answer is not Missing.NOT_ANSWERED:
            sheets.setdefault(organisation, {})[question.code] = answer
    if table.problems:
        raise TableErrors(table.problems)
    return Dataset(
        questionnaire, tuple(Sheet(who, answers) for who, answers in sorted(sheets.items()))
    )


def _question(table: Table, row: Row, questions: Mapping[str, Question]) -> Question | None:
    code = row.cells["question"]
    if code in questions:
        return questions[code]
    table.say(
        row.line,
        text("There is no question “%(code)s” in the questionnaire.", code=code[:80]),
        did_you_mean(code, list(questions)),
    )
    return None


def _answer(table: Table, row: Row, question: Question) -> Answer | None:
    fields = {name: cell for name, cell in row.cells.items() if name in ALLOWED}
    foreign = _foreign_cell(question, fields)
    if foreign is not None:
        table.say(row.line, *foreign)
        return None
    try:
        return parse(question, fields)
    except AnswerRefused as refused:
        table.say(
            row.line,
            text(
                "Question “%(code)s”, column “%(column)s”: %(what)s",
                code=question.code,
                column=refused.where or "value",
                what=refused.what,
            ),
            _remedy(question, fields, refused),
        )
        return None


def _foreign_cell(question: Question, fields: Mapping[str, str]) -> tuple[Text, Text] | None:
    own = ("paper", "practice") if question.kind is Kind.LEVEL else ("value",)
    for name in ("paper", "practice", "value"):
        if fields.get(name) and name not in own:
            return (
                text(
                    "Question “%(code)s” is not answered in the column “%(column)s”.",
                    code=question.code,
                    column=name,
                ),
                text("Write the answer under %(columns)s.", columns=", ".join(own)),
            )
    return None


def _remedy(question: Question, fields: Mapping[str, str], refused: AnswerRefused) -> Text:
    if refused.where == "missing":
        kinds = [kind.value for kind in Missing]
        written = fields["missing"]
        return refused.remedy if written in kinds else did_you_mean(written, kinds)
    if question.kind is Kind.SINGLE:
        return did_you_mean(fields["value"], [choice.code for choice in question.choices])
    return refused.remedy
