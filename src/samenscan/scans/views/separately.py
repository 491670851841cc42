"""Answering each for themselves, and letting one answer stand."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from samenscan.base.http import NO_ID, Request, id_in
from samenscan.base.render import page, told_refusal
from samenscan.core.answers import AnswerRefused
from samenscan.scans import actions, present
from samenscan.scans.present import SavedState, clock_time, field_prefix
from samenscan.scans.queries.separately import SeparatePage, separate_page
from samenscan.scans.views.filling import posted_fields
from samenscan.scans.waiting import refuse_others, waiting_of


@require_GET
def separate(request: Request, id: UUID) -> HttpResponse:
    """What this person is asked to answer separately, and what everybody said."""
    return _shown(request, separate_page(request.actor, id))


def _shown(request: Request, facts: SeparatePage, **more: object) -> HttpResponse:
    language = get_language() or "nl"
    fields = [
        present.separate_fields(
            fact,
            url=reverse("scans:answer_separately", args=[facts.sheet.id, fact.question.code]),
            language=language,
            readonly=not facts.sheet.can_answer,
        )
        for fact in facts.mine
    ]
    context = {
        "page": facts,
        "questions": fields,
        "waiting": waiting_of(request.actor.signed_in()),
        **more,
    }
    return page(request, "scans/separate.html", context, status=422 if more else 200)


@require_POST
def ask_separately(request: Request, id: UUID) -> HttpResponse:
    """Ask the chosen colleagues."""
    people = [id_in(one) for one in request.POST.getlist("people") if id_in(one) != NO_ID]
    try:
        actions.ask_separately(request.actor, sheet=id, people=people)
    except actions.TooFew as refused:
        error = told_refusal(refused)
        return _shown(request, separate_page(request.actor, id), error=error)
    return redirect("scans:separate", id)


@require_POST
def answer_separately(request: Request, id: UUID, question: str) -> HttpResponse:
    """Save one answer of this person alone, and tell what happened as a small part of the page."""
    refuse_others(request.actor.person, request.POST.get("person", ""))
    name = field_prefix(question)
    try:
        row = actions.answer_separately(
            request.actor, sheet=id, question=question, fields=posted_fields(request, name)
        )
    except AnswerRefused as refused:
        words = told_refusal(refused)
        state = SavedState(name, 0, "refused", text=words)
        return page(request, "parts/saved.html", {"saved": state}, status=422)
    if not request.htmx and "whole-page" in request.POST:
        return redirect("scans:separate", id)
    at = row.answered_at
    state = SavedState(name, row.revision, "saved", clock_time(at) if at else "")
    return page(request, "parts/saved.html", {"saved": state})


@require_POST
def go_on_without(request: Request, id: UUID, question: str) -> HttpResponse:
    """Wait no longer for whoever has not answered this question."""
    actions.go_on_without(request.actor, sheet=id, question=question)
    return redirect("scans:separate", id)


@require_POST
def settle(request: Request, id: UUID, question: str) -> HttpResponse:
    """Let the answer of one colleague stand."""
    actions.settle(
        request.actor,
        sheet=id,
        question=question,
        chosen=id_in(request.POST.get("chosen", "")),
        reason=request.POST.get("reason", ""),
    )
    return redirect("scans:separate", id)
