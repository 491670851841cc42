"""A workbook to answer in, for one organisation: a sheet per domain and per table."""

import re
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from samenscan.core.answers.rows import DEFAULT_ROWS
from samenscan.core.answers.shown import shown
from samenscan.core.answers.values import (
    Answer,
    Files,
    Levels,
    Missing,
    Priority,
    Ranked,
    Rows,
    Several,
    Sheet,
)
from samenscan.core.formats.workbook_cells import (
    INPUT,
    OPEN,
    TOP,
    Sheets,
    number_format_of,
    open_cell,
    open_list,
    open_text,
    place_in_ranking,
    put_value,
    validation_of,
)
from samenscan.core.formats.workbook_lists import Lists, put_text
from samenscan.core.formats.workbook_words import (
    CHOSEN,
    COLUMNS,
    COLUMNS_KEY,
    HOW_TO,
    LABELS,
    MARK,
    PARTS,
    Option,
    Tell,
    is_answered_here,
    level_options,
    missing_options,
    priority_options,
    sub_codes,
)
from samenscan.core.questionnaire.expressions import asked_in_words
from samenscan.core.questionnaire.model import (
    MAX_WRITTEN,
    Column,
    Kind,
    Question,
    Questionnaire,
    Section,
)
from samenscan.core.text import Text, text

_HEAD = PatternFill("solid", fgColor="E7ECF2")
_BOLD = Font(bold=True)
_WIDTHS = {
    "code": 14,
    "question": 52,
    "help": 44,
    "paper": 34,
    "answer": 34,
    "unit": 12,
    "missing": 24,
    "comment": 40,
}
_AT = {name: place for place, name in enumerate(COLUMNS, 1)}
_NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_TITLE_LENGTH = 31


def _new(book: Workbook, sheets: Sheets, wanted: str) -> Worksheet:
    """A sheet with this title, or the nearest one that a workbook takes and is free."""
    plain = _NOT_IN_A_TITLE.sub(" ", wanted).strip()[:_TITLE_LENGTH].strip() or "-"
    title, number = plain, 2
    while title.casefold() in sheets.titles or title.casefold() == "history":
        title = f"{plain[: _TITLE_LENGTH - len(str(number)) - 1]} {number}"
        number += 1
    sheets.titles.add(title.casefold())
    made: Worksheet = book.create_sheet(title)
    return made


def write_workbook(
    questionnaire: Questionnaire,
    language: str,
    organisation: str,
    answers: Sheet,
    tell: Tell,
    sheet: str = "",
) -> bytes:
    """The workbook as .xlsx, with these answers filled in; `sheet` is the id it is known by."""
    book = Workbook()
    first = book.worksheets[0]
    first.title = "samenscan-1"
    lists = Lists(book, questionnaire, language, organisation, sheet)
    sheets = Sheets(questionnaire, language, tell, lists, answers, {lists.page.title.casefold()})
    _write_first(first, sheets, organisation)
    lists.remember(COLUMNS_KEY, [Option(name, tell(LABELS[name])) for name in COLUMNS])
    for section in questionnaire.sections:
        _write_section(book, section, sheets)
    book.security.lockStructure = True
    # The hidden sheet was made first, and is told last.
    book.move_sheet(lists.page, len(book.worksheets))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _write_first(first: Worksheet, sheets: Sheets, organisation: str) -> None:
    asked = sheets.questionnaire
    first.title = _NOT_IN_A_TITLE.sub(" ", sheets.tell(text("How to fill in")))[:_TITLE_LENGTH]
    sheets.titles.add(first.title.casefold())
    put_text(first, 1, 1, asked.title.told(sheets.language))
    first.cell(1, 1).font = Font(bold=True, size=16)
    version = text("Version %(version)s, for %(who)s", version=asked.version, who=organisation)
    put_text(first, 2, 1, sheets.tell(version))
    for row, line in enumerate(HOW_TO, 4):
        put_text(first, row, 1, sheets.tell(line))
        first.cell(row, 1).alignment = TOP
    first.column_dimensions["A"].width = 110
    _protect(first)


def _protect(page: Worksheet) -> None:
    page.protection.enable()
    # What is not locked here: making rows and columns wider.
    page.protection.formatColumns = False
    page.protection.formatRows = False


def _write_section(book: Workbook, section: Section, sheets: Sheets) -> None:
    sheet = _new(book, sheets, f"{section.code} {section.title.told(sheets.language)}")
    for place, name in enumerate(COLUMNS, 1):
        put_text(sheet, 3, place, sheets.tell(LABELS[name]))
        sheet.cell(3, place).fill, sheet.cell(3, place).font = _HEAD, _BOLD
        sheet.cell(3, place).alignment = TOP
        put_text(sheet, 4, place, f"{MARK}{name}")
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS[name]
    sheet.row_dimensions[4].hidden = True
    put_text(sheet, 1, 1, section.title.told(sheets.language))
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    put_text(sheet, 2, 1, section.intro.told(sheets.language) if section.intro else "")
    sheet.freeze_panes = "C5"
    row = 5
    for question in section.questions:
        table = _write_table(book, question, sheets) if question.kind is Kind.TABLE else ""
        _write_question(sheet, row, question, sheets, table)
        row += 1
        for sub in sub_codes(question):
            _write_sub(sheet, row, question, sub, sheets)
            row += 1
    _protect(sheet)


def _write_question(
    sheet: Worksheet, row: int, question: Question, sheets: Sheets, table: str
) -> None:
    answer = sheets.answers.answer(question.code)
    put_text(sheet, row, _AT["code"], question.code)
    put_text(sheet, row, _AT["question"], question.text.told(sheets.language))
    put_text(sheet, row, _AT["help"], "\n".join(_help(question, sheets, table)))
    put_text(sheet, row, _AT["unit"], _unit(question, sheets))
    for place in range(1, len(COLUMNS) + 1):
        sheet.cell(row, place).alignment = TOP
    sheet.cell(row, _AT["question"]).font = _BOLD
    if question.kind is Kind.DERIVED:
        return
    open_text(sheet, row, _AT["comment"], MAX_WRITTEN)
    remark = sheets.answers.remarks.get(question.code)
    if remark is not None and remark.comment:
        put_text(sheet, row, _AT["comment"], remark.comment)
    reasons = missing_options(question, sheets.tell)
    open_list(sheet, row, _AT["missing"], "missing", reasons, sheets)
    if isinstance(answer, Missing):
        labels = {option.code: option.label for option in reasons}
        if answer.value in labels:
            put_text(sheet, row, _AT["missing"], labels[answer.value])
    if question.kind is Kind.LEVEL:
        _write_levels(sheet, row, question, answer, sheets)
    elif is_answered_here(question):
        key = f"{question.code}/answer"
        open_cell(sheet, row, _AT["answer"], validation_of(question, key, sheets))
        cell = sheet.cell(row, _AT["answer"])
        cell.number_format = number_format_of(question.kind, question.decimals)
        if not isinstance(answer, Missing):
            put_value(sheet, row, _AT["answer"], question, answer, sheets)
    elif isinstance(answer, Files):
        put_text(sheet, row, _AT["answer"], sheets.tell(shown(question, answer)))


def _write_levels(
    sheet: Worksheet, row: int, question: Question, answer: Answer, sheets: Sheets
) -> None:
    for part, place in (("paper", _AT["paper"]), ("practice", _AT["answer"])):
        options = level_options(sheets.questionnaire, question, part, sheets.language)
        open_list(sheet, row, place, f"levels-{part}", options, sheets)
        if isinstance(answer, Levels):
            level = answer.paper if part == "paper" else answer.practice
            if level is not None:
                put_text(sheet, row, place, options[level].label)


def _write_sub(sheet: Worksheet, row: int, question: Question, sub: str, sheets: Sheets) -> None:
    answer = sheets.answers.answer(question.code)
    put_text(sheet, row, _AT["code"], f"{question.code}:{sub}")
    place = _AT["answer"]
    label = ""
    if question.kind is Kind.PRIORITY:
        label = sheets.tell(PARTS[sub])
        options = priority_options(sub, sheets.tell)
        open_list(sheet, row, place, sub, options, sheets)
        if isinstance(answer, Priority):
            step = answer.matters if sub == "matters" else answer.together
            if step is not None:
                put_text(sheet, row, place, options[step].label)
    else:
        choice = question.choice(sub)
        label = choice.text.told(sheets.language) if choice else sub
        if question.kind is Kind.MULTIPLE:
            open_list(sheet, row, place, "ticked", (Option(CHOSEN, CHOSEN),), sheets)
            if isinstance(answer, Several) and sub in answer.codes:
                put_text(sheet, row, place, CHOSEN)
        else:
            most = question.top or len(question.choices)
            open_cell(sheet, row, place, place_in_ranking(most, sheets))
            if isinstance(answer, Ranked) and sub in answer.codes:
                sheet.cell(row, place).value = answer.codes.index(sub) + 1
    put_text(sheet, row, _AT["question"], f"• {label}")
    sheet.cell(row, _AT["question"]).alignment = Alignment(vertical="top", wrap_text=True, indent=2)


def _help(question: Question, sheets: Sheets, table: str) -> list[str]:
    told = [question.help.told(sheets.language)] if question.help else []
    condition = asked_in_words(question, sheets.questionnaire)
    if condition is not None:
        told.append(sheets.tell(condition))
    notes: dict[Kind, Text] = {
        Kind.MULTIPLE: text("Put an x beside everything that holds."),
        Kind.RANKING: text(
            "Write 1 for the most important one, then 2, at most %(n)s.",
            n=question.top or len(question.choices),
        ),
        Kind.TABLE: text("Fill in the sheet “%(sheet)s”.", sheet=table),
        Kind.FILE: text("Hand the file in on the site, not here."),
        Kind.DERIVED: text("This is calculated from other answers."),
    }
    if question.kind in notes:
        told.append(sheets.tell(notes[question.kind]))
    return told


def _unit(asked: Question | Column, sheets: Sheets) -> str:
    if asked.kind is Kind.MONEY:
        return "€"
    if asked.kind is Kind.PERCENTAGE:
        return "%"
    return asked.unit.told(sheets.language) if asked.unit else ""


def _write_table(book: Workbook, question: Question, sheets: Sheets) -> str:
    """The sheet of a table question; returns its title."""
    sheet = _new(book, sheets, f"{question.code} {question.text.told(sheets.language)}")
    put_text(sheet, 1, 1, question.text.told(sheets.language))
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    sheet.row_dimensions[3].hidden = True
    labels = []
    most = int(question.maximum if question.maximum is not None else DEFAULT_ROWS)
    answer = sheets.answers.answer(question.code)
    for place, column in enumerate(question.columns, 1):
        unit = _unit(column, sheets)
        title = column.text.told(sheets.language) + (f" ({unit})" if unit else "")
        labels.append(Option(column.code, f"{title} *" if column.required else title))
        put_text(sheet, 2, place, labels[-1].label)
        sheet.cell(2, place).fill, sheet.cell(2, place).font = _HEAD, _BOLD
        put_text(sheet, 3, place, f"{MARK}{question.code}/{column.code}")
        sheet.column_dimensions[get_column_letter(place)].width = 26
        key = f"{question.code}/{column.code}"
        validation = validation_of(column, key, sheets)
        sheet.add_data_validation(validation)
        letter = get_column_letter(place)
        validation.add(f"{letter}4:{letter}{3 + most}")
        for row in range(4, 4 + most):
            cell = sheet.cell(row, place)
            cell.fill, cell.protection, cell.alignment = INPUT, OPEN, TOP
            cell.number_format = number_format_of(column.kind, column.decimals)
    sheets.lists.remember(f"{COLUMNS_KEY}/{question.code}", labels)
    if isinstance(answer, Rows):
        for row, filled in enumerate(answer.rows, 4):
            for place, column in enumerate(question.columns, 1):
                given = filled.cell(column.code)
                if given is not None:
                    put_value(sheet, row, place, column, given, sheets)
    sheet.freeze_panes = "A4"
    _protect(sheet)
    return sheet.title
