"""The base app, under the label `base`."""

from importlib import import_module

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """Registers the models of the journal and the jobs."""

    name = "samenscan.base"
    label = "base"

    def ready(self) -> None:
        """Make the kinds of jobs known in every process: a worker loads no address that would."""
        import_module("samenscan.base.mail")
