"""The base app, under the label `base`."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """Registers the models of the journal and the jobs."""

    name = "samenscan.base"
    label = "base"
