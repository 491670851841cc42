"""Gate … (each test finishes the sentence)."""

import json
from dataclasses import replace

import pytest

from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.values import Missing, Sheet
from samenscan.core.disclosure.check import CheckFailed
from samenscan.core.disclosure.gate import BandRange, NotReleased, entry_for, release_bands
from samenscan.core.disclosure.ledger import AlreadyReleased, ReleasedEntry, ledger_allows
from samenscan.core.disclosure.plan import ALL, Layout, NoPlan, Plan
from samenscan.core.disclosure.released import Members
from samenscan.core.disclosure.stored import released_from_plain, released_to_plain
from samenscan.core.disclosure.tests.make import (
    make_question,
    make_questionnaire,
    make_round,
    published_plan,
)
from samenscan.core.refused import Refused
from samenscan.core.text import text

SIZES = {"east": 12, "west": 11}
ROUND = Members("2016")
SCAN = make_questionnaire(make_question("q1"), make_question("q2"))


@pytest.fixture(scope="module", name="plan")
def _plan() -> Plan:
    return published_plan(certified=True)


@pytest.mark.parametrize(
    ("confirming", "bands"),
    [
        ({"east": 0, "west": 0}, {ALL: "few", "east": "few", "west": "few"}),
        ({"east": 3, "west": 4}, {ALL: "few", "east": "few", "west": "some"}),
        ({"east": 4, "west": 4}, {ALL: "some", "east": "some", "west": "some"}),
        ({"east": 8, "west": 8}, {ALL: "many", "east": "some", "west": "many"}),
        ({"east": 12, "west": 11}, {ALL: "many", "east": "many", "west": "many"}),
    ],
)
def test_D2_tells_the_band_of_each_group(
    plan: Plan, confirming: dict[str, int], bands: dict[str, str]
) -> None:
    dataset, group_of = make_round(SCAN, SIZES, confirming)
    released = release_bands(plan, dataset, group_of, ROUND, earlier=())
    assert released.audience == ROUND
    assert [facts.code for facts in released.facts] == ["q1", "q2"]
    assert dict(released.facts[0].bands) == bands


def test_D2_tells_in_numbers_what_a_band_means(plan: Plan) -> None:
    dataset, group_of = make_round(SCAN, SIZES, {"east": 4, "west": 0})
    facts = release_bands(plan, dataset, group_of, ROUND, earlier=()).facts[0]
    assert facts.ranges["east"] == BandRange(4, 8, 12)
    assert facts.ranges["west"] == BandRange(0, 3, 11)
    assert facts.ranges[ALL] == BandRange(0, 7, 23)


def test_D2_leaves_out_questions_that_are_not_shared_or_have_no_cut(plan: Plan) -> None:
    scan = make_questionnaire(
        make_question("own", sharing="own"),
        make_question("centre", sharing="centre"),
        make_question("open", cut=False),
        make_question("told"),
    )
    dataset, group_of = make_round(scan, SIZES, {"east": 4, "west": 4})
    released = release_bands(plan, dataset, group_of, ROUND, earlier=())
    assert [facts.code for facts in released.facts] == ["told"]


def test_D2_counts_a_missing_answer_as_not_confirmed_and_keeps_the_layout(plan: Plan) -> None:
    dataset, group_of = make_round(SCAN, SIZES, {"east": 4, "west": 4})
    silent = tuple(
        Sheet(sheet.organisation, {"q1": Missing.UNKNOWN}) if i < 4 else sheet
        for i, sheet in enumerate(dataset.sheets)
    )
    facts = release_bands(plan, Dataset(SCAN, silent), group_of, ROUND, earlier=()).facts
    assert (facts[0].bands["east"], facts[0].ranges["east"].n) == ("few", 12)


def test_D8_refuses_another_participation(plan: Plan) -> None:
    for sizes in ({"east": 12, "west": 10}, {"east": 11, "west": 12}, {"east": 12}):
        dataset, group_of = make_round(SCAN, sizes, dict.fromkeys(sizes, 5))
        with pytest.raises(NotReleased):
            release_bands(plan, dataset, group_of, ROUND, earlier=())


def test_D8_refuses_an_organisation_without_a_partnership_or_in_another(plan: Plan) -> None:
    dataset, group_of = make_round(SCAN, SIZES, {"east": 4, "west": 4})
    without = {name: group for name, group in group_of.items() if name != "east-0"}
    for groups in (without, without | {"east-0": "north"}, without | {"east-0": "west"}):
        with pytest.raises(NotReleased):
            release_bands(plan, dataset, groups, ROUND, earlier=())


def test_D6_refuses_a_plan_that_does_not_check(plan: Plan) -> None:
    dataset, group_of = make_round(SCAN, SIZES, {"east": 4, "west": 4})
    moved = replace(plan, bands=(*plan.bands[:2], replace(plan.bands[2], high_min=9)))
    for bad in (moved, replace(plan, certificate=None), published_plan()):
        with pytest.raises(CheckFailed):
            release_bands(bad, dataset, group_of, ROUND, earlier=())


def test_D7_passes_on_why_there_is_no_plan() -> None:
    dataset, group_of = make_round(SCAN, {"east": 3}, {"east": 1})
    none = NoPlan(Layout((("east", 3),)), text("Too few."))
    with pytest.raises(NotReleased, match="Too few"):
        release_bands(none, dataset, group_of, ROUND, earlier=())


def test_refuses_to_release_nothing(plan: Plan) -> None:
    scan = make_questionnaire(make_question("own", sharing="own"))
    dataset, group_of = make_round(scan, SIZES, {"east": 4, "west": 4})
    with pytest.raises(NotReleased):
        release_bands(plan, dataset, group_of, ROUND, earlier=())


def test_D8_refuses_without_looking_at_answers(plan: Plan) -> None:
    heard = set()
    for east in range(12):
        dataset, group_of = make_round(SCAN, {"east": 12, "west": 10}, {"east": east, "west": 5})
        with pytest.raises(Refused) as refusal:
            release_bands(plan, dataset, group_of, ROUND, earlier=())
        heard.add((refusal.value.what, refusal.value.remedy))
    assert len(heard) == 1


def test_D9_refuses_a_second_release_of_the_same_question_and_organisation(plan: Plan) -> None:
    dataset, group_of = make_round(SCAN, SIZES, {"east": 4, "west": 4})
    ledger = [entry_for(ROUND, plan, dataset, group_of)]
    with pytest.raises(AlreadyReleased):
        release_bands(plan, dataset, group_of, Members("2017"), earlier=ledger)


@pytest.mark.parametrize(
    ("questions", "organisations", "allowed"),
    [("q1", "a", False), ("q1 q9", "a z", False), ("q9", "a", True), ("q1", "z", True)],
)
def test_D9_allows_what_shares_no_question_or_no_organisation(
    questions: str, organisations: str, allowed: bool
) -> None:
    def entry(questions: str, organisations: str) -> ReleasedEntry:
        return ReleasedEntry(
            "2016", "hash", frozenset(questions.split()), frozenset(organisations.split())
        )

    refused = ledger_allows([entry("q1 q2", "a b")], entry(questions, organisations))
    assert (refused is None) == allowed
    assert ledger_allows([], entry(questions, organisations)) is None


def test_D11_refuses_when_one_person_reads_more_than_the_plan_protects_against(plan: Plan) -> None:
    dataset, group_of = make_round(SCAN, SIZES, {"east": 4, "west": 4})
    three = frozenset(sheet.organisation for sheet in dataset.sheets[:3])
    with pytest.raises(NotReleased, match="One person can read the answers of 3"):
        release_bands(plan, dataset, group_of, ROUND, earlier=(), hands=[frozenset(), three])


def test_D11_counts_respondents_only_and_lets_a_pair_stand(plan: Plan) -> None:
    dataset, group_of = make_round(SCAN, SIZES, {"east": 4, "west": 4})
    pair = frozenset(sheet.organisation for sheet in dataset.sheets[:2]) | {"absent", "other"}
    assert release_bands(plan, dataset, group_of, ROUND, earlier=(), hands=[pair, pair]).facts


def test_returns_a_stored_release_and_no_changed_one(plan: Plan) -> None:
    dataset, group_of = make_round(SCAN, SIZES, {"east": 4, "west": 0})
    released = release_bands(plan, dataset, group_of, ROUND, earlier=())
    stored = json.loads(json.dumps(released_to_plain(released, plan)))
    assert released_from_plain(stored) == released
    for changed in (
        {},
        {**stored, "round": "2017"},
        {**stored, "questions": stored["questions"][1:]},
        {**stored, "plan": {**stored["plan"], "coalition": 1}},
    ):
        with pytest.raises(CheckFailed):
            released_from_plain(changed)
