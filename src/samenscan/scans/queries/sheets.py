"""An answer sheet, its sections and its questions, for the organisation that fills it in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samenscan.base import journal
from samenscan.core.access import Actor, may
from samenscan.core.answers import Answer as AnswerValue
from samenscan.core.answers import (
    Chosen,
    Levels,
    Missing,
    Number,
    PlainAnswer,
    YesNo,
    from_plain,
    is_complete,
    shown,
)
from samenscan.core.questionnaire import Question, Questionnaire, Section
from samenscan.core.text import Text, Words
from samenscan.members.succession import Predecessor
from samenscan.scans.doors import PlacedSheet, RoundState, placed_sheet, state_of
from samenscan.scans.questionnaires import questionnaire_of


@dataclass(frozen=True)
class SectionFact:
    """A section as the overview shows it; `n_half` are levels with one side still open."""

    code: str
    title: Words
    who: str | None
    minutes: int
    n_questions: int
    n_answered: int

    @property
    def complete(self) -> bool:
        """Whether every question has an answer or a reason why not."""
        return self.n_answered == self.n_questions

    @property
    def minutes_left(self) -> int:
        """The minutes for the questions still open, rounded up."""
        left = self.n_questions - self.n_answered
        return -(-self.minutes * left // self.n_questions) if self.n_questions else 0


@dataclass(frozen=True)
class QuestionFact:
    """A question with what stands, ready for its fields."""

    question: Question
    level_names: tuple[Words, ...]
    paper: int | None
    practice: int | None
    value: str
    missing: str
    revision: int
    answered_at: datetime | None
    answered_by: str
    shown: Text | Words | str


@dataclass(frozen=True)
class SheetPage:
    """A sheet: whose, in which round, how far, and what can be done now."""

    id: UUID
    organisation: str
    round: UUID
    round_name: str
    title: Words
    closes_at: datetime
    state: RoundState
    submitted_at: datetime | None
    submitted_by: str
    sections: tuple[SectionFact, ...]
    can_answer: bool
    can_submit: bool
    can_reopen: bool
    can_read_result: bool
    predecessor: Predecessor | None

    @property
    def n_questions(self) -> int:
        """All questions of the sheet."""
        return sum(section.n_questions for section in self.sections)

    @property
    def n_answered(self) -> int:
        """The questions with an answer or a reason why not."""
        return sum(section.n_answered for section in self.sections)

    @property
    def n_open(self) -> int:
        """The questions without an answer or reason."""
        return self.n_questions - self.n_answered

    @property
    def minutes_left(self) -> int:
        """The minutes for all that is still open."""
        return sum(section.minutes_left for section in self.sections)


@dataclass(frozen=True)
class SectionPage:
    """One section to fill in, with the way on and back."""

    sheet: SheetPage
    section: SectionFact
    intro: Words | None
    questions: tuple[QuestionFact, ...]
    languages: tuple[str, ...]
    before: SectionFact | None
    after: SectionFact | None


def sheet_page(actor: Actor, id: UUID) -> SheetPage:
    """The overview of a sheet."""
    return _page(actor, _read(actor, id))


def section_page(actor: Actor, id: UUID, code: str) -> SectionPage:
    """One section of a sheet; NotFound when the questionnaire has no such section."""
    open_sheet = _read(actor, id)
    section = open_sheet.questionnaire.section(code)
    page = _page(actor, open_sheet)
    position = [fact.code for fact in page.sections].index(code)
    neighbours = (None, *page.sections, None)
    return SectionPage(
        sheet=page,
        section=page.sections[position],
        intro=section.intro,
        questions=_questions(open_sheet, section),
        languages=open_sheet.questionnaire.languages,
        before=neighbours[position],
        after=neighbours[position + 2],
    )


def overview(actor: Actor, id: UUID) -> tuple[SectionPage, ...]:
    """Every section with every answer, for reading through before the sign-off."""
    open_sheet = _read(actor, id, "sheet:submit")
    page = _page(actor, open_sheet)
    questionnaire = open_sheet.questionnaire
    return tuple(
        SectionPage(
            sheet=page,
            section=fact,
            intro=section.intro,
            questions=_questions(open_sheet, section),
            languages=questionnaire.languages,
            before=None,
            after=None,
        )
        for fact, section in zip(page.sections, questionnaire.sections, strict=True)
    )


def section_count(actor: Actor, id: UUID, code: str) -> tuple[int, int]:
    """How many questions of a section are answered, of how many; reads no answer."""
    row = placed_sheet(actor, id, "sheet:read").row
    codes = [one.code for one in questionnaire_of(row.round.questionnaire).section(code).questions]
    return row.answers.filter(question__in=codes, complete=True).count(), len(codes)


@dataclass(frozen=True)
class _Stored:
    """One answer as it stands in the database."""

    value: PlainAnswer
    complete: bool
    revision: int
    answered_at: datetime
    answered_by: str


@dataclass(frozen=True)
class _OpenSheet:
    """What one look at a sheet reads."""

    placed: PlacedSheet
    questionnaire: Questionnaire
    stored: Mapping[str, _Stored]


def _read(actor: Actor, id: UUID, permission: str = "sheet:read") -> _OpenSheet:
    placed = placed_sheet(actor, id, permission)
    journal.record(actor, "sheet.read", kind="sheet", id=id)
    rows = placed.row.answers.values_list(
        "question", "value", "complete", "revision", "answered_at", "answered_by__name"
    )
    stored = {question: _Stored(*rest) for question, *rest in rows}
    return _OpenSheet(placed, questionnaire_of(placed.row.round.questionnaire), stored)


def _page(actor: Actor, open_sheet: _OpenSheet) -> SheetPage:
    row, place = open_sheet.placed.row, open_sheet.placed.place
    state = state_of(row.round)
    fillable = state is RoundState.OPEN and not row.submitted_at
    return SheetPage(
        id=row.pk,
        organisation=row.organisation.name,
        round=row.round_id,
        round_name=row.round.name,
        title=open_sheet.questionnaire.title,
        closes_at=row.round.closes_at,
        state=state,
        submitted_at=row.submitted_at,
        submitted_by=str(row.submitted_by or ""),
        sections=tuple(
            _section(section, open_sheet.stored) for section in open_sheet.questionnaire.sections
        ),
        can_answer=fillable and may(actor, "sheet:answer", place),
        can_submit=fillable and may(actor, "sheet:submit", place),
        can_reopen=state is RoundState.OPEN
        and bool(row.submitted_at)
        and may(actor, "sheet:submit", place),
        can_read_result=state is RoundState.CLOSED
        and bool(row.submitted_at)
        and may(actor, "result:own", place),
        predecessor=open_sheet.placed.predecessor,
    )


def _questions(open_sheet: _OpenSheet, section: Section) -> tuple[QuestionFact, ...]:
    return tuple(_question(open_sheet, question) for question in section.questions)


def _section(section: Section, stored: Mapping[str, _Stored]) -> SectionFact:
    answered = sum(
        1
        for question in section.questions
        if question.code in stored and stored[question.code].complete
    )
    return SectionFact(
        section.code, section.title, section.who, section.minutes, len(section.questions), answered
    )


def _question(open_sheet: _OpenSheet, question: Question) -> QuestionFact:
    stored = open_sheet.stored.get(question.code)
    answer = from_plain(question, stored.value) if stored else Missing.NOT_ANSWERED
    levels = answer if isinstance(answer, Levels) else Levels()
    return QuestionFact(
        question=question,
        level_names=open_sheet.questionnaire.levels,
        paper=levels.paper,
        practice=levels.practice,
        value=_field(answer),
        missing=answer.value if isinstance(answer, Missing) else "",
        revision=stored.revision if stored else 0,
        answered_at=stored.answered_at if stored else None,
        answered_by=stored.answered_by if stored else "",
        shown=shown(question, answer) if is_complete(answer) else "",
    )


def _field(answer: AnswerValue) -> str:
    match answer:
        case Chosen(code):
            return code
        case YesNo(yes):
            return "yes" if yes else "no"
        case Number(value):
            return f"{value:f}".replace(".", ",")
        case _:
            return ""
