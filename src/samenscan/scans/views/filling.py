"""Filling in: one section per page, every answer saved by itself."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST

from samenscan.base.http import Request
from samenscan.base.render import database_closed, page, told
from samenscan.core.answers import Answer as AnswerValue
from samenscan.core.answers import AnswerRefused, shown
from samenscan.core.questionnaire import Question
from samenscan.scans import actions, present
from samenscan.scans.present import QuestionFields, SavedState, clock_time, field_prefix
from samenscan.scans.queries import sheets as queries


@require_http_methods(["GET", "POST"])
def section(request: Request, id: UUID, section: str) -> HttpResponse:
    """The questions of a section; a POST is the whole form of someone without script."""
    facts = queries.section_page(request.actor, id, section)
    fields = present.section_fields(facts, get_language() or "nl")
    if request.method == "POST":
        fields = tuple(_tried(request, id, one) for one in fields)
        if not any(one.error or one.saved.state == "conflict" for one in fields):
            if facts.after is not None:
                return redirect("scans:section", id, facts.after.code)
            return redirect("scans:sheet", id)
        # The page counts what the others of these answers have just become.
        facts = queries.section_page(request.actor, id, section)
    wrong = [one for one in fields if one.error]
    return page(
        request,
        "scans/section.html",
        {"page": facts, "questions": fields, "wrong": wrong},
        status=422 if wrong else 200,
    )


@require_POST
def save_answer(request: Request, id: UUID, section: str, question: str) -> HttpResponse:
    """Save one answer and tell what happened, as a small part of the page."""
    name = field_prefix(question)
    state, status = _saved(request, id, question, name)
    if status != 200:
        with database_closed():
            html = render_to_string("parts/saved.html", {"saved": state}, request)
        return HttpResponse(html, status=status)
    n, of = queries.section_count(request.actor, id, section)
    facts = {"saved": state, "n": n, "of": of}
    with database_closed():
        html = render_to_string("scans/saved_reply.html", facts, request)
    return HttpResponse(html)


def _saved(request: Request, id: UUID, question: str, name: str) -> tuple[SavedState, int]:
    posted = _fields(request.POST, name)
    version = _whole(posted["version"]) or 0
    try:
        saved = actions.save_answer(
            request.actor, sheet=id, question=question, fields=posted, revision=version
        )
    except AnswerRefused as refused:
        text = f"{told(refused.what)} {told(refused.remedy)}"
        return SavedState(name, version, "refused", text=text), 422
    except actions.AnswerConflict as conflict:
        return _conflict(conflict, name), 409
    return SavedState(name, saved.revision, "saved", clock_time(saved.at)), 200


def _conflict(conflict: actions.AnswerConflict, name: str) -> SavedState:
    return SavedState(
        name,
        conflict.stored.revision,
        "conflict",
        clock_time(conflict.stored.answered_at),
        who=conflict.stored.answered_by.name,
        theirs=_words(conflict.question, conflict.theirs),
        mine=_words(conflict.question, conflict.yours),
    )


def _words(question: Question, answer: AnswerValue) -> str:
    return told(shown(question, answer))


def _tried(request: Request, id: UUID, shown_fields: QuestionFields) -> QuestionFields:
    """The question after trying to save what was posted for it; what was typed stays.

    A question that had no answer and was left alone is not tried: nothing was said about it.
    """
    posted = _fields(request.POST, shown_fields.name)
    if posted["version"] in ("", "0") and not any(posted[field] for field in present.SAYS):
        return shown_fields
    state, status = _saved(request, id, shown_fields.code, shown_fields.name)
    return replace(
        shown_fields,
        saved=state,
        error=state.text if status == 422 else "",
        paper=_whole(posted["paper"]),
        practice=_whole(posted["practice"]),
        value=posted["value"],
        missing=posted["missing"],
    )


def _whole(written: str) -> int | None:
    """A whole number of at most nine digits; “²” is a digit too, and a long one takes for ever."""
    return int(written) if written.isdecimal() and len(written) < 10 else None


def _fields(posted: QueryDict, name: str) -> dict[str, str]:
    return {field: posted.get(f"{name}-{field}", "") for field in present.FIELDS}
