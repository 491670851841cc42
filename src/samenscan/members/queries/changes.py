"""What a change would bring about, before anybody confirms it; nobody's people are named."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from samenscan.core.access import Actor
from samenscan.core.register import needles
from samenscan.members import models
from samenscan.members.changes import Change, Checked, checked
from samenscan.members.doors import organisation_for, own_centre, running


@dataclass(frozen=True)
class PartnershipCount:
    """How many members a partnership has before and after."""

    name: str
    n_before: int
    n_after: int


@dataclass(frozen=True)
class ChangePreview:
    """The consequences of a change, for whoever has to confirm it."""

    kind: str
    happened_on: date
    last_day_on: date
    ending: tuple[str, ...]
    going_on: tuple[str, ...]
    made: tuple[str, ...]
    partnerships: tuple[PartnershipCount, ...]
    n_people: int
    n_codes: int


@dataclass(frozen=True)
class Candidate:
    """An organisation that can take part in a change."""

    id: UUID
    name: str
    kind: str
    kind_code: str


def change_candidates(
    actor: Actor, chosen: tuple[UUID, ...], q: str = ""
) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """The chosen organisations by name, and at most ten others that answer to what is sought."""
    own_centre(actor, "organisation:edit")
    from_register = models.Organisation.objects.filter(ended_on=None).order_by("search_key", "id")
    rows = from_register.filter(pk__in=chosen)
    words = needles(q)
    others = from_register.exclude(pk__in=chosen)
    for word in words:
        others = others.filter(search_key__contains=word)
    return _candidates(rows), _candidates(others[:10]) if words else ()


def change_preview(actor: Actor, change: Change) -> ChangePreview:
    """What would follow from a change; ChangeRefused when it cannot have happened like this."""
    own_centre(actor, "organisation:edit")
    ids = [*change.before, *(one for one in change.into if isinstance(one, UUID))]
    rows = [organisation_for(actor, id, "organisation:edit") for id in dict.fromkeys(ids)]
    plan = checked(change, rows)
    ended = models.Identifier.objects.filter(organisation__in=plan.ending, ends_on=None)
    return ChangePreview(
        kind=str(change.kind.label),
        happened_on=change.happened_on,
        last_day_on=change.eve,
        ending=tuple(row.name for row in plan.ending),
        going_on=tuple(row.name for row in plan.existing),
        made=tuple(newcomer.name for newcomer in plan.newcomers),
        partnerships=_counts(plan),
        n_people=len({hat.person_id for hat in plan.hats()}),
        n_codes=ended.count(),
    )


def outcome_of(actor: Actor, change: UUID) -> UUID:
    """The organisation to show after a change: what came out, or what ended without a successor."""
    own_centre(actor, "organisation:edit")
    parts = models.ChangePart.objects.filter(event=change).order_by("side", "organisation__name")
    # "after" sorts before "before".
    return parts.values_list("organisation_id", flat=True)[0]


def _candidates(rows: QuerySet[models.Organisation]) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(row.pk, row.name, str(models.OrganisationKind(row.kind).label), row.kind)
        for row in rows
    )


def _counts(plan: Checked) -> tuple[PartnershipCount, ...]:
    concerned = plan.memberships()
    day = plan.asked.happened_on
    n_leaving = Counter(one.partnership_id for one in concerned if one.organisation in plan.ending)
    names = {one.partnership_id: one.partnership.name for one in concerned}
    members: dict[UUID, set[UUID]] = {key: set() for key in names}
    for partnership, organisation in models.Membership.objects.filter(
        running(day), partnership__in=names
    ).values_list("partnership_id", "organisation_id"):
        members[partnership].add(organisation)
    arriving = len(plan.newcomers) if plan.asked.takes_over else 0
    counts = []
    for key, name in names.items():
        joining = [row for row in plan.existing if row.pk not in members[key]]
        n_joining = arriving + (len(joining) if plan.asked.takes_over else 0)
        n = len(members[key])
        counts.append(PartnershipCount(name, n, n - n_leaving[key] + n_joining))
    return tuple(counts)
