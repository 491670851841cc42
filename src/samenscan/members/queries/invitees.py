"""Whom a partnership can still invite: organisations of the register, found by name and kind."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils.text import capfirst

from samenscan.base import clock
from samenscan.core.access import Actor
from samenscan.core.register import needles
from samenscan.core.register.legal_forms import Form, kind_concern
from samenscan.members import models
from samenscan.members.accessions import ON_THE_WAY
from samenscan.members.doors import partnership_for, running

AT_MOST = 100


@dataclass(frozen=True)
class InviteesPage:
    """Candidates as choices, by kind; `more` when the list was cut."""

    partnership: UUID
    partnership_name: str
    sought: str
    choices: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    n_found: int
    more: bool


def invitees_page(actor: Actor, partnership: UUID, *, sought: str = "") -> InviteesPage:
    """The organisations that are neither member nor on their way, at most a hundred."""
    row = partnership_for(actor, partnership, "partnership:run")
    kinds = [
        kind
        for kind in models.OrganisationKind
        if kind != models.OrganisationKind.SUPPORT_CENTRE
        and not _excluded(Form(row.legal_form), kind)
    ]
    members = row.memberships.filter(running(clock.today()))
    on_the_way = row.accessions.filter(ON_THE_WAY)
    known = models.Organisation.objects.filter(
        Q(ended_on=None) | Q(ended_on__gte=clock.today()), kind__in=kinds
    )
    for word in needles(sought):
        known = known.filter(search_key__contains=word)
    found = list(
        known.exclude(pk__in=members.values("organisation_id"))
        .exclude(pk__in=on_the_way.values("organisation_id"))
        .order_by("kind", "name")[: AT_MOST + 1]
    )
    groups: dict[str, list[tuple[str, str]]] = {}
    for organisation in found[:AT_MOST]:
        groups.setdefault(organisation.kind, []).append((str(organisation.pk), organisation.name))
    return InviteesPage(
        row.pk,
        row.name,
        sought.strip(),
        tuple(
            (capfirst(str(models.OrganisationKind(kind).label)), tuple(choices))
            for kind, choices in groups.items()
        ),
        min(len(found), AT_MOST),
        len(found) > AT_MOST,
    )


def _excluded(form: Form, kind: str) -> bool:
    concern = kind_concern(form, kind)
    return concern is not None and concern.confirmed
