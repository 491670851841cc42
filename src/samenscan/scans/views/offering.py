"""Starting from what is known: offered values, each to be looked at before it is an answer."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samenscan.base.http import Request, id_in
from samenscan.scans import actions
from samenscan.scans.present import NO_LONGER_READY, field_prefix
from samenscan.scans.queries.offers import next_to_confirm

# Names the question on which the keyboard stands when the page opens.
NEXT = "nu"


@require_POST
def offer_known(request: Request, id: UUID) -> HttpResponse:
    """Offer what the last round and the register know, and lead to the first of it."""
    offered = actions.offer_known(request.actor, sheet=id)
    n = offered.n_earlier + offered.n_register
    words = ngettext(
        "%(n)s value is offered. Look at it: it becomes an answer when you say it is still true.",
        "%(n)s values are offered. Look at each: it becomes an answer when you say it is still "
        "true.",
        n,
    )
    messages.success(request, words % {"n": n})
    return redirect("scans:sheet", id)


@require_POST
def keep_offered(request: Request, id: UUID, section: str, question: str) -> HttpResponse:
    """Still true: the offered value becomes the answer."""
    saved = actions.keep_offered(
        request.actor, sheet=id, question=question, offer=id_in(request.POST.get("offer", ""))
    )
    if saved.ready_off:
        messages.info(request, NO_LONGER_READY)
    return _to_the_next(request, id, section, question)


@require_POST
def set_aside(request: Request, id: UUID, section: str, question: str) -> HttpResponse:
    """Not true any more: the value is offered no longer, and the question waits for an answer."""
    actions.set_aside(
        request.actor, sheet=id, question=question, offer=id_in(request.POST.get("offer", ""))
    )
    return redirect(f"{reverse('scans:section', args=[id, section])}#{field_prefix(question)}")


def _to_the_next(request: Request, id: UUID, section: str, question: str) -> HttpResponse:
    """The next value to look at in this section, with the keyboard on it; else where it was."""
    here = reverse("scans:section", args=[id, section])
    following = next_to_confirm(request.actor, id, section, question)
    if following is None:
        return HttpResponseRedirect(f"{here}#{field_prefix(question)}")
    return HttpResponseRedirect(f"{here}?{urlencode({NEXT: following})}")
