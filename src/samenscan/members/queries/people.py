"""The people page: who wears which hat in the actor's own house; nobody else's people are told."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from samenscan.base import clock
from samenscan.core.access import CENTRE_ROLES, MEMBER_ROLES, Actor, Role
from samenscan.core.refused import Forbidden, NotFound
from samenscan.members import models
from samenscan.members.accessions import ON_THE_WAY
from samenscan.members.doors import hat_for, organisation_for, running
from samenscan.members.hats import led_today, worn_on


@dataclass(frozen=True)
class WearerFact:
    """One person in one hat."""

    hat: UUID
    name: str
    email: str
    role: str
    place: str
    since_on: date
    is_actor: bool
    can_hand_over: bool


@dataclass(frozen=True)
class OpenInvitation:
    """One invitation that nobody accepted yet."""

    id: UUID
    name: str
    email: str
    role: str
    place: str
    invited_at: datetime
    expires_at: datetime
    expired: bool


@dataclass(frozen=True)
class PeoplePage:
    """What the people page tells."""

    organisation_name: str
    wearers: tuple[WearerFact, ...]
    invitations: tuple[OpenInvitation, ...]


@dataclass(frozen=True)
class Seat:
    """A hat that the actor may offer: a role in one organisation or one partnership."""

    role: Role
    organisation: UUID | None
    partnership: UUID | None
    place_name: str

    @property
    def code(self) -> str:
        """The seat as a form sends it back."""
        return f"{self.role}:{self.organisation or self.partnership}"


def people_page(actor: Actor) -> PeoplePage:
    """The people of the actor's own organisation, and of the partnerships it runs."""
    own = _own_organisation(actor)
    here = Q(organisation=own) | Q(partnership__centre=own)
    hats = (
        models.Hat.objects.filter(worn_on(clock.today()), here)
        .select_related("person", "organisation", "partnership")
        .order_by("person__name", "role", "partnership__name")
    )
    invitations = (
        models.Invitation.objects.filter(
            here | Q(invited_from=own), accepted_at=None, withdrawn_at=None
        )
        .select_related("organisation", "partnership")
        .order_by("invited_at")
    )
    return PeoplePage(
        own.name,
        tuple(_wearer(actor, hat) for hat in hats),
        tuple(_open_invitation(row) for row in invitations),
    )


def seats_to_offer(actor: Actor) -> tuple[Seat, ...]:
    """Every hat the actor may invite somebody to wear; the only source of that rule.

    A lead: the roles of a member, in the own organisation. A coordinator: the roles of the own
    centre, delegate of each partnership it runs, and the first lead of each organisation that is
    a member or on its way there. Where somebody leads already only they let others in: a lead
    reads every answer, and whom the centre chose could.
    """
    own = _own_organisation(actor)
    if actor.hat is not None and actor.hat.role == Role.LEAD:
        return tuple(Seat(role, own.pk, None, own.name) for role in _ordered(MEMBER_ROLES))
    members = (
        models.Organisation.objects.filter(
            Q(
                pk__in=models.Membership.objects.filter(
                    running(clock.today()), partnership__centre=own
                ).values("organisation_id")
            )
            | Q(
                pk__in=models.Accession.objects.filter(ON_THE_WAY, partnership__centre=own).values(
                    "organisation_id"
                )
            )
        )
        .exclude(pk=own.pk)
        .exclude(led_today())
        .order_by("name")
    )
    partnerships = models.Partnership.objects.filter(centre=own).order_by("name")
    return (
        *(Seat(role, own.pk, None, own.name) for role in _ordered(CENTRE_ROLES)),
        *(Seat(Role.DELEGATE, None, row.pk, row.name) for row in partnerships),
        *(Seat(Role.LEAD, row.pk, None, row.name) for row in members),
    )


@dataclass(frozen=True)
class HandOverPage:
    """Whose role is handed over, and to which colleagues it can go."""

    hat: UUID
    name: str
    role: str
    place: str
    is_actor: bool
    colleagues: tuple[tuple[str, str], ...]


def hand_over_page(actor: Actor, id: UUID) -> HandOverPage:
    """A lead's or coordinator's role, and the colleagues who could take it over."""
    row = hat_for(actor, id)
    if row.organisation is None or row.role not in {Role.LEAD, Role.COORDINATOR}:
        raise NotFound
    hats = models.Hat.objects.filter(
        worn_on(clock.today()), organisation=row.organisation
    ).select_related("person")
    taken = {hat.person_id for hat in hats if hat.role == row.role} | {row.person_id}
    colleagues = {str(hat.person_id): hat.person.name for hat in hats if hat.person_id not in taken}
    return HandOverPage(
        row.pk,
        row.person.name,
        str(models.RoleName(row.role).label),
        row.organisation.name,
        row.person_id == actor.person,
        tuple(sorted(colleagues.items(), key=lambda choice: choice[1])),
    )


def _own_organisation(actor: Actor) -> models.Organisation:
    if actor.hat is None:
        raise NotFound
    if actor.hat.organisation is None:
        raise Forbidden
    return organisation_for(actor, actor.hat.organisation, "person:invite")


def _ordered(roles: frozenset[Role]) -> tuple[Role, ...]:
    return tuple(role for role in Role if role in roles)


def _wearer(actor: Actor, hat: models.Hat) -> WearerFact:
    return WearerFact(
        hat.pk,
        hat.person.name,
        hat.person.email,
        str(models.RoleName(hat.role).label),
        str(hat.organisation or hat.partnership),
        hat.starts_on,
        hat.person_id == actor.person,
        hat.role in {Role.LEAD, Role.COORDINATOR},
    )


def _open_invitation(row: models.Invitation) -> OpenInvitation:
    return OpenInvitation(
        row.pk,
        row.name,
        row.email,
        str(models.RoleName(row.role).label),
        str(row.organisation or row.partnership),
        row.invited_at,
        row.expires_at,
        row.expires_at <= clock.now(),
    )
