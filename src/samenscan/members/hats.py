"""Which hats a person can wear today, for the permission table and in words."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from samenscan.base import clock
from samenscan.base.http import WornHat
from samenscan.core.access import Hat, Role
from samenscan.members import models


def worn_on(day: date) -> Q:
    """The filter for hats that are worn on this day."""
    return Q(starts_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gt=day))


def led_today() -> Q:
    """The filter for organisations that have a lead today."""
    leads = models.Hat.objects.filter(
        worn_on(clock.today()), role=Role.LEAD.value, organisation__isnull=False
    )
    return Q(pk__in=leads.values("organisation_id"))


def hats_of(person: UUID) -> tuple[models.Hat, ...]:
    """The hats this person may wear today, always in the same order.

    The first is worn by whoever chose none. It is the analyst's only where there is no other:
    reading what members answered is something that one decides to do.
    """
    rows = (
        models.Hat.objects.filter(worn_on(clock.today()), person_id=person)
        .select_related("organisation", "partnership")
        .order_by("role", "organisation__name", "partnership__name", "id")
    )
    return tuple(sorted(rows, key=lambda row: row.role == Role.ANALYST.value))


def as_hat(row: models.Hat) -> Hat:
    """The hat as the permission table knows it."""
    return Hat(row.id, Role(row.role), row.organisation_id, row.partnership_id)


def worn(rows: tuple[models.Hat, ...], active: UUID | None) -> tuple[WornHat, ...]:
    """Hats in words, the active one marked."""
    return tuple(
        WornHat(
            row.id,
            str(models.RoleName(row.role).label),
            str(row.organisation or row.partnership),
            row.id == active,
        )
        for row in rows
    )
