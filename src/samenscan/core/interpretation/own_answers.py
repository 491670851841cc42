"""What one organisation answered, question by question, let out to that organisation only."""

from dataclasses import dataclass
from decimal import Decimal

from samenscan.core.answers.asked import SheetView, view
from samenscan.core.answers.shown import in_full, shown
from samenscan.core.answers.values import Levels, Missing, Number, Remark, Sheet, is_complete
from samenscan.core.disclosure import Own, Released, release_own
from samenscan.core.questionnaire.model import Kind, Question, Questionnaire, Section
from samenscan.core.text import Text, Words


@dataclass(frozen=True)
class OwnAnswer:
    """One question that is asked, with its answer.

    `shown` is a short phrase, `in_full` the same as lines that leave nothing out. `missing` says
    why there is no answer; of half an answer it is NOT_ANSWERED. `paper` and `practice` are
    levels 0..5 of a level question; `number` is the value of a number, amount or percentage.
    `calculated` answers are given by nobody. `comment` and `evidence` (names of files) stand
    beside the answer.
    """

    section: str
    theme: str
    question: str
    title: Words
    shown: Text
    in_full: tuple[Text, ...]
    missing: Missing | None = None
    paper: int | None = None
    practice: int | None = None
    number: Decimal | None = None
    calculated: bool = False
    comment: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class OwnAnswers:
    """The answers of one organisation to what it was asked, in reading order."""

    organisation: str
    answers: tuple[OwnAnswer, ...]


def own_answers(questionnaire: Questionnaire, sheet: Sheet) -> Released[Own, OwnAnswers]:
    """Every question that is asked of this organisation, with what it answered."""
    seen = view(questionnaire, sheet)
    answers = tuple(
        _answer(section, question, seen, sheet.remarks.get(question.code, Remark()))
        for section in questionnaire.sections
        for question in section.questions
        if seen.asked(question.code)
    )
    return release_own(Own(sheet.organisation), OwnAnswers(sheet.organisation, answers))


def _answer(section: Section, question: Question, seen: SheetView, remark: Remark) -> OwnAnswer:
    answer = seen.answer(question.code)
    calculated = question.kind is Kind.DERIVED
    missing = answer if isinstance(answer, Missing) else None
    if not calculated and not is_complete(answer):
        missing = Missing.NOT_ANSWERED
    levels = answer if isinstance(answer, Levels) else Levels(None, None)
    return OwnAnswer(
        section=section.code,
        theme=question.theme or "",
        question=question.code,
        title=question.text,
        shown=shown(question, answer),
        in_full=in_full(question, answer),
        missing=missing,
        paper=levels.paper,
        practice=levels.practice,
        number=answer.value if isinstance(answer, Number) else None,
        calculated=calculated,
        comment=remark.comment,
        evidence=tuple(mark.name for mark in remark.evidence),
    )
