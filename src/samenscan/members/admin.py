"""Organisations and partnerships on the operators' desk, read-only."""

from django.contrib import admin

from samenscan.base.admin import ReadOnly, desk
from samenscan.members.models import Organisation, Partnership


@admin.register(Organisation, site=desk)
class OrganisationDesk(ReadOnly):
    """Organisations by kind."""

    list_display = ("name", "kind")
    list_filter = ("kind",)
    search_fields = ("name",)


@admin.register(Partnership, site=desk)
class PartnershipDesk(ReadOnly):
    """Partnerships with the centre that runs them."""

    list_display = ("name", "centre", "starts_on")
    search_fields = ("name",)
