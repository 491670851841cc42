"""A public page of 100 members with a map: what a stranger waits for, from a kept copy and anew."""

from collections.abc import Callable

from django.core.cache import caches

from benchmarks.baselines import round_trip_json
from benchmarks.pages import getting
from benchmarks.row import Row
from samenscan.base import clock
from samenscan.members import models as members
from samenscan.public.models import PublicPage
from samenscan.site.demo.geography import invented_borders

N_MEMBERS = 100
PAGE = "/publiek/bench/"


def _stage() -> None:
    """A published page that shows everything."""
    partnership = members.Partnership.objects.create(
        name="Public",
        centre=members.Organisation.objects.create(kind="support_centre", name="Public centre"),
        starts_on=clock.today().replace(year=2016),
    )
    names = [f"PZ {number:03}" for number in range(N_MEMBERS)]
    for number, (name, geometry) in enumerate(invented_borders(names).items()):
        zone = members.Organisation.objects.create(kind="police_zone", name=name)
        members.Border.objects.create(organisation=zone, geometry=geometry, source="invented")
        members.Membership.objects.create(
            partnership=partnership,
            organisation=zone,
            starts_on=clock.today().replace(year=2016 + number % 10, day=1),
        )
    PublicPage.objects.create(
        partnership=partnership, slug="bench", is_published=True, changed_at=clock.now()
    )


_stage()
_kept = getting(PAGE)
_picture = getting(f"{PAGE}nl/kaart.png")


def anew() -> None:
    """The page as the first reader after a change gets it."""
    caches["public"].clear()
    _kept()


def picture_anew() -> None:
    """The picture for previews of links, drawn again."""
    caches["public"].clear()
    _picture()


def _row(name: str, run: Callable[[], None], limit_ms: float | None) -> Row:
    return Row(name, run, "7,500 values through JSON", round_trip_json, limit_ms)


ROWS = [
    _row("Public page of 100 members, kept", _kept, 20),
    _row("Public page of 100 members, anew", anew, None),
    _row("Picture of its map, anew", picture_anew, None),
]
