"""Pages of an accession: one page that guides, and one address per step."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenscan.base import clock
from samenscan.base.forms import RefusableForm
from samenscan.base.http import Request
from samenscan.base.render import page
from samenscan.core.refused import Forbidden, Refused
from samenscan.core.register.accession import Stage, StepRefused
from samenscan.core.text import text
from samenscan.members import actions, queries
from samenscan.members.forms import (
    ActivateForm,
    DecisionForm,
    DeclineForm,
    DocumentForm,
    Files,
    InformForm,
    InviteesForm,
    SignForm,
)

Facts = queries.AccessionPage


@require_http_methods(["GET", "POST"])
def invite_to_join(request: Request, id: UUID) -> HttpResponse:
    """Choose the organisations that are invited to join."""
    facts = queries.invitees_page(request.actor, id, sought=request.GET.get("zoek", ""))
    form = InviteesForm(request.POST if request.method == "POST" else None, invitees=facts)
    if form.is_valid():
        try:
            chosen = [UUID(chosen) for chosen in form.cleaned_data["organisations"]]
            rows = actions.invite_to_join(request.actor, partnership=id, organisations=chosen)
        except Refused as refused:
            form.add_refusal(refused)
        else:
            told = _("Invited: %(names)s.")
            names = ", ".join(row.organisation.name for row in rows)
            messages.success(request, told % {"names": names})
            return redirect("members:partnership", id)
    status = 422 if form.errors else 200
    shown = {"invitees": facts, "form": form}
    return page(request, "members/invite_to_join.html", shown, status=status)


@require_GET
def accession(request: Request, id: UUID) -> HttpResponse:
    """How far an organisation is, and what this reader can do now."""
    return _shown(request, queries.accession_page(request.actor, id))


@require_POST
def mark_informed(request: Request, id: UUID) -> HttpResponse:
    """The coordinator told the organisation what joining means."""

    def act(form: RefusableForm) -> None:
        actions.mark_informed(request.actor, accession=id, on=form.cleaned_data["on"])

    return _step(request, id, Stage.INFORMED, act, _("It is their turn now; their leads are told."))


@require_POST
def record_decision(request: Request, id: UUID) -> HttpResponse:
    """The competent body decided to join."""

    def act(form: RefusableForm) -> None:
        assert isinstance(form, DecisionForm)
        actions.record_decision(
            request.actor,
            accession=id,
            body=form.cleaned_data["body"],
            on=form.cleaned_data["on"],
            reference=form.cleaned_data["reference"],
            document=form.upload(),
        )

    return _step(request, id, Stage.DECIDED, act, _("The decision is kept. The signature is next."))


@require_POST
def sign(request: Request, id: UUID) -> HttpResponse:
    """The organisation signed."""

    def act(form: RefusableForm) -> None:
        actions.sign(
            request.actor,
            accession=id,
            on=form.cleaned_data["on"],
            signed_by=form.cleaned_data["signed_by"],
            reference=form.cleaned_data["reference"],
        )

    return _step(
        request, id, Stage.SIGNED, act, _("The signature is kept. The coordinator is told.")
    )


@require_POST
def activate(request: Request, id: UUID) -> HttpResponse:
    """The organisation becomes a member."""

    def act(form: RefusableForm) -> None:
        starts_on = form.cleaned_data["starts_on"]
        actions.activate(request.actor, accession=id, starts_on=starts_on)

    return _step(request, id, Stage.ACTIVE, act, _("The membership is kept; their leads are told."))


@require_POST
def decline(request: Request, id: UUID) -> HttpResponse:
    """The organisation does not join."""

    def act(form: RefusableForm) -> None:
        actions.decline(request.actor, accession=id, reason=form.cleaned_data["reason"])

    return _step(
        request, id, Stage.DECLINED, act, _("The answer is kept; the coordinator is told.")
    )


def form_of(
    stage: Stage, facts: Facts, posted: QueryDict | None = None, files: "Files | None" = None
) -> RefusableForm:
    """The form of a step, empty or as it was sent; today where a day is asked."""
    if stage is Stage.DECIDED:
        return DecisionForm(posted, files, bodies=facts.bodies)
    if stage is Stage.DECLINED:
        return DeclineForm(posted)
    form: RefusableForm
    if stage is Stage.ACTIVE:
        form = ActivateForm(posted, initial={"starts_on": clock.today()})
    elif stage is Stage.SIGNED:
        form = SignForm(posted)
    else:
        form = InformForm(posted, initial={"on": clock.today()})
    return form


def _step(
    request: Request, id: UUID, stage: Stage, act: Callable[[RefusableForm], None], told: str
) -> HttpResponse:
    """Take one step from its form; what is wrong with it is shown on the page of the accession."""
    facts = queries.accession_page(request.actor, id)
    if stage not in facts.permitted:
        raise Forbidden
    form = form_of(stage, facts, request.POST, request.FILES)
    if form.is_valid():
        try:
            act(form)
        except Refused as refused:
            if not _can_show(facts, stage):
                raise
            form.add_refusal(refused)
        else:
            messages.success(request, told)
            return redirect("members:accession", id)
    if not _can_show(facts, stage):
        raise StepRefused(
            text("Somebody has taken this step already."),
            text("Open the page again to see what is next."),
        )
    return _shown(request, facts, refused={stage: form})


def _can_show(facts: Facts, stage: Stage) -> bool:
    return facts.may_decline if stage is Stage.DECLINED else facts.step is stage


def _shown(
    request: Request, facts: Facts, *, refused: Mapping[Stage, RefusableForm] | None = None
) -> HttpResponse:
    forms = dict(refused or {})
    step = facts.step
    if step is not None and step not in forms:
        forms[step] = form_of(step, facts)
    if facts.may_decline and Stage.DECLINED not in forms:
        forms[Stage.DECLINED] = form_of(Stage.DECLINED, facts)
    shown = {
        "accession": facts,
        "form": forms.get(step) if step else None,
        "decline_form": forms.get(Stage.DECLINED),
        "document_form": DocumentForm() if facts.may_attach else None,
        "declining": Stage.DECLINED in (refused or {}),
    }
    status = 422 if refused else 200
    return page(request, "members/accession.html", shown, status=status)
