"""Withdrawing from a round …"""

import pytest
from django.db import IntegrityError, transaction

from samenscan.base.models import Job, JournalLine
from samenscan.core.refused import Forbidden, NotFound
from samenscan.scans.actions import (
    OWN_REASONS,
    ReasonMissing,
    RoundNotOpen,
    Withdrawn,
    come_back,
    submit,
    withdraw,
)
from samenscan.scans.models import Sheet, Silence
from samenscan.scans.queries.datasets import NothingSubmitted, closed_round, own_sheet
from samenscan.scans.queries.rounds import round_page, rounds_for
from samenscan.scans.tests.make import World, after_closing, fill, fill_all, make_world, save

pytestmark = pytest.mark.django_db


def gone(world: World) -> Sheet:
    return withdraw(world.lead, sheet=world.sheet.pk, reason=Silence.NO_TIME)


def test_stops_every_change_until_the_lead_comes_back() -> None:
    world = make_world()
    save(world.lead, world.sheet, "B2", value="yes")
    gone(world)
    with pytest.raises(Withdrawn):
        save(world.contributor, world.sheet, "B3", value="chief")
    with pytest.raises(Withdrawn):
        submit(world.lead, sheet=world.sheet.pk)
    come_back(world.lead, sheet=world.sheet.pk)
    save(world.contributor, world.sheet, "B3", value="chief")
    submit(world.lead, sheet=world.sheet.pk)
    assert Sheet.objects.get(pk=world.sheet.pk).silence == ""


def test_counts_as_not_submitted_everywhere() -> None:
    world = make_world()
    fill_all(world)
    before = round_page(world.coordinator, world.round.pk)
    gone(world)
    page = round_page(world.coordinator, world.round.pk)
    assert page.fact.n_submitted == before.fact.n_submitted - 1
    assert page.fact.n_members == before.fact.n_members, "the denominator is fixed at opening"
    (row,) = [one for one in page.progress if one.name == world.zone.name]
    assert row.submitted_on is None
    assert row.withdrawn_on is not None
    (fact,) = rounds_for(world.lead)
    assert not fact.submitted
    with after_closing(world):
        closed = closed_round(world.analyst, world.round.pk, "result:publish")
        assert str(world.zone.pk) not in {one.organisation for one in closed.dataset.sheets}
        assert sorted(n for _partnership, n in closed.layout.groups) == [6, 7]
        with pytest.raises(NothingSubmitted):
            own_sheet(world.lead, world.sheet.pk)


def test_keeps_what_was_submitted_as_a_version_with_an_end() -> None:
    world = make_world()
    fill(world.lead, world.sheet)
    gone(world)
    assert world.sheet.versions.get().taken_back_by_id == world.lead.person


def test_tells_the_centre_the_reason_and_nothing_of_the_content() -> None:
    world = make_world()
    fill(world.lead, world.sheet, G2={"value": "487654321"})
    gone(world)
    line = JournalLine.objects.filter(event="sheet.withdraw").get()
    assert line.facts == {"reason": "no-time"}
    assert "487654321" not in str([*Job.objects.values_list("payload", flat=True)])


def test_takes_a_reason_that_a_member_can_give() -> None:
    world = make_world()
    for reason in ("", "because", Silence.NOT_REACHED):
        with pytest.raises(ReasonMissing):
            withdraw(world.lead, sheet=world.sheet.pk, reason=reason)
    assert Silence.NOT_REACHED not in OWN_REASONS


def test_is_for_the_lead_and_nobody_else() -> None:
    world = make_world()
    with pytest.raises(Forbidden):
        withdraw(world.contributor, sheet=world.sheet.pk, reason=Silence.NO_TIME)
    for stranger in (world.coordinator, world.analyst):
        with pytest.raises(Forbidden):
            withdraw(stranger, sheet=world.sheet.pk, reason=Silence.NO_TIME)
    neighbour = world.round.sheets.exclude(pk=world.sheet.pk)[0]
    with pytest.raises(NotFound):
        withdraw(world.lead, sheet=neighbour.pk, reason=Silence.NO_TIME)


def test_is_too_late_after_closing_as_is_coming_back() -> None:
    world = make_world()
    with after_closing(world), pytest.raises(RoundNotOpen):
        gone(world)
    gone(world)
    with after_closing(world), pytest.raises(RoundNotOpen):
        come_back(world.lead, sheet=world.sheet.pk)


def test_is_never_submitted_and_withdrawn_by_the_database_itself() -> None:
    world = make_world()
    fill(world.lead, world.sheet)
    row = Sheet.objects.get(pk=world.sheet.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Sheet.objects.filter(pk=row.pk).update(withdrawn_at=row.submitted_at)
