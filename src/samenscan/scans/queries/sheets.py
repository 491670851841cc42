"""An answer sheet, its sections and its questions, for the organisation that fills it in."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samenscan.base import journal
from samenscan.core.access import Actor, may
from samenscan.core.answers import Answer as AnswerValue
from samenscan.core.answers import (
    Missing,
    PlainAnswer,
    from_plain,
    is_complete,
    shown,
)
from samenscan.core.answers import Sheet as AnswerSheet
from samenscan.core.answers.asked import SheetView, view
from samenscan.core.questionnaire import Kind, Question, Questionnaire, Section
from samenscan.core.questionnaire.expressions import rules_of
from samenscan.core.text import Words
from samenscan.scans.discussed import DiscussionFact, discussions_of
from samenscan.scans.doors import (
    PlacedSheet,
    RoundState,
    placed_sheet,
    sheet_state,
    shut_at,
    state_of,
)
from samenscan.scans.offers import offers_of
from samenscan.scans.queries.sheet_facts import (
    AttachmentFact,
    QuestionFact,
    SectionFact,
    SectionPage,
    SheetPage,
    ToDiscuss,
)
from samenscan.scans.questionnaires import questionnaire_of
from samenscan.scans.said import said_of_one
from samenscan.scans.separate import Separate, Standing, separate_of


def sheet_page(actor: Actor, id: UUID) -> SheetPage:
    """The overview of a sheet."""
    return _page(actor, _read(actor, id))


def how_far(actor: Actor, id: UUID) -> SheetPage:
    """The same beside other pages, where no answer is shown and the journal needs no line."""
    return _page(actor, _stored(placed_sheet(actor, id, "sheet:read")))


def sheet_fact(actor: Actor, placed: PlacedSheet) -> SheetPage:
    """The overview of a sheet whose reading has its line in the journal already."""
    return _page(actor, _stored(placed))


def section_page(actor: Actor, id: UUID, code: str) -> SectionPage:
    """One section of a sheet; NotFound when the questionnaire has no such section."""
    open_sheet = _read(actor, id)
    section, row = open_sheet.questionnaire.section(code), open_sheet.placed.row
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
        said=said_of_one(actor, row, code),
        offers=offers_of(open_sheet.placed.row, open_sheet.questionnaire)
        if page.can_answer
        else {},
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


@dataclass(frozen=True)
class AfterSave:
    """What one saved answer means for the section: its count, and the questions it touches.

    `touched` are the questions of this section of which the condition or the calculation depends
    on the answer; `ruled` those with rules between answers.
    """

    section: SectionFact
    touched: tuple[QuestionFact, ...]
    ruled: tuple[QuestionFact, ...]
    files: QuestionFact | None


def after_save(actor: Actor, id: UUID, code: str, question: str) -> AfterSave:
    """What to show after an answer was saved, of which the journal has its line already."""
    placed = placed_sheet(actor, id, "sheet:read")
    section = questionnaire_of(placed.row.round.questionnaire).section(code)
    open_sheet = _stored(placed, {one.code for one in section.questions})
    depend = rules_of(open_sheet.questionnaire).dependents.get(question, ())

    def facts(questions: Iterable[Question]) -> tuple[QuestionFact, ...]:
        return tuple(_question(open_sheet, section, one) for one in questions)

    saved = open_sheet.questionnaire.question(question)
    return AfterSave(
        section=_section(open_sheet, section),
        touched=facts(one for one in section.questions if one.code in depend),
        ruled=facts(one for one in section.questions if one.constraints),
        files=facts([saved])[0] if saved.kind is Kind.FILE else None,
    )


@dataclass(frozen=True)
class _Stored:
    """One answer as it stands in the database."""

    value: PlainAnswer
    complete: bool
    revision: int
    comment: str
    answered_at: datetime
    answered_by: str


@dataclass(frozen=True)
class _OpenSheet:
    """What one look at a sheet reads."""

    placed: PlacedSheet
    questionnaire: Questionnaire
    stored: Mapping[str, _Stored]
    seen: SheetView
    broken: Mapping[str, tuple[Words, ...]]
    attachments: Mapping[str, tuple[AttachmentFact, ...]]
    discussions: Mapping[str, tuple[DiscussionFact, ...]]
    separate: Mapping[str, Separate]


def _read(actor: Actor, id: UUID, permission: str = "sheet:read") -> _OpenSheet:
    placed = placed_sheet(actor, id, permission)
    journal.record(actor, "sheet.read", kind="sheet", id=id)
    return _stored(placed)


def _stored(placed: PlacedSheet, codes: AbstractSet[str] | None = None) -> _OpenSheet:
    """The answers as they stand; with `codes` only those, and what conditions look at."""
    questionnaire = questionnaire_of(placed.row.round.questionnaire)
    used = rules_of(questionnaire).used
    found = placed.row.answers.all()
    if codes is not None:
        found = found.filter(question__in=codes | used)
    rows = found.values_list(
        "question", "value", "complete", "revision", "comment", "answered_at", "answered_by__name"
    )
    stored = {question: _Stored(*rest) for question, *rest in rows}
    # Only what conditions look at is read here; the rest where it is shown.
    answers = {
        code: from_plain(questionnaire.question(code), one.value)
        for code, one in stored.items()
        if code in used
    }
    seen = view(questionnaire, AnswerSheet(str(placed.row.organisation_id), answers))
    broken: dict[str, tuple[Words, ...]] = {}
    for one in seen.broken_constraints():
        broken[one.question] = (*broken.get(one.question, ()), one.says)
    files = any(questionnaire.question(code).kind is Kind.FILE for code in stored)
    attachments = _attachments(placed) if files else {}
    discussions = discussions_of(placed.row, questionnaire) if placed.discusses else {}
    apart = any(question.independent for question in questionnaire.questions())
    separate = separate_of(placed.row) if apart else {}
    return _OpenSheet(
        placed, questionnaire, stored, seen, broken, attachments, discussions, separate
    )


def _attachments(placed: PlacedSheet) -> Mapping[str, tuple[AttachmentFact, ...]]:
    found: dict[str, tuple[AttachmentFact, ...]] = {}
    for row in placed.row.attachments.order_by("added_at", "name"):
        fact = AttachmentFact(row.pk, row.name, row.digest, row.size)
        found[row.question] = (*found.get(row.question, ()), fact)
    return found


def _page(actor: Actor, open_sheet: _OpenSheet) -> SheetPage:
    row, place = open_sheet.placed.row, open_sheet.placed.place
    state = sheet_state(row)
    fillable = state is RoundState.OPEN and not row.submitted_at and not row.withdrawn_at
    return SheetPage(
        id=row.pk,
        organisation=row.organisation.name,
        round=row.round_id,
        round_name=row.round.name,
        title=open_sheet.questionnaire.title,
        closes_at=shut_at(row),
        state=state,
        submitted_at=row.submitted_at,
        submitted_by=str(row.submitted_by or ""),
        withdrawn_at=row.withdrawn_at,
        sections=tuple(
            _section(open_sheet, section) for section in open_sheet.questionnaire.sections
        ),
        can_answer=fillable and may(actor, "sheet:answer", place),
        can_submit=fillable and may(actor, "sheet:submit", place),
        can_reopen=state is RoundState.OPEN
        and bool(row.submitted_at)
        and may(actor, "sheet:submit", place),
        can_withdraw=state is RoundState.OPEN and may(actor, "sheet:submit", place),
        can_read_result=state_of(row.round) is RoundState.CLOSED
        and bool(row.submitted_at)
        and may(actor, "result:own", place),
        reads_first=fillable
        and row.acknowledged_at is None
        and not open_sheet.stored
        and may(actor, "sheet:submit", place),
        predecessor=open_sheet.placed.predecessor,
        n_separate=sum(question.independent for question in open_sheet.questionnaire.questions()),
        n_to_settle=sum(
            one.standing is not Standing.SETTLED for one in open_sheet.separate.values()
        ),
        to_discuss=tuple(
            ToDiscuss(question, section.code)
            for section in open_sheet.questionnaire.sections
            for question in section.questions
            if question.code in open_sheet.discussions
        ),
    )


def _questions(open_sheet: _OpenSheet, section: Section) -> tuple[QuestionFact, ...]:
    return tuple(_question(open_sheet, section, question) for question in section.questions)


def _to_answer(open_sheet: _OpenSheet, section: Section) -> Iterator[Question]:
    """The questions that somebody has to answer here."""
    for question in section.questions:
        if question.kind is not Kind.DERIVED and open_sheet.seen.asked(question.code):
            yield question


def _section(open_sheet: _OpenSheet, section: Section) -> SectionFact:
    stored = open_sheet.stored
    asked = [question.code for question in _to_answer(open_sheet, section)]
    fillable = sum(question.kind is not Kind.DERIVED for question in section.questions)
    return SectionFact(
        section.code,
        section.title,
        open_sheet.questionnaire.who(section.who),
        -(-section.minutes * len(asked) // fillable) if fillable else section.minutes,
        len(asked),
        sum(code in stored and stored[code].complete for code in asked),
    )


def _question(open_sheet: _OpenSheet, section: Section, question: Question) -> QuestionFact:
    code, questionnaire = question.code, open_sheet.questionnaire
    stored = open_sheet.stored.get(code)
    answer: AnswerValue = Missing.NOT_ANSWERED
    if question.kind is Kind.DERIVED:
        answer = open_sheet.seen.answer(code)
    elif stored:
        answer = from_plain(question, stored.value)
    differs = question.who is not None and question.who != section.who
    return QuestionFact(
        question=question,
        asked=open_sheet.seen.asked(code),
        answer=answer,
        level_names=question.levels or questionnaire.levels,
        paper_names=questionnaire.paper_levels or questionnaire.levels,
        revision=stored.revision if stored else 0,
        answered_at=stored.answered_at if stored else None,
        answered_by=stored.answered_by if stored else "",
        shown=shown(question, answer) if is_complete(answer) else "",
        comment=stored.comment if stored else "",
        who=questionnaire.who(question.who) if differs else "",
        broken=open_sheet.broken.get(code, ()),
        attachments=open_sheet.attachments.get(code, ()),
        discussions=open_sheet.discussions.get(code, ()),
        separate=open_sheet.separate.get(code),
    )
