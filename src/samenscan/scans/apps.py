"""The scans app, under the label `scans`."""

from importlib import import_module

from django.apps import AppConfig


class ScansConfig(AppConfig):
    """Registers questionnaires, rounds, sheets and answers."""

    name = "samenscan.scans"
    label = "scans"

    def ready(self) -> None:
        """Make the kinds of jobs known in every process: a worker loads no address that would."""
        for one in ("expiring", "letters", "reminding"):
            import_module(f"samenscan.scans.{one}")
