"""Decisions behind memberships and seats: known to all members, documents to few."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from samenscan.core.access import Actor, Place, may
from samenscan.core.refused import NotFound
from samenscan.members import models
from samenscan.members.doors import partnership_for
from samenscan.members.path_doors import decision_for


@dataclass(frozen=True)
class DecisionFact:
    """One decision; `document_name` is empty for whoever may not open its document."""

    id: UUID
    organisation_name: str
    about: str
    body: str
    decided_on: date
    reference: str
    document_name: str


@dataclass(frozen=True)
class DecisionsPage:
    """The decisions on which a partnership rests."""

    partnership: UUID
    partnership_name: str
    decisions: tuple[DecisionFact, ...]


def decisions_page(actor: Actor, partnership: UUID) -> DecisionsPage:
    """The decisions behind the members and the seats of a partnership, the newest first.

    Accessions that are not a membership yet are between that organisation and the centre.
    """
    row = partnership_for(actor, partnership, "partnership:read")
    own = actor.hat.organisation if actor.hat else None
    on_the_way = Q(accessions__partnership=row)
    if own != row.centre_id:
        on_the_way &= Q(organisation=own)
    decisions = (
        models.Decision.objects.filter(
            on_the_way | Q(memberships__partnership=row) | Q(seats__organ__partnership=row)
        )
        .select_related("organisation")
        .distinct()
    )
    return DecisionsPage(
        row.pk,
        row.name,
        tuple(
            decision_fact(actor, decision, decision.organisation.name, centre=row.centre_id)
            for decision in decisions
        ),
    )


def accession_of_decision(actor: Actor, decision: UUID) -> UUID:
    """The accession a decision belongs to, for who may write it down; NotFound without one."""
    row = decision_for(actor, decision, "accession:decide")
    accession = row.accessions.values_list("pk", flat=True).first()
    if accession is None:
        raise NotFound
    return accession


def decision_fact(
    actor: Actor, row: models.Decision, organisation_name: str, *, centre: UUID | None
) -> DecisionFact:
    """A decision in words, with its document only for who may open it."""
    place = Place(owner=row.organisation_id, centre=centre)
    return DecisionFact(
        row.pk,
        organisation_name,
        str(models.About(row.about).label),
        str(models.Body(row.body).label),
        row.decided_on,
        row.reference,
        row.document_name if may(actor, "decision:read", place) else "",
    )
