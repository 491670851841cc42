"""The answers that members share with the support centre, for its analyst, after closing."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samenscan.base import clock, journal
from samenscan.core.access import Actor
from samenscan.core.answers import Sheet as AnswerSheet
from samenscan.core.answers import shown
from samenscan.core.answers.asked import view
from samenscan.core.disclosure.policy import POLICIES, Form
from samenscan.core.questionnaire import Question, Questionnaire
from samenscan.core.text import Text, Words
from samenscan.scans.doors import RoundState, placed_round, placed_sheet, state_of
from samenscan.scans.frozen import as_submitted
from samenscan.scans.models import Round
from samenscan.scans.queries.datasets import Erased, NothingSubmitted, RoundStillOpen
from samenscan.scans.questionnaires import questionnaire_of

READ = "answers.read_shared"


def _is_shared(question: Question) -> bool:
    """Whether the answer itself is for the support centre, and for nobody further away."""
    return question.sharing == "centre" and POLICIES["centre"].centre is Form.ANSWERS


@dataclass(frozen=True)
class SharingMember:
    """A member that submitted; its name opens its shared answers."""

    sheet: UUID
    name: str
    partnership: str


@dataclass(frozen=True)
class SharedPage:
    """Who submitted, and how many questions everybody was asked to share with the centre."""

    round: UUID
    round_name: str
    n_questions: int
    n_members: int
    members: tuple[SharingMember, ...]


def shared_page(actor: Actor, id: UUID) -> SharedPage:
    """The members whose shared answers can be read; no answer is read here."""
    row = placed_round(actor, id, "answers:shared").row
    _refuse_open(row)
    sheets = (
        row.sheets.filter(submitted_at__isnull=False, erased_at=None)
        .select_related("organisation", "partnership")
        .order_by("partnership__name", "organisation__name")
    )
    return SharedPage(
        round=row.pk,
        round_name=row.name,
        n_questions=sum(map(_is_shared, questionnaire_of(row.questionnaire).questions())),
        n_members=row.sheets.count(),
        members=tuple(
            SharingMember(sheet.pk, sheet.organisation.name, sheet.partnership.name)
            for sheet in sheets
        ),
    )


@dataclass(frozen=True)
class SharedAnswer:
    """A question with what one organisation answered to it."""

    code: str
    words: Words
    shown: Text


@dataclass(frozen=True)
class SharedSection:
    """The shared answers of one section."""

    title: Words
    answers: tuple[SharedAnswer, ...]


@dataclass(frozen=True)
class SharedSheet:
    """What one organisation shares with the support centre, as it submitted it."""

    sheet: UUID
    round: UUID
    round_name: str
    organisation: str
    submitted_on: date
    sections: tuple[SharedSection, ...]


def shared_sheet(actor: Actor, id: UUID) -> SharedSheet:
    """The shared answers of one organisation; journals the reading, which the member sees.

    Explanations beside answers stay with the organisation, and files too: only their names are in
    an answer. Refuses before the round has closed, and where nothing was submitted.
    """
    row = placed_sheet(actor, id, "answers:shared").row
    _refuse_open(row.round)
    if row.submitted_at is None:
        raise NothingSubmitted
    if row.erased_at is not None:
        raise Erased
    journal.record(actor, READ, kind="sheet", id=row.pk)
    questionnaire = questionnaire_of(row.round.questionnaire)
    return SharedSheet(
        sheet=row.pk,
        round=row.round_id,
        round_name=row.round.name,
        organisation=row.organisation.name,
        submitted_on=clock.day_of(row.submitted_at),
        sections=_sections(questionnaire, as_submitted(questionnaire, row)),
    )


def _sections(questionnaire: Questionnaire, sheet: AnswerSheet) -> tuple[SharedSection, ...]:
    seen = view(questionnaire, sheet)
    found = []
    for section in questionnaire.sections:
        answers = tuple(
            SharedAnswer(one.code, one.text, shown(one, seen.answer(one.code)))
            for one in section.questions
            if _is_shared(one) and seen.asked(one.code)
        )
        if answers:
            found.append(SharedSection(section.title, answers))
    return tuple(found)


def _refuse_open(row: Round) -> None:
    if state_of(row) is not RoundState.CLOSED:
        raise RoundStillOpen
