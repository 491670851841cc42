"""Raised floors … (each test finishes the sentence)."""

from dataclasses import replace
from itertools import product

import pytest

from samenscan.core.disclosure.attack import attack
from samenscan.core.disclosure.beside import FirstResult, release_beside
from samenscan.core.disclosure.certify import NotCertified, certify
from samenscan.core.disclosure.check import CheckFailed, check
from samenscan.core.disclosure.check_ends import check_ends
from samenscan.core.disclosure.check_rounds import check_rounds
from samenscan.core.disclosure.gate import NotReleased, entry_for, release_bands
from samenscan.core.disclosure.plain import plan_from_plain, plan_to_plain
from samenscan.core.disclosure.plan import ALL, Layout, NoPlan, Plan, PlanRefused, plain_content
from samenscan.core.disclosure.policy import HOUSE, Floors
from samenscan.core.disclosure.propose import propose
from samenscan.core.disclosure.register import (
    register,
    register_from_plain,
    register_hash,
    register_to_plain,
)
from samenscan.core.disclosure.released import Members
from samenscan.core.disclosure.tests.make import (
    make_plan,
    make_question,
    make_questionnaire,
    make_round,
    published_plan,
)
from samenscan.core.questionnaire.canonical import digest

SIZES = {"east": 12, "west": 11}
LAYOUT = Layout(tuple(SIZES.items()))
THREE = Floors(coalition=3, others=6)
SCAN = make_questionnaire(make_question("q1"))
# The hash of the reference plan before plans carried their floors.
OF_BEFORE = "7623377af0db40a8a9af0fc7d1cac6cca4344b969cc076c0138b976a06ad42da"


def proposed(floors: Floors) -> Plan:
    plan = propose(LAYOUT, floors)
    assert isinstance(plan, Plan)
    return plan


@pytest.mark.parametrize(("coalition", "others"), list(product((2, 3, 4), (5, 7))))
def test_D15_make_plans_that_carry_and_hold_them(coalition: int, others: int) -> None:
    plan = proposed(Floors(coalition=coalition, others=others))
    assert (plan.coalition, plan.others) == (coalition, others)
    assert plan.certificate == certify(plan)
    assert vars(check(plan_to_plain(plan))) == vars(plan.certificate)
    assert plan_from_plain(plan_to_plain(plan)) == plan
    bands = make_round(SCAN, SIZES, {"east": 6, "west": 6})
    released = release_bands(plan, *bands, Members("2026"), earlier=())
    summary = attack(LAYOUT, released.facts, coalition)
    assert (summary.coalition, summary.n_exact) == (coalition, 0)


def test_D15_protect_where_the_plan_of_the_house_would_not() -> None:
    with pytest.raises(NotCertified):
        certify(replace(published_plan(), coalition=3))


def test_D15_leave_out_groups_that_were_large_enough_before() -> None:
    assert len(proposed(HOUSE).bands) == 3
    assert [bands.group for bands in proposed(Floors(others=10)).bands] == [ALL]
    nothing = propose(LAYOUT, Floors(others=22))
    assert isinstance(nothing, NoPlan)
    assert "at least 24, so that two who talk to each other still look at 22" in str(nothing.reason)
    three = propose(Layout((("east", 8),)), THREE)
    assert isinstance(three, NoPlan)
    assert "at least 9, so that three who talk" in str(three.reason)


def test_D15_do_not_change_how_plans_of_before_are_read() -> None:
    plan = published_plan(certified=True)
    assert plan.content_hash == OF_BEFORE
    assert "others" not in plan_to_plain(plan)
    assert plan_from_plain(plan_to_plain(plan)) == plan


def test_D15_belong_to_the_fingerprint_of_a_plan() -> None:
    plan = proposed(HOUSE)
    raised = replace(plan, others=6)
    assert raised.content_hash != plan.content_hash
    with pytest.raises(CheckFailed):
        check(plan_to_plain(raised))


def test_D15_are_registered_for_every_participation() -> None:
    plans = register((("east", 9), ("west", 10)), THREE)
    told = [entry.plan for entry in plans if isinstance(entry.plan, Plan)]
    assert told
    assert {(plan.coalition, plan.others) for plan in told} == {(3, 6)}
    assert all(bands.n >= 9 for plan in told for bands in plan.bands)
    assert register_from_plain(register_to_plain(plans)) == plans
    assert register_hash(plans) != register_hash(register((("east", 9), ("west", 10))))


@pytest.mark.parametrize(("coalition", "others"), [(1, 5), (2, 4), (2, True)])
def test_D15_below_those_of_the_house_make_no_plan(coalition: int, others: int) -> None:
    with pytest.raises(PlanRefused):
        replace(published_plan(), coalition=coalition, others=others)


@pytest.mark.parametrize("changes", [{"coalition": 1}, {"others": 4}, {"others": -9}])
def test_D15_below_those_of_the_house_are_refused_by_the_checker(changes: dict[str, int]) -> None:
    good = published_plan(certified=True)
    content = {**plain_content(good), **changes}
    claims = plan_to_plain(good)["certificate"]
    assert isinstance(claims, dict)
    file = {**content, "certificate": {**claims, **changes, "plan_hash": digest(content)}}
    with pytest.raises(CheckFailed, match="lower floors than the house"):
        check(file)
    assert not check_ends(file)


def test_D15_of_a_plan_hold_for_two_sentences_and_two_results() -> None:
    small = make_plan({"east": 9}, {"east": (4, 5)})
    file = plan_to_plain(replace(small, coalition=2, others=7))
    assert not check_ends({**file, "others": 8})
    first = proposed(Floors(others=8))
    plain = plan_to_plain(first)
    assert check_rounds(plain, plain, {"east": 1}, (1, 1))
    assert check_rounds(plain, plain, {"west": 1}, (1, 1))
    nine = plan_to_plain(proposed(Floors(others=9)))
    assert not check_rounds(nine, nine, {"west": 1}, (1, 1)), "ten others, two of whom talk"


@pytest.mark.parametrize("today", [Floors(others=6), Floors(coalition=3)])
def test_D15_close_the_gate_for_a_plan_of_before(today: Floors) -> None:
    plan = proposed(HOUSE)
    refusals = set()
    for east, west in ((0, 0), (6, 6), (12, 11)):
        dataset, group_of = make_round(SCAN, SIZES, {"east": east, "west": west})
        with pytest.raises(NotReleased, match="floors were raised") as refused:
            release_bands(plan, dataset, group_of, Members("2026"), earlier=(), floors=today)
        refusals.add(str(refused.value))
    assert len(refusals) == 1, "a refusal looks at no answer"


def test_D15_close_the_gate_for_a_second_result_beside_one_of_before() -> None:
    plan = proposed(HOUSE)
    dataset, group_of = make_round(SCAN, SIZES, {"east": 6, "west": 6})
    told = release_bands(plan, dataset, group_of, Members("2026"), earlier=())
    entry = entry_for(Members("2026"), plan, dataset, group_of)
    first = FirstResult(entry, plan, dataset, group_of, told)
    codes = frozenset({"q1"})
    release_beside(first, dataset, Members("2027"), codes, earlier=[entry])
    with pytest.raises(NotReleased, match="floors were raised"):
        release_beside(first, dataset, Members("2027"), codes, earlier=[entry], floors=THREE)


def test_D15_that_a_plan_exceeds_do_not_close_the_gate() -> None:
    dataset, group_of = make_round(SCAN, SIZES, {"east": 6, "west": 6})
    release_bands(proposed(THREE), dataset, group_of, Members("2026"), earlier=(), floors=HOUSE)
