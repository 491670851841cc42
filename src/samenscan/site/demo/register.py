"""The register of the invented province, brought in as a centre would: from a table."""

import csv
import io
from collections.abc import Iterator
from datetime import date

from samenscan.core.access import OPERATOR, Actor
from samenscan.members.actions import make_partnership, merge
from samenscan.members.actions.borders import keep_borders
from samenscan.members.actions.importing import apply_import, preview_import
from samenscan.members.changes import Newcomer
from samenscan.members.models import Organisation
from samenscan.site.demo.cast import CITY, EAST, VALLEY, WEST
from samenscan.site.demo.geography import invented_borders
from samenscan.site.demo.municipalities import Municipality, municipalities
from samenscan.site.demo.province import EAST_ZONES, WEST_ZONES

MERGED = ("Moslinde", "Roglinde")
MERGED_INTO, MERGED_ON = "Roglinde-Moslinde", date(2025, 1, 1)
_TITLES = (
    "soort", "naam", "nis", "politiezonecode", "gemeenten", "inwoners 2025", "bron",
    "samenwerkingsverband", "lid sinds",
)  # fmt: skip
# A virtual centre city of eight municipalities, of which one welfare centre stayed out.
_CITY_SIZE, _STAYED_OUT = 8, 3
Row = dict[str, str]


def load_register(coordinator: Actor) -> None:
    """Municipalities, welfare centres, zones and others, with ten years of joining."""
    for name, starts_on in (
        (CITY, date(2016, 1, 1)),
        (VALLEY, date(2017, 1, 1)),
        (EAST, date(2023, 1, 1)),
        (WEST, date(2023, 1, 1)),
    ):
        make_partnership(
            coordinator,
            name=name,
            starts_on=starts_on,
            evaluation_on=date(2027, 6, 30),
            purpose="Samen werken aan ICT: kennis delen, samen kopen, van elkaar leren.",
        )
    content = _table().encode()
    done = preview_import(coordinator, content=content, file_name="register.csv")
    apply_import(coordinator, register_import=done.pk)
    _draw_borders()
    merge(
        coordinator,
        organisations=tuple(Organisation.objects.get(name=name).pk for name in MERGED),
        into=Newcomer("municipality", MERGED_INTO),
        happened_on=MERGED_ON,
        source="Verzonnen decreet",
    )


def _table() -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, _TITLES, delimiter=";", restval="")
    writer.writeheader()
    writer.writerows(_rows())
    return out.getvalue()


def _rows() -> Iterator[Row]:
    towns = municipalities()
    for number, town in enumerate(towns):
        yield _town(town) | _stay(number, of_welfare=False)
        yield _welfare_centre(town) | _stay(number, of_welfare=True)
    for number, zone in enumerate((*EAST_ZONES, *WEST_ZONES)):
        served = [town.nis for town in towns if town.zone == f"PZ {zone}"]
        # The first zones founded the partnership; the others joined within two years.
        since = date(2023 + number % 2, 1 + number * 5 % 12, 1)
        yield {
            "soort": "politiezone",
            "naam": f"PZ {zone}",
            "politiezonecode": f"{9901 + number}",
            "gemeenten": " ".join(served),
            "samenwerkingsverband": EAST if zone in EAST_ZONES else WEST,
            "lid sinds": since.isoformat(),
        }
    yield {"soort": "hulpverleningszone", "naam": "Hulpverleningszone Lindeland"}
    yield {"soort": "intercommunale", "naam": "Lindewater"}


def _town(town: Municipality) -> Row:
    return {
        "soort": "gemeente",
        "naam": town.name,
        "nis": town.nis,
        "inwoners 2025": str(town.inhabitants),
        "bron": "Verzonnen voor de demonstratie",
    }


def _welfare_centre(town: Municipality) -> Row:
    return {"soort": "ocmw", "naam": f"OCMW {town.name}", "gemeenten": town.nis}


def _stay(number: int, *, of_welfare: bool) -> Row:
    """Which partnership a town joined, and when: the city first, the valley year after year."""
    if number < _CITY_SIZE:
        if of_welfare and number == _STAYED_OUT:
            return {}
        year = 2016 + number // 4 + of_welfare
        return {"samenwerkingsverband": CITY, "lid sinds": f"{year}-01-01"}
    if number < _CITY_SIZE + 24 and number % 6 != int(of_welfare):
        year = 2017 + (number - _CITY_SIZE) // 3
        return {"samenwerkingsverband": VALLEY, "lid sinds": f"{year}-{1 + number % 4 * 3:02}-01"}
    return {}


def _draw_borders() -> None:
    codes = [str(9901 + number) for number in range(len(EAST_ZONES) + len(WEST_ZONES))]
    # The first cells lie in the west, and so does the second half of the zones.
    cells = invented_borders([*codes[len(EAST_ZONES) :], *codes[: len(EAST_ZONES)]])
    keep_borders(OPERATOR, borders=cells, source="Verzonnen voor de demonstratie")
