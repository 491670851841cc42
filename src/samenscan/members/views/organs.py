"""Pages of organs: set one up, see who sits there, name and end seats."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenscan.base import clock
from samenscan.base.http import Request
from samenscan.base.render import page
from samenscan.core.refused import Forbidden, NotFound, Refused
from samenscan.members import actions, queries
from samenscan.members.forms import OrganForm, SeatForm
from samenscan.members.models import SeatRole


@require_http_methods(["GET", "POST"])
def make_organ(request: Request, id: UUID) -> HttpResponse:
    """Set up an organ of a partnership."""
    row = queries.partnership_for(request.actor, id, "partnership:run")
    posted = request.POST if request.method == "POST" else None
    form = OrganForm(posted, initial={"starts_on": clock.today()})
    if form.is_valid():
        organ = actions.make_organ(request.actor, partnership=id, **form.cleaned_data)
        messages.success(request, _("The organ is there. Members can now name who sits in it."))
        return redirect("members:organ", organ.pk)
    status = 422 if form.errors else 200
    facts = {"form": form, "partnership": row.pk, "partnership_name": row.name}
    return page(request, "members/make_organ.html", facts, status=status)


@require_GET
def organ(request: Request, id: UUID) -> HttpResponse:
    """Who sits in an organ, as far as this reader may know."""
    facts = queries.organ_page(request.actor, id)
    return _shown(request, facts, SeatForm(organ=facts))


@require_POST
def end_organ(request: Request, id: UUID) -> HttpResponse:
    """Dissolve an organ."""
    actions.end_organ(request.actor, organ=id)
    messages.success(request, _("The organ is dissolved."))
    return redirect("members:organ", id)


@require_POST
def name_seat(request: Request, id: UUID) -> HttpResponse:
    """Name somebody of the own organisation."""
    facts = queries.organ_page(request.actor, id)
    if not facts.may_name:
        raise Forbidden
    form = SeatForm(request.POST, request.FILES, organ=facts)
    if form.is_valid():
        fields = form.cleaned_data
        stands_in_for = fields["substitute_for"]
        try:
            actions.name_seat(
                request.actor,
                organ=id,
                person=UUID(fields["person"]),
                substitute_for=UUID(stands_in_for) if stands_in_for else None,
                body=fields["body"],
                on=fields["on"],
                reference=fields["reference"],
                document=form.upload(),
            )
        except Refused as refused:
            form.add_refusal(refused)
        else:
            messages.success(request, _("The seat is kept."))
            return redirect("members:organ", id)
    return _shown(request, facts, form)


@require_POST
def end_seat(request: Request, id: UUID) -> HttpResponse:
    """End a seat."""
    organ_id = actions.end_seat(request.actor, seat=id)
    messages.success(request, _("The seat has ended."))
    return redirect("members:organ", organ_id)


@require_POST
def give_seat_role(request: Request, id: UUID) -> HttpResponse:
    """Make somebody chair, secretary or member of an organ."""
    role = request.POST.get("role", SeatRole.MEMBER)
    if role not in SeatRole.values:
        raise NotFound
    organ_id = actions.give_seat_role(request.actor, seat=id, role=role)
    messages.success(request, _("The role in the organ is kept."))
    return redirect("members:organ", organ_id)


def _shown(request: Request, facts: queries.OrganPage, form: SeatForm) -> HttpResponse:
    status = 422 if form.errors else 200
    shown = {"organ": facts, "form": form, "roles": SeatRole.choices}
    return page(request, "members/organ.html", shown, status=status)
