"""A small world for scans: a centre, two partnerships of seven zones, an open round."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from samenscan.base import clock
from samenscan.core.access import Actor, Role
from samenscan.core.questionnaire import read
from samenscan.members.models import Organisation, Partnership
from samenscan.members.tests.make import (
    an_actor,
    make_centre,
    make_organisation,
    make_partnership,
)
from samenscan.scans.actions import open_round, save_answer, submit
from samenscan.scans.models import Answer, PublishedQuestionnaire, Round, Sheet

SOURCE = """
code: mini
version: "1"
title: {nl: Minischeen, en: Mini scan}
languages: [nl, en]
scale:
  max: 5
  levels: [geen, begin, deels, grotendeels, volledig, beter]
sections:
  - code: B
    title: Beleid
    minutes: 10
    questions:
      - {code: B1, type: level, text: Plan, key: true,
         cut: {side: practice, at_least: 3, says: een plan}}
      - {code: B2, type: yes_no, text: Budget, yes_score: 5, no_score: 0,
         cut: {choices: ['yes'], says: een budget}}
      - {code: B3, type: single, text: Beslist, cut: {choices: [chief], says: de chef beslist},
         choices: [{code: chief, text: De chef, score: 5}, {code: nobody, text: Niemand, score: 0}]}
  - code: G
    title: Geheim
    minutes: 5
    questions:
      - {code: G1, type: level, text: Updates, sharing: centre, combine: minimum}
      - {code: G2, type: number, text: Aantal, weight: 0, min: 0, max: 999999999, sharing: own}
      - {code: G3, type: yes_no, text: Wacht, yes_score: 5, no_score: 0}
"""
GOOD = {
    "B1": {"paper": "4", "practice": "4"},
    "B2": {"value": "yes"},
    "B3": {"value": "chief"},
    "G1": {"paper": "3", "practice": "2"},
    "G2": {"value": "12"},
    "G3": {"missing": "unknown"},
}


@dataclass(frozen=True)
class World:
    """A centre with its round, and the first zone with its people."""

    centre: Organisation
    east: Partnership
    west: Partnership
    coordinator: Actor
    analyst: Actor
    zone: Organisation
    lead: Actor
    contributor: Actor
    round: Round
    sheet: Sheet


def publish_questionnaire(source: str = SOURCE) -> str:
    """Publish a questionnaire from its text; its `code@version`."""
    asked = read(source, "test.yaml")
    PublishedQuestionnaire.objects.create(
        code=asked.code,
        version=asked.version,
        source=source,
        content_hash=asked.content_hash,
        published_at=clock.now(),
    )
    return f"{asked.code}@{asked.version}"


def make_world(*, n_east: int = 7, n_west: int = 7, source: str = SOURCE) -> World:
    """An open round that closes in thirty days; nobody has answered yet."""
    centre = make_centre()
    zones = [make_organisation(name=f"PZ O{n:02}") for n in range(n_east)]
    others = [make_organisation(name=f"PZ W{n:02}") for n in range(n_west)]
    east = make_partnership(name="Oost", centre=centre, members=tuple(zones))
    west = make_partnership(name="West", centre=centre, members=tuple(others))
    coordinator = an_actor(Role.COORDINATOR, organisation=centre)
    lead = an_actor(Role.LEAD, organisation=zones[0])
    row = open_round(
        coordinator,
        centre=centre.pk,
        name="Ronde",
        questionnaire=publish_questionnaire(source),
        partnerships=(east.pk, west.pk),
        closes_at=clock.now() + timedelta(days=30),
    )
    # Every lead has read who will read what.
    row.sheets.update(acknowledged_at=clock.now(), acknowledged_by=lead.person)
    return World(
        centre=centre,
        east=east,
        west=west,
        coordinator=coordinator,
        analyst=an_actor(Role.ANALYST, organisation=centre),
        zone=zones[0],
        lead=lead,
        contributor=an_actor(Role.CONTRIBUTOR, organisation=zones[0]),
        round=row,
        sheet=row.sheets.get(organisation=zones[0]),
    )


def save(actor: Actor, sheet: Sheet, question: str, *, at: int = 0, **fields: str) -> int:
    """Save one answer as somebody who saw revision `at`; the revision it got."""
    return answer(actor, sheet, question, fields, at=at)


def overwrite(rows: Iterable[Answer], **columns: object) -> None:
    """Put something else where answers stand, past every action and rule."""
    for row in rows:
        for column, value in columns.items():
            setattr(row, column, value)
        row.save()


def overwrite_submitted(sheet: Sheet, question: str, **instead: object) -> None:
    """Put another `value` or `comment` in the version that stands, past every action and rule."""
    version = sheet.versions.get(taken_back_at=None)
    content = dict(version.answers)
    for column, value in instead.items():
        part = {"value": "answers", "comment": "comments"}[column]
        content[part] = {**content[part], question: value}
    version.answers = content
    version.save()


def answer(
    actor: Actor, sheet: Sheet, question: str, fields: Mapping[str, str], *, at: int = 0
) -> int:
    """The same, with the fields in one mapping."""
    saved = save_answer(actor, sheet=sheet.pk, question=question, fields=fields, revision=at)
    return saved.revision


def fill(actor: Actor, sheet: Sheet, **instead: dict[str, str]) -> None:
    """Answer every question, GOOD unless told otherwise, and submit."""
    for question, fields in (GOOD | instead).items():
        answer(actor, sheet, question, fields)
    submit(actor, sheet=sheet.pk)


def fill_all(world: World, *, without: tuple[str, ...] = ()) -> None:
    """Every zone but some fills in and submits; odd zones say no to a budget."""
    for number, sheet in enumerate(world.round.sheets.order_by("organisation__name")):
        if sheet.organisation.name not in without:
            lead = (
                world.lead
                if sheet.organisation_id == world.zone.pk
                else an_actor(Role.LEAD, organisation=sheet.organisation)
            )
            fill(lead, sheet, B2={"value": "no" if number % 2 else "yes"})


@contextmanager
def after_closing(world: World) -> Iterator[None]:
    """A day after the round has closed."""
    with clock.held_at(world.round.closes_at + timedelta(days=1)):
        yield
