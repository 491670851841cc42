"""People on the operators' desk, read-only and without anything they sign in with."""

from django.contrib import admin

from samenscan.accounts.models import Person
from samenscan.base.admin import ReadOnly, desk


@admin.register(Person, site=desk)
class PersonDesk(ReadOnly):
    """Who has an account, and whether it works."""

    fields = ("name", "email", "language", "is_active", "is_staff", "last_login")
    list_display = ("name", "email", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff")
    search_fields = ("name", "email")
