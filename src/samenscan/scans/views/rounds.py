"""The list of rounds, the page of one, and opening and closing it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenscan.base.http import Request
from samenscan.base.render import page
from samenscan.core.access import Place, may, require
from samenscan.scans import actions
from samenscan.scans.doors import RoundState, state_of
from samenscan.scans.forms import OpenRoundForm
from samenscan.scans.queries import rounds as queries


@require_GET
def rounds(request: Request) -> HttpResponse:
    """The rounds of this hat."""
    centre = request.actor.hat.organisation if request.actor.hat else None
    facts = {
        "rounds": queries.rounds_for(request.actor),
        "can_open": queries.may_open(request.actor, centre),
        "can_author": may(request.actor, "questionnaire:author", Place(centre=centre)),
    }
    return page(request, "scans/rounds.html", facts)


@require_GET
def round_page(request: Request, id: UUID) -> HttpResponse:
    """One round."""
    return page(request, "scans/round.html", {"page": queries.round_page(request.actor, id)})


@require_http_methods(["GET", "POST"])
def open_round(request: Request) -> HttpResponse:
    """The form that opens a round."""
    choices = queries.open_round_page(request.actor)
    require(request.actor, "round:open", Place(centre=choices.centre))
    form = OpenRoundForm(choices, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            row = actions.open_round(
                request.actor,
                centre=choices.centre,
                name=form.cleaned_data["name"],
                questionnaire=form.cleaned_data["questionnaire"],
                partnerships=form.partnership_ids(),
                closes_at=form.closes_at(),
                opens_at=form.opens_at(),
                keep_until=form.cleaned_data["keep_until"],
                remind_days=form.cleaned_data["remind_days"],
            )
        except actions.RoundRefused as refused:
            form.add_refusal(refused)
        else:
            if state_of(row) is RoundState.PLANNED:
                told = _("The round is planned. The leads get a mail on the day it opens.")
            else:
                told = _("The round is open and the leads have been invited.")
            messages.success(request, told)
            return redirect("scans:round", row.pk)
    return page(
        request, "scans/open_round.html", {"form": form}, status=422 if form.errors else 200
    )


@require_POST
def close_round(request: Request, id: UUID) -> HttpResponse:
    """Close a round before its day."""
    actions.close_round(request.actor, round=id)
    messages.success(request, _("The round is closed."))
    return redirect("scans:round", id)
