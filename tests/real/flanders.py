"""Turns the published files of the zones of Flanders and Brussels into our import format."""

import csv
from collections import defaultdict
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from openpyxl import load_workbook

REGISTER = "provinciesincijfers"
COLUMNS = ("kind", "name", "nis", "other_code", "municipalities")
# Codes of 990 and up, and municipalities of 99000 and up, count what belongs nowhere.
_REST_ZONE, _REST_PLACE = 990, 99_000


@dataclass(frozen=True)
class Flanders:
    """The published files: zones by code, and the zone of each municipality."""

    zones: dict[str, str]
    zone_of: dict[str, str]

    @property
    def rest_zones(self) -> dict[str, str]:
        """The entries that are no zones."""
        return {code: name for code, name in self.zones.items() if is_rest_zone(code)}

    @property
    def rest_places(self) -> tuple[str, ...]:
        """The entries that are no municipalities."""
        return tuple(code for code in self.zone_of if int(code) >= _REST_PLACE)


def is_rest_zone(code: str) -> bool:
    """Whether an entry counts what could not be placed in a zone."""
    return int(code.removeprefix("ipz")) >= _REST_ZONE


def read_flanders(folder: Path) -> Flanders:
    """The two workbooks as they are."""
    zones = {row[1]: row[3] for row in _rows(folder / "politiezone.xlsx")}
    zone_of = {row[0]: row[1] for row in _rows(folder / "gemeente_politiezone.xlsx")}
    return Flanders(zones, zone_of)


def import_file(flanders: Flanders) -> bytes:
    """Our import format: a row per entry, with the codes of the register they come from.

    A zone of one municipality is told as such; rest categories stay in, named for what they are,
    so that the preview says what becomes of them. The files give municipalities no name.
    """
    places = defaultdict(list)
    for place, zone in flanders.zone_of.items():
        if int(place) < _REST_PLACE:
            places[zone].append(place)
    out = StringIO(newline="")
    table = csv.writer(out, delimiter=";")
    table.writerow(COLUMNS)
    for place in flanders.zone_of:
        rest = place in flanders.rest_places
        name = f"Restcategorie {place}" if rest else ""
        table.writerow(["restcategorie" if rest else "gemeente", name, place, "", ""])
    for code, name in flanders.zones.items():
        kind = "eengemeentezone" if len(places[code]) == 1 else "politiezone"
        if is_rest_zone(code):
            kind = "restcategorie"
        served = " ".join(sorted(places[code]))
        table.writerow([kind, name, "", f"{REGISTER}:{code}", served])
    return out.getvalue().encode("utf-8")


def _rows(path: Path) -> list[list[str]]:
    sheet = load_workbook(path, read_only=True).worksheets[0]
    return [[str(value) for value in row] for row in sheet.iter_rows(min_row=2, values_only=True)]
