"""A sheet as a workbook, and what a filled-in one would do before anything is saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from samenscan.base import journal
from samenscan.core.access import Actor
from samenscan.core.answers import Answer as AnswerValue
from samenscan.core.answers import from_plain, to_plain
from samenscan.core.answers.shown import in_full
from samenscan.core.answers.typed import typed
from samenscan.core.answers.values import Missing
from samenscan.core.formats import AnswerProblem
from samenscan.core.formats.answers_workbook import made_for, read_template, write_template
from samenscan.core.formats.workbook_words import Tell
from samenscan.core.questionnaire import Kind, Question, Questionnaire
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.scans.doors import sheet_for
from samenscan.scans.frozen import as_it_stands
from samenscan.scans.models import Answer, Sheet
from samenscan.scans.proposed import Proposed, beside
from samenscan.scans.questionnaires import questionnaire_of
from samenscan.scans.separate import Standing, separate_of
from samenscan.scans.standing import refuse_shut

# A workbook of the largest scan takes about a tenth of this.
MOST_BYTES = 2_000_000


class WorkbookRefused(Refused):
    """This file is not the workbook of this sheet; what is wrong and what would help."""

    status = 422


@dataclass(frozen=True)
class WorkbookFile:
    """A workbook to take away; `round_name` and `organisation` are for its name."""

    content: bytes
    organisation: str
    round_name: str


@dataclass(frozen=True)
class Preview:
    """What a workbook would do: taken over, to confirm, and what was not understood.

    `n_same` answers say what stands already. What stands and has an empty cell here stays.
    """

    taken: tuple[Proposed, ...]
    to_confirm: tuple[Proposed, ...]
    problems: tuple[AnswerProblem, ...]
    apart: tuple[Question, ...]
    n_same: int


@dataclass(frozen=True)
class WorkbookPage:
    """Whose workbook, in which round."""

    id: UUID
    organisation: str
    round_name: str


def workbook_page(actor: Actor, id: UUID) -> WorkbookPage:
    """Where a workbook is taken away and brought back, while the sheet takes answers."""
    row = sheet_for(actor, id, "sheet:answer")
    refuse_shut(row)
    return WorkbookPage(row.pk, row.organisation.name, row.round.name)


def workbook_of(actor: Actor, id: UUID, language: str, tell: Tell) -> WorkbookFile:
    """The sheet as a workbook with what stands filled in; writes the line `sheet.take_workbook`."""
    row = sheet_for(actor, id, "sheet:answer")
    refuse_shut(row)
    journal.record(actor, "sheet.take_workbook", kind="sheet", id=id)
    questionnaire = questionnaire_of(row.round.questionnaire)
    name = row.organisation.name
    content = write_template(
        questionnaire, language, name, as_it_stands(row), tell=tell, sheet=str(row.pk)
    )
    return WorkbookFile(content, name, row.round.name)


def preview(actor: Actor, id: UUID, content: bytes, name: str) -> Preview:
    """What this workbook would do to the sheet; nothing is saved.

    WorkbookRefused for another sheet, organisation or questionnaire and for too large a file;
    FileRefused for what is no workbook. Writes the line `sheet.look_at_workbook`.
    """
    row = sheet_for(actor, id, "sheet:answer")
    refuse_shut(row)
    if len(content) > MOST_BYTES:
        raise _too_large()
    questionnaire = questionnaire_of(row.round.questionnaire)
    _refuse_other(row, questionnaire, made_for(content, name))
    sheet, problems = read_template(content, questionnaire, name)
    journal.record(actor, "sheet.look_at_workbook", kind="sheet", id=id)
    apart = {code for code, one in separate_of(row).items() if one.standing is not Standing.SETTLED}
    stored = _stored(row)
    taken, to_confirm, kept_apart, n_same = [], [], [], 0
    for question in questionnaire.questions():
        answer = sheet.answers.get(question.code, Missing.NOT_ANSWERED)
        remark = sheet.remarks.get(question.code)
        comment = remark.comment if remark else ""
        if (answer is Missing.NOT_ANSWERED and not comment) or question.kind is Kind.DERIVED:
            continue
        if question.code in apart:
            kept_apart.append(question)
            continue
        one = _proposed(question, answer, comment, stored.get(question.code))
        if one is None:
            n_same += 1
        elif one.revision:
            to_confirm.append(one)
        else:
            taken.append(one)
    return Preview(tuple(taken), tuple(to_confirm), problems, tuple(kept_apart), n_same)


def _stored(row: Sheet) -> dict[str, Answer]:
    return {one.question: one for one in row.answers.select_related("answered_by")}


def _proposed(
    question: Question, answer: AnswerValue, comment: str, stood: Answer | None
) -> Proposed | None:
    """None where the workbook says what stands already."""
    if stood is not None and answer is Missing.NOT_ANSWERED:
        # The workbook only explains what stands, such as files.
        answer = from_plain(question, stood.value)
        if comment == stood.comment:
            return None
        return beside(question, {"comment": comment}, answer, stood)
    fields = typed(answer) | ({"comment": comment} if comment else {})
    if stood is None:
        return Proposed(question, fields, in_full(question, answer), comment, 0)
    if stood.value == to_plain(answer) and comment in ("", stood.comment):
        return None
    return beside(question, fields, answer, stood)


def _refuse_other(row: Sheet, questionnaire: Questionnaire, about: Mapping[str, str]) -> None:
    if not about:
        raise WorkbookRefused(
            text("This file is not a workbook to fill this scan in."),
            text("Take the workbook from this page, and copy your answers into its yellow cells."),
        )
    if about.get("questionnaire") != questionnaire.code:
        raise WorkbookRefused(
            text("This workbook was made for another questionnaire."),
            text("Take the workbook from this page, and fill that one in."),
        )
    if about.get("sheet") == str(row.pk):
        return
    if about.get("organisation", "").strip().casefold() != row.organisation.name.casefold():
        raise WorkbookRefused(
            text(
                "This workbook was made for another organisation: %(other)s.",
                other=about.get("organisation", "")[:80] or "?",
            ),
            text("Take the workbook of your own organisation from this page."),
        )
    if about.get("sheet") or about.get("content_hash") != questionnaire.content_hash:
        raise WorkbookRefused(
            text("This workbook was made for another round or another version of the scan."),
            text("Take the workbook from this page, and copy your answers into its yellow cells."),
        )


def _too_large() -> WorkbookRefused:
    return WorkbookRefused(
        text("This file is larger than 2 MB, and a workbook of this scan is much smaller."),
        text("Choose the workbook that you took from this page, without pictures in it."),
    )
