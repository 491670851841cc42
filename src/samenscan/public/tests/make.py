"""Plain builders of public pages, borders and closed rounds."""

from datetime import timedelta

from samenscan.base import clock
from samenscan.core.access import Actor, Role
from samenscan.members import models as members
from samenscan.members.tests.make import (
    an_actor,
    make_centre,
    make_organisation,
    make_partnership,
)
from samenscan.public.models import PublicPage, PublicRound
from samenscan.scans.models import PublishedQuestionnaire, Round, Sheet


def make_page(
    *,
    partnership: members.Partnership | None = None,
    slug: str = "police-east",
    is_published: bool = True,
    shows_members: bool = True,
    shows_growth: bool = True,
    shows_map: bool = True,
) -> PublicPage:
    """A published page that shows everything."""
    return PublicPage.objects.create(
        partnership=partnership or make_partnership(members=(make_organisation(),)),
        slug=slug,
        is_published=is_published,
        shows_members=shows_members,
        shows_growth=shows_growth,
        shows_map=shows_map,
        changed_at=clock.now(),
    )


def make_border(
    organisation: members.Organisation, *, at: tuple[float, float] = (4.5, 50.9), size: float = 0.1
) -> members.Border:
    """A square territory."""
    (x, y), more = at, size
    ring = [[x, y], [x + more, y], [x + more, y + more], [x, y + more], [x, y]]
    return members.Border.objects.create(
        organisation=organisation,
        geometry={"type": "Polygon", "coordinates": [ring]},
        source="Statbel",
    )


def make_round(
    partnership: members.Partnership,
    *,
    name: str = "ICT-scan",
    n_asked: int = 5,
    n_took_part: int = 3,
    is_closed: bool = True,
) -> Round:
    """A round in which some of a partnership took part."""
    now = clock.now()
    asked, _new = PublishedQuestionnaire.objects.get_or_create(
        code="q", version="1", defaults={"source": "", "content_hash": "", "published_at": now}
    )
    row = Round.objects.create(
        name=name,
        centre=partnership.centre,
        questionnaire=asked,
        opens_at=now - timedelta(days=40),
        closes_at=now + timedelta(days=-10 if is_closed else 10),
        plans={},
        plans_hash="",
    )
    for number in range(n_asked):
        Sheet.objects.create(
            round=row,
            organisation=make_organisation(),
            partnership=partnership,
            submitted_at=now - timedelta(days=20) if number < n_took_part else None,
        )
    return row


def tell_of(page: PublicPage, row: Round) -> PublicRound:
    """The public may know how many took part."""
    return PublicRound.objects.create(page=page, round=row, published_on=clock.today())


def a_coordinator(partnership: members.Partnership) -> Actor:
    """Whoever decides about the page of this partnership."""
    return an_actor(Role.COORDINATOR, organisation=partnership.centre)


def another_partnership(*, name: str = "Other") -> members.Partnership:
    """A partnership of another centre."""
    return make_partnership(name=name, centre=make_centre(), members=(make_organisation(),))
