"""The findings app, under the label `findings`."""

from importlib import import_module

from django.apps import AppConfig


class FindingsConfig(AppConfig):
    """Registers the ledger of releases."""

    name = "samenscan.findings"
    label = "findings"

    def ready(self) -> None:
        """Let what was told by name go with erased answers, in every process."""
        import_module("samenscan.findings.naming")
