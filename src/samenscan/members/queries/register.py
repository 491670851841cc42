"""The register as a list: one search, filters that live in the address, paging by key.

Each page reads as many rows as it shows; the indexes of `Organisation` keep a search over a hundred
thousand organisations within a tenth of a second.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from itertools import islice
from operator import or_
from uuid import UUID

from django.db.models import Q, QuerySet

from samenscan.base import clock, journal
from samenscan.core.access import Actor, Place, may
from samenscan.core.register import Scheme, closest, needles, pieces, plain, pretty
from samenscan.members import models
from samenscan.members.doors import own_centre, running

N_ON_A_PAGE = 50
# The first page counts what was found, up to here; further counting would cost a second search.
COUNTS_UP_TO = 2000
_CHUNK = 1000
SORTS = ("name", "-name", "kind")
_FIELDS = ("pk", "name", "kind", "founded_on", "ended_on", "search_key")


@dataclass(frozen=True)
class Sought:
    """What somebody looks for, as the address tells it; unknown values mean no filter.

    `ended` is "yes", "no" or "" (both); `after` is the last organisation of the page before.
    """

    q: str = ""
    kind: str = ""
    partnership: UUID | None = None
    ended: str = ""
    sort: str = "name"
    after: str = ""


@dataclass(frozen=True)
class FoundRow:
    """An organisation as the list shows it."""

    id: UUID
    name: str
    kind: str
    founded_on: date | None
    ended_on: date | None
    codes: tuple[tuple[str, str], ...]
    key: str

    def code(self, scheme: Scheme) -> str:
        """Its code of one scheme, as it is kept."""
        return dict(self.codes).get(scheme.value, "")

    @property
    def kind_label(self) -> str:
        """Its kind in words."""
        return str(models.OrganisationKind(self.kind).label)

    @property
    def shown_codes(self) -> tuple[str, ...]:
        """Its codes as people write them."""
        return tuple(pretty(Scheme(scheme), value) for scheme, value in self.codes)


@dataclass(frozen=True)
class RegisterPage:
    """One page of the list; `n_found` is None later on, `more_found`: counting stopped."""

    sought: Sought
    rows: tuple[FoundRow, ...]
    n_found: int | None
    more_found: bool
    next_after: str
    kinds: tuple[tuple[str, str], ...]
    partnerships: tuple[tuple[UUID, str], ...]
    may_edit: bool
    near: tuple[str, ...]

    @property
    def partnerships_named_so(self) -> tuple[tuple[UUID, str], ...]:
        """Partnerships with the words asked in their name: these are no organisations."""
        words = needles(self.sought.q)
        return tuple(
            (id, name)
            for id, name in self.partnerships
            if words and all(word in plain(name) for word in words)
        )

    @property
    def filtered(self) -> bool:
        """Whether anything but the order was asked for."""
        return bool(
            self.sought.q or self.sought.kind or self.sought.partnership or self.sought.ended
        )


def register_page(actor: Actor, sought: Sought) -> RegisterPage:
    """The organisations somebody looks for, fifty at a time, for the people of a centre."""
    centre = own_centre(actor, "register:read")
    partnerships = tuple(
        models.Partnership.objects.filter(centre=centre).order_by("name").values_list("pk", "name")
    )
    if sought.partnership not in dict(partnerships):
        sought = replace(sought, partnership=None)
    first = not sought.after
    at_most = COUNTS_UP_TO + 1 if first else N_ON_A_PAGE + 1
    found = list(_sorted(_found(sought), sought).values_list(*_FIELDS)[:at_most])
    shown = found[:N_ON_A_PAGE]
    rows = _with_codes(shown)
    return RegisterPage(
        sought=sought,
        rows=rows,
        n_found=min(len(found), COUNTS_UP_TO) if first else None,
        more_found=first and len(found) > COUNTS_UP_TO,
        next_after=_place_of(rows[-1], sought.sort) if len(found) > N_ON_A_PAGE else "",
        kinds=tuple((kind.value, str(kind.label)) for kind in models.OrganisationKind),
        partnerships=partnerships,
        may_edit=may(actor, "organisation:edit", Place(centre=centre)),
        near=() if rows or not first else _near(sought.q),
    )


def register_rows(
    actor: Actor, sought: Sought, chosen: frozenset[UUID] = frozenset()
) -> Iterator[FoundRow]:
    """Every row of what somebody sees, or the chosen ones among them; journals `register.export`.

    Rows come in the order of the list, a thousand at a time, so that memory stays small.
    """
    centre = own_centre(actor, "register:read")
    if sought.partnership is not None:
        owned = models.Partnership.objects.filter(centre=centre, pk=sought.partnership)
        sought = sought if owned.exists() else replace(sought, partnership=None)
    journal.record(actor, "register.export", kind="organisation", id=centre)
    rows = _sorted(_found(replace(sought, after="")), sought)
    if chosen:
        rows = rows.filter(pk__in=chosen)
    return _in_chunks(rows.values_list(*_FIELDS).iterator(_CHUNK))


def may_invite(actor: Actor) -> None:
    """Let through whoever may invite organisations to a partnership of the own centre."""
    own_centre(actor, "partnership:run")


Fields = tuple[UUID, str, str, date | None, date | None, str]


def _in_chunks(rows: Iterator[Fields]) -> Iterator[FoundRow]:
    while chunk := list(islice(rows, _CHUNK)):
        yield from _with_codes(chunk)


def _found(sought: Sought) -> QuerySet[models.Organisation]:
    rows = models.Organisation.objects.all()
    for word in needles(sought.q):
        rows = rows.filter(search_key__contains=word)
    if sought.kind in models.OrganisationKind.values:
        rows = rows.filter(kind=sought.kind)
    if sought.ended in ("yes", "no"):
        rows = rows.filter(ended_on__isnull=sought.ended == "no")
    if sought.partnership is not None:
        members = models.Membership.objects.filter(
            running(clock.today()), partnership=sought.partnership
        )
        rows = rows.filter(pk__in=members.values("organisation_id"))
    return rows


def _near(q: str) -> tuple[str, ...]:
    """Names that look like what was asked, when nothing is written just so."""
    parts = pieces(q)
    if not parts:
        return ()
    any_piece = reduce(or_, (Q(search_key__contains=part) for part in parts))
    rows = models.Organisation.objects.filter(any_piece).order_by("search_key", "pk")
    return closest(q, rows.values_list("name", flat=True)[:COUNTS_UP_TO])


def _sorted(rows: QuerySet[models.Organisation], sought: Sought) -> QuerySet[models.Organisation]:
    """In the order asked for, from after the last row of the page before."""
    key, kind, last = _read_place(sought.after)
    if sought.sort == "-name":
        if last:
            before = Q(search_key__lt=key) | Q(pk__lt=last)
            rows = rows.filter(before, search_key__lte=key)
        return rows.order_by("-search_key", "-pk")
    if sought.sort == "kind":
        if last:
            beyond = Q(kind__gt=kind) | Q(search_key__gt=key) | Q(search_key=key, pk__gt=last)
            rows = rows.filter(beyond, kind__gte=kind)
        return rows.order_by("kind", "search_key", "pk")
    if last:
        rows = rows.filter(Q(search_key__gt=key) | Q(pk__gt=last), search_key__gte=key)
    return rows.order_by("search_key", "pk")


def _place_of(row: FoundRow, sort: str) -> str:
    """The place of a row in the list, for the address of the next page."""
    return f"{row.id}.{row.kind if sort == 'kind' else ''}.{row.key}"


def _read_place(after: str) -> tuple[str, str, UUID | None]:
    id, _, rest = after.partition(".")
    kind, _, key = rest.partition(".")
    try:
        return key, kind, UUID(id)
    except ValueError:
        return "", "", None


def _with_codes(rows: Iterable[Fields]) -> tuple[FoundRow, ...]:
    kept = list(rows)
    codes: dict[UUID, list[tuple[str, str]]] = {}
    carried = models.Identifier.objects.filter(organisation__in=[row[0] for row in kept])
    for organisation, scheme, value in carried.order_by("scheme", "starts_on").values_list(
        "organisation_id", "scheme", "value"
    ):
        codes.setdefault(organisation, []).append((scheme, value))
    return tuple(
        FoundRow(id, name, kind, founded_on, ended_on, tuple(codes.get(id, ())), key)
        for id, name, kind, founded_on, ended_on, key in kept
    )
