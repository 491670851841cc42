"""From rows to PublicFacts: the one place where something of the register becomes public."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from uuid import UUID

from django.db.models import Count, F, Q
from django.utils import timezone, translation
from django.utils.functional import Promise

from samenscan.base import clock
from samenscan.core.text import Text
from samenscan.members.models import Border, LegalForm, Membership, OrganisationKind
from samenscan.public.facts import (
    Outline,
    Participation,
    PublicFacts,
    PublicMember,
    Ring,
    Step,
)
from samenscan.public.models import PublicPage, PublicRound
from samenscan.scans.doors import over

Box = tuple[float, float, float, float]


def build_facts(page: PublicPage) -> PublicFacts:
    """What this page shows today, in four queries; what it does not show is never loaded into it.

    `page.partnership.centre` must be loaded. Memberships that start later are no news yet.
    """
    partnership, today = page.partnership, clock.today()
    memberships = list(
        partnership.memberships.filter(starts_on__lte=today)
        .select_related("organisation")
        .order_by("organisation__name", "organisation_id")
    )
    running = [one for one in memberships if one.ends_on is None or one.ends_on >= today]
    outlines, source = _outlines(running) if page.shows_map else ((), "")
    counted = page.shows_members or page.shows_growth
    return PublicFacts(
        slug=page.slug,
        name=partnership.name,
        legal_form=_text(LegalForm(partnership.legal_form).label),
        centre_name=partnership.centre.name,
        starts_on=partnership.starts_on,
        ends_on=partnership.ends_on,
        as_of_on=today,
        n_members=len(running) if counted else None,
        members=_members(running) if page.shows_members else (),
        growth=growth_of(memberships, today) if page.shows_growth else (),
        outlines=outlines,
        borders_source=source,
        participations=_participations(page),
        additions={language: words for language, words in page.additions.items() if words},
    )


def _text(label: str | Promise) -> Text:
    """A label of the register as a text that is translated where it is shown."""
    with translation.override(None):
        return Text(str(label))


def _members(running: Sequence[Membership]) -> tuple[PublicMember, ...]:
    return tuple(
        PublicMember(
            one.organisation.name,
            _text(OrganisationKind(one.organisation.kind).label),
            one.starts_on,
        )
        for one in running
    )


def growth_of(memberships: Iterable[Membership], today: date) -> tuple[Step, ...]:
    """How many members there were from which day on; a last day still counts."""
    changes: Counter[date] = Counter()
    for one in memberships:
        changes[one.starts_on] += 1
        if one.ends_on is not None and one.ends_on < today:
            changes[one.ends_on + timedelta(days=1)] -= 1
    days = sorted(day for day, change in changes.items() if change)
    return tuple(map(Step, days, accumulate(changes[day] for day in days)))


def _participations(page: PublicPage) -> tuple[Participation, ...]:
    asked = Q(round__sheets__partnership=page.partnership_id)
    took_part = asked & Q(round__sheets__submitted_at__isnull=False)
    rows = (
        PublicRound.objects.filter(over("round__"), page=page)
        .values("published_on", name=F("round__name"), closes_at=F("round__closes_at"))
        .annotate(
            n_asked=Count("round__sheets", filter=asked),
            n_took_part=Count("round__sheets", filter=took_part),
        )
        .order_by("-round__closes_at", "round__name")
    )
    return tuple(
        Participation(
            row["name"],
            timezone.localdate(row["closes_at"]),
            row["published_on"],
            row["n_took_part"],
            row["n_asked"],
        )
        for row in rows
    )


def _outlines(running: Sequence[Membership]) -> tuple[tuple[Outline, ...], str]:
    """The members on the map, by name, and without a name what lies around them."""
    members: dict[UUID, str] = {one.organisation_id: one.organisation.name for one in running}
    kinds = {one.organisation.kind for one in running}
    rows = (
        Border.objects.filter(
            Q(organisation_id__in=members)
            | Q(organisation__kind__in=kinds, organisation__ended_on=None)
        )
        .order_by("organisation__name", "organisation_id")
        .values_list("organisation_id", "geometry", "source")
    )
    drawn = [(id, _rings(geometry), source) for id, geometry, source in rows]
    own = [rings for id, rings, _source in drawn if id in members]
    if not own:
        return (), ""
    frame = _box(own, margin=0.15)
    near = [
        Outline(members.get(id, ""), rings, id in members)
        for id, rings, _source in drawn
        if id in members or _overlap(_box([rings]), frame)
    ]
    return tuple(near), "; ".join(sorted({source for _id, _rings, source in drawn if source}))


def _rings(geometry: Mapping[str, object]) -> tuple[Ring, ...]:
    """Every ring of a GeoJSON polygon or of several; holes are rings as well."""
    inside = geometry.get("coordinates")
    polygons = inside if geometry.get("type") == "MultiPolygon" else [inside]
    if not isinstance(polygons, list):
        return ()
    return tuple(
        tuple((float(x), float(y)) for x, y, *_height in ring)
        for polygon in polygons
        for ring in polygon or ()
    )


def _box(outlines: Iterable[tuple[Ring, ...]], margin: float = 0.0) -> Box:
    points = [point for rings in outlines for ring in rings for point in ring] or [(0.0, 0.0)]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    low, high = min(y for _, y in points), max(y for _, y in points)
    wide, tall = margin * (right - left), margin * (high - low)
    return left - wide, low - tall, right + wide, high + tall


def _overlap(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
