"""What every decision about a public page does: a free address, a new revision, a journal line."""

from django.core.cache import caches

from samenscan.base import clock, journal
from samenscan.core.access import Actor
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.public.models import PublicPage


class AddressTaken(Refused):
    """Another published page has this address."""


def refuse_taken(page: PublicPage) -> None:
    """AddressTaken when another published page answers at this page's address."""
    others = PublicPage.objects.filter(slug=page.slug, is_published=True).exclude(pk=page.pk)
    if others.exists():
        raise AddressTaken(
            text("Another page has the address “%(slug)s”.", slug=page.slug),
            text("Choose another address."),
            where="slug",
        )


def decided(actor: Actor, page: PublicPage, event: str) -> PublicPage:
    """Store a decision, make what was kept before it unreachable, and write the journal line."""
    page.revision += 1
    page.changed_at = clock.now()
    page.save()
    # The new revision already makes every kept page unreachable, in other processes too.
    caches["public"].clear()
    facts: dict[str, journal.Fact] = {"revision": page.revision, "published": page.is_published}
    journal.record(actor, event, kind="public_page", id=page.pk, facts=facts)
    return page
