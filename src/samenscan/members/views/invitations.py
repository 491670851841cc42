"""Pages of invitations, sent and received: parse, one call, show."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenscan.accounts.session import enter
from samenscan.base.http import Request
from samenscan.base.render import page
from samenscan.core.refused import Refused
from samenscan.members import actions, queries
from samenscan.members.forms import AcceptForm, InviteForm
from samenscan.members.invitations import InvitationRefused


@require_http_methods(["GET", "POST"])
def invite(request: Request) -> HttpResponse:
    """Invite somebody to wear a hat."""
    seats = queries.seats_to_offer(request.actor)
    posted = request.POST if request.method == "POST" else None
    form = InviteForm(posted, seats=seats)
    if form.is_valid():
        try:
            actions.invite(request.actor, **form.invitation())
        except Refused as refused:
            form.add_refusal(refused)
        else:
            told = _("The invitation to %(email)s is on its way.")
            messages.success(request, told % {"email": form.cleaned_data["email"]})
            return redirect("members:people")
    status = 422 if form.errors else 200
    return page(request, "members/invite.html", {"form": form}, status=status)


@require_POST
def withdraw_invitation(request: Request, id: UUID) -> HttpResponse:
    """Take an open invitation back."""
    actions.withdraw_invitation(request.actor, invitation=id)
    messages.success(request, _("The invitation is withdrawn; its link no longer works."))
    return redirect("members:people")


@require_http_methods(["GET", "POST"])
def invitation(request: Request, secret: str) -> HttpResponse:
    """The landing page of an invitation link, and its acceptance."""
    facts = queries.invitation_page(request.actor, secret)
    posted = request.POST if request.method == "POST" else None
    form = AcceptForm(posted, newcomer=not facts.has_account, name=facts.invitee_name)
    if form.is_valid():
        try:
            accepted = actions.accept_invitation(request.actor, secret=secret, **form.cleaned_data)
        except InvitationRefused:
            raise
        except Refused as refused:
            form.add_refusal(refused)
        else:
            if accepted.newcomer:
                enter(request, accepted.person)
            request.session["hat"] = str(accepted.hat)
            if accepted.newcomer:
                # The start page leads there as soon as the hat can be worn.
                request.session["lands_on"] = accepted.lands_on
                return redirect("mfa_index")
            return redirect(accepted.lands_on or "home")
    address = reverse("members:invitation", args=[secret])
    shown = {"invitation": facts, "form": form, "address": address}
    status = 422 if form.errors else 200
    return page(request, "members/invitation.html", shown, status=status)
