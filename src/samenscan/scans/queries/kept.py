"""What is kept of an organisation's answers, round by round, for its lead."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count

from samenscan.core.access import Actor, require_role
from samenscan.core.refused import NotFound
from samenscan.scans.doors import RoundState, state_of
from samenscan.scans.models import Sheet


@dataclass(frozen=True)
class KeptSheet:
    """The sheet of one round: until when its answers are kept, or when they were erased."""

    id: UUID
    round_name: str
    n_answers: int
    n_files: int
    keep_until: date | None
    erased_at: datetime | None
    can_erase: bool


@dataclass(frozen=True)
class KeptPage:
    """All sheets of the organisation, newest first."""

    organisation: str
    sheets: tuple[KeptSheet, ...]


def kept_page(actor: Actor) -> KeptPage:
    """What the organisation of the actor's hat can take away or erase."""
    require_role(actor, "answers:export")
    organisation = actor.hat.organisation if actor.hat else None
    if organisation is None:
        raise NotFound
    rows = list(
        Sheet.objects.filter(organisation=organisation)
        .select_related("round", "organisation")
        .annotate(
            n_answers=Count("answers", distinct=True), n_files=Count("attachments", distinct=True)
        )
        .order_by("-round__opens_at")
    )
    sheets = [
        KeptSheet(
            id=row.pk,
            round_name=row.round.name,
            n_answers=row.n_answers,
            n_files=row.n_files,
            keep_until=row.round.keep_until,
            erased_at=row.erased_at,
            can_erase=state_of(row.round) is RoundState.CLOSED and row.erased_at is None,
        )
        for row in rows
    ]
    name = next((row.organisation.name for row in rows), "")
    return KeptPage(name, tuple(sheets))
