"""The workbook in which one organisation answers, written for it and read back."""

from collections.abc import Mapping
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from samenscan.core.answers.values import Sheet
from samenscan.core.formats.answers_read import MOST_PROBLEMS, AnswerProblem
from samenscan.core.formats.cells import FileRefused, Problems
from samenscan.core.formats.tables import refuse_no_table
from samenscan.core.formats.workbook_lists import Hidden, read_hidden, text_in
from samenscan.core.formats.workbook_pages import page_of
from samenscan.core.formats.workbook_reading import WorkbookAnswers
from samenscan.core.formats.workbook_words import HIDDEN_SHEET, MARK, Tell
from samenscan.core.formats.workbook_writing import write_workbook
from samenscan.core.formats.workbooks import look_inside
from samenscan.core.formats.xlsx_rows import say_merged
from samenscan.core.questionnaire.model import Questionnaire
from samenscan.core.text import text

MAX_BYTES = 20_000_000
# The marks stand in row 3 or 4; people put some rows above them.
_MARKED_WITHIN = 20


def write_template(
    questionnaire: Questionnaire,
    language: str,
    organisation: str,
    answers: Sheet | None = None,
    *,
    tell: Tell = str,
    sheet: str = "",
) -> bytes:
    """A workbook (.xlsx) in which this organisation can answer, with `answers` filled in.

    A sheet per domain in reading order and one per table question; only the cells for answers
    are open. `tell` says our own sentences in the language of the reader. `sheet` is the id of the
    sheet of answers it belongs to, where it is to come back to exactly that one.
    """
    given = answers if answers is not None else Sheet(organisation, {})
    return write_workbook(questionnaire, language, organisation, given, tell, sheet)


def read_template(
    content: bytes, questionnaire: Questionnaire, name: str = ""
) -> tuple[Sheet, tuple[AnswerProblem, ...]]:
    """The answers in a workbook that `write_template` made, and every cell that was left out.

    What was `kept` all the same is told too: levels of which one side is filled in.
    Answers are found by the codes beside them, wherever they stand, in any language. A workbook
    for another version is told, and read where codes match. Raises FileRefused for what is no
    such workbook.
    """
    problems = Problems(name, most=MOST_PROBLEMS)
    refuse_no_table(content, problems, MAX_BYTES)
    inside = look_inside(content, problems)
    book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
    hidden = _hidden(book)
    answers = WorkbookAnswers(questionnaire, hidden, problems)
    merged = {sheet.name: inside.merged.get(sheet.part, ()) for sheet in inside.sheets}
    _check_version(hidden, questionnaire, problems)
    n_pages = 0
    for sheet in book.worksheets:
        if sheet.title.casefold() == HIDDEN_SHEET:
            continue
        sheet.reset_dimensions()
        page, seen = page_of(sheet, sheet.title, hidden)
        problems.sheet, problems.titles = sheet.title, ()
        if page is None:
            _say_unknown_columns(seen, sheet.title, answers, problems)
            continue
        n_pages += 1
        say_merged(merged.get(sheet.title, ()), problems)
        if page.table:
            answers.read_table(page, page.table)
        else:
            answers.read_section(page)
    problems.sheet = ""
    if not n_pages:
        _refuse_other_workbook(problems)
    sheet_read = answers.sheet()
    answers.say_what_is_gone()
    return sheet_read, answers.told(sheet_read.organisation)


def _say_unknown_columns(
    seen: frozenset[str], title: str, answers: WorkbookAnswers, problems: Problems
) -> None:
    """A sheet with codes of questions but without the marks above its columns."""
    if seen.isdisjoint(answers.questions):
        return
    answers.met.codes.update(dict.fromkeys(seen, title))
    problems.say(
        0,
        0,
        text("It cannot be told which column of this sheet holds what."),
        text("Copy its answers into a fresh workbook, in the yellow cells."),
    )


def _refuse_other_workbook(problems: Problems) -> None:
    problems.say(
        0,
        0,
        text("This workbook was not made to answer a questionnaire in."),
        text("Choose the workbook that you were given, filled in."),
    )
    problems.stop()


def is_template(content: bytes) -> bool:
    """Whether this is a workbook that `write_template` made, rather than any other file.

    Without its hidden sheet it is known by the marks above the columns.
    """
    if not content.startswith(b"PK"):
        return False
    try:
        look_inside(content, Problems(""))
    except FileRefused:
        return False
    book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
    if any(name.casefold() == HIDDEN_SHEET for name in book.sheetnames):
        return True
    return any(
        isinstance(value, str) and value.startswith(MARK)
        for sheet in book.worksheets
        for cells in sheet.iter_rows(max_row=_MARKED_WITHIN, values_only=True)
        for value in cells
    )


def made_for(content: bytes, name: str = "") -> Mapping[str, str]:
    """What a workbook says it was made for: `questionnaire`, `version`, `organisation`, `sheet`.

    Empty where it says nothing. Raises FileRefused for what is no workbook.
    """
    problems = Problems(name, most=MOST_PROBLEMS)
    refuse_no_table(content, problems, MAX_BYTES)
    look_inside(content, problems)
    return _hidden(load_workbook(BytesIO(content), read_only=True, keep_links=False)).about


def _hidden(book: Workbook) -> Hidden:
    for name in book.sheetnames:
        if name.casefold() == HIDDEN_SHEET:
            page = book[name]
            page.reset_dimensions()
            return read_hidden(
                [text_in("" if value is None else str(value)) for value in cells]
                for cells in page.iter_rows(values_only=True)
            )
    return Hidden({}, {})


def _check_version(hidden: Hidden, questionnaire: Questionnaire, problems: Problems) -> None:
    about = hidden.about
    if not about:
        problems.say(
            0,
            0,
            text("The workbook does not say for which questionnaire it was made."),
            text(
                "Its hidden sheet “%(sheet)s” is gone, so answers were read by their codes. Check "
                "them, or copy them into a new workbook, in the yellow cells.",
                sheet=HIDDEN_SHEET,
            ),
        )
    elif about.get("questionnaire") != questionnaire.code:
        problems.say(
            0,
            0,
            text(
                "The workbook was made for “%(other)s”, not for “%(code)s”.",
                other=about.get("questionnaire", "")[:80],
                code=questionnaire.code,
            ),
            text("Choose the questionnaire that it was made for."),
        )
    elif about.get("version") != questionnaire.version:
        problems.say(
            0,
            0,
            text(
                "The workbook was made for version %(other)s, and this is version %(version)s.",
                other=about.get("version", "")[:80],
                version=questionnaire.version,
            ),
            text("Answers were read where codes are the same; check the others."),
        )
    elif about.get("content_hash") != questionnaire.content_hash:
        problems.say(
            0,
            0,
            text("The questionnaire was changed since the workbook was made."),
            text("Answers were read where codes are the same; check the others."),
        )
