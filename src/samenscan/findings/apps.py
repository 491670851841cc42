"""The findings app, under the label `findings`."""

from django.apps import AppConfig


class FindingsConfig(AppConfig):
    """Registers the ledger of releases."""

    name = "samenscan.findings"
    label = "findings"
