"""The register as a list: searching, the same as CSV, and doing something with the chosen ones."""

import csv
from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenscan.base import clock
from samenscan.base.http import Request
from samenscan.base.render import page
from samenscan.core.refused import NotFound
from samenscan.core.register import Scheme, safe_cell
from samenscan.members import actions
from samenscan.members.queries import register as queries

# The titles of the first columns are those an import knows.
TITLES = (
    *("id", "kind", "name", "enterprise number", "nis", "ovo", "police zone code"),
    *("founded on", "ended on"),
)


@require_GET
def register(request: Request) -> HttpResponse:
    """One page of the register."""
    sought = sought_in(request.GET)
    facts = queries.register_page(request.actor, sought)
    asked = request.GET.copy()
    asked.pop("after", None)
    shown = {
        "page": facts,
        "asked": asked.urlencode(),
        "next": _with(asked, "after", facts.next_after) if facts.next_after else "",
        "sorts": [
            (sort, label, sort == sought.sort, _with(asked, "sort", sort))
            for sort, label in _sorts()
        ],
        "ended_choices": [("", _("all")), ("no", _("still there")), ("yes", _("ended"))],
    }
    return page(request, "members/register/list.html", shown)


@require_http_methods(["GET", "POST"])
def register_csv(request: Request) -> HttpResponse | StreamingHttpResponse:
    """What the list shows with these filters, all pages of it, or the chosen rows."""
    chosen = _chosen(request.POST)
    if request.method == "POST" and not chosen:
        queries.register_page(request.actor, queries.Sought())
        messages.warning(request, _("Tick the organisations you mean first."))
        return redirect("members:register")
    rows = queries.register_rows(request.actor, sought_in(request.GET), chosen)
    response = StreamingHttpResponse(_lines(rows), content_type="text/csv; charset=utf-8")
    name = f"register-{clock.today():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store, private"
    return response


@require_POST
def register_invite(request: Request) -> HttpResponse:
    """Invite the chosen organisations to a partnership: all of them or none."""
    queries.may_invite(request.actor)
    chosen = _chosen(request.POST)
    if not chosen:
        messages.warning(request, _("Tick the organisations you mean first."))
        return redirect("members:register")
    try:
        partnership = UUID(request.POST.get("partnership", ""))
    except ValueError:
        raise NotFound from None
    invited = actions.invite_to_join(
        request.actor, partnership=partnership, organisations=sorted(chosen)
    )
    told = ngettext(
        "%(n)s organisation is invited.", "%(n)s organisations are invited.", len(invited)
    )
    messages.success(request, told % {"n": len(invited)})
    return redirect("members:partnership", partnership)


def sought_in(asked: QueryDict) -> queries.Sought:
    """The search and filters of an address; what makes no sense is left out."""
    sort = asked.get("sort", "name")
    try:
        partnership = UUID(asked.get("partnership", ""))
    except ValueError:
        partnership = None
    return queries.Sought(
        q=asked.get("q", "").strip()[:200],
        kind=asked.get("kind", ""),
        partnership=partnership,
        ended=asked.get("ended", ""),
        sort=sort if sort in queries.SORTS else "name",
        after=asked.get("after", ""),
    )


def _sorts() -> list[tuple[str, str]]:
    return [("name", _("Name, A to Z")), ("-name", _("Name, Z to A")), ("kind", _("Kind"))]


def _with(asked: QueryDict, name: str, value: str) -> str:
    changed = asked.copy()
    changed[name] = value
    return changed.urlencode()


def _chosen(posted: QueryDict) -> frozenset[UUID]:
    try:
        return frozenset(UUID(one) for one in posted.getlist("chosen"))
    except ValueError:
        raise NotFound from None


class _Echo:
    """A file for the CSV writer that gives each line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def _lines(rows: Iterator[queries.FoundRow]) -> Iterator[str]:
    writer = csv.writer(_Echo(), delimiter=";")
    # A spreadsheet reads the accents right when the file opens with this mark.
    yield "\ufeff" + writer.writerow(TITLES)
    for row in rows:
        cells = [str(row.id), row.kind, row.name, *(row.code(scheme) for scheme in Scheme)]
        cells += [day.isoformat() if day else "" for day in (row.founded_on, row.ended_on)]
        yield writer.writerow([safe_cell(cell) for cell in cells])
