"""Reading results …"""

from datetime import timedelta

import pytest

from samenscan.base.clock import day_of, held_at
from samenscan.base.models import JournalLine
from samenscan.core.access import Role
from samenscan.core.refused import Forbidden, NotFound
from samenscan.findings.queries import collective_result, own_result
from samenscan.members.tests.make import an_actor, make_organisation
from samenscan.scans.queries.datasets import NothingSubmitted, RoundStillOpen
from samenscan.scans.tests.make import after_closing, fill, make_world

pytestmark = pytest.mark.django_db


def test_shows_a_lead_the_level_of_each_domain_after_closing() -> None:
    world = make_world()
    fill(world.lead, world.sheet)
    with after_closing(world):
        report = own_result(world.lead, world.sheet.pk).report
    assert report.audience.organisation == str(world.zone.pk)
    levels = {fact.code: str(fact.level) for fact in report.facts.sections}
    assert levels["B"] == "4.7"


def test_waits_for_the_round_to_close() -> None:
    world = make_world()
    fill(world.lead, world.sheet)
    with pytest.raises(RoundStillOpen):
        own_result(world.lead, world.sheet.pk)


def test_has_nothing_to_tell_who_did_not_submit() -> None:
    world = make_world()
    with after_closing(world), pytest.raises(NothingSubmitted):
        own_result(world.lead, world.sheet.pk)


def test_is_closed_to_everybody_but_the_lead_of_that_organisation() -> None:
    world = make_world()
    fill(world.lead, world.sheet)
    neighbour = an_actor(
        Role.LEAD, organisation=world.east.memberships.get(organisation__name="PZ O01").organisation
    )
    stranger = an_actor(Role.LEAD, organisation=make_organisation())
    with after_closing(world):
        for outsider in (neighbour, stranger, an_actor(Role.DELEGATE, partnership=world.east)):
            with pytest.raises(NotFound):
                own_result(outsider, world.sheet.pk)
        for insider in (world.coordinator, world.analyst, world.contributor):
            with pytest.raises(Forbidden):
                own_result(insider, world.sheet.pk)


def test_journals_who_read_it() -> None:
    world = make_world()
    fill(world.lead, world.sheet)
    with after_closing(world):
        own_result(world.lead, world.sheet.pk)
    line = JournalLine.objects.order_by("number").last()
    assert line is not None
    assert (line.event, line.person) == ("result.read_own", world.lead.person)


def test_tells_nothing_together_before_it_is_published() -> None:
    world = make_world()
    fill(world.lead, world.sheet)
    with after_closing(world):
        result = collective_result(world.lead, world.round.pk)
    assert (result.told, result.published_at) == (None, None)
    assert (result.n_submitted, result.n_members) == (1, 14)


def test_together_is_for_members_delegates_and_the_centre() -> None:
    world = make_world()
    readers = (world.lead, world.coordinator, world.analyst)
    delegate = an_actor(Role.DELEGATE, partnership=world.west)
    for reader in (*readers, delegate):
        assert collective_result(reader, world.round.pk).round_name == "Ronde"
    with pytest.raises(Forbidden):
        collective_result(world.contributor, world.round.pk)
    with pytest.raises(NotFound):
        collective_result(an_actor(Role.LEAD, organisation=make_organisation()), world.round.pk)


def test_reads_answers_as_on_the_day_the_round_closes() -> None:
    world = make_world()
    fill(world.lead, world.sheet)
    with after_closing(world):
        told = own_result(world.lead, world.sheet.pk)
        assert told.report.facts.day == day_of(told.closed_at)
    with held_at(told.closed_at + timedelta(days=900)):
        assert own_result(world.lead, world.sheet.pk).report.facts.day == day_of(told.closed_at)
