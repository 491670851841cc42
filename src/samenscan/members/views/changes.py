"""Recording what happened to organisations: choose them, see what follows, confirm; or withdraw."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenscan.base.http import Request
from samenscan.base.render import page
from samenscan.core.refused import NotFound, Refused
from samenscan.members import actions
from samenscan.members.forms.register import ChangeForm
from samenscan.members.queries import changes as queries


@require_http_methods(["GET", "POST"])
def change(request: Request) -> HttpResponse:
    """The form of a change; sent once it shows what would follow, confirmed it is recorded."""
    asked = request.POST if request.method == "POST" else request.GET
    chosen = _ids(asked.getlist("chosen"))
    q = request.GET.get("q", "").strip()
    candidates, found = queries.change_candidates(request.actor, chosen, q)
    initial = {
        "takes_over": True,
        "organisations": [str(one) for one in chosen],
        "kind": "merger" if len(candidates) > 1 else "",
        "new_kind": candidates[0].kind_code if candidates else "",
    }
    form = ChangeForm(
        request.POST if request.method == "POST" else None, candidates=candidates, initial=initial
    )
    preview = None
    if form.is_valid():
        try:
            if "confirmed" in request.POST:
                event = actions.record_change(request.actor, change=form.change())
                messages.success(request, _("The change is recorded."))
                after = queries.outcome_of(request.actor, event.pk)
                return redirect("members:organisation", after)
            preview = queries.change_preview(request.actor, form.change())
        except Refused as refused:
            form.add_refusal(refused)
    shown = {
        "form": form,
        "preview": preview,
        "candidates": candidates,
        "found": found,
        "q": q,
        "posted": [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name not in ("csrfmiddlewaretoken", "confirmed")
        ],
    }
    status = 422 if form.errors else 200
    return page(request, "members/register/change.html", shown, status=status)


@require_POST
def withdraw_change(request: Request, id: UUID) -> HttpResponse:
    """Take a mistaken change back."""
    back = actions.withdraw_change(request.actor, change=id)
    messages.success(request, _("The change is withdrawn; everything stands as it did before it."))
    return redirect("members:organisation", back) if back else redirect("members:register")


def _ids(written: list[str]) -> tuple[UUID, ...]:
    try:
        return tuple(UUID(one) for one in dict.fromkeys(written))
    except ValueError:
        raise NotFound from None
