"""The public app, under the label `public`."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """Registers what each partnership shows the world."""

    name = "samenscan.public"
    label = "public"
