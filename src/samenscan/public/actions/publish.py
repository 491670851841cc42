"""Making a public page appear, and taking it back."""

from uuid import UUID

from samenscan.base.actions import action
from samenscan.core.access import Actor
from samenscan.public.decisions import decided, refuse_taken
from samenscan.public.doors import page_of
from samenscan.public.models import PublicPage


@action
def publish_page(actor: Actor, *, partnership: UUID) -> PublicPage:
    """Let everybody see the page of this partnership, as it stands.

    AddressTaken when another published page has its address. Whatever was kept of an earlier
    decision is purged. Writes the line `public_page.publish`.
    """
    page = page_of(actor, partnership, lock=True)
    refuse_taken(page)
    page.is_published = True
    return decided(actor, page, "public_page.publish")


@action
def withdraw_page(actor: Actor, *, partnership: UUID) -> PublicPage:
    """Take the page away: from now on its addresses do not exist.

    What was chosen stays for a next time; whatever was kept of the page is purged. Writes the line
    `public_page.withdraw`.
    """
    page = page_of(actor, partnership, lock=True)
    page.is_published = False
    return decided(actor, page, "public_page.withdraw")
