"""Pages of partnerships: parse, one call, show."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from samenscan.base.http import Request
from samenscan.base.render import page
from samenscan.members import queries


@require_GET
def partnerships(request: Request) -> HttpResponse:
    """The partnerships of this hat."""
    facts = {"partnerships": queries.partnerships_page(request.actor)}
    return page(request, "members/partnerships.html", facts)


@require_GET
def partnership(request: Request, id: UUID) -> HttpResponse:
    """One partnership and its members."""
    facts = {"partnership": queries.partnership_page(request.actor, id)}
    return page(request, "members/partnership.html", facts)
