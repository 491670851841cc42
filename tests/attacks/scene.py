"""A published and an open round in which one zone answered what nobody else may see."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.test import Client
from django.urls import reverse

from samenscan.base import clock
from samenscan.base.models import Job, JournalLine
from samenscan.core.access import Actor, Role
from samenscan.findings.actions import publish
from samenscan.members import models as members
from samenscan.members.tests.make import an_actor, make_hat, make_organisation, make_partnership
from samenscan.public.models import PublicPage
from samenscan.public.tests.make import make_page, tell_of
from samenscan.scans.actions import close_round, open_round, save_answer, submit
from samenscan.scans.models import Answer, Round, Sheet
from samenscan.scans.tests.make import publish_questionnaire
from tests.cast import Cast, Province, enter, make_cast
from tests.doors.addresses import ADDRESSES

# Numbers that stand nowhere else, as they were answered and as pages write them.
SHARED, OWN = "48151623", "90210777"
# What the zone wrote beside an answer, for itself.
ASIDE = "tussenonsgezegd"
SCAN = """
code: geheim
version: "1"
title: Geheim
languages: [nl]
scale: {max: 5, levels: [a, b, c, d, e, f]}
sections:
  - code: B
    title: Beleid
    minutes: 10
    questions:
      - {code: B2, type: number, text: Budget, weight: 0, min: 0, max: 99999999,
         cut: {at_least: 40000000, says: een groot budget}}
      - {code: B3, type: number, text: Eigen, weight: 0, min: 0, max: 99999999, sharing: own}
      - {code: B4, type: yes_no, text: Plan, yes_score: 5, no_score: 0,
         cut: {choices: ['yes'], says: een plan}}
"""


@dataclass(frozen=True)
class Scene:
    """The cast, with a zone that keeps a secret, and everybody who would like to know it."""

    cast: Cast
    keeper: Actor
    open_sheet: Sheet
    told_sheet: Sheet
    told_round: Round
    page: PublicPage
    curious: dict[str, Client]
    keeper_client: Client

    @property
    def provinces(self) -> tuple[Province, Province]:
        """Both tenants."""
        return self.cast.own, self.cast.other


def written(number: str) -> tuple[str, ...]:
    """A number as a page, a table or a file can write it."""
    grouped = f"{int(number):,}"
    return (number, *(grouped.replace(",", mark) for mark in (",", ".", "\u00a0", "\u202f", " ")))


def make_scene() -> Scene:
    """Twelve zones answered and were told of together; the first of them answered two secrets."""
    cast = make_cast()
    own = cast.own
    partnership = make_partnership(
        name="Politie Groot",
        centre=own.centre,
        members=(own.zone, own.neighbour, *(make_organisation() for _ in range(10))),
    )
    asked = publish_questionnaire(SCAN)
    coordinator, keeper = cast.actor("coordinator"), cast.actor("lead")
    rounds = [_round(coordinator, own, partnership, asked, name) for name in ("Verteld", "Bezig")]
    for sheet in rounds[0].sheets.exclude(organisation=own.zone):
        _fill(an_actor(Role.LEAD, organisation=sheet.organisation), sheet, "3", "4", end=True)
    told, busy = (row.sheets.get(organisation=own.zone) for row in rounds)
    _fill(keeper, told, SHARED, OWN, end=True)
    _fill(keeper, busy, SHARED, OWN, end=False)
    close_round(coordinator, round=rounds[0].pk)
    release = publish(cast.actor("analyst"), round=rounds[0].pk)
    assert not release.withheld
    page = make_page(partnership=partnership, slug="groot")
    tell_of(page, Round.objects.get(pk=rounds[0].pk))
    return Scene(
        cast, keeper, busy, told, rounds[0], page, _curious(cast, own), cast.enter("lead", Client())
    )


def _round(
    actor: Actor, own: Province, partnership: members.Partnership, asked: str, name: str
) -> Round:
    return open_round(
        actor,
        centre=own.centre.pk,
        name=name,
        questionnaire=asked,
        partnerships=(partnership.pk,),
        closes_at=clock.now() + timedelta(days=30),
    )


def _fill(lead: Actor, sheet: Sheet, shared: str, own: str, *, end: bool) -> None:
    comment = ASIDE if shared == SHARED else ""
    for question, value in (("B2", shared), ("B3", own), ("B4", "yes")):
        fields = {"value": value, "comment": comment}
        save_answer(lead, sheet=sheet.pk, question=question, fields=fields, revision=0)
    if end:
        submit(lead, sheet=sheet.pk)


def _curious(cast: Cast, own: Province) -> dict[str, Client]:
    """Everybody but the zone's own lead and contributors."""
    who = {name: cast.enter(name, Client()) for name in ("coordinator", "analyst", "signatory")}
    who["delegate"], who["outsider"] = (cast.enter(n, Client()) for n in ("delegate", "outsider"))
    who["neighbour"] = enter(Client(), make_hat(role=Role.LEAD, organisation=own.neighbour))
    who["other centre"] = enter(Client(), cast.other.coordinator)
    who["stranger"] = Client()
    return who


ABOUT_ROUNDS = {
    *("scans:round", "scans:close_round", "scans:extend_round", "scans:progress_csv"),
    "scans:shared_round",
}


def requests_of(scene: Scene) -> Iterator[tuple[str, str]]:
    """Method and address of everything behind a door, about the keeper's rows and all others."""
    yield from requests_about(
        scene.provinces,
        sheets=[scene.open_sheet.pk, scene.told_sheet.pk],
        rounds=[scene.told_round.pk, scene.open_sheet.round_id],
    )
    yield from (("GET", url) for url in ("/", "/privacy/", "/publiek/groot/", "/sitemap.xml"))
    yield from (("GET", f"/publiek/groot/nl/{rest}") for rest in ("", "nieuws.atom", "groei.svg"))


def requests_about(
    provinces: Iterable[Province], *, sheets: list[UUID], rounds: list[UUID]
) -> Iterator[tuple[str, str]]:
    """Method and address of everything behind a door, with these sheets and rounds in them too."""
    for name, address in ADDRESSES.items():
        rows = [dict(address.row(province)) for province in provinces]
        for key, ids in (("sheet", sheets), ("round", rounds)):
            rows += [{**row, key: id} for row in rows if key in row for id in ids]
        if name.startswith("scans:"):
            ids = rounds if name in ABOUT_ROUNDS else sheets
            rows += [{**row, "id": id} for row in rows if "id" in row for id in ids]
        urls = dict.fromkeys(reverse(name, kwargs=row) for row in rows)
        # Posts about members are tried with real ids in test_post_bodies.
        methods = "GET" if name.startswith("members:") else address.methods
        yield from ((m, url) for url in urls for m in methods.split() if m in address.methods)


def kept_words() -> str:
    """Everything that is written beside pages: mails that wait, and the journal."""
    jobs = [str(job.payload) + job.key + job.last_error for job in Job.objects.all()]
    lines = [f"{line.event} {line.object_id} {line.facts}" for line in JournalLine.objects.all()]
    return "\n".join([*jobs, *lines])


def answered() -> int:
    """How many answers there are, for who wants to be sure that nobody changed any."""
    return Answer.objects.count()
