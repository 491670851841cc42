"""The site app, under the label `site`."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Finds the base templates, static files and commands."""

    name = "samenscan.site"
    label = "site"
