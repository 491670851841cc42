"""The register of publications: every collective release, from whom, to whom and in which form."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from samenscan.core.access import Actor, Place, may, require_role
from samenscan.core.disclosure import ALL
from samenscan.core.questionnaire.canonical import text_from_plain
from samenscan.core.questionnaire.head import head_of
from samenscan.core.text import Text, Words
from samenscan.findings.models import Release
from samenscan.members.models import Partnership
from samenscan.scans.models import Sheet


@dataclass(frozen=True)
class Contributors:
    """Who of one partnership contributed, by name."""

    partnership: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class ToldPart:
    """What was told under one plan: of the round alone, or beside the round `beside`.

    `kind` is “bands”, “totals” of amounts, tables of “counts”, of `n_questions` statements, or
    answers “named” to so many questions, of those who did not take it back since.
    `n_second` questions have a second sentence. `groups` are partnerships by name; `whole` tells
    whether all together is a group too. `n_elsewhere` contributed and are not in this round.
    """

    kind: str
    n_questions: int
    n_second: int
    whole: bool
    groups: tuple[str, ...]
    contributors: tuple[Contributors, ...]
    n_elsewhere: int
    plan_hash: str
    beside: str

    @property
    def n_contributors(self) -> int:
        """Everybody whose answers counted."""
        return self.n_elsewhere + sum(len(one.names) for one in self.contributors)


@dataclass(frozen=True)
class Document:
    """A kind of document in one language, with its fingerprint as it was handed out first."""

    form: str
    language: str
    digest: str
    program: str
    at: datetime


@dataclass(frozen=True)
class Publication:
    """One line of the register; `reasons` say why something, or everything, was not told.

    `program` is empty for a release of before the register kept it.
    """

    round: UUID
    round_name: str
    published_at: datetime
    questionnaire: Words
    version: str
    program: str
    plans_hash: str
    parts: tuple[ToldPart, ...]
    reasons: tuple[Text, ...]
    documents: tuple[Document, ...]


def publications(actor: Actor) -> tuple[Publication, ...]:
    """Every release of the rounds whose collective result the actor's hat may read, newest first.

    Names of members are those of the same round only; who contributed from elsewhere is counted.
    """
    require_role(actor, "result:collective")
    rows = list(
        Release.objects.filter(round__in=Sheet.objects.filter(_related(actor)).values("round_id"))
        .select_related("round__questionnaire")
        .prefetch_related("handouts")
        .order_by("-published_at")
    )
    seats: dict[UUID, list[_Seat]] = defaultdict(list)
    asked = Sheet.objects.filter(round__in=[row.round_id for row in rows])
    for sheet in asked.select_related("organisation", "partnership"):
        seats[sheet.round_id].append(
            _Seat(
                sheet.organisation_id,
                sheet.organisation.name,
                sheet.partnership_id,
                sheet.partnership.name,
            )
        )
    names = _names(rows)
    return tuple(
        _publication(row, seats[row.round_id], names)
        for row in rows
        if may(actor, "result:collective", _place(row, seats[row.round_id]))
    )


@dataclass(frozen=True)
class _Seat:
    """One organisation that was asked in a round, and the partnership it was asked in."""

    organisation: UUID
    name: str
    partnership: UUID
    partnership_name: str


def _related(actor: Actor) -> Q:
    """The sheets of rounds that a hat can have a relation to; the door looks at each again."""
    hat = actor.hat
    if hat is None:
        return Q(pk__in=[])
    if hat.partnership is not None:
        return Q(partnership_id=hat.partnership)
    return Q(organisation_id=hat.organisation) | Q(round__centre_id=hat.organisation)


def _place(row: Release, seats: Sequence[_Seat]) -> Place:
    return Place(
        centre=row.round.centre_id,
        members=frozenset(seat.organisation for seat in seats),
        partnerships=frozenset(seat.partnership for seat in seats),
    )


def _publication(row: Release, seats: Sequence[_Seat], names: Mapping[str, str]) -> Publication:
    asked = row.round.questionnaire
    content = row.content
    return Publication(
        round=row.round_id,
        round_name=row.round.name,
        published_at=row.published_at,
        questionnaire=head_of(asked.source).title,
        version=asked.version,
        program=str(content.get("program", "")),
        plans_hash=row.round.plans_hash,
        parts=tuple(_parts(content, seats, names)),
        reasons=tuple(
            text_from_plain(part["reason"])
            for part in (content, content.get("totals", {}), *content.get("beside", ()))
            if "reason" in part
        ),
        documents=tuple(
            Document(one.form, one.language, one.digest, one.program, one.handed_out_at)
            for one in sorted(row.handouts.all(), key=lambda one: one.handed_out_at)
        ),
    )


def _parts(
    content: Mapping[str, Any], seats: Sequence[_Seat], names: Mapping[str, str]
) -> Iterator[ToldPart]:
    if "released" in content:
        yield _part(content["released"], content["entry"], seats, names, "")
    if "counts" in content:
        yield _counts(content["counts"], seats, names)
    if "told" in content.get("totals", {}):
        entry = content["totals"]["entry"]
        yield _told("totals", [ALL], len(entry["questions"]), 0, entry, seats, names, "")
    if "named" in content:
        yield _named(content["named"], seats, names)
    for part in content.get("beside", ()):
        if "told" in part:
            told = part["told"]["told"]
            yield _part(told, part["entry"], seats, names, names.get(part["earlier"], ""))


def _part(
    told: Mapping[str, Any],
    entry: Mapping[str, Any],
    seats: Sequence[_Seat],
    names: Mapping[str, str],
    beside: str,
) -> ToldPart:
    groups = [group for group, *_cuts in told["plan"]["bands"]]
    n_second = sum(len(row) == 3 for row in told["questions"])
    return _told("bands", groups, len(told["questions"]), n_second, entry, seats, names, beside)


def _counts(part: Mapping[str, Any], seats: Sequence[_Seat], names: Mapping[str, str]) -> ToldPart:
    """The same of tables of counts; they have no second sentences and stand beside nothing."""
    told = part["told"]
    groups = [value or ALL for _, value, _ in told["counts"]["groups"]]
    return _told("counts", groups, len(told["tables"]), 0, part["entry"], seats, names, "")


def _named(part: Mapping[str, Any], seats: Sequence[_Seat], names: Mapping[str, str]) -> ToldPart:
    """Answers by name: nobody is named here whose answer left the pages."""
    told = part["told"]
    still = {who for given in told.values() for who, answer in given.items() if answer is not None}
    entry = {**part["entry"], "organisations": sorted(still)}
    return _told("named", [], len(told), 0, entry, seats, names, "")


def _told(
    kind: str,
    groups: Sequence[str],
    n_questions: int,
    n_second: int,
    entry: Mapping[str, Any],
    seats: Sequence[_Seat],
    names: Mapping[str, str],
    beside: str,
) -> ToldPart:
    counted = set(entry["organisations"])
    here = [seat for seat in seats if str(seat.organisation) in counted]
    by_partnership: dict[str, list[str]] = defaultdict(list)
    for seat in here:
        by_partnership[seat.partnership_name].append(seat.name)
    return ToldPart(
        kind=kind,
        n_questions=n_questions,
        n_second=n_second,
        whole=ALL in groups,
        groups=tuple(sorted(names.get(group, group) for group in groups if group != ALL)),
        contributors=tuple(
            Contributors(name, tuple(sorted(members)))
            for name, members in sorted(by_partnership.items())
        ),
        n_elsewhere=len(counted) - len(here),
        plan_hash=str(entry["plan_hash"]),
        beside=beside,
    )


def _names(rows: Sequence[Release]) -> dict[str, str]:
    """How partnerships in plans, and earlier rounds beside which something stands, are called."""
    earlier = {part["earlier"] for row in rows for part in row.content.get("beside", ())}
    groups = {
        group
        for row in rows
        for part in (row.content, *row.content.get("beside", ()))
        for group in _groups_in(part)
    }
    called = {
        str(pk): name
        for pk, name in Partnership.objects.filter(pk__in=groups).values_list("pk", "name")
    }
    rounds = Release.objects.filter(round__in=earlier).values_list("round_id", "round__name")
    return called | {str(pk): name for pk, name in rounds}


def _groups_in(part: Mapping[str, Any]) -> Iterator[str]:
    if "counts" in part:
        yield from (value for _, value, _ in part["counts"]["told"]["counts"]["groups"] if value)
    told = part.get("released") or part.get("told", {}).get("told")
    if told:
        yield from (group for group, *_cuts in told["plan"]["bands"] if group != ALL)
