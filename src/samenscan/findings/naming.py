"""Who agreed to tell which answer by name, and what the ledger keeps of it (D17)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from samenscan.core.disclosure import (
    ByName,
    Members,
    Released,
    ReleasedEntry,
    named_from_plain,
    named_to_plain,
    release_by_name,
)
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.questionnaire.canonical import Plain
from samenscan.findings.ledger import entry_to_plain
from samenscan.findings.models import Consent, Release
from samenscan.scans.erased import goes_along
from samenscan.scans.models import Sheet
from samenscan.scans.queries.datasets import ClosedRound


def agreed_in(round: UUID) -> dict[str, frozenset[str]]:
    """Per question, the organisations that agree at this moment, take part and keep answers."""
    rows = Consent.objects.filter(
        sheet__round_id=round,
        taken_back_at=None,
        sheet__submitted_at__isnull=False,
        sheet__erased_at=None,
    )
    found: dict[str, set[str]] = {}
    for question, organisation in rows.values_list("question", "sheet__organisation_id"):
        found.setdefault(question, set()).add(str(organisation))
    return {question: frozenset(who) for question, who in found.items()}


def tell_by_name(closed: ClosedRound) -> dict[str, Plain] | None:
    """What the ledger keeps of answers told by name; None where nobody tells any."""
    audience = Members(str(closed.row.pk))
    released = release_by_name(closed.dataset, agreed_in(closed.row.pk), audience)
    told = named_to_plain(released)
    if not told:
        return None
    entry = ReleasedEntry(
        round=audience.round,
        plan_hash="",
        questions=frozenset(told),
        organisations=frozenset(who for one in released.facts for who, _ in one.answers),
    )
    return {"told": told, "entry": entry_to_plain(entry)}


def named_in(
    content: Mapping[str, Any], asked: Questionnaire, round: UUID
) -> Released[Members, tuple[ByName, ...]]:
    """What a stored release told by name, of those who agree still."""
    told = content.get("named", {}).get("told", {})
    return named_from_plain(told, asked, agreed_in(round), Members(str(round)))


@goes_along
def forget_names(sheet: Sheet) -> None:
    """What this sheet told by name leaves the stored result; that it was told stays (D17)."""
    release = Release.objects.select_for_update().filter(round_id=sheet.round_id).first()
    if release is None:
        return
    for question in release.content.get("named", {}).get("told", {}):
        release.content = without(release.content, question, str(sheet.organisation_id))
    release.save(update_fields=["content"])


def without(content: Mapping[str, Any], question: str, organisation: str) -> dict[str, Any]:
    """The same content, in which only that this answer was told is left of it."""
    named = content.get("named")
    if named is None or organisation not in named["told"].get(question, {}):
        return dict(content)
    answers = {**named["told"][question], organisation: None}
    return {**content, "named": {**named, "told": {**named["told"], question: answers}}}
