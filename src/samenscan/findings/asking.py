"""What a lead reads before it agrees to tell an answer by name (D17)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samenscan.core.access import Actor
from samenscan.core.answers import Sheet as AnswerSheet
from samenscan.core.answers import from_plain
from samenscan.core.disclosure import named_questions
from samenscan.core.interpretation import OwnAnswer, own_answers
from samenscan.core.text import Text, Words
from samenscan.findings.models import Consent, Release
from samenscan.scans.doors import sheet_for
from samenscan.scans.questionnaires import questionnaire_of


@dataclass(frozen=True)
class AskedByName:
    """One question that can be told by name: its answer as it stands, and whether that is agreed.

    `lines` is empty where there is no answer to show.
    """

    code: str
    title: Words
    lines: tuple[Text, ...]
    agreed: bool


@dataclass(frozen=True)
class ByNamePage:
    """Facts of the page on which a lead agrees; `published` when nobody can be added any more."""

    sheet: UUID
    organisation: str
    round_name: str
    closes_at: datetime
    readers: tuple[str, ...]
    n_members: int
    questions: tuple[AskedByName, ...]
    published: bool


def by_name_page(actor: Actor, sheet: UUID) -> ByNamePage:
    """The questions of this sheet that can be told by name, for the lead of the organisation."""
    row = sheet_for(actor, sheet, "result:by_name")
    asked = questionnaire_of(row.round.questionnaire)
    rows = row.answers.values_list("question", "value")
    stored = {code: from_plain(asked.question(code), value) for code, value in rows}
    own = own_answers(asked, AnswerSheet(str(row.organisation_id), stored)).facts.answers
    shown = {one.question: one for one in own}
    agreed = set(
        Consent.objects.filter(sheet=row, taken_back_at=None).values_list("question", flat=True)
    )
    by_member = row.round.sheets.order_by("partnership__name")
    partnerships = list(by_member.values_list("partnership__name", flat=True))
    return ByNamePage(
        sheet=row.pk,
        organisation=row.organisation.name,
        round_name=row.round.name,
        closes_at=row.round.closes_at,
        readers=tuple(dict.fromkeys(partnerships)),
        n_members=len(partnerships),
        questions=tuple(
            AskedByName(one.code, one.text, _lines(shown.get(one.code)), one.code in agreed)
            for one in named_questions(asked)
        ),
        published=Release.objects.filter(round_id=row.round_id).exists(),
    )


def _lines(answer: OwnAnswer | None) -> tuple[Text, ...]:
    return () if answer is None or answer.missing is not None else answer.in_full
