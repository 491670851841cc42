"""Reads who consented to telling which answer by name, from a table on the command line (D17)."""

from collections.abc import Collection, Mapping
from pathlib import Path

from samenscan.core.disclosure import named_questions
from samenscan.core.formats.table import read_table
from samenscan.core.questionnaire import Problem, Questionnaire
from samenscan.core.text import text
from samenscan.reports.interpret_input import Unusable, text_of


def read_consents(
    path: Path, asked: Questionnaire, organisations: Collection[str]
) -> Mapping[str, frozenset[str]]:
    """Per question, the organisations that consented; a row each of `organisation,question`.

    Unusable with every row that names a stranger or a question that is not told by name. A row
    that cannot be read is never taken for a consent.
    """
    problems: list[Problem] = []
    source = text_of(path, problems)
    if source is None:
        raise Unusable(problems)
    table = read_table(source, path.name, needed=("organisation", "question"), allowed=())
    named = {question.code for question in named_questions(asked)}
    found: dict[str, set[str]] = {code: set() for code in named}
    for row in table.rows:
        who, code = row.cells["organisation"], row.cells["question"]
        if who not in organisations:
            table.say(
                row.line,
                text("“%(who)s” is not one of the members.", who=who[:80]),
                text("Write the organisation as in the file of members."),
            )
        elif code not in named:
            table.say(
                row.line,
                text("“%(code)s” is no question that is told by name.", code=code[:80]),
                text("Name a question with sharing: partnership-named, or leave this row out."),
            )
        else:
            found[code].add(who)
    if table.problems:
        raise Unusable(sorted(table.problems, key=lambda one: one.line))
    return {code: frozenset(agreed) for code, agreed in found.items()}
