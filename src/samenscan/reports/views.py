"""The pages that show a report."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from samenscan.base.documents import download
from samenscan.base.http import Request
from samenscan.base.render import database_closed, page
from samenscan.findings.queries import (
    CollectiveResult,
    OwnResult,
    collective_result,
    own_result,
)
from samenscan.reports.beside import beside_body
from samenscan.reports.collective import Together, has_second_sentences
from samenscan.reports.collective_html import collective_body
from samenscan.reports.facts import own_facts
from samenscan.reports.html import own_report_body
from samenscan.reports.own_workbook import own_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def own(request: Request, sheet: UUID) -> HttpResponse:
    """An organisation's own result, for its lead only."""
    result = own_result(request.actor, sheet)
    with database_closed():
        body = own_report_body(
            result.report,
            result.questionnaire,
            get_language() or "nl",
            pairs=result.pairs,
            answers=result.answers,
        )
    return page(request, "reports/own.html", {"result": result, "body": body})


@require_GET
def own_xlsx(request: Request, sheet: UUID) -> HttpResponse:
    """An organisation's own facts as a workbook, for its lead only."""
    result = own_result(request.actor, sheet, written_as="xlsx")
    with database_closed():
        content = own_workbook(
            result.report,
            result.answers,
            result.questionnaire,
            get_language() or "nl",
            name=result.organisation,
        )
    return download(_file_name(result, "xlsx"), XLSX, content)


@require_GET
def own_json(request: Request, sheet: UUID) -> HttpResponse:
    """An organisation's own facts for other programs, for its lead only."""
    result = own_result(request.actor, sheet, written_as="json")
    with database_closed():
        facts = own_facts(
            result.report, result.questionnaire, get_language() or "nl", answers=result.answers
        )
    return download(_file_name(result, "json"), "application/json", facts.encode())


def _file_name(result: OwnResult, ending: str) -> str:
    """A name that says whose facts these are, and of which round."""
    return f"{slugify(f'{result.organisation} {result.round_name}')[:100] or 'samenscan'}.{ending}"


@require_GET
def collective(request: Request, round: UUID) -> HttpResponse:
    """What the members of a round read together, or why they do not read anything yet."""
    result = collective_result(request.actor, round)
    with database_closed():
        body = _together(result)
        language = get_language() or "nl"
        beside = [
            beside_body(one, result.questionnaire, result.names, language) for one in result.beside
        ]
    context = {
        "result": result,
        "body": body,
        "beside": beside,
        "second_sentences": has_second_sentences(result.questionnaire),
    }
    return page(request, "reports/together.html", context)


def _together(result: CollectiveResult) -> SafeString | None:
    if result.told is None:
        return None
    together = Together(
        released=result.told.released,
        plan=result.told.plan,
        audit=result.told.audit,
        questionnaire=result.questionnaire,
        n_members=result.n_members,
        names=result.names,
        earlier_known=True,
    )
    return collective_body(together, get_language() or "nl")
