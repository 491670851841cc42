"""Reads who consented to telling which answer by name, from a table on the command line (D17)."""

import csv
from collections.abc import Collection, Mapping
from pathlib import Path

from samenscan.core.disclosure import named_questions
from samenscan.core.questionnaire import Problem, Questionnaire
from samenscan.core.text import text
from samenscan.reports.interpret_input import Unusable

HEAD = ["organisation", "question"]


def read_consents(
    path: Path, asked: Questionnaire, organisations: Collection[str]
) -> Mapping[str, frozenset[str]]:
    """Per question, the organisations that consented; a row each of `organisation,question`.

    Unusable with every row that names a stranger or a question that is not told by name. A row
    that cannot be read is never taken for a consent.
    """
    try:
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    except (UnicodeDecodeError, csv.Error):
        rows = []
    if not rows or [cell.strip() for cell in rows[0]] != HEAD:
        raise Unusable([_not_consents(path)])
    named = {question.code for question in named_questions(asked)}
    found: dict[str, set[str]] = {code: set() for code in named}
    problems = []
    for line, row in enumerate(rows[1:], start=2):
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if len(cells) != 2 or cells[0] not in organisations or cells[1] not in named:
            problems.append(_wrong_row(path, line, cells, organisations))
        else:
            found[cells[1]].add(cells[0])
    if problems:
        raise Unusable(problems)
    return {code: frozenset(agreed) for code, agreed in found.items()}


def _not_consents(path: Path) -> Problem:
    return Problem(
        path.name,
        1,
        text("This is not a table of consents."),
        text("Write a CSV in UTF-8 with the columns “organisation,question”, a row per consent."),
    )


def _wrong_row(path: Path, line: int, cells: list[str], organisations: Collection[str]) -> Problem:
    what = text("“%(who)s” is not one of the members.", who=cells[0][:80])
    remedy = text("Write the organisation as in the file of members.")
    if len(cells) != len(HEAD):
        what = text("This row is not an organisation and a question.")
        remedy = text("Write the organisation, a comma, and the code of the question.")
    elif cells[0] in organisations:
        what = text("“%(code)s” is no question that is told by name.", code=cells[1][:80])
        remedy = text("Name a question with sharing: partnership-named, or leave this row out.")
    return Problem(path.name, line, what, remedy)
