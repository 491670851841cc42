"""The members app, under the label `members`."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """Registers organisations, partnerships, memberships, hats and invitations."""

    name = "samenscan.members"
    label = "members"
