"""Who was asked to fill in which section of a sheet, and whether they can be reached."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet

from samenscan.accounts.models import Person
from samenscan.base import clock
from samenscan.core.access import Role
from samenscan.members.hats import worn_on
from samenscan.members.models import Hat, Invitation
from samenscan.scans.models import Assignment, Sheet

FILLS_IN = (Role.LEAD.value, Role.CONTRIBUTOR.value)


class Reached(StrEnum):
    """Whether somebody who was asked can fill in."""

    HERE = "here"
    INVITED = "invited"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    LEFT = "left"


@dataclass(frozen=True)
class AskedColleague:
    """Who was asked for one section; `until` is when an open invitation ends."""

    name: str
    reached: Reached
    person: UUID | None
    invitation: UUID | None
    until: datetime | None
    may_pass_on: bool

    @property
    def key(self) -> str:
        """The same for all sections of one colleague."""
        return f"invitation:{self.invitation}" if self.invitation else f"person:{self.person}"


def colleagues_in(organisation: UUID) -> QuerySet[Person]:
    """Who can fill in for an organisation today."""
    hats = Hat.objects.filter(worn_on(clock.today()), organisation=organisation, role__in=FILLS_IN)
    people = Person.objects.filter(pk__in=hats.values("person_id"), is_active=True)
    return people.order_by("name", "email")


def running(row: Sheet) -> dict[str, Assignment]:
    """The assignments of a sheet that still stand, by section."""
    rows = row.assignments.filter(ended_at=None).select_related("person", "invitation__accepted_by")
    return {assignment.section: assignment for assignment in rows}


def person_of(assignment: Assignment) -> Person | None:
    """The colleague with an account, if there is one by now."""
    if assignment.invitation is not None:
        return assignment.invitation.accepted_by
    return assignment.person


def of_person(person: UUID) -> Q:
    """The filter for running assignments of somebody who has an account."""
    mine = Q(person=person) | Q(invitation__accepted_by=person)
    return mine & Q(ended_at=None)


def asked_for(row: Sheet) -> Mapping[str, AskedColleague]:
    """Who was asked for each section of a sheet; sections nobody was asked for are left out."""
    rows = running(row)
    if not rows:
        return {}
    here = set(colleagues_in(row.organisation_id).values_list("pk", flat=True))
    return {section: _colleague(one, here) for section, one in rows.items()}


def is_asked(row: Sheet, person: UUID, sections: Iterable[str], *, to_pass_on: bool) -> bool:
    """Whether this person was asked for all these sections (and may ask somebody else)."""
    rows = row.assignments.filter(of_person(person))
    if to_pass_on:
        rows = rows.filter(may_pass_on=True)
    return set(sections) <= set(rows.values_list("section", flat=True))


def _colleague(assignment: Assignment, here: set[UUID]) -> AskedColleague:
    person, invitation = person_of(assignment), assignment.invitation
    if person is not None:
        reached = Reached.HERE if person.pk in here else Reached.LEFT
        return AskedColleague(person.name, reached, person.pk, None, None, assignment.may_pass_on)
    assert invitation is not None, "the database holds one of the two"
    return AskedColleague(
        invitation.name,
        reached_by(invitation),
        None,
        invitation.pk,
        invitation.expires_at,
        assignment.may_pass_on,
    )


def reached_by(invitation: Invitation) -> Reached:
    """Whether an invitation that nobody accepted still can be."""
    return reached_until(invitation.expires_at, invitation.withdrawn_at)


def reached_until(expires_at: datetime, withdrawn_at: datetime | None) -> Reached:
    """The same by its two moments."""
    if withdrawn_at is not None:
        return Reached.WITHDRAWN
    return Reached.EXPIRED if expires_at <= clock.now() else Reached.INVITED
