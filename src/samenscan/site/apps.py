"""The site app, under the label `site`."""

from django.apps import AppConfig
from django.conf import settings

from samenscan.base import clock


class SiteConfig(AppConfig):
    """Finds the base templates, static files and commands."""

    name = "samenscan.site"
    label = "site"

    def ready(self) -> None:
        """In the demo time can pass faster than on the machine."""
        if settings.DEMO:
            # Its rows exist only once every app is ready.
            from samenscan.site.demo.time import ahead  # noqa: PLC0415

            clock.run_ahead(ahead)
