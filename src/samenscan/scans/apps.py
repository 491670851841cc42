"""The scans app, under the label `scans`."""

from django.apps import AppConfig


class ScansConfig(AppConfig):
    """Registers questionnaires, rounds, sheets and answers."""

    name = "samenscan.scans"
    label = "scans"
