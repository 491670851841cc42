"""Choosing what the public may see of a partnership."""

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.utils.text import slugify

from samenscan.base import clock
from samenscan.base.actions import action
from samenscan.core.access import Actor
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.public.decisions import decided, refuse_taken
from samenscan.public.doors import SLUG_LENGTH, page_of
from samenscan.public.models import PublicPage, PublicRound
from samenscan.scans.doors import over
from samenscan.scans.models import Round

MAX_ADDITION = 2000


class PublicChoiceRefused(Refused):
    """Something that cannot be shown as asked."""

    status = 422


@action
def choose_what_is_shown(
    actor: Actor,
    *,
    partnership: UUID,
    slug: str,
    shows_members: bool,
    shows_growth: bool,
    shows_map: bool,
    rounds: tuple[UUID, ...],
    additions: Mapping[str, str],
) -> PublicPage:
    """Decide what the page shows; when it is published, the public sees it at once.

    `rounds` are the closed rounds of which participation may be known, all others are taken back;
    `additions` the press lines per language. AddressTaken or PublicChoiceRefused when it does not
    hold. Purges what was kept, writes the line `public_page.choose`.
    """
    page = page_of(actor, partnership, lock=True)
    page.slug = _slug(slug)
    if page.is_published:
        refuse_taken(page)
    page.shows_members, page.shows_growth, page.shows_map = shows_members, shows_growth, shows_map
    page.additions = _additions(additions)
    decided(actor, page, "public_page.choose")
    _publish_rounds(page, rounds)
    return page


def _slug(slug: str) -> str:
    slug = slug.strip()
    if not slug or slug != slugify(slug) or len(slug) > SLUG_LENGTH:
        raise PublicChoiceRefused(
            text("An address has small letters without accents, digits and hyphens only."),
            text("Choose something like “police-east”."),
            where="slug",
        )
    return slug


def _additions(additions: Mapping[str, str]) -> dict[str, str]:
    kept = {}
    for language, _name in settings.LANGUAGES:
        words = additions.get(language, "").strip()
        if len(words) > MAX_ADDITION:
            raise PublicChoiceRefused(
                text("This addition is longer than %(n)s characters.", n=MAX_ADDITION),
                text("Make it shorter."),
                where=f"addition_{language}",
            )
        if words:
            kept[language] = words
    return kept


def _publish_rounds(page: PublicPage, chosen: tuple[UUID, ...]) -> None:
    """Keep the day on which a round was first published; a round that is not closed is refused."""
    allowed = Round.objects.filter(
        over(), pk__in=chosen, sheets__partnership=page.partnership_id
    ).distinct()
    if len(allowed) != len(set(chosen)):
        raise PublicChoiceRefused(
            text("Participation can be published of a closed round of this partnership only."),
            text("Choose from the list."),
            where="rounds",
        )
    page.rounds.exclude(round__in=chosen).delete()
    known = set(page.rounds.values_list("round_id", flat=True))
    PublicRound.objects.bulk_create(
        PublicRound(page=page, round=row, published_on=clock.today())
        for row in allowed
        if row.pk not in known
    )
