"""The pages that show a report."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import get_language, pgettext
from django.views.decorators.http import require_GET

from samenscan.base.documents import download
from samenscan.base.http import Request
from samenscan.base.render import database_closed, page
from samenscan.core.disclosure import named_questions
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.findings.actions import hand_out
from samenscan.findings.publications import publications
from samenscan.findings.queries import (
    CollectiveResult,
    OwnResult,
    collective_result,
    own_result,
    registered_plans,
)
from samenscan.reports.beside import beside_body
from samenscan.reports.by_name import by_name_body
from samenscan.reports.collective import has_second_sentences
from samenscan.reports.collective_files import (
    by_name_of,
    counts_of,
    result_csv,
    result_workbook,
    together_of,
    totals_of,
)
from samenscan.reports.collective_html import collective_body
from samenscan.reports.counts_html import counts_body
from samenscan.reports.facts import own_facts
from samenscan.reports.html import own_report_body
from samenscan.reports.own_workbook import own_workbook
from samenscan.reports.registered import registered_json, registered_story
from samenscan.reports.totals import totals_body

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
    # A successor reads what was answered; whom it named is no longer for anybody to choose.
    by_name = not result.predecessor and bool(named_questions(result.questionnaire))
    return page(request, "reports/own.html", {"result": result, "body": body, "by_name": by_name})


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
    return download(_own_name(result, "xlsx"), XLSX, content)


@require_GET
def own_json(request: Request, sheet: UUID) -> HttpResponse:
    """An organisation's own facts for other programs, for its lead only."""
    result = own_result(request.actor, sheet, written_as="json")
    with database_closed():
        facts = own_facts(
            result.report, result.questionnaire, get_language() or "nl", answers=result.answers
        )
    return download(_own_name(result, "json"), "application/json", facts.encode())


def _own_name(result: OwnResult, ending: str) -> str:
    """A name that says whose facts these are, and of which round."""
    return _file_name(f"{result.organisation} {result.round_name}", ending)


def _file_name(says: str, ending: str) -> str:
    return f"{slugify(says)[:100] or 'samenscan'}.{ending}"


@require_GET
def collective(request: Request, round: UUID) -> HttpResponse:
    """What the members of a round read together, or why they do not read anything yet."""
    language = get_language() or "nl"
    result = collective_result(request.actor, round)
    with database_closed():
        together = together_of(result)
        body = None if together is None else collective_body(together, language)
        counted = counts_of(result)
        if counted is not None:
            body = counts_body(counted, language)
        beside = [
            beside_body(one, result.questionnaire, result.names, language) for one in result.beside
        ]
        amounts = totals_of(result)
        totals = totals_body(amounts, result.questionnaire, language) if amounts else None
        named = by_name_of(result)
        by_name = by_name_body(named, language) if named else ""
    told = "".join([*beside, body or "", totals or "", by_name])
    if told and ("page", language) not in result.handed_out:
        hand_out(request.actor, round=round, form="page", language=language, content=told.encode())
    context = {
        "result": result,
        "body": body,
        "by_name": by_name,
        "beside": beside,
        "totals": totals,
        "second_sentences": has_second_sentences(result.questionnaire),
    }
    return page(request, "reports/together.html", context)


@require_GET
def collective_csv(request: Request, round: UUID) -> HttpResponse:
    """What was told of a round, a row per sentence and group, for whoever reads the page."""
    result, language = _to_take_away(request, round, "csv")
    with database_closed():
        content = result_csv(result, language).encode("utf-8-sig")
    return _handed_out(request, result, "csv", "text/csv; charset=utf-8", content)


@require_GET
def collective_xlsx(request: Request, round: UUID) -> HttpResponse:
    """The same as a workbook."""
    result, language = _to_take_away(request, round, "xlsx")
    with database_closed():
        content = result_workbook(result, language)
    return _handed_out(request, result, "xlsx", XLSX, content)


def _to_take_away(request: Request, round: UUID, form: str) -> tuple[CollectiveResult, str]:
    result = collective_result(request.actor, round, written_as=form)
    if (
        result.told is None
        and result.counts is None
        and not result.beside
        and totals_of(result) is None
        and by_name_of(result) is None
    ):
        raise NothingToTake
    return result, get_language() or "nl"


class NothingToTake(Refused):
    """Nothing was told of this round, so that there is no file of it."""

    def __init__(self) -> None:
        super().__init__(
            text("Nothing is told about this round, so there is no file to take away."),
            text("The page of the collective result says why."),
        )


def _handed_out(
    request: Request, result: CollectiveResult, form: str, type: str, content: bytes
) -> HttpResponse:
    """A file whose first fingerprint is in the register."""
    language = get_language() or "nl"
    hand_out(request.actor, round=result.round, form=form, language=language, content=content)
    what = pgettext("file name", "together")
    return download(_file_name(f"{result.round_name} {what}", form), type, content)


@require_GET
def plans(request: Request, round: UUID) -> HttpResponse:
    """What will be told about the members together, fixed before anybody answered."""
    found = registered_plans(request.actor, round)
    with database_closed():
        story = registered_story(found)
    return page(request, "reports/plans.html", {"found": found, "story": story})


@require_GET
def plans_json(request: Request, round: UUID) -> HttpResponse:
    """The plans of a round with their proofs, as `samenscan plan --check` reads them."""
    found = registered_plans(request.actor, round)
    name = _file_name(f"{found.round_name} plan", "json")
    return download(name, "application/json", registered_json(found))


@require_GET
def register(request: Request) -> HttpResponse:
    """Every collective release of the rounds whose result one may read."""
    found = publications(request.actor)
    return page(request, "reports/publications.html", {"publications": found})
