"""Rows and sheets that stood in a workbook when it was made, and are no longer there."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from samenscan.core.formats.workbook_words import sub_codes
from samenscan.core.questionnaire.model import Kind, Questionnaire, Section
from samenscan.core.text import Text, text

_MOST_NAMED = 10


@dataclass
class Met:
    """What was met while a workbook was read.

    `codes` says on which sheet the row of a question (`CODE`) or of a part of it (`CODE:PART`)
    stands; `tables` are the table questions whose sheet was found. `astray` counts, by sheet, the
    rows that were told already because their code is not known; each may be one that lacks here.
    `blind` is set where a sheet has no codes any more, so that nothing can be said of rows.
    """

    codes: dict[str, str] = field(default_factory=dict)
    tables: set[str] = field(default_factory=set)
    astray: Counter[str] = field(default_factory=Counter)
    blind: bool = False


@dataclass(frozen=True)
class Gone:
    """Something that is gone: from which sheet (empty for a whole sheet), of which question."""

    sheet: str
    question: str
    what: Text


def gone(questionnaire: Questionnaire, met: Met) -> Iterator[Gone]:
    """What lacks in a workbook that was made for exactly this questionnaire, once per sheet."""
    for section in questionnaire.sections:
        if not met.blind:
            yield from _gone_of(section, met)
        for question in section.questions:
            if question.kind is Kind.TABLE and question.code not in met.tables:
                yield Gone(
                    "",
                    question.code,
                    text(
                        "The sheet of the table “%(table)s” is gone, with what stood in it.",
                        table=question.text,
                    ),
                )


def _gone_of(section: Section, met: Met) -> Iterator[Gone]:
    wanted = _rows_of(section)
    on = Counter(met.codes[code] for code in wanted if code in met.codes)
    sheet = on.most_common(1)[0][0] if on else ""
    lacking = [code for code in wanted if code not in met.codes]
    n_astray = met.astray[sheet] if on else met.astray.total()
    if len(lacking) <= n_astray:
        return
    # Who took out a question took out the rows of its parts too.
    rows = [code for code in lacking if ":" not in code or code.partition(":")[0] in met.codes]
    question = rows[0].partition(":")[0]
    if not on:
        what = text(
            "Nothing of “%(section)s” is left: its sheet is gone, or all its rows.",
            section=section.title,
        )
        yield Gone("", "", what)
    elif len(rows) == 1:
        what = text("The row of “%(code)s” is gone, with what stood in it.", code=rows[0])
        yield Gone(sheet, question, what)
    else:
        named = ", ".join(rows[:_MOST_NAMED]) + (", …" if len(rows) > _MOST_NAMED else "")
        what = text(
            "%(n)s rows are gone, with what stood in them: %(codes)s.", n=len(rows), codes=named
        )
        yield Gone(sheet, question, what)


def _rows_of(section: Section) -> list[str]:
    """The codes beside the rows that can hold an answer, a reason or a comment."""
    return [
        code
        for question in section.questions
        if question.kind is not Kind.DERIVED
        for code in (question.code, *(f"{question.code}:{sub}" for sub in sub_codes(question)))
    ]
