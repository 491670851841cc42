"""What the coordinator decides about the public page, and how the public would see it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from samenscan.core.access import Actor
from samenscan.members.models import Border
from samenscan.public.build import build_facts
from samenscan.public.doors import page_of
from samenscan.public.facts import PublicFacts
from samenscan.public.models import PublicPage, PublicRound
from samenscan.scans.doors import over
from samenscan.scans.models import Round


@dataclass(frozen=True)
class RoundChoice:
    """A closed round, and whether the public knows how many took part."""

    id: UUID
    name: str
    closed_on: date
    n_took_part: int
    n_asked: int
    is_public: bool

    @property
    def tells_of_each(self) -> bool:
        """With all or none taking part, the count tells it of every single member."""
        return self.n_took_part in (0, self.n_asked)


@dataclass(frozen=True)
class DeskPage:
    """What stands now, and what can be chosen."""

    partnership: UUID
    name: str
    slug: str
    is_published: bool
    shows_members: bool
    shows_growth: bool
    shows_map: bool
    has_borders: bool
    rounds: tuple[RoundChoice, ...]
    additions: dict[str, str]
    preview: PublicFacts


def desk_page(actor: Actor, partnership: UUID) -> DeskPage:
    """The choices of the coordinator of this partnership."""
    page = page_of(actor, partnership)
    facts = build_facts(page)
    return DeskPage(
        partnership=partnership,
        name=page.partnership.name,
        slug=page.slug,
        is_published=page.is_published,
        shows_members=page.shows_members,
        shows_growth=page.shows_growth,
        shows_map=page.shows_map,
        has_borders=bool(facts.outlines) if page.shows_map else _has_borders(partnership),
        rounds=_rounds(page),
        additions=dict(page.additions),
        preview=facts,
    )


def preview_of(actor: Actor, partnership: UUID) -> PublicFacts:
    """What the page would show if it were published as it stands; for its coordinator."""
    return build_facts(page_of(actor, partnership))


def _has_borders(partnership: UUID) -> bool:
    borders = Border.objects.filter(organisation__memberships__partnership=partnership)
    return borders.exists()


def _rounds(page: PublicPage) -> tuple[RoundChoice, ...]:
    asked = Q(sheets__partnership=page.partnership_id)
    rows = (
        Round.objects.filter(over())
        .annotate(
            is_public=Exists(PublicRound.objects.filter(page=page.pk, round=OuterRef("pk"))),
            n_asked=Count("sheets", filter=asked),
            n_took_part=Count("sheets", filter=asked & Q(sheets__submitted_at__isnull=False)),
        )
        .filter(n_asked__gt=0)
        .order_by("-closes_at", "name")
    )
    return tuple(
        RoundChoice(
            row.pk,
            row.name,
            timezone.localdate(row.closes_at),
            row.n_took_part,
            row.n_asked,
            row.is_public,
        )
        for row in rows
    )
