"""The door to what a partnership shows the world: its coordinator, and nobody else."""

from uuid import UUID

from django.utils.text import slugify

from samenscan.base import clock
from samenscan.core.access import Actor
from samenscan.members.queries import partnership_for
from samenscan.public.models import PublicPage

SLUG_LENGTH = 80


def page_of(actor: Actor, partnership: UUID, *, lock: bool = False) -> PublicPage:
    """The public page of a partnership the actor runs; one that was never decided is not stored.

    `lock` holds its row until the end of the transaction.
    """
    row = partnership_for(actor, partnership, "partnership:run")
    pages = PublicPage.objects.filter(partnership=row)
    page = (pages.select_for_update() if lock else pages).first()
    if page is None:
        slug = slugify(row.name)[:SLUG_LENGTH] or "p"
        page = PublicPage(partnership=row, slug=slug, revision=0, changed_at=clock.now())
    page.partnership = row
    return page
