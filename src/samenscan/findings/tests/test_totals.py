"""D19: amounts of a round are told as totals, once, under the plans of the day it opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from decimal import Decimal

import pytest

from samenscan.base import clock
from samenscan.core.access import Role
from samenscan.core.disclosure import register_from_plain, register_hash
from samenscan.findings.actions import RegisterChanged, publish
from samenscan.findings.ledger import lines
from samenscan.findings.models import Release
from samenscan.findings.queries import collective_result
from samenscan.findings.totals import TotalsResult
from samenscan.members.tests.make import an_actor
from samenscan.scans.actions import open_round, submit
from samenscan.scans.models import Round
from samenscan.scans.tests.make import SOURCE, World, after_closing, fill, make_world, save

pytestmark = pytest.mark.django_db

MONEY = SOURCE.replace(
    "  - code: G\n",
    "      - {code: D5, type: money, text: Kosten, decimals: 0, weight: 0,\n"
    "         total: {at_most: 50000, says: {nl: geven uit, en: spend}}}\n"
    "  - code: G\n",
)
ONLY_MONEY = """
code: money
version: "1"
title: Geld
languages: [nl]
sections:
  - code: D
    title: Geld
    questions:
      - {code: D5, type: money, text: Kosten, decimals: 0, weight: 0,
         total: {at_most: 50000, says: geven uit}}
"""


def answers(world: World, row: Round, first: int = 10_000, without: int = 0) -> None:
    """Zone after zone gives a thousand euro more; the last one far over the cap."""
    sheets = list(row.sheets.order_by("organisation__name"))
    for number, sheet in enumerate(sheets[: len(sheets) - without]):
        amount = 9_000_000 if number == len(sheets) - 1 else first + 1_000 * number
        lead = (
            world.lead
            if sheet.organisation_id == world.zone.pk
            else an_actor(Role.LEAD, organisation=sheet.organisation)
        )
        fill(lead, sheet, D5={"value": str(amount)})


def totals(world: World, row: Round) -> TotalsResult:
    found = collective_result(world.lead, row.pk).totals
    assert found is not None
    return found


@contextmanager
def a_year_later(world: World, *, first: int = 10_000, without: int = 0) -> Iterator[Round]:
    with clock.held_at(world.round.closes_at + timedelta(days=300)):
        row = open_round(
            world.coordinator,
            centre=world.centre.pk,
            name="Later",
            questionnaire="mini@1",
            partnerships=(world.east.pk, world.west.pk),
            closes_at=clock.now() + timedelta(days=30),
        )
        answers(world, row, first, without)
    with clock.held_at(row.closes_at + timedelta(days=1)):
        yield row


def test_D19_tells_the_total_of_all_together_with_its_attack() -> None:
    world = make_world(source=MONEY)
    answers(world, world.round)
    with after_closing(world):
        release = publish(world.analyst, round=world.round.pk)
        found = totals(world, world.round)
    assert found.told is not None
    (told,) = found.told.released.facts
    # Thirteen from 10,000 to 22,000 and one of 50,000: 258,000 together.
    assert (told.over, told.up_to, told.n) == (Decimal(250_000), Decimal(260_000), 14)
    assert (found.told.audit.narrowest, found.n_left_out, found.reason) == (100, 0, None)
    assert not release.withheld
    assert "258000" not in str(release.content["totals"])


def test_D9_the_ledger_keeps_the_total_and_others_take_part_so_it_is_not_told_again() -> None:
    world = make_world(source=MONEY)
    answers(world, world.round)
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
    kept = [line.entry for line in lines(world.centre.pk) if not line.told_bands]
    assert [entry.questions for entry in kept] == [{"D5"}]
    with a_year_later(world, without=1) as row:
        publish(world.analyst, round=row.pk)
        found = totals(world, row)
    assert (found.told, found.n_left_out) == (None, 1)
    assert "told before about some of the same members" in str(found.reason)


def test_D19_a_total_is_told_again_where_exactly_the_same_members_take_part() -> None:
    world = make_world(source=MONEY)
    answers(world, world.round)
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
    with a_year_later(world, first=11_000) as row:
        publish(world.analyst, round=row.pk)
        found = totals(world, row)
        assert found.told is not None
        (told,) = found.told.released.facts
        assert (told.over, told.up_to) == (Decimal(270_000), Decimal(280_000))
        # Beside the first one it was tried by whoever is sure that one member alone changed.
        assert found.told.audit.n_changed > 0
    assert len([line for line in lines(world.centre.pk) if not line.told_bands]) == 2


def test_D8_totals_are_fixed_when_the_round_opens_and_a_changed_one_is_refused() -> None:
    world = make_world(source=MONEY)
    answers(world, world.round)
    row = world.round
    assert [one["n"] for one in row.plans["totals"]] == list(range(7, 15))
    fewer = {**row.plans, "totals": row.plans["totals"][1:]}
    none = {name: part for name, part in row.plans.items() if name != "totals"}
    for spoilt in (fewer, none):
        untouched, row.plans = row.plans, spoilt
        row.save(update_fields=["plans"])
        with after_closing(world), pytest.raises(RegisterChanged):
            publish(world.analyst, round=row.pk)
        row.plans = untouched


def test_D8_a_round_of_before_without_totals_is_still_read() -> None:
    world = make_world()
    row = world.round
    row.plans = {name: part for name, part in row.plans.items() if name != "totals"}
    row.save(update_fields=["plans"])
    assert register_hash(register_from_plain(row.plans)) == row.plans_hash
    for sheet in row.sheets.all():
        fill(an_actor(Role.LEAD, organisation=sheet.organisation), sheet)
    with after_closing(world):
        publish(world.analyst, round=row.pk)
        assert collective_result(world.lead, row.pk).totals is None


def test_D19_a_scan_of_amounts_alone_tells_totals_alone() -> None:
    world = make_world(source=ONLY_MONEY)
    for sheet in world.round.sheets.all():
        lead = an_actor(Role.LEAD, organisation=sheet.organisation)
        save(lead, sheet, "D5", value="20000")
        submit(lead, sheet=sheet.pk)
    with after_closing(world):
        release = publish(world.analyst, round=world.round.pk)
        result = collective_result(world.lead, world.round.pk)
    assert not release.withheld
    assert result.told is None
    assert result.totals is not None
    assert result.totals.told is not None


def test_D5_too_few_respondents_are_told_why_there_is_no_total() -> None:
    world = make_world(source=MONEY)
    fill(world.lead, world.sheet, D5={"value": "5"})
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
        assert Release.objects.get().withheld
        found = totals(world, world.round)
    assert "with so many respondents" in str(found.reason)
