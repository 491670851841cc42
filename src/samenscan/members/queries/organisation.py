"""The page of one organisation: what holds on a day, and its history."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from samenscan.base import clock
from samenscan.core.access import Actor, may
from samenscan.core.register import RULES, Kind, Scheme, Spell, held_on, plain, pretty
from samenscan.core.text import Text, text
from samenscan.members import models, spells
from samenscan.members.doors import (
    organisation_for,
    own_centre,
    place_for_change,
    placed_organisation,
)
from samenscan.members.queries.history import (
    HistoryEntry,
    NamedOrganisation,
    history_of,
)
from samenscan.members.sparks import spark
from samenscan.members.succession import Predecessor, predecessor_for


@dataclass(frozen=True)
class CodeFact:
    """A code as people write it, with the days between which it holds."""

    id: UUID
    scheme: str
    value: str
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True)
class YearValue:
    """A figure of one year and where it was found."""

    year: int
    value: Decimal
    source: str

    @property
    def shown(self) -> Decimal | int:
        """The value, without decimals where it has none."""
        return _number(self.value)


@dataclass(frozen=True)
class FigureFact:
    """One figure through the years: in a sentence, as a line, and as a table, newest year first."""

    label: str
    sentence: Text
    chart: str
    years: tuple[YearValue, ...]


@dataclass(frozen=True)
class ContactFact:
    """How to reach an organisation for something."""

    id: UUID
    label: str
    email: str
    phone: str
    url: str


@dataclass(frozen=True)
class DatedName:
    """Something with a name that holds between two days: a membership, a municipality served."""

    id: UUID
    name: str
    starts_on: date | None
    ends_on: date | None
    by_change: bool = False


@dataclass(frozen=True)
class OrganisationPage:
    """An organisation on a day; `then` when that day was asked for and is not today.

    `exists` is False on a day before its founding or after its end: then only history is shown.
    """

    id: UUID
    day: date
    then: bool
    exists: bool
    name: str
    kind: str
    name_today: str
    languages: tuple[str, ...]
    founded_on: date | None
    ended_on: date | None
    predecessor: Predecessor | None
    codes: tuple[CodeFact, ...]
    figures: tuple[FigureFact, ...]
    contacts: tuple[ContactFact, ...]
    serves: tuple[DatedName, ...]
    served_by: tuple[DatedName, ...]
    memberships: tuple[DatedName, ...]
    history: tuple[HistoryEntry, ...]
    predecessors: tuple[NamedOrganisation, ...]
    successors: tuple[NamedOrganisation, ...]
    may_edit: bool
    may_describe: bool
    sees_register: bool


def organisation_page(actor: Actor, id: UUID, on: date | None = None) -> OrganisationPage:
    """An organisation as it was on a day (today when none is given), with its whole history."""
    row, place = placed_organisation(actor, id, "organisation:read")
    day = on or clock.today()
    names = spells.names_of(row)
    changing = place_for_change(actor, row.pk)
    may_edit = may(actor, "organisation:edit", changing)
    story = history_of(actor, row, names, may_withdraw=may_edit)
    serves, served_by = _territory(row, day)
    return OrganisationPage(
        id=row.pk,
        day=day,
        then=day != clock.today(),
        exists=Spell(row.pk, row.founded_on, row.ended_on).holds_on(day),
        name=held_on(names, day) or row.name,
        kind=str(models.OrganisationKind(held_on(spells.kinds_of(row), day) or row.kind).label),
        name_today=row.name,
        languages=tuple(row.languages),
        founded_on=row.founded_on,
        ended_on=row.ended_on,
        predecessor=predecessor_for(actor, row.pk, None) if place.successors else None,
        codes=_codes(row, day),
        figures=_figures(row, day),
        contacts=tuple(
            ContactFact(one.pk, one.label, one.email, one.phone, one.url)
            for one in row.contacts.all()
        ),
        serves=serves,
        served_by=served_by,
        memberships=_memberships(row, day),
        history=story.entries,
        predecessors=story.predecessors,
        successors=story.successors,
        may_edit=row.ended_on is None and may_edit,
        may_describe=row.ended_on is None and may(actor, "organisation:describe", changing),
        sees_register=may(actor, "register:read", place),
    )


def may_register(actor: Actor) -> None:
    """Let through whoever may put organisations in the register."""
    own_centre(actor, "organisation:edit")


def to_edit(actor: Actor, id: UUID, permission: str) -> tuple[str, tuple[str, ...]]:
    """The name of an organisation that the actor may change, and the figures its kind has."""
    row = organisation_for(actor, id, permission)
    return row.name, RULES[Kind(row.kind)].figures


def _holding(day: date) -> Q:
    begun = Q(starts_on=None) | Q(starts_on__lte=day)
    return begun & (Q(ends_on=None) | Q(ends_on__gte=day))


def _codes(row: models.Organisation, day: date) -> tuple[CodeFact, ...]:
    return tuple(
        CodeFact(
            one.pk,
            str(models.Scheme(one.scheme).label),
            pretty(Scheme(one.scheme), one.value),
            one.starts_on,
            one.ends_on,
        )
        for one in row.identifiers.filter(_holding(day)).order_by("scheme")
    )


def _figures(row: models.Organisation, day: date) -> tuple[FigureFact, ...]:
    years: dict[str, list[YearValue]] = defaultdict(list)
    for one in row.year_figures.filter(year__lte=day.year).order_by("figure", "-year"):
        # Money is kept in cents and told in euro.
        told = one.value / 100 if one.figure == models.Figure.BUDGET_CENTS else one.value
        years[one.figure].append(YearValue(one.year, told.normalize(), one.source))
    return tuple(_figure(figure, tuple(years[figure])) for figure in models.Figure if years[figure])


def _figure(figure: models.Figure, years: tuple[YearValue, ...]) -> FigureFact:
    last, first = years[0], years[-1]
    sentence = text("%(value)s in %(year)s.", value=_number(last.value), year=str(last.year))
    if last.year != first.year:
        sentence = text(
            "From %(before)s in %(first)s to %(value)s in %(year)s.",
            before=_number(first.value),
            first=str(first.year),
            value=_number(last.value),
            year=str(last.year),
        )
    points = [(one.year, one.value) for one in reversed(years)]
    return FigureFact(str(figure.label), sentence, spark(points), years)


def _number(value: Decimal) -> Decimal | int:
    return int(value) if value == value.to_integral_value() else value


def _territory(
    row: models.Organisation, day: date
) -> tuple[tuple[DatedName, ...], tuple[DatedName, ...]]:
    """The municipalities it works for, and who works for it when it is a municipality."""
    either = Q(organisation=row) | Q(municipality=row)
    rows = models.Territory.objects.filter(_holding(day), either)
    serves: list[DatedName] = []
    served_by: list[DatedName] = []
    for one in rows.select_related("organisation", "municipality"):
        own = one.organisation_id == row.pk
        other = one.municipality if own else one.organisation
        named = DatedName(other.pk, other.name, one.starts_on, one.ends_on)
        (serves if own else served_by).append(named)
    return _by_name(serves), _by_name(served_by)


def _by_name(names: list[DatedName]) -> tuple[DatedName, ...]:
    return tuple(sorted(names, key=lambda one: plain(one.name)))


def _memberships(row: models.Organisation, day: date) -> tuple[DatedName, ...]:
    """Its memberships up to that day, the running ones first; ended by a change where marked."""
    ended = models.ChangeEffect.objects.filter(
        on=models.EffectOn.MEMBERSHIP, started=False, row=OuterRef("pk")
    )
    rows = (
        row.memberships.filter(starts_on__lte=day)
        .select_related("partnership")
        .annotate(changed=Exists(ended))
        .order_by("-starts_on", "partnership__name")
    )
    return tuple(
        DatedName(
            one.partnership_id,
            one.partnership.name,
            one.starts_on,
            one.ends_on if one.ends_on is None or one.ends_on < day else None,
            one.changed,
        )
        for one in rows
    )
