"""Filling in: one section per page, every answer saved by itself."""

import re
from dataclasses import replace
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenscan.base.documents import MAX_BYTES, DocumentRefused, Upload, download
from samenscan.base.http import Request, whole
from samenscan.base.render import page, told, told_refusal
from samenscan.core.answers import Answer as AnswerValue
from samenscan.core.answers import AnswerRefused, shown
from samenscan.core.questionnaire import Question
from samenscan.scans import actions, present
from samenscan.scans.present import QuestionFields, SavedState, clock_time, field_prefix
from samenscan.scans.queries import sheets as queries
from samenscan.scans.queries.sheet_facts import QuestionFact
from samenscan.scans.views.offering import NEXT
from samenscan.scans.waiting import refuse_others, waiting_of

# Another question can have a code that begins like this one; its fields are not ours.
MAX_KEY, MAX_AFTER = 40, 20
_FIELD = re.compile(
    r"paper|practice|matters|together|missing|comment|version|key|after|value(-.+)?"
    r"|(rank|row|drop)-.+",
    re.DOTALL,
)


@require_http_methods(["GET", "POST"])
def section(request: Request, id: UUID, section: str) -> HttpResponse:
    """The questions of a section; a POST is the whole form of someone without script."""
    refuse_others(request.actor.person, request.POST.get("person", ""))
    facts = queries.section_page(request.actor, id, section)
    language = get_language() or "nl"
    if request.method == "POST":
        shown_before = {one.question.code for one in facts.questions if one.asked}
        tried = {one.question.code: _tried(request, id, section, one) for one in facts.questions}
        # The page counts what the others of these answers have just become.
        facts = queries.section_page(request.actor, id, section)
        hurdle = any(one.error or one.saved.state == "conflict" for one in tried.values() if one)
        appeared = {one.question.code for one in facts.questions if one.asked} - shown_before
        if any(one.saved.ready_off for one in tried.values() if one):
            messages.info(request, present.NO_LONGER_READY)
        if not hurdle and not appeared:
            if facts.after is not None:
                return redirect("scans:section", id, facts.after.code)
            return redirect("scans:sheet", id)
        if not hurdle:
            return redirect("scans:section", id, section)
        stands = present.section_fields(facts, language)
        fields = tuple(_as_typed(tried.get(one.code), one) for one in stands)
    elif facts.sheet.reads_first:
        return redirect("scans:promise", id)
    else:
        fields = present.section_fields(facts, language)
    fields = present.with_offers(fields, facts.offers, request.GET.get(NEXT, ""))
    wrong = [one for one in fields if one.error]
    return page(
        request,
        "scans/section.html",
        {
            "waiting": waiting_of(request.actor.signed_in()),
            "page": facts,
            "questions": fields,
            "wrong": wrong,
            "who": present.who_answers(facts.section.who),
            "said": facts.said,
            "with_files": any(one.kind == "file" for one in fields),
            "with_levels": any(one.kind == "level" for one in fields),
        },
        status=422 if wrong else 200,
    )


def _as_typed(tried: QuestionFields | None, stands: QuestionFields) -> QuestionFields:
    """What was typed, where it could not be saved; otherwise what stands."""
    if tried is None or not (tried.error or tried.saved.state == "conflict"):
        return stands
    return replace(tried, asked=stands.asked, remarks=stands.remarks)


@require_POST
def save_answer(request: Request, id: UUID, section: str, question: str) -> HttpResponse:
    """Save one answer and tell what happened, as small parts of the page."""
    refuse_others(request.actor.person, request.POST.get("person", ""))
    state, status = _saved(request, id, section, question)
    if status != 200:
        return page(request, "parts/saved.html", {"saved": state}, status=status)
    after = queries.after_save(request.actor, id, section, question)
    language = get_language() or "nl"

    def fields(fact: QuestionFact) -> QuestionFields:
        return present.question_fields(
            fact, sheet=id, section=section, language=language, readonly=False
        )

    facts = {
        "saved": state,
        "n": after.section.n_answered,
        "of": after.section.n_questions,
        "touched": [fields(fact) for fact in after.touched],
        "ruled": [fields(fact) for fact in after.ruled],
        "handed_in": fields(after.files) if after.files else None,
    }
    return page(request, "scans/saved_reply.html", facts)


@require_GET
def attachment(request: Request, id: UUID) -> HttpResponse:
    """A file that was handed in, as a download."""
    opened = actions.open_attachment(request.actor, attachment=id)
    return download(opened.document.name, opened.document.type, opened.content)


def _saved(request: Request, id: UUID, section: str, question: str) -> tuple[SavedState, int]:
    name = field_prefix(question)
    posted = posted_fields(request, name)
    version = whole(posted.get("version", ""))
    key = posted.pop("key", "")[:MAX_KEY] or uuid4().hex
    after = [one for one in posted.pop("after", "").split(",") if one][:MAX_AFTER]
    try:
        saved = actions.save_answer(
            request.actor,
            sheet=id,
            question=question,
            fields=posted,
            revision=version,
            files=_uploads(request, name),
            naming=actions.Naming(key, after),
        )
    except (AnswerRefused, DocumentRefused) as refused:
        text = told_refusal(refused)
        return SavedState(name, version, "refused", text=text), 422
    except actions.AnswerConflict as conflict:
        return _conflict(request, conflict, section), 409
    stands = SavedState(name, saved.revision, "saved", clock_time(saved.at))
    return replace(stands, ready_off=saved.ready_off), 200


def _conflict(request: Request, conflict: actions.AnswerConflict, section: str) -> SavedState:
    stored = conflict.stored
    return SavedState(
        field_prefix(stored.question),
        stored.revision,
        "conflict",
        present.moment(stored.answered_at),
        who=stored.answered_by.name,
        theirs=_words(conflict.question, conflict.theirs, stored.comment),
        mine=_words(conflict.question, conflict.yours, conflict.your_comment),
        own=stored.answered_by_id == request.actor.person,
        talk=reverse("scans:discuss", args=[stored.sheet_id, section, conflict.question.code]),
    )


def _words(question: Question, answer: AnswerValue, comment: str) -> str:
    return present.with_comment(told(shown(question, answer)), comment)


def _tried(request: Request, id: UUID, section: str, fact: QuestionFact) -> QuestionFields | None:
    """The question after trying to save what was posted for it; what was typed stays.

    None for a question that had no answer and was left alone: nothing was said about it.
    """
    name = field_prefix(fact.question.code)
    posted = posted_fields(request, name)
    version = posted.pop("version", "")
    said = any(posted.values()) or f"{name}-file" in request.FILES
    if version in ("", "0") and not said:
        return None
    state, status = _saved(request, id, section, fact.question.code)
    fields = present.question_fields(
        fact,
        sheet=id,
        section=section,
        language=get_language() or "nl",
        readonly=False,
        given=posted,
    )
    return replace(fields, saved=state, error=state.text if status == 422 else "")


def posted_fields(request: Request, name: str) -> dict[str, str]:
    """The fields of one question, without its prefix."""
    start = f"{name}-"
    names = (field.removeprefix(start) for field in request.POST if field.startswith(start))
    return {
        field: request.POST.get(start + field, "") for field in names if _FIELD.fullmatch(field)
    }


def _uploads(request: Request, name: str) -> list[Upload]:
    """The files sent with one question; never more than just over the limit is read of each."""
    sent = request.FILES.getlist(f"{name}-file")
    return [Upload(one.name or "", one.read(MAX_BYTES + 1)) for one in sent]
