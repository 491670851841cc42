"""Where public pages live, and their full addresses for machines that read them elsewhere."""

from django.conf import settings
from django.urls import reverse

# The short way (see site/middleware.py) serves what begins like this: no session, no cookie.
OPEN_TO_ALL = ("/publiek/", "/sitemap.xml", "/robots.txt")


def absolute(name: str, *args: str) -> str:
    """The full address of a public page, figure or feed."""
    return f"{settings.BASE_URL}{reverse(f'public:{name}', args=args)}"


def page_address(slug: str, language: str) -> str:
    """The full address of a page; in the installation's own language it is the short one."""
    if language == settings.LANGUAGE_CODE:
        return absolute("page", slug)
    return absolute("page_in", slug, language)
