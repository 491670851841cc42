"""What an answer was before, taking that back, and choosing between two answers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenscan.base.http import Request, id_in, whole
from samenscan.base.render import page
from samenscan.scans import actions, present
from samenscan.scans.present import field_prefix
from samenscan.scans.queries import earlier_values as queries
from samenscan.scans.views.filling import posted_fields
from samenscan.scans.waiting import refuse_others


@require_GET
def earlier_values(request: Request, id: UUID, section: str, question: str) -> HttpResponse:
    """Every value an answer had: who, when and what, each with one click to take it back."""
    facts = queries.earlier_values(request.actor, id, question)
    values = [(one, present.moment(one.at)) for one in facts.values]
    return page(
        request,
        "scans/earlier_values.html",
        {"page": facts, "values": values, "anchor": field_prefix(question)},
    )


@require_POST
def take_back(request: Request, id: UUID, section: str, question: str) -> HttpResponse:
    """Let an earlier value stand again."""
    actions.take_back(
        request.actor,
        sheet=id,
        question=question,
        earlier=whole(request.POST.get("earlier", "")),
        revision=whole(request.POST.get("version", "")),
    )
    messages.success(request, _("The earlier answer stands again. Nothing was erased."))
    return redirect("scans:earlier_values", id, section, question)


@require_POST
def discuss(request: Request, id: UUID, section: str, question: str) -> HttpResponse:
    """Keep both answers visible until one of the two is chosen."""
    refuse_others(request.actor.person, request.POST.get("person", ""))
    posted = posted_fields(request, field_prefix(question))
    actions.discuss(request.actor, sheet=id, question=question, fields=posted)
    return _back_to(id, section, question)


@require_POST
def choose(request: Request, id: UUID, section: str, question: str) -> HttpResponse:
    """Choose one of the answers that wait for a talk: `chosen` is its revision and its id."""
    revision, _colon, discussion = request.POST.get("chosen", "").partition(":")
    actions.choose(
        request.actor,
        sheet=id,
        question=question,
        discussion=id_in(discussion) if discussion else None,
        revision=whole(revision),
    )
    return _back_to(id, section, question)


def _back_to(id: UUID, section: str, question: str) -> HttpResponse:
    return redirect(f"{reverse('scans:section', args=[id, section])}#{field_prefix(question)}")
