"""What an answer was before and what waits to be discussed, for the organisation itself."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samenscan.base import journal
from samenscan.core.access import Actor, may
from samenscan.core.answers import from_plain
from samenscan.core.answers.shown import in_full
from samenscan.core.questionnaire import Kind, Question
from samenscan.core.refused import NotFound
from samenscan.core.text import Text, Words
from samenscan.scans.doors import RoundState, placed_sheet, sheet_state
from samenscan.scans.models import AnswerRevision
from samenscan.scans.questionnaires import questionnaire_of


@dataclass(frozen=True)
class EarlierValue:
    """One value an answer had: who gave it, when, in words; `stands` for the one that counts."""

    revision: int
    who: str
    at: datetime
    lines: tuple[Text, ...]
    comment: str
    stands: bool


@dataclass(frozen=True)
class EarlierValues:
    """A question of a sheet with every value its answer had, the newest first."""

    sheet: UUID
    round_name: str
    section: str
    section_title: Words
    question: Question
    values: tuple[EarlierValue, ...]
    can_take_back: bool

    @property
    def revision(self) -> int:
        """The revision that stands; 0 when nothing was answered yet."""
        return self.values[0].revision if self.values else 0


def earlier_values(actor: Actor, sheet: UUID, code: str) -> EarlierValues:
    """Every value that a question of this sheet had; NotFound without such a question."""
    placed = placed_sheet(actor, sheet, "sheet:read")
    row = placed.row
    questionnaire = questionnaire_of(row.round.questionnaire)
    section = next(
        (one for one in questionnaire.sections if any(q.code == code for q in one.questions)), None
    )
    if section is None:
        raise NotFound
    asked = questionnaire.question(code)
    journal.record(actor, "answer.read_earlier", kind="sheet", id=row.pk)
    rows = AnswerRevision.objects.filter(answer__sheet=row, answer__question=code)
    values = [
        EarlierValue(
            revision=one.revision,
            who=one.answered_by.name,
            at=one.answered_at,
            lines=in_full(asked, from_plain(asked, one.value)),
            comment=one.comment,
            stands=place == 0,
        )
        for place, one in enumerate(rows.select_related("answered_by").order_by("-revision"))
    ]
    fillable = sheet_state(row) is RoundState.OPEN and not row.submitted_at
    return EarlierValues(
        sheet=row.pk,
        round_name=row.round.name,
        section=section.code,
        section_title=section.title,
        question=asked,
        values=tuple(values),
        can_take_back=fillable
        and asked.kind is not Kind.FILE
        and may(actor, "sheet:answer", placed.place),
    )
