"""The accounts app, under the label `accounts`."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Registers the person model."""

    name = "samenscan.accounts"
    label = "accounts"
