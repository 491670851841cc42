"""The page where colleagues answer each for themselves, and where their answers meet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samenscan.base import journal
from samenscan.core.access import Actor, may
from samenscan.core.answers import Answer as AnswerValue
from samenscan.core.answers import Missing, from_plain, is_complete, shown
from samenscan.core.questionnaire import Question, Questionnaire
from samenscan.core.text import Text, Words
from samenscan.scans.assigned import colleagues_in
from samenscan.scans.counting import seen_of
from samenscan.scans.doors import placed_sheet
from samenscan.scans.models import Answer, IndependentAnswer, Settlement, Sheet
from samenscan.scans.queries.sheet_facts import QuestionFact, SheetPage
from samenscan.scans.queries.sheets import sheet_fact
from samenscan.scans.questionnaires import questionnaire_of
from samenscan.scans.separate import Standing, can_be_separate, separate_of


@dataclass(frozen=True)
class SaidBy:
    """What one colleague answered; `differs` from what stands, once something does."""

    person: UUID
    name: str
    words: Text | Words | str
    comment: str
    at: datetime | None
    stands: bool
    differs: bool


@dataclass(frozen=True)
class Meeting:
    """A question to which everybody answered: all answers side by side, and which one stands."""

    question: Question
    said: tuple[SaidBy, ...]
    same: bool
    settled: bool
    reason: str


@dataclass(frozen=True)
class StillWaiting:
    """A question to which somebody still has to answer: how many did, and nobody's answer."""

    question: Question
    n_answered: int
    n_asked: int


@dataclass(frozen=True)
class ColleagueAsked:
    """A colleague who can be asked, and how many of the questions they have answered."""

    person: UUID
    name: str
    asked: bool
    n_answered: int
    n_asked: int


@dataclass(frozen=True)
class SeparatePage:
    """Everything of one sheet that is answered separately, for whoever reads it."""

    sheet: SheetPage
    n_questions: int
    mine: tuple[QuestionFact, ...]
    meetings: tuple[Meeting, ...]
    waiting: tuple[StillWaiting, ...]
    colleagues: tuple[ColleagueAsked, ...]
    can_lead: bool


def separate_page(actor: Actor, id: UUID) -> SeparatePage:
    """What this person was asked, and where everybody has answered, what all said.

    The lead sees who was asked and how far they are; nobody sees an answer of somebody else
    before all have answered that question.
    """
    placed = placed_sheet(actor, id, "sheet:read")
    row = placed.row
    journal.record(actor, "sheet.read", kind="sheet", id=id)
    questionnaire = questionnaire_of(row.round.questionnaire)
    standing = separate_of(row)
    rows = list(row.independent_answers.select_related("person").order_by("person__name"))
    mine = {one.question: one for one in rows if one.person_id == actor.person}
    leads = may(actor, "sheet:submit", placed.place)
    seen = seen_of(questionnaire, row.organisation_id, row.answers.all())
    fact = sheet_fact(actor, placed)
    settled = {one.question: one for one in row.settlements.all()}
    final = {one.question: one for one in row.answers.filter(question__in=settled)}
    reads = [
        question
        for question in questionnaire.questions()
        if question.code in standing and (leads or question.code in mine)
    ]
    return SeparatePage(
        sheet=fact,
        n_questions=len(can_be_separate(questionnaire, seen)),
        mine=tuple(
            _to_answer(questionnaire, question, mine[question.code])
            for question in reads
            if question.code in mine and standing[question.code].standing is not Standing.SETTLED
        ),
        meetings=tuple(
            _meeting(question, rows, settled.get(question.code), final.get(question.code))
            for question in reads
            if not standing[question.code].is_open
        ),
        waiting=tuple(
            StillWaiting(question, one.n_answered, one.n_asked)
            for question in reads
            if (one := standing[question.code]).is_open
        ),
        colleagues=_colleagues(row, rows) if leads else (),
        can_lead=leads and fact.can_submit,
    )


def _to_answer(
    questionnaire: Questionnaire, question: Question, row: IndependentAnswer
) -> QuestionFact:
    answer: AnswerValue = Missing.NOT_ANSWERED
    if row.value is not None:
        answer = from_plain(question, row.value)
    return QuestionFact(
        question=question,
        asked=True,
        answer=answer,
        level_names=question.levels or questionnaire.levels,
        paper_names=questionnaire.paper_levels or questionnaire.levels,
        revision=row.revision,
        answered_at=row.answered_at,
        answered_by=row.person.name,
        shown=shown(question, answer) if is_complete(answer) else "",
        comment=row.comment,
    )


def _meeting(
    question: Question,
    rows: Iterable[IndependentAnswer],
    settled: Settlement | None,
    answer: Answer | None,
) -> Meeting:
    given = [row for row in rows if row.question == question.code]
    final = answer.value if answer else None
    return Meeting(
        question=question,
        said=tuple(
            SaidBy(
                person=row.person_id,
                name=row.person.name,
                words=shown(question, from_plain(question, row.value)),
                comment=row.comment,
                at=row.answered_at,
                stands=final is not None and row.value == final,
                differs=final is not None and row.value != final,
            )
            for row in given
        ),
        same=all(row.value == given[0].value for row in given),
        settled=settled is not None,
        reason=settled.reason if settled else "",
    )


def _colleagues(sheet: Sheet, rows: Iterable[IndependentAnswer]) -> tuple[ColleagueAsked, ...]:
    asked: dict[UUID, list[bool]] = {}
    names: dict[UUID, str] = {}
    for row in rows:
        asked.setdefault(row.person_id, []).append(row.complete)
        names[row.person_id] = row.person.name
    here = {person.pk: person.name for person in colleagues_in(sheet.organisation_id)}
    every = sorted({**names, **here}.items(), key=lambda pair: (pair[1], str(pair[0])))
    return tuple(
        ColleagueAsked(
            person, name, person in asked, sum(asked.get(person, ())), len(asked.get(person, ()))
        )
        for person, name in every
    )
