"""The page of a collective result with two sentences per question …"""

import re
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from django.test import Client
from django.urls import reverse

from samenscan.accounts.models import Person
from samenscan.base import clock
from samenscan.core.access import Actor, Role
from samenscan.core.disclosure import AttackSummary
from samenscan.findings.actions import publish
from samenscan.findings.models import Release
from samenscan.members.tests.make import an_actor
from samenscan.reports.collective import audit_sentences
from samenscan.scans.actions import open_round
from samenscan.scans.tests.make import SOURCE, World, after_closing, fill, fill_all, make_world

pytestmark = pytest.mark.django_db

FIRST = "cut: {side: practice, at_least: 3, says: een plan}"
BOTH = (
    "cut: {side: practice, at_least: 5, says: een plan, other_end: {at_most: 4, says: geen plan}}"
)
TWO_ENDS = SOURCE.replace(FIRST, BOTH)


def page_for(actor: Actor, world: World) -> str:
    """The page as this actor reads it."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(Person.objects.get(pk=actor.signed_in()))
    session = client.session
    session["second_factor"] = True
    session.save()
    return client.get(reverse("reports:collective", args=[world.round.pk])).content.decode()


def test_tells_members_both_ends() -> None:
    world = make_world(source=TWO_ENDS)
    fill_all(world)
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
        page = page_for(world.lead, world)
    other = re.search(r'class="report-other-end">.*?</tr>', page, re.DOTALL)
    assert other is not None
    assert "geen plan" in other[0]
    assert re.findall(r"<span>(few|some|many)</span>", other[0]) == ["many"] * 3
    assert "Where many of us still begin" in page
    assert "What could the cleverest member find out?" in page
    assert "still begin or would rather not: 1." in page


def test_says_before_publishing_that_some_have_a_second_sentence() -> None:
    for source, n in ((TWO_ENDS, 1), (SOURCE, 0)):
        world = make_world(source=source.replace("code: mini", f"code: mini{n}"))
        fill_all(world)
        with after_closing(world):
            assert page_for(world.analyst, world).count("Some have a second sentence") == n
            assert "second sentence" not in page_for(world.lead, world)


def test_reads_a_release_from_before_second_sentences_as_it_was() -> None:
    world = make_world()
    fill_all(world)
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
        assert all(len(row) == 2 for row in Release.objects.get().content["released"]["questions"])
        page = page_for(world.lead, world)
    assert "een plan" in page
    assert "report-other-end" not in page
    assert "second sentence" not in page


def test_D14_tells_then_and_now_in_words() -> None:
    world = make_world(n_east=8, n_west=8)
    fill_all(world)
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
        again = open_round(
            world.coordinator,
            centre=world.centre.pk,
            name="Opnieuw",
            questionnaire="mini@1",
            partnerships=(world.east.pk, world.west.pk),
            closes_at=clock.now() + timedelta(days=5),
        )
        for sheet in again.sheets.exclude(organisation=world.zone):
            fill(an_actor(Role.LEAD, organisation=sheet.organisation), sheet)
    with clock.held_at(again.closes_at + timedelta(days=1)):
        publish(world.analyst, round=again.pk)
        page = page_for(world.lead, replace(world, round=again))
    assert "Beside “Ronde”: then and now" in page
    assert "This part is about the 16 organisations" in page
    assert "15 of them took part again. 1 did not" in page
    row = re.search(r"een budget.*?</tr>", page, re.DOTALL)
    assert row is not None
    assert re.findall(r"\b(few|some|many)\b", row[0])[:2] == ["some", "many"]
    assert row[0].count("moved") == 3
    assert "From few to some can be one organisation" in page
    assert "None succeeded." in page


def test_never_calls_a_guess_certain_that_is_not() -> None:
    audit = AttackSummary(2, 6, 1782, 0, 2, Fraction(549, 554), ())
    told = [str(sentence) for sentence in audit_sentences(audit)]
    assert any("99 times out of 100" in sentence for sentence in told)
    assert any("close to certain" in sentence for sentence in told)
