"""Writes what a plan says: new organisations in bulk, changed ones one by one, links last."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from samenscan.base import clock
from samenscan.core.questionnaire.canonical import Plain
from samenscan.core.refused import Refused
from samenscan.core.register import search_key
from samenscan.core.register.entries import Entry, Stay
from samenscan.core.register.importing import Change, RowPlan
from samenscan.core.register.search import plain
from samenscan.core.text import text
from samenscan.members import models
from samenscan.members.importing.inserting import insert
from samenscan.members.importing.known import Register, current
from samenscan.members.importing.snapshots import CENT, TABLES, Snapshot
from samenscan.members.spells import keep_in_step, write_kind, write_name


class PlaceMissing(Refused):
    """A row names a municipality whose own row was skipped."""


class Made:
    """Rows of new organisations on their way into the database."""

    def __init__(self) -> None:
        self.rows: Snapshot = {table: [] for table in TABLES}

    def add(self, key: UUID, entry: Entry, file_name: str) -> None:
        """One more organisation."""
        for table, rows in new_rows(key, entry, file_name).items():
            self.rows[table].extend(rows)

    def write(self) -> None:
        """Write all of them, table by table."""
        for table, (model, _key) in TABLES.items():
            insert(model, self.rows[table])


def new_rows(key: UUID, entry: Entry, file_name: str) -> Snapshot:
    """A new organisation with its codes and figures, by table, as plain values without keys."""
    here: dict[str, Plain] = {"organisation_id": str(key)}
    founded_on = entry.founded_on.isoformat() if entry.founded_on else None
    since: dict[str, Plain] = {**here, "starts_on": founded_on, "ends_on": None}
    always: dict[str, Plain] = {**here, "starts_on": None, "ends_on": None}
    codes = tuple(sorted(value for _scheme, value in entry.codes))
    return {
        "organisation": [
            {
                "id": str(key),
                "kind": entry.kind,
                "name": entry.label,
                "languages": list(entry.languages),
                "founded_on": founded_on,
                "ended_on": entry.ended_on.isoformat() if entry.ended_on else None,
                "search_key": search_key(entry.label, codes=codes),
            }
        ],
        "name": [{**since, "name": entry.label}],
        "kind": [{**since, "kind": entry.kind}],
        "code": [{**always, "scheme": scheme, "value": value} for scheme, value in entry.codes],
        "figure": [
            {
                **here,
                "figure": figure,
                "year": year,
                "value": str(value.quantize(CENT)),
                "source": entry.source or file_name,
            }
            for figure, year, value in entry.figures
        ],
        "territory": [],
        "membership": [],
    }


def change_organisation(
    organisation: models.Organisation, entry: Entry, plan: RowPlan, file_name: str
) -> None:
    """Follow the file in every field it fills or contradicts, from today on; what was is kept."""
    today = clock.today()
    for change in plan.changes:
        match change.field:
            case "name":
                write_name(organisation, entry.name, today)
            case "kind":
                write_kind(organisation, entry.kind, today)
            case "founded_on":
                organisation.founded_on = entry.founded_on
            case "ended_on":
                organisation.ended_on = entry.ended_on
            case "languages":
                organisation.languages = list(entry.languages)
            case "code":
                _change_code(organisation, change, today)
            case "figure":
                _change_figure(organisation, entry, change, file_name)
    organisation.save()
    keep_in_step(organisation)


class Links:
    """Writes what ties organisations to municipalities and partnerships, for one import."""

    def __init__(self, register: Register) -> None:
        self.day = register.day
        self.register = register
        rows = models.Partnership.objects.all()
        if register.centre is not None:
            rows = rows.filter(centre=register.centre)
        self.partnerships = {plain(row.name): row for row in rows}

    def write(self, organisation: UUID, entry: Entry, plan: RowPlan) -> None:
        """Write which municipalities it works for, and of which partnerships it is a member."""
        wanted = {change.field for change in plan.changes}
        is_new = not plan.organisation
        if entry.municipalities and (is_new or "municipalities" in wanted):
            self._places(organisation, entry)
        parts = {change.part for change in plan.changes if change.field == "membership"}
        for stay in entry.stays:
            if is_new or stay.partnership in parts:
                self._partnership(organisation, stay)

    def _places(self, organisation: UUID, entry: Entry) -> None:
        places = self.register.municipalities(entry.municipalities)
        missing = [code for code in entry.municipalities if code not in places]
        if missing:
            raise PlaceMissing(
                text(
                    "Row %(row)s names a municipality that is not in the register: %(codes)s.",
                    row=entry.row,
                    codes=", ".join(missing),
                ),
                text("Do not skip the row of that municipality, or skip this one too."),
            )
        keep, had = set(places.values()), set()
        now = list(models.Territory.objects.filter(current(self.day), organisation=organisation))
        for row in now:
            if row.municipality_id in keep:
                had.add(row.municipality_id)
            elif row.starts_on == self.day:
                row.delete()
            else:
                row.ends_on = self.day - timedelta(days=1)
                row.save(update_fields=["ends_on"])
        models.Territory.objects.bulk_create(
            models.Territory(
                organisation_id=organisation,
                municipality_id=place,
                starts_on=self.day if now else None,
            )
            for place in sorted(keep - had)
        )

    def _partnership(self, organisation: UUID, stay: Stay) -> None:
        partnership = self.partnerships.get(plain(stay.partnership))
        if partnership is None:
            raise PlaceMissing(
                text("There is no partnership called “%(name)s” any more.", name=stay.partnership),
                text("Choose the file again."),
            )
        for row in models.Membership.objects.filter(
            organisation=organisation, partnership=partnership
        ):
            if row.starts_on <= (stay.until or date.max) and (
                row.ends_on is None or row.ends_on >= stay.since
            ):
                row.starts_on, row.ends_on = stay.since, stay.until
                row.save(update_fields=["starts_on", "ends_on"])
                return
        models.Membership.objects.create(
            organisation_id=organisation,
            partnership=partnership,
            starts_on=stay.since,
            ends_on=stay.until,
        )


def _change_code(organisation: models.Organisation, change: Change, today: date) -> None:
    scheme = change.part
    old = organisation.identifiers.filter(current(today), scheme=scheme, value=change.old).first()
    if old is not None and old.starts_on == today:
        old.value = change.new
        old.save(update_fields=["value"])
        return
    if old is not None:
        old.ends_on = today - timedelta(days=1)
        old.save(update_fields=["ends_on"])
    models.Identifier.objects.create(
        organisation=organisation,
        scheme=scheme,
        value=change.new,
        starts_on=today if old is not None else None,
    )


def _change_figure(
    organisation: models.Organisation, entry: Entry, change: Change, file_name: str
) -> None:
    figure, _space, year = change.part.partition(" ")
    models.YearFigure.objects.update_or_create(
        organisation=organisation,
        figure=figure,
        year=int(year),
        defaults={"value": Decimal(change.new), "source": entry.source or file_name},
    )


def is_linked(entry: Entry) -> bool:
    """Whether a row names other organisations or partnerships."""
    return bool(entry.municipalities or entry.stays)
