"""What is known already of an organisation: by its last scan, and by the register."""

from dataclasses import dataclass
from uuid import UUID

from samenscan.core.access import Actor, may
from samenscan.core.answers import is_complete, to_plain
from samenscan.core.answers.values import Missing
from samenscan.core.interpretation.trend import said_then
from samenscan.core.questionnaire import Kind
from samenscan.scans.doors import PlacedSheet, RoundState, placed_sheet, sheet_state
from samenscan.scans.figures import Known, known_in_register
from samenscan.scans.models import Prefill, Sheet
from samenscan.scans.offers import offers_of
from samenscan.scans.queries.earlier import last_round, may_start_from
from samenscan.scans.questionnaires import questionnaire_of


@dataclass(frozen=True)
class ToConfirm:
    """A question with a value that waits, and where it is asked."""

    question: str
    section: str


@dataclass(frozen=True)
class StartPage:
    """What a sheet can start from; `earlier` and `register`: whether they know something new."""

    to_confirm: tuple[ToConfirm, ...]
    earlier: bool
    register: bool


def known_earlier(actor: Actor, row: Sheet) -> tuple[Known, ...]:
    """What the same organisation answered in its last closed round, as far as a bridge leads.

    Only answers that come over as they are, in the words of today. Reasons for having no answer,
    files and what is calculated are asked again. Writes the line of reading that round.
    """
    earlier = last_round(actor, row)
    if earlier is None:
        return ()
    questionnaire = questionnaire_of(row.round.questionnaire)
    then = said_then(earlier)
    found = []
    for question in questionnaire.questions():
        one = then.get(question.code)
        answer = one.answer if one else None
        if answer is None or isinstance(answer, Missing) or not is_complete(answer):
            continue
        if question.kind in (Kind.FILE, Kind.DERIVED):
            continue
        remark = earlier.sheet.remarks.get(question.code) if not earlier.way else None
        note = remark.comment if remark else ""
        found.append(Known(question.code, to_plain(answer), earlier.day, note))
    return tuple(found)


def start_page(actor: Actor, id: UUID) -> StartPage:
    """What waits in a sheet, and what it could still start from."""
    placed = placed_sheet(actor, id, "sheet:read")
    row = placed.row
    questionnaire = questionnaire_of(row.round.questionnaire)
    if not _takes_answers(placed):
        return StartPage((), earlier=False, register=False)
    waiting = offers_of(row, questionnaire)
    to_confirm = tuple(
        ToConfirm(question.code, section.code)
        for section in questionnaire.sections
        for question in section.questions
        if question.code in waiting
    )
    if not may(actor, "sheet:submit", placed.place):
        return StartPage(to_confirm, earlier=False, register=False)
    offered = set(row.prefills.values_list("source", "question"))
    answered = set(row.answers.values_list("question", flat=True))
    of_register = {
        one.question for one in known_in_register(row) if one.question not in answered
    } - {question for source, question in offered if source == Prefill.Source.REGISTER}
    started = any(source == Prefill.Source.EARLIER for source, _question in offered)
    earlier = not started and may_start_from(actor, placed)
    return StartPage(to_confirm, earlier=earlier, register=bool(of_register))


def next_to_confirm(actor: Actor, id: UUID, section: str, question: str) -> str | None:
    """The question of this section after this one of which a value waits, or the first; or None."""
    placed = placed_sheet(actor, id, "sheet:read")
    asked = questionnaire_of(placed.row.round.questionnaire)
    waiting = offers_of(placed.row, asked) if _takes_answers(placed) else {}
    codes = [one.code for one in asked.section(section).questions]
    at = codes.index(question) + 1 if question in codes else 0
    return next((code for code in codes[at:] + codes[:at] if code in waiting), None)


def _takes_answers(placed: PlacedSheet) -> bool:
    row = placed.row
    return sheet_state(row) is RoundState.OPEN and not row.submitted_at and not row.withdrawn_at
