"""Pages of the people of one's own house and of one's hats: parse, one call, show."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenscan.base.http import Request
from samenscan.base.render import page, told_refusal
from samenscan.core.refused import NotFound, Refused
from samenscan.members import actions, queries
from samenscan.members.forms import HandOverForm


@require_GET
def people(request: Request) -> HttpResponse:
    """Who wears which hat in the actor's own house, and who was invited."""
    return page(request, "members/people.html", {"people": queries.people_page(request.actor)})


@require_POST
def end_hat(request: Request, id: UUID) -> HttpResponse:
    """Take a hat away from somebody; the last lead chooses a successor on the next page."""
    try:
        actions.end_hat(request.actor, hat=id)
    except actions.LastOne as refused:
        messages.warning(request, told_refusal(refused))
        return redirect("members:hand_over", id)
    messages.success(request, _("The role has ended."))
    return redirect("members:people")


@require_http_methods(["GET", "POST"])
def hand_over(request: Request, id: UUID) -> HttpResponse:
    """Give a lead's or coordinator's role to a colleague in one step."""
    facts = queries.hand_over_page(request.actor, id)
    posted = request.POST if request.method == "POST" else None
    form = HandOverForm(posted, colleagues=facts.colleagues)
    if form.is_valid():
        try:
            successor = UUID(form.cleaned_data["successor"])
            actions.hand_over(request.actor, hat=id, successor=successor)
        except Refused as refused:
            form.add_refusal(refused)
        else:
            messages.success(request, _("The role is handed over."))
            return redirect("home" if facts.is_actor else "members:people")
    status = 422 if form.errors else 200
    return page(request, "members/hand_over.html", {"page": facts, "form": form}, status=status)


@require_POST
def switch_hat(request: Request) -> HttpResponse:
    """Wear another of one's own hats."""
    try:
        chosen = UUID(request.POST.get("hat", ""))
    except ValueError:
        raise NotFound from None
    request.session["hat"] = str(actions.switch_hat(request.actor, hat=chosen))
    return redirect("home")
