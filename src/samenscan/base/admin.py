"""The operators' desk, read-only: jobs, journal and register; nobody reads answers here."""

from typing import TYPE_CHECKING

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import admin, messages
from django.contrib.admin import AdminSite, ModelAdmin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import RedirectView

from samenscan.base import jobs
from samenscan.base.models import Job, JobState, JournalLine
from samenscan.core.access import Actor


class Desk(AdminSite):
    """The framework's admin, holding only what is registered here by name.

    The library's own admin pages (second factors with their secrets, for one) stay on the default
    site, which has no address.
    """

    site_header = site_title = _("Samenscan: operation")
    index_title = _("What the operator of the installation can see")
    site_url = "/"
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        """Staff with a second factor; the door table has already said no to everybody else."""
        user = request.user
        return bool(user.is_active and user.is_staff and is_mfa_enabled(user))

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """The framework's addresses without its own sign-in and without the search of forms.

        Passwords change on one page, which also writes the journal; no form here needs the search,
        and it would follow any field that points to a subject.
        """
        elsewhere = {"password_change": "account_change_password", "logout": "account_logout"}
        gone = {*elsewhere, "password_change_done", "autocomplete"}
        kept = [one for one in super().get_urls() if getattr(one, "name", "") not in gone]
        sent_on = [
            path(f"{name}/", RedirectView.as_view(pattern_name=target), name=name)
            for name, target in elsewhere.items()
        ]
        return [*sent_on, *kept]


desk = Desk(name="admin")

# Generic for the type checker only: the framework's class takes no parameter when it runs.
if TYPE_CHECKING:
    Rows = ModelAdmin[Model]
else:
    Rows = ModelAdmin


class ReadOnly(Rows):
    """Shows rows; every change goes through an action of the product, which writes the journal."""

    actions_selection_counter = False
    show_full_result_count = False
    list_per_page = 50

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whoever is at the desk sees its subjects."""
        return True

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whoever is at the desk reads its rows."""
        return True

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Lists are filtered by what their filters show, never by guessing at hidden columns."""
        return lookup.removesuffix("__exact") in self.list_filter

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody adds rows here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody changes rows here."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody removes rows here."""
        return False


@admin.register(Job, site=desk)
class JobDesk(ReadOnly):
    """Jobs with their state and error, never their payload, which can hold a personal link."""

    fields = (
        "kind",
        "state",
        "n_attempts",
        "run_at",
        "leased_until_at",
        "created_at",
        "finished_at",
        "last_error",
    )
    list_display = ("kind", "state", "n_attempts", "run_at", "finished_at", "last_error")
    list_filter = ("state", "kind")
    ordering = ("-created_at",)
    actions = ("try_again",)

    @admin.action(description=_("Try again now"))
    def try_again(self, request: HttpRequest, queryset: QuerySet[Job]) -> None:
        """Put failed jobs back in the queue."""
        failed = list(queryset.filter(state=JobState.FAILED).values_list("pk", flat=True))
        for job in failed:
            jobs.try_again(Actor(request.user.pk), job=job)
        told = ngettext("%(n)d job is waiting again.", "%(n)d jobs are waiting again.", len(failed))
        self.message_user(request, told % {"n": len(failed)}, messages.SUCCESS)


@admin.register(JournalLine, site=desk)
class JournalDesk(ReadOnly):
    """Journal lines as they were written."""

    list_display = ("number", "at", "event", "object_kind", "role")
    list_filter = ("event", "role")
    ordering = ("-number",)
