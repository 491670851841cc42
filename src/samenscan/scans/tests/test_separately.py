"""A question that colleagues answer each for themselves …"""

import re

import pytest
from django.core import mail
from django.urls import reverse

from samenscan.base.jobs import work_once
from samenscan.base.models import JournalLine
from samenscan.core.access import Actor, Role
from samenscan.core.refused import Forbidden, NotFound
from samenscan.members.tests.make import an_actor, make_organisation
from samenscan.scans.actions import (
    NotAsked,
    NotSettledYet,
    SettledAlready,
    TooFew,
    answer_separately,
    ask_separately,
    go_on_without,
    settle,
)
from samenscan.scans.models import Answer, IndependentAnswer, Settlement
from samenscan.scans.queries.separately import separate_page
from samenscan.scans.separate import AnsweredSeparately
from samenscan.scans.tests.make import SOURCE, World, make_world, save
from samenscan.scans.tests.test_pages import section_of, signed_in

pytestmark = pytest.mark.django_db
APART = SOURCE.replace(
    "{code: B2, type: yes_no,", "{code: B2, independent: yes, type: yes_no,"
).replace("{code: B1, type: level,", "{code: B1, independent: yes, type: level,")


def _asked() -> tuple[World, Actor]:
    """A world in which the lead asked a contributor and a third colleague."""
    world = make_world(source=APART)
    third = an_actor(Role.CONTRIBUTOR, organisation=world.zone)
    people = [world.contributor.signed_in(), third.signed_in()]
    assert ask_separately(world.lead, sheet=world.sheet.pk, people=people) == 2
    return world, third


def _say(actor: Actor, world: World, question: str = "B2", **fields: str) -> IndependentAnswer:
    return answer_separately(actor, sheet=world.sheet.pk, question=question, fields=fields)


def test_is_asked_by_the_lead_of_two_colleagues_at_least_with_one_mail_each() -> None:
    world, _third = _asked()
    while work_once():
        pass
    address = reverse("scans:separate", args=[world.sheet.pk])
    assert len([one for one in mail.outbox if address in one.body]) == 2
    other = make_world(source=APART.replace("code: mini", "code: other"))
    with pytest.raises(TooFew):
        ask_separately(other.lead, sheet=other.sheet.pk, people=[other.lead.signed_in()])
    with pytest.raises(NotFound):
        ask_separately(other.lead, sheet=other.sheet.pk, people=[world.lead.signed_in()])
    with pytest.raises(Forbidden):
        ask_separately(world.contributor, sheet=world.sheet.pk, people=[])


def test_shows_nobody_anything_before_all_have_answered() -> None:
    world, third = _asked()
    _say(world.contributor, world, value="yes", comment="kanarie")
    for actor in (world.lead, third):
        page = separate_page(actor, world.sheet.pk)
        assert not page.meetings
        assert "kanarie" not in str(page)
        address = reverse("scans:separate", args=[world.sheet.pk])
        assert "kanarie" not in signed_in(actor).get(address).content.decode()
    own = separate_page(world.contributor, world.sheet.pk)
    assert [fact.comment for fact in own.mine] == ["", "kanarie"]
    with pytest.raises(NotSettledYet):
        settle(world.lead, sheet=world.sheet.pk, question="B2", chosen=third.signed_in())
    _say(third, world, value="no")
    (meeting,) = separate_page(third, world.sheet.pk).meetings
    assert not meeting.same
    assert {one.comment for one in meeting.said} == {"kanarie", ""}


def test_takes_no_answer_in_its_section_before_it_is_settled() -> None:
    world, third = _asked()
    with pytest.raises(AnsweredSeparately):
        save(world.lead, world.sheet, "B2", value="yes")
    page = signed_in(world.lead).get(section_of(world)).content.decode()
    assert "Colleagues answer B2 each for themselves: 0 of 2 so far." in page
    _say(world.contributor, world, value="yes")
    _say(third, world, value="no")
    settle(world.lead, sheet=world.sheet.pk, question="B2", chosen=third.signed_in(), reason="Nu")
    said = IndependentAnswer.objects.get(question="B2", person=third.signed_in())
    assert Answer.objects.get(question="B2").value == said.value
    assert save(world.lead, world.sheet, "B2", at=1, value="yes") == 2


def test_keeps_the_other_view_beside_the_one_that_stands() -> None:
    world, third = _asked()
    _say(world.contributor, world, value="yes", comment="het staat in de begroting")
    _say(third, world, value="no")
    settle(world.lead, sheet=world.sheet.pk, question="B2", chosen=third.signed_in(), reason="Nu")
    (meeting,) = separate_page(world.lead, world.sheet.pk).meetings
    assert meeting.settled
    assert meeting.reason == "Nu"
    assert sorted((one.stands, one.differs) for one in meeting.said) == [
        (False, True),
        (True, False),
    ]
    assert Settlement.objects.get().question == "B2"
    with pytest.raises(SettledAlready):
        _say(third, world, value="yes")
    with pytest.raises(SettledAlready):
        settle(world.lead, sheet=world.sheet.pk, question="B2", chosen=third.signed_in())


def test_goes_on_without_whoever_does_not_answer_once_somebody_has() -> None:
    world, third = _asked()
    with pytest.raises(NotSettledYet):
        go_on_without(world.lead, sheet=world.sheet.pk, question="B2")
    _say(world.contributor, world, value="yes")
    assert go_on_without(world.lead, sheet=world.sheet.pk, question="B2") == 1
    with pytest.raises(NotAsked):
        _say(third, world, value="no")
    chosen = world.contributor.signed_in()
    settle(world.lead, sheet=world.sheet.pk, question="B2", chosen=chosen)
    assert Answer.objects.get(question="B2").answered_by_id == world.lead.signed_in()


def test_is_nothing_to_anybody_else() -> None:
    world, _third = _asked()
    outsider = an_actor(Role.LEAD, organisation=make_organisation(name="PZ Elders"))
    with pytest.raises(NotFound):
        separate_page(outsider, world.sheet.pk)
    for actor in (world.coordinator, world.analyst):
        with pytest.raises(Forbidden):
            separate_page(actor, world.sheet.pk)
    with pytest.raises(NotAsked):
        _say(world.lead, world, value="yes")
    fourth = an_actor(Role.CONTRIBUTOR, organisation=world.zone)
    page = separate_page(fourth, world.sheet.pk)
    assert not (page.mine or page.meetings or page.waiting or page.colleagues)


def test_leaves_no_answer_in_the_journal() -> None:
    world, third = _asked()
    _say(world.contributor, world, value="yes", comment="kanarie")
    _say(third, world, value="no")
    settle(world.lead, sheet=world.sheet.pk, question="B2", chosen=third.signed_in())
    lines = JournalLine.objects.filter(event__startswith="answer.")
    assert [line.event for line in lines.order_by("number")] == [
        "answer.ask-separately",
        "answer.separately",
        "answer.separately",
        "answer.settle",
    ]
    assert not any("kanarie" in str(line.facts) or "yes" in str(line.facts) for line in lines)


def test_is_answered_and_settled_on_its_page() -> None:
    world, third = _asked()
    address = reverse("scans:separate", args=[world.sheet.pk])
    for actor, value in ((world.contributor, "yes"), (third, "no")):
        client = signed_in(actor)
        page = client.get(address).content.decode()
        assert "What do you think?" in page
        url = reverse("scans:answer_separately", args=[world.sheet.pk, "B2"])
        reply = client.post(url, {"q-B2-value": value}, headers={"hx-request": "true"})
        assert reply.status_code == 200
        assert "saved" in reply.content.decode()
    client = signed_in(world.lead)
    page = client.get(address).content.decode()
    assert "The answers differ." in page
    chosen = re.search(r'name="chosen" value="([^"]+)"', page)
    assert chosen
    url = reverse("scans:settle", args=[world.sheet.pk, "B2"])
    assert client.post(url, {"chosen": chosen[1]}).status_code == 302
    assert client.post(url, {"chosen": "nobody"}).status_code == 409
    assert "another view, kept" in client.get(address).content.decode()
    few = client.post(reverse("scans:ask_separately", args=[world.sheet.pk]), {"people": "x"})
    assert few.status_code == 302
