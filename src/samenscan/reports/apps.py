"""The reports app, under the label `reports`."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Finds the report templates."""

    name = "samenscan.reports"
    label = "reports"
