"""The pages that show a report."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from samenscan.base.http import Request
from samenscan.base.render import database_closed, page
from samenscan.findings.queries import own_result
from samenscan.reports.html import own_report_body


@require_GET
def own(request: Request, sheet: UUID) -> HttpResponse:
    """An organisation's own result, for its lead only."""
    result = own_result(request.actor, sheet)
    with database_closed():
        body = own_report_body(
            result.report, result.questionnaire, get_language() or "nl", pairs=result.pairs
        )
    return page(request, "reports/own.html", {"result": result, "body": body})
