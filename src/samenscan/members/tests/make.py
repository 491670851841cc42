"""Plain builders of organisations, people and hats; each names only what the test is about."""

from datetime import date
from itertools import count

from samenscan.accounts.actions import make_person as make_account
from samenscan.accounts.models import Person
from samenscan.core.access import OPERATOR, Actor, Role
from samenscan.members import models
from samenscan.members.hats import as_hat

LONG_AGO = date(2020, 1, 1)
PASSWORD = "linde beuk eik wilg"
_numbers = count(1)


def make_organisation(*, name: str = "", kind: str = "police_zone") -> models.Organisation:
    """An organisation; a police zone unless told otherwise."""
    name = name or f"PZ {next(_numbers)}"
    return models.Organisation.objects.create(name=name, kind=kind)


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
