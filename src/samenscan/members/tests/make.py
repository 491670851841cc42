"""Plain builders of organisations, people and hats; each names only what the test is about."""

from dataclasses import dataclass
from datetime import date
from itertools import count

from samenscan.accounts.actions import make_person as make_account
from samenscan.accounts.models import Person
from samenscan.base import documents
from samenscan.core.access import OPERATOR, Actor, Role
from samenscan.core.register import search_key
from samenscan.members import models
from samenscan.members.hats import as_hat

LONG_AGO = date(2020, 1, 1)
PASSWORD = "linde beuk eik wilg"
_numbers = count(1)


def make_organisation(*, name: str = "", kind: str = "police_zone") -> models.Organisation:
    """An organisation; a police zone unless told otherwise."""
    name = name or f"PZ {next(_numbers)}"
    return models.Organisation.objects.create(name=name, kind=kind, search_key=search_key(name))


def make_centre(*, name: str = "") -> models.Organisation:
    """A support centre."""
    return make_organisation(name=name or f"Steunpunt {next(_numbers)}", kind="support_centre")


def make_partnership(
    *,
    name: str = "",
    centre: models.Organisation | None = None,
    members: tuple[models.Organisation, ...] = (),
) -> models.Partnership:
    """A partnership run by a centre, with members since long ago."""
    row = models.Partnership.objects.create(
        name=name or f"Politie {next(_numbers)}", centre=centre or make_centre(), starts_on=LONG_AGO
    )
    for organisation in members:
        make_membership(partnership=row, organisation=organisation)
    return row


def make_membership(
    *,
    partnership: models.Partnership,
    organisation: models.Organisation,
    starts_on: date = LONG_AGO,
    ends_on: date | None = None,
) -> models.Membership:
    """One organisation in one partnership."""
    return models.Membership.objects.create(
        partnership=partnership, organisation=organisation, starts_on=starts_on, ends_on=ends_on
    )


def make_person(*, email: str = "", name: str = "", language: str = "nl") -> Person:
    """Somebody with an account and PASSWORD."""
    number = next(_numbers)
    return make_account(
        OPERATOR,
        email=email or f"person{number}@example.test",
        name=name or f"Person {number}",
        language=language,
        password=PASSWORD,
    )


def make_hat(
    *,
    person: Person | None = None,
    role: Role = Role.LEAD,
    organisation: models.Organisation | None = None,
    partnership: models.Partnership | None = None,
    starts_on: date = LONG_AGO,
    ends_on: date | None = None,
) -> models.Hat:
    """A hat worn since long ago; in a new organisation unless a place is given."""
    if organisation is None and partnership is None:
        organisation = make_organisation()
    return models.Hat.objects.create(
        person=person or make_person(),
        role=role.value,
        organisation=organisation,
        partnership=partnership,
        starts_on=starts_on,
        ends_on=ends_on,
    )


def wearing(hat: models.Hat) -> Actor:
    """The wearer of this hat, as the actor of a query or action."""
    return Actor(hat.person_id, as_hat(hat))


def an_actor(
    role: Role,
    *,
    organisation: models.Organisation | None = None,
    partnership: models.Partnership | None = None,
) -> Actor:
    """A new person in a new hat."""
    return wearing(make_hat(role=role, organisation=organisation, partnership=partnership))


def secret_of(link: str) -> str:
    """The secret at the end of an invitation link."""
    return link.rstrip("/").rpartition("/")[2]


A_PDF = b"%PDF-1.4 a decision of the council"


@dataclass(frozen=True)
class Way:
    """One organisation on its way into a partnership, and what stands around it."""

    accession: models.Accession
    decision: models.Decision
    meeting: models.Meeting
    organ: models.Organ
    seat: models.Seat
    membership: models.Membership


def make_accession(
    *,
    partnership: models.Partnership | None = None,
    organisation: models.Organisation | None = None,
    invited_on: date = LONG_AGO,
) -> models.Accession:
    """An organisation that was invited long ago and heard nothing since."""
    return models.Accession.objects.create(
        partnership=partnership or make_partnership(),
        organisation=organisation or make_organisation(),
        invited_on=invited_on,
    )


def make_seat(
    *, organ: models.Organ, hat: models.Hat, substitute_for: models.Seat | None = None
) -> models.Seat:
    """The wearer of a hat in an organ, on behalf of the organisation of that hat."""
    assert hat.organisation is not None
    return models.Seat.objects.create(
        organ=organ,
        organisation=hat.organisation,
        person=hat.person,
        role="member",
        substitute_for=substitute_for,
        starts_on=LONG_AGO,
    )


def make_organ(*, partnership: models.Partnership, name: str = "Stuurgroep") -> models.Organ:
    """A steering committee since long ago."""
    return models.Organ.objects.create(
        partnership=partnership, kind="steering", name=name, starts_on=LONG_AGO
    )


def make_way(*, partnership: models.Partnership, hat: models.Hat) -> Way:
    """The organisation of a hat in a partnership, with a seat, and on its way into a second one."""
    assert hat.organisation is not None
    second = make_partnership(centre=partnership.centre)
    kept = documents.keep(documents.Upload("besluit.pdf", A_PDF))
    decision = models.Decision.objects.create(
        organisation=hat.organisation,
        body="police_council",
        decided_on=LONG_AGO,
        document_name=kept.name,
        document_type=kept.type,
        document_digest=kept.digest,
    )
    membership = models.Membership.objects.get(
        partnership=partnership, organisation=hat.organisation
    )
    membership.decision = decision
    membership.save()
    organ = make_organ(partnership=partnership)
    accession = make_accession(partnership=second, organisation=hat.organisation)
    accession.informed_on, accession.decision = LONG_AGO, decision
    accession.save()
    return Way(
        accession=accession,
        decision=decision,
        meeting=models.Meeting.objects.create(
            organisation=hat.organisation, body="police_college", held_on=date(2999, 1, 1)
        ),
        organ=organ,
        seat=make_seat(organ=organ, hat=hat),
        membership=membership,
    )
