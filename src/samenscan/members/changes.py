"""A change of organisations as it is asked for: whether it can be, and what it would end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from samenscan.base import clock
from samenscan.core.refused import Refused
from samenscan.core.register import Kind, alike
from samenscan.core.text import text
from samenscan.members import models, spells


class ChangeRefused(Refused):
    """A change that cannot have happened like this."""

    status = 422


@dataclass(frozen=True)
class Newcomer:
    """An organisation that comes out of a change and is not in the register yet."""

    kind: str
    name: str


@dataclass(frozen=True)
class Change:
    """What is said to have happened; `into` holds what came out: organisations or newcomers.

    Who stands in `before` and in `into` goes on. `takes_over`: what came out is a member wherever
    what ended was. `across_kinds`: somebody said that unlike organisations really became one.
    """

    kind: models.ChangeKind
    happened_on: date
    before: tuple[UUID, ...]
    into: tuple[UUID | Newcomer, ...]
    note: str = ""
    source: str = ""
    takes_over: bool = True
    across_kinds: bool = False

    @property
    def eve(self) -> date:
        """The last day of what went in."""
        return self.happened_on - timedelta(days=1)


@dataclass(frozen=True)
class Checked:
    """A change that can be: its organisations, in the order they were named."""

    asked: Change
    before: tuple[models.Organisation, ...]
    ending: tuple[models.Organisation, ...]
    existing: tuple[models.Organisation, ...]
    newcomers: tuple[Newcomer, ...]

    def memberships(self) -> list[models.Membership]:
        """The memberships of all that went in, as they ran before, with their partnership."""
        return list(
            models.Membership.objects.filter(
                Q(ends_on=None) | Q(ends_on__gte=self.asked.happened_on),
                organisation__in=self.before,
            )
            .select_related("partnership", "organisation")
            .order_by("partnership__name", "organisation__name")
        )

    def hats(self) -> list[models.Hat]:
        """The hats that would end, with their wearer."""
        return list(
            models.Hat.objects.filter(
                Q(ends_on=None) | Q(ends_on__gt=self.asked.happened_on),
                organisation__in=self.ending,
            )
            .select_related("person", "organisation")
            .order_by("organisation__name", "person__name")
        )


def checked(change: Change, organisations: Iterable[models.Organisation]) -> Checked:
    """The change with its rows, or ChangeRefused with the first thing that does not hold.

    `organisations` are the rows behind the ids of the change; the caller went through their doors.
    """
    by_id = {row.pk: row for row in organisations}
    before = tuple(by_id[id] for id in dict.fromkeys(change.before))
    into = [one for one in change.into if isinstance(one, UUID)]
    existing = tuple(by_id[id] for id in dict.fromkeys(into))
    newcomers = tuple(one for one in change.into if isinstance(one, Newcomer))
    ending = tuple(row for row in before if row not in existing)
    if change.kind is models.ChangeKind.MERGER:
        # Who merges into an organisation that stood already merges with it.
        stood = (row for row in existing if row.founded_on != change.happened_on)
        before = tuple(dict.fromkeys([*before, *stood]))
    plan = Checked(change, before, ending, existing, newcomers)
    refuse_future(change.happened_on, where="happened_on")
    _refuse_numbers(plan)
    for row in dict.fromkeys([*before, *existing]):
        refuse_standing(row, change.happened_on, where="happened_on")
    for row in ending:
        _refuse_ending(row, change.happened_on)
    for newcomer in newcomers:
        spells.proper_name(newcomer.name)
    _refuse_unlike(plan)
    return plan


def refuse_future(day: date, *, where: str) -> None:
    """ChangeRefused for a day to come: the register tells what is, not what is planned."""
    if day > clock.today():
        raise ChangeRefused(
            text("This day has not come yet."),
            text("Record it on that day or later; until then the register tells what holds now."),
            where=where,
        )


def refuse_standing(row: models.Organisation, day: date, *, where: str) -> None:
    """ChangeRefused for an organisation that was not there on a day, or changed after it."""
    if row.ended_on is not None:
        raise ChangeRefused(
            text("%(name)s has ended.", name=row.name),
            text("Was that a mistake? Then withdraw that change first."),
            where=where,
        )
    if row.founded_on is not None and day < row.founded_on:
        raise ChangeRefused(
            text("%(name)s was founded later than that day.", name=row.name),
            text("Choose another day, or another organisation."),
            where=where,
        )
    if models.ChangePart.objects.filter(organisation=row, event__happened_on__gt=day).exists():
        raise ChangeRefused(
            text("A later change of %(name)s is recorded already.", name=row.name),
            text("Record changes in the order in which they happened, or withdraw the later one."),
            where=where,
        )


def _refuse_numbers(plan: Checked) -> None:
    kinds, n_into = models.ChangeKind, len(plan.existing) + len(plan.newcomers)
    if plan.asked.kind is kinds.MERGER and len(plan.before) < 2:
        raise ChangeRefused(
            text("A merger needs at least two organisations."),
            text("Name all that merged."),
            where="organisations",
        )
    if plan.asked.kind in (kinds.MERGER, kinds.REPLACEMENT) and n_into != 1:
        raise ChangeRefused(
            text("Exactly one organisation comes out of this."),
            text("Name the new one, or tick the one that goes on; not both."),
            where="into",
        )
    if plan.asked.kind is not kinds.MERGER and len(plan.before) > 1:
        raise ChangeRefused(
            text("This happens to one organisation at a time."),
            text("Tick one organisation only."),
            where="organisations",
        )
    if plan.asked.kind is kinds.SPLIT and n_into < 2:
        raise ChangeRefused(
            text("A split leaves at least two organisations."),
            text("Name all that came out of it, also the one that goes on."),
            where="into",
        )
    if plan.asked.kind is kinds.REPLACEMENT and not plan.ending:
        raise ChangeRefused(
            text("An organisation cannot replace itself."),
            text("Choose another one, or rename it."),
            where="into",
        )


def _refuse_ending(row: models.Organisation, day: date) -> None:
    if row.founded_on == day:
        raise ChangeRefused(
            text("%(name)s was founded on that very day.", name=row.name),
            text("Choose a later day."),
            where="happened_on",
        )
    if row.partnerships_run.filter(Q(ends_on=None) | Q(ends_on__gte=day)).exists():
        raise ChangeRefused(
            text("%(name)s runs partnerships.", name=row.name),
            text("A support centre ends after its partnerships."),
            where="organisations",
        )
    later = (
        row.memberships.filter(starts_on__gte=day).exists()
        or row.namespells.filter(starts_on__gte=day).exists()
        or row.kindspells.filter(starts_on__gte=day).exists()
        or models.ChangePart.objects.filter(organisation=row, event__happened_on=day).exists()
    )
    if later:
        raise ChangeRefused(
            text("Something later is recorded about %(name)s.", name=row.name),
            text("Choose a later day, or correct what was recorded first."),
            where="happened_on",
        )


def _refuse_unlike(plan: Checked) -> None:
    joined = models.ChangeKind.MERGER, models.ChangeKind.REPLACEMENT
    if plan.asked.kind not in joined or plan.asked.across_kinds:
        return
    kinds = [row.kind for row in (*plan.before, *plan.existing)]
    kinds += [newcomer.kind for newcomer in plan.newcomers]
    if not alike(frozenset(Kind(kind) for kind in kinds)):
        raise ChangeRefused(
            text("These organisations are of different kinds."),
            text("If they really became one, say so, then try again."),
            where="across_kinds",
        )
