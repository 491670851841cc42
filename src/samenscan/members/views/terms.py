"""Pages on which a coordinator makes a partnership, or changes its terms."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenscan.base import clock
from samenscan.base.http import Request
from samenscan.base.render import page
from samenscan.core.access import require_role
from samenscan.core.refused import Refused
from samenscan.members import actions, queries
from samenscan.members.forms import PartnershipForm


@require_http_methods(["GET", "POST"])
def make_partnership(request: Request) -> HttpResponse:
    """Make a partnership."""
    require_role(request.actor, "partnership:run")
    posted = request.POST if request.method == "POST" else None
    form = PartnershipForm(posted, initial={"starts_on": clock.today()})
    if form.is_valid():
        try:
            row = actions.make_partnership(request.actor, **form.cleaned_data)
        except Refused as refused:
            form.add_refusal(refused)
        else:
            messages.success(request, _("The partnership is there. Now invite organisations."))
            return redirect("members:partnership", row.pk)
    return _shown(request, form, None)


@require_http_methods(["GET", "POST"])
def change_partnership(request: Request, id: UUID) -> HttpResponse:
    """Change the terms of a partnership."""
    row = queries.partnership_for(request.actor, id, "partnership:run")
    fields = tuple(PartnershipForm.base_fields)
    posted = request.POST if request.method == "POST" else None
    form = PartnershipForm(posted, initial={name: getattr(row, name) for name in fields})
    if form.is_valid():
        try:
            actions.change_partnership(request.actor, partnership=id, **form.cleaned_data)
        except Refused as refused:
            form.add_refusal(refused)
        else:
            messages.success(request, _("The changes are kept."))
            return redirect("members:partnership", id)
    return _shown(request, form, row.pk)


def _shown(request: Request, form: PartnershipForm, partnership: UUID | None) -> HttpResponse:
    status = 422 if form.errors else 200
    facts = {"form": form, "partnership": partnership}
    return page(request, "members/terms.html", facts, status=status)
