"""The published pages by their address; one that is not published does not exist."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Sum

from samenscan.core.access import Actor
from samenscan.core.refused import NotFound
from samenscan.public.build import build_facts
from samenscan.public.facts import PublicFacts
from samenscan.public.models import PublicPage


@dataclass(frozen=True)
class Standing:
    """Which decision about which page holds now; the key of whatever is kept of it."""

    page: UUID
    revision: int


@dataclass(frozen=True)
class Published:
    """One published page for the map of the site."""

    slug: str
    changed_at: datetime


def standing_of(actor: Actor, slug: str) -> Standing:
    """The published page at this address, for everybody; NotFound for any other address."""
    row = (
        PublicPage.objects.filter(slug=slug, is_published=True)
        .values_list("pk", "revision")
        .first()
    )
    if row is None:
        raise NotFound
    return Standing(*row)


def facts_of(actor: Actor, slug: str) -> PublicFacts:
    """What the published page at this address shows, for everybody; NotFound otherwise."""
    row = (
        PublicPage.objects.filter(slug=slug, is_published=True)
        .select_related("partnership__centre")
        .first()
    )
    if row is None:
        raise NotFound
    return build_facts(row)


def n_decisions(actor: Actor) -> int:
    """How many decisions were ever taken about public pages; grows with every one."""
    total: int | None = PublicPage.objects.aggregate(n=Sum("revision"))["n"]
    return total or 0


def published_slugs(actor: Actor) -> tuple[Published, ...]:
    """Every published page, for everybody."""
    rows = PublicPage.objects.filter(is_published=True).order_by("slug")
    return tuple(Published(*row) for row in rows.values_list("slug", "changed_at"))
