"""Running a round: a member's page for the centre, more time, contacts, silence, quiet days."""

import csv
from io import StringIO
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenscan.base import clock
from samenscan.base.documents import download
from samenscan.base.forms import RefusableForm
from samenscan.base.http import Request
from samenscan.base.render import page, told
from samenscan.core.access import Place, require
from samenscan.core.refused import Refused
from samenscan.core.register import safe_cell
from samenscan.scans import actions
from samenscan.scans.doors import round_for
from samenscan.scans.forms import ContactForm, ExtendForm, QuietDaysForm, SilenceForm
from samenscan.scans.queries import member as members
from samenscan.scans.queries import progress
from samenscan.scans.queries import rounds as queries
from samenscan.scans.queries.mailing import quiet_page

COLUMNS = (
    *("organisation", "partnership", "answered", "questions", "last change", "submitted"),
    *("withdrawn", "open until", "mails", "mails failed", "contacts", "silence", "lead"),
)


@require_GET
def member(request: Request, id: UUID) -> HttpResponse:
    """How far one member is, and what was said and mailed; never what it answered."""
    return _member(request, id)


@require_POST
def note_contact(request: Request, id: UUID) -> HttpResponse:
    """Add a contact to the log of a member."""
    form = ContactForm(request.POST)
    if form.is_valid():
        try:
            actions.note_contact(request.actor, sheet=id, **form.cleaned_data)
        except actions.NoteRefused as refused:
            form.add_refusal(refused)
        else:
            messages.success(request, _("The contact is noted."))
            return redirect("scans:member", id)
    return _member(request, id, contact_form=form)


@require_POST
def note_silence(request: Request, id: UUID) -> HttpResponse:
    """Keep why nothing came from a member."""
    form = SilenceForm(request.POST)
    if form.is_valid():
        actions.note_silence(request.actor, sheet=id, **form.cleaned_data)
        messages.success(request, _("The reason is noted."))
        return redirect("scans:member", id)
    return _member(request, id, silence_form=form)


@require_POST
def extend_sheet(request: Request, id: UUID) -> HttpResponse:
    """Give one member more time."""
    form = ExtendForm(request.POST)
    if form.is_valid():
        try:
            actions.extend_sheet(
                request.actor, sheet=id, to_at=form.to_at(), reason=form.cleaned_data["reason"]
            )
        except actions.ExtensionRefused as refused:
            form.add_refusal(refused)
        else:
            messages.success(request, _("This member has more time; its leads get a mail."))
            return redirect("scans:member", id)
    return _member(request, id, extend_form=form)


def _member(request: Request, id: UUID, **forms: RefusableForm) -> HttpResponse:
    """The page of a member with its forms; one of them may come back with what is wrong."""
    facts = members.member_page(request.actor, id)
    if forms:
        # Whoever posted has to be allowed to, whatever was wrong with the form.
        require_run(request, facts.round)
    shown: dict[str, object] = {
        "page": facts,
        "contact_form": ContactForm(initial={"how": "phone"}),
        "silence_form": SilenceForm(initial={"reason": facts.silence, "note": facts.silence_note}),
        "extend_form": ExtendForm(),
        "wrong": next(iter(forms), ""),
    }
    return page(request, "scans/member.html", {**shown, **forms}, status=422 if forms else 200)


def require_run(request: Request, round: UUID) -> None:
    """Let through whoever runs this round."""
    round_for(request.actor, round, "round:run")


@require_http_methods(["GET", "POST"])
def extend_round(request: Request, id: UUID) -> HttpResponse:
    """Give all members more time."""
    require_run(request, id)
    form = ExtendForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.extend_round(
                request.actor, round=id, to_at=form.to_at(), reason=form.cleaned_data["reason"]
            )
        except Refused as refused:
            form.add_refusal(refused)
        else:
            messages.success(
                request, _("All members have more time. Leads who did not submit get a mail.")
            )
            return redirect("scans:round", id)
    facts = {"page": queries.round_page(request.actor, id), "form": form}
    return page(request, "scans/extend.html", facts, status=422 if form.errors else 200)


@require_POST
def send_again(request: Request, id: UUID) -> HttpResponse:
    """Put a failed mail back in the queue."""
    sheet = actions.send_again(request.actor, reminder=id)
    messages.success(request, _("The mail is waiting to be sent again."))
    return redirect("scans:member", sheet)


@require_GET
def progress_csv(request: Request, id: UUID) -> HttpResponse:
    """How far the members are, as a file for a spreadsheet."""
    table = progress.progress_table(request.actor, id)
    lines = StringIO()
    writer = csv.writer(lines)
    writer.writerow(COLUMNS)
    for one in table.members:
        cells = [
            *(one.name, one.partnership, one.n_answered, table.n_questions),
            *(one.last_on, one.submitted_on, one.withdrawn_on),
            clock.day_of(one.extended_to) if one.extended_to else None,
            *(one.n_mails, one.n_failed, one.n_contacts, one.silence, told(one.lead)),
        ]
        writer.writerow(["" if cell is None else safe_cell(str(cell)) for cell in cells])
    name = f"progress-{clock.today():%Y-%m-%d}.csv"
    return download(name, "text/csv; charset=utf-8", lines.getvalue().encode("utf-8-sig"))


@require_http_methods(["GET", "POST"])
def quiet_days(request: Request) -> HttpResponse:
    """Days on which no reminder of this centre leaves."""
    facts = quiet_page(request.actor)
    require(request.actor, "round:run", Place(centre=facts.centre))
    form = QuietDaysForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.add_quiet_days(request.actor, centre=facts.centre, **form.cleaned_data)
        except actions.QuietDaysRefused as refused:
            form.add_refusal(refused)
        else:
            messages.success(request, _("On these days no reminder leaves."))
            return redirect("scans:quiet_days")
    shown = {"page": facts, "form": form}
    return page(request, "scans/quiet_days.html", shown, status=422 if form.errors else 200)


@require_POST
def drop_quiet_days(request: Request, id: UUID) -> HttpResponse:
    """Let reminders leave on these days again."""
    actions.drop_quiet_days(request.actor, days=id)
    messages.success(request, _("Reminders leave on these days again."))
    return redirect("scans:quiet_days")
