"""The organisations that some rows may be about, as the register has them today; few queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q

from samenscan.base import clock
from samenscan.core.register.entries import Entry, Stay
from samenscan.core.register.identifiers import Scheme
from samenscan.core.register.importing import Known
from samenscan.members import models


def current(day: date) -> Q:
    """The filter for spells that hold on this day."""
    return (Q(starts_on=None) | Q(starts_on__lte=day)) & (Q(ends_on=None) | Q(ends_on__gte=day))


@dataclass
class _Parts:
    codes: dict[UUID, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))
    figures: dict[UUID, list[tuple[str, int, Decimal]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    places: dict[UUID, set[str]] = field(default_factory=lambda: defaultdict(set))
    stays: dict[UUID, list[Stay]] = field(default_factory=lambda: defaultdict(list))
    centres: dict[UUID, set[UUID]] = field(default_factory=lambda: defaultdict(set))


class Register:
    """Knows organisations for one importer: a centre, or the operator, who may change all."""

    def __init__(self, centre: UUID | None) -> None:
        self.centre = centre
        self.day = clock.today()

    def for_rows(self, entries: Sequence[Entry]) -> dict[int, list[Known]]:
        """Per row of the file, the organisations it may be about; eight queries for all rows."""
        found = self._candidates(entries)
        known = {one.id: one for one in self.known(found)}
        by_code: dict[tuple[str, str], list[Known]] = defaultdict(list)
        by_name: dict[tuple[str, str], list[Known]] = defaultdict(list)
        for one in known.values():
            by_name[one.kind, one.name].append(one)
            for code in one.codes:
                by_code[code].append(one)
        rows: dict[int, list[Known]] = {}
        for entry in entries:
            near = [*by_name[entry.kind, entry.name]]
            near += [one for code in entry.codes for one in by_code[code]]
            near += [known[entry.id]] if entry.id in known else []
            rows[entry.row] = list({one.id: one for one in near}.values())
        return rows

    def known(self, ids: Iterable[UUID]) -> list[Known]:
        """These organisations as the register has them."""
        wanted = list(ids)
        if not wanted:
            return []
        parts = self._parts(wanted)
        return [
            Known(
                id=str(row.pk),
                kind=row.kind,
                name=row.name,
                codes=frozenset(parts.codes[row.pk]),
                languages=tuple(row.languages),
                founded_on=row.founded_on,
                ended_on=row.ended_on,
                figures=tuple(sorted(parts.figures[row.pk])),
                municipalities=frozenset(parts.places[row.pk]),
                stays=tuple(sorted(parts.stays[row.pk], key=lambda one: one.since)),
                ours=self._ours(row.pk, parts.centres[row.pk]),
            )
            for row in models.Organisation.objects.filter(pk__in=wanted)
        ]

    def municipalities(self, codes: Iterable[str]) -> dict[str, UUID]:
        """The organisation behind each NIS code that the register knows today."""
        rows = models.Identifier.objects.filter(
            current(self.day), scheme=Scheme.NIS.value, value__in=list(codes)
        )
        return dict(rows.values_list("value", "organisation_id"))

    def _ours(self, organisation: UUID, centres: set[UUID]) -> bool:
        if self.centre is None or organisation == self.centre or not centres:
            return True
        return self.centre in centres

    def _candidates(self, entries: Sequence[Entry]) -> set[UUID]:
        values = {value for entry in entries for _scheme, value in entry.codes}
        wanted = {code for entry in entries for code in entry.codes}
        found = {
            organisation
            for organisation, scheme, value in models.Identifier.objects.filter(
                current(self.day), value__in=values
            ).values_list("organisation_id", "scheme", "value")
            if (scheme, value) in wanted
        }
        names = {entry.name for entry in entries if entry.name}
        ids = [UUID(entry.id) for entry in entries if entry.id]
        rows = models.Organisation.objects.filter(Q(name__in=names) | Q(pk__in=ids))
        return found | set(rows.values_list("pk", flat=True))

    def _parts(self, wanted: list[UUID]) -> _Parts:
        parts, here = _Parts(), Q(organisation__in=wanted)
        for key, scheme, value in models.Identifier.objects.filter(
            here, current(self.day)
        ).values_list("organisation_id", "scheme", "value"):
            parts.codes[key].add((scheme, value))
        for key, figure, year, amount in models.YearFigure.objects.filter(here).values_list(
            "organisation_id", "figure", "year", "value"
        ):
            parts.figures[key].append((figure, year, amount))
        served = list(
            models.Territory.objects.filter(here, current(self.day)).values_list(
                "organisation_id", "municipality_id"
            )
        )
        codes = dict(
            models.Identifier.objects.filter(
                current(self.day),
                scheme=Scheme.NIS.value,
                organisation__in={place for _key, place in served},
            ).values_list("organisation_id", "value")
        )
        for key, place in served:
            parts.places[key].add(codes.get(place, f"({place})"))
        for key, name, centre, since, until in models.Membership.objects.filter(here).values_list(
            "organisation_id", "partnership__name", "partnership__centre_id", "starts_on", "ends_on"
        ):
            parts.stays[key].append(Stay(name, since, until))
            if until is None or until >= self.day:
                parts.centres[key].add(centre)
        return parts
