"""Who fills in what, the way from a mail to the own sections, and what is said of a section."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenscan.base.http import Request
from samenscan.base.render import page, told_refusal
from samenscan.core.refused import Forbidden, NotFound, Refused
from samenscan.members.actions import switch_hat
from samenscan.scans import actions, present
from samenscan.scans.queries import who as queries
from samenscan.scans.who_form import AskForm


@require_GET
def go_on(request: Request, id: UUID) -> HttpResponse:
    """Where a mail leads: to the first section that waits for this person, in the right hat."""
    try:
        section = queries.next_section(request.actor, id)
    except (NotFound, Forbidden):
        hat = queries.hat_for_sheet(request.actor, id)
        if hat is None:
            raise
        request.session["hat"] = str(switch_hat(request.actor, hat=hat))
        messages.info(request, _("This page belongs to another role of yours; you wear it now."))
        return redirect("scans:go_on", id)
    return redirect("scans:section", id, section) if section else redirect("scans:sheet", id)


@require_http_methods(["GET", "POST"])
def who(request: Request, id: UUID) -> HttpResponse:
    """Who fills in what, and asking somebody."""
    facts = queries.who_page(request.actor, id)
    language = get_language() or "nl"
    chosen = request.GET.get("voor", "")
    suggested = [group for at, group in enumerate(facts.suggestions) if str(at) == chosen]
    ticked = frozenset(
        one.fact.code for group in suggested for one in group.sections if one.may_ask
    )
    posted = request.POST if request.method == "POST" else None
    form = AskForm(posted, page=facts, ticked=ticked, language=language)
    if form.is_valid():
        try:
            _ask(request, id, form)
        except actions.AskRefused as refused:
            form.add_refusal(refused)
        else:
            return redirect("scans:who", id)
    groups = [(present.who_answers(group.who), group.sections) for group in facts.suggestions]
    shown = {"page": facts, "form": form, "groups": groups, "ticked": form.ticked}
    return page(request, "scans/who.html", shown, status=422 if form.errors else 200)


def _ask(request: Request, id: UUID, form: AskForm) -> None:
    sections, colleague = form.cleaned_data["sections"], form.colleague()
    if colleague is None:
        actions.ask_nobody(request.actor, sheet=id, sections=sections)
        messages.success(request, _("Saved. Whoever was asked knows by mail."))
        return
    actions.ask_colleague(
        request.actor,
        sheet=id,
        sections=sections,
        colleague=colleague,
        may_pass_on=form.cleaned_data["may_pass_on"],
    )
    done = ngettext(
        "Asked for %(n)s section. Everybody concerned gets one mail.",
        "Asked for %(n)s sections. Everybody concerned gets one mail.",
        len(sections),
    )
    messages.success(request, done % {"n": len(sections)})


@require_POST
def invite_again(request: Request, id: UUID, invitation: UUID) -> HttpResponse:
    """Send a new link to somebody who did not come yet."""
    actions.invite_again(request.actor, sheet=id, invitation=invitation)
    messages.success(request, _("A new mail is on its way; the earlier link no longer works."))
    return redirect("scans:who", id)


@require_POST
def say_ready(request: Request, id: UUID, section: str) -> HttpResponse:
    """Whoever fills in a section says that it is ready; on to the next own one."""
    actions.say_ready(request.actor, sheet=id, section=section)
    messages.success(request, _("Ready. If you change an answer, say so again."))
    return redirect("scans:sheet", id)


@require_POST
def return_section(request: Request, id: UUID, section: str) -> HttpResponse:
    """The lead gives a section back with a remark."""
    try:
        actions.return_section(
            request.actor, sheet=id, section=section, remark=request.POST.get("remark", "")
        )
    except Refused as refused:
        if refused.status in (403, 404, 409):
            raise
        messages.error(request, told_refusal(refused))
        return redirect("scans:section", id, section)
    messages.success(request, _("Given back. The remark stands on top of the section."))
    return redirect("scans:sheet", id)
