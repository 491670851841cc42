"""Pages of the people of one's own house and of one's hats: parse, one call, show."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenscan.base.http import Request
from samenscan.base.render import page
from samenscan.core.refused import NotFound
from samenscan.members import actions, queries


@require_GET
def people(request: Request) -> HttpResponse:
    """Who wears which hat in the actor's own house, and who was invited."""
    return page(request, "members/people.html", {"people": queries.people_page(request.actor)})


@require_POST
def end_hat(request: Request, id: UUID) -> HttpResponse:
    """Take a hat away from somebody."""
    actions.end_hat(request.actor, hat=id)
    messages.success(request, _("The role has ended."))
    return redirect("members:people")


@require_POST
def switch_hat(request: Request) -> HttpResponse:
    """Wear another of one's own hats."""
    try:
        chosen = UUID(request.POST.get("hat", ""))
    except ValueError:
        raise NotFound from None
    request.session["hat"] = str(actions.switch_hat(request.actor, hat=chosen))
    return redirect("home")
