"""Pages of partnerships: parse, one call, show."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from samenscan.base.http import Request
from samenscan.base.render import page
from samenscan.core.access import Role
from samenscan.members import queries
from samenscan.members.queries.partnership_then import partnership_then
from samenscan.members.views.days import day_asked


@require_GET
def partnerships(request: Request) -> HttpResponse:
    """The partnerships of this hat."""
    hat = request.actor.hat
    facts = {
        "partnerships": queries.partnerships_page(request.actor),
        "tasks": queries.tasks_for(request.actor),
        "may_make": hat is not None and hat.role is Role.COORDINATOR,
        "calendar_of": hat.organisation if hat is not None and hat.role is Role.LEAD else None,
    }
    return page(request, "members/partnerships.html", facts)


@require_GET
def partnership(request: Request, id: UUID) -> HttpResponse:
    """One partnership and its members, today or on the day of `?on=`."""
    day = day_asked(request)
    if day is not None:
        then = partnership_then(request.actor, id, day)
        return page(request, "members/register/partnership_then.html", {"page": then})
    facts = {"partnership": queries.partnership_page(request.actor, id)}
    return page(request, "members/partnership.html", facts)
