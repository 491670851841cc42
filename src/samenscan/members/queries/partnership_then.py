"""A partnership as it was on a day: its members of that day, by the names they had then."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samenscan.base import clock
from samenscan.core.access import Actor
from samenscan.core.register import Spell, held_on
from samenscan.members import models
from samenscan.members.doors import partnership_for, running


@dataclass(frozen=True)
class MemberThen:
    """A member of that day, by the name and kind it had; `name_today` where that is another."""

    name: str
    kind: str
    since_on: date
    name_today: str
    ended_on: date | None


@dataclass(frozen=True)
class PartnershipThen:
    """The members of a day; `n_today` to compare with."""

    id: UUID
    name: str
    day: date
    members: tuple[MemberThen, ...]
    n_today: int


def partnership_then(actor: Actor, id: UUID, day: date) -> PartnershipThen:
    """Who belonged to a partnership on a day, for whoever may read it today."""
    row = partnership_for(actor, id, "partnership:read")
    memberships = list(
        row.memberships.filter(running(day))
        .select_related("organisation")
        .prefetch_related("organisation__namespells", "organisation__kindspells")
    )
    members = sorted(
        (_then(one, day) for one in memberships), key=lambda member: member.name.casefold()
    )
    n_today = row.memberships.filter(running(clock.today())).count()
    return PartnershipThen(row.pk, row.name, day, tuple(members), n_today)


def _then(row: models.Membership, day: date) -> MemberThen:
    who = row.organisation
    names = [Spell(one.name, one.starts_on, one.ends_on) for one in who.namespells.all()]
    kinds = [Spell(one.kind, one.starts_on, one.ends_on) for one in who.kindspells.all()]
    name = held_on(names, day) or who.name
    kind = models.OrganisationKind(held_on(kinds, day) or who.kind)
    ended_on = who.ended_on if who.ended_on and who.ended_on >= day else None
    return MemberThen(
        name, str(kind.label), row.starts_on, who.name if who.name != name else "", ended_on
    )
