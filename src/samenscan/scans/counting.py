"""How far a sheet is, counted over the questions that are asked of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from samenscan.core.answers import Sheet as AnswerSheet
from samenscan.core.answers import from_plain, is_complete
from samenscan.core.answers.asked import SheetView, view
from samenscan.core.questionnaire import Kind, Questionnaire
from samenscan.scans.models import Answer, Sheet
from samenscan.scans.questionnaires import questionnaire_of


@dataclass(frozen=True)
class Count:
    """Questions with an answer or a reason why not, of how many."""

    n_answered: int
    n_questions: int


def seen_of(questionnaire: Questionnaire, organisation: UUID, rows: Iterable[Answer]) -> SheetView:
    """What counts of these stored answers."""
    answers = {
        row.question: from_plain(questionnaire.question(row.question), row.value) for row in rows
    }
    return view(questionnaire, AnswerSheet(str(organisation), answers))


def count(questionnaire: Questionnaire, seen: SheetView) -> Count:
    """How far a sheet is; what is not asked or is calculated counts in nothing."""
    asked = [
        question.code
        for question in questionnaire.questions()
        if question.kind is not Kind.DERIVED and seen.asked(question.code)
    ]
    return Count(sum(is_complete(seen.answer(code)) for code in asked), len(asked))


def counts_of(sheets: Iterable[Sheet]) -> Mapping[UUID, Count]:
    """How far each of these sheets is, by its id, for the organisation itself."""
    by_sheet: dict[UUID, list[Answer]] = {sheet.pk: [] for sheet in sheets}
    for row in Answer.objects.filter(sheet__in=list(by_sheet)):
        by_sheet[row.sheet_id].append(row)
    found = {}
    for sheet in sheets:
        questionnaire = questionnaire_of(sheet.round.questionnaire)
        seen = seen_of(questionnaire, sheet.organisation_id, by_sheet[sheet.pk])
        found[sheet.pk] = count(questionnaire, seen)
    return found


def asked_of_everybody(questionnaire: Questionnaire) -> tuple[str, ...]:
    """The codes of the questions that are asked whatever was answered.

    The centre counts over these: a count that moves with a condition would tell it an answer.
    """
    return tuple(
        question.code
        for question in questionnaire.questions()
        if question.kind is not Kind.DERIVED and question.asked_when is None
    )
