"""A second result beside a first …"""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.values import Answer, Levels, Sheet, YesNo
from samenscan.core.disclosure.attack import attack
from samenscan.core.disclosure.attack_rounds import TooManyToAttack, attack_beside
from samenscan.core.disclosure.beside import FirstResult, SecondResult, comparable, release_beside
from samenscan.core.disclosure.check import CheckFailed
from samenscan.core.disclosure.gate import NotReleased, entry_for, question_bands, release_bands
from samenscan.core.disclosure.ledger import ReleasedEntry, standing
from samenscan.core.disclosure.plan import ALL, Layout
from samenscan.core.disclosure.released import Members
from samenscan.core.disclosure.stored import beside_from_plain, beside_to_plain
from samenscan.core.disclosure.tests.make import (
    make_plan,
    make_question,
    make_questionnaire,
    make_round,
    published_plan,
)
from samenscan.core.questionnaire.canonical import digest
from samenscan.core.questionnaire.model import Cut, Kind, OtherEnd, Question, Questionnaire
from samenscan.core.text import words

SIZES = {"east": 12, "west": 11}
SCAN = make_questionnaire(make_question("q1"), make_question("q2"))
PLAN = published_plan(certified=True)
CODES = frozenset({"q1", "q2"})
NOW = Members("2027")


def first_result(
    confirming: dict[str, int], asked: Questionnaire = SCAN, round: str = "2026"
) -> FirstResult:
    dataset, group_of = make_round(asked, SIZES, confirming)
    audience = Members(round)
    return FirstResult(
        entry_for(audience, PLAN, dataset, group_of),
        PLAN,
        dataset,
        group_of,
        release_bands(PLAN, dataset, group_of, audience, earlier=()),
    )


def answered(
    confirming: dict[str, int],
    *,
    without: tuple[str, ...] = (),
    new: int = 0,
    asked: Questionnaire = SCAN,
) -> Dataset:
    dataset, _ = make_round(asked, SIZES, confirming)
    yes: dict[str, Answer] = {question.code: YesNo(True) for question in asked.questions()}
    return Dataset(
        asked,
        (
            *(sheet for sheet in dataset.sheets if sheet.organisation not in without),
            *(Sheet(f"new-{number}", yes) for number in range(new)),
        ),
    )


def beside(
    first: FirstResult,
    dataset: Dataset,
    *,
    codes: frozenset[str] = CODES,
    ledger: list[ReleasedEntry] | None = None,
    hands: tuple[frozenset[str], ...] = (),
) -> SecondResult:
    earlier = [first.entry] if ledger is None else ledger
    return release_beside(first, dataset, NOW, codes, earlier=earlier, hands=hands)


def test_D14_tells_how_the_same_members_answer_now() -> None:
    second = beside(first_result({"east": 3, "west": 4}), answered({"east": 9, "west": 4}))
    assert [facts.code for facts in second.released.facts] == ["q1", "q2"]
    told = second.released.facts[0]
    assert dict(told.bands) == {ALL: "some", "east": "many", "west": "some"}
    assert told.ranges["east"].n == 12
    assert (second.plan, second.kept, second.n_new, second.entry.kept) == (PLAN, {}, 0, 0)


def test_D14_counts_who_left_as_it_answered_before() -> None:
    # Four of the twelve confirmed; one of the four left, and the other three confirm again.
    first = first_result({"east": 4, "west": 4})
    second = beside(first, answered({"east": 4, "west": 4}, without=("east-0",)))
    assert second.released.facts[0].bands["east"] == "some"
    assert second.released.facts[0].ranges["east"].n == 12
    assert second.kept == {"east": 1}
    assert second.entry.organisations == first.entry.organisations
    # The same without a yes of the one that left: three of twelve are few.
    other = beside(first_result({"east": 3, "west": 4}), answered({"east": 3, "west": 4}))
    assert other.released.facts[0].bands["east"] == "few"


def test_D14_does_not_count_who_is_new() -> None:
    second = beside(first_result({"east": 3, "west": 4}), answered({"east": 3, "west": 4}, new=9))
    assert dict(second.released.facts[0].bands) == {ALL: "few", "east": "few", "west": "some"}
    assert second.n_new == 9
    assert not any(name.startswith("new") for name in second.entry.organisations)


def test_D14_tells_all_together_only_where_two_of_a_partnership_left() -> None:
    first = first_result({"east": 3, "west": 4})
    second = beside(first, answered({"east": 9, "west": 8}, without=("east-0", "east-1")))
    assert set(second.released.facts[0].bands) == {ALL}
    assert second.kept == {"east": 2}


def test_D14_tells_nothing_where_too_many_left_whatever_was_answered() -> None:
    gone = tuple(f"east-{number}" for number in range(9))
    first, reasons = first_result({"east": 3, "west": 4}), set()
    for east in (0, 4, 12):
        with pytest.raises(NotReleased, match="did not take part again") as refused:
            beside(first, answered({"east": east, "west": 4}, without=gone))
        reasons.add(str(refused.value.what))
    assert len(reasons) == 1


def _cut_at(*choices: str) -> Questionnaire:
    question = make_question("q2")
    assert question.cut is not None
    cut = replace(question.cut, choices=frozenset(choices))
    return make_questionnaire(make_question("q1"), replace(question, cut=cut))


def test_D14_leaves_out_a_question_whose_cut_changed() -> None:
    second = beside(
        first_result({"east": 3, "west": 4}),
        answered({"east": 9, "west": 4}, asked=_cut_at("no")),
    )
    assert [facts.code for facts in second.released.facts] == ["q1"]
    assert second.entry.questions == {"q1"}


def test_D14_leaves_out_a_question_that_the_author_does_not_call_the_same() -> None:
    first = first_result({"east": 3, "west": 4})
    second = beside(first, answered({"east": 9, "west": 4}), codes=frozenset({"q2"}))
    assert [facts.code for facts in second.released.facts] == ["q2"]
    with pytest.raises(NotReleased, match="asked in the same way"):
        beside(first, answered({"east": 9, "west": 4}), codes=frozenset({"q9"}))


def test_D14_sees_every_change_of_a_cut_and_none_of_its_words() -> None:
    end = OtherEnd(Decimal(1), frozenset(), words(en="begins"))
    cut = Cut("practice", Decimal(3), frozenset(), words(en="does"), end)
    asked = Question("q", Kind.LEVEL, words(en="q"), sharing="partnership-anonymous", cut=cut)

    def same(now: Question) -> frozenset[str]:
        return comparable(make_questionnaire(asked), make_questionnaire(now))

    assert same(replace(asked, text=words(en="Q"))) == {"q"}
    assert same(replace(asked, cut=replace(cut, says=words(en="did")))) == {"q"}
    for changed in (
        replace(cut, side="paper"),
        replace(cut, at_least=Decimal(4)),
        replace(cut, choices=frozenset({"yes"})),
    ):
        assert not same(replace(asked, cut=changed))
    assert not same(replace(asked, sharing="own"))


def test_D14_refuses_when_one_person_read_three_over_both_rounds() -> None:
    first = first_result({"east": 3, "west": 4})
    three = frozenset({"east-0", "east-1", "west-0"})
    # One of the three left: its answer of the first round counts still.
    now = answered({"east": 3, "west": 4}, without=("east-0",))
    with pytest.raises(NotReleased, match="One person can read"):
        beside(first, now, hands=(three,))


def test_D14_refuses_when_the_answers_behind_the_first_result_changed() -> None:
    first = first_result({"east": 3, "west": 4})
    other, _ = make_round(SCAN, SIZES, {"east": 9, "west": 4})
    with pytest.raises(NotReleased, match="no longer what they were"):
        beside(replace(first, dataset=other), answered({"east": 3, "west": 4}))


def test_D14_refuses_when_the_members_of_the_first_result_changed() -> None:
    first = first_result({"east": 3, "west": 4})
    now = answered({"east": 3, "west": 4})
    fewer = Dataset(SCAN, first.dataset.sheets[1:])
    moved = {**first.group_of, "east-0": "west", "west-0": "east"}
    for changed in (
        replace(first, dataset=fewer),
        replace(first, group_of=moved),
        replace(first, plan=make_plan(SIZES, {ALL: (7, 16)}, certified=True)),
    ):
        with pytest.raises(NotReleased, match="no longer as they were"):
            beside(changed, now)
    with pytest.raises(NotReleased, match="not in the ledger"):
        beside(first, now, ledger=[])


def test_D14_refuses_a_third_result_unless_the_same_members_answered_every_time() -> None:
    first = first_result({"east": 3, "west": 4})
    again = answered({"east": 9, "west": 4})
    second = beside(first, again)
    third = FirstResult(second.entry, second.plan, again, first.group_of, second.released)
    both = [first.entry, second.entry]
    assert beside(third, answered({"east": 3, "west": 4}), ledger=both).plan == PLAN
    for now, ledger in (
        (answered({"east": 3, "west": 4}, without=("east-0",)), both),
        (again, [replace(first.entry, kept=1), second.entry]),
        (again, [replace(first.entry, organisations=frozenset({"east-0"})), second.entry]),
        (again, [replace(first.entry, plan_hash="other"), second.entry]),
    ):
        with pytest.raises(NotReleased, match="A third is safe"):
            beside(third, now, ledger=ledger)


def test_D14_refuses_to_build_on_a_result_that_counts_older_answers() -> None:
    first = first_result({"east": 3, "west": 4})
    entry = replace(first.entry, kept=1)
    with pytest.raises(NotReleased, match="a round before it"):
        beside(replace(first, entry=entry), answered({"east": 3, "west": 4}))


def test_D14_leaves_a_new_question_to_the_plan_of_all_who_took_part() -> None:
    first = first_result({"east": 3, "west": 4})
    asked = make_questionnaire(make_question("q1"), make_question("q3"))
    dataset, group_of = make_round(asked, SIZES, {"east": 9, "west": 4})
    ledger = [first.entry]
    everybody = frozenset(group_of)
    taken = frozenset(
        question.code
        for question in asked.questions()
        if standing(ledger, question.code, everybody)
    )
    released = release_bands(PLAN, dataset, group_of, NOW, earlier=ledger, left_out=taken)
    assert [facts.code for facts in released.facts] == ["q3"]
    assert entry_for(NOW, PLAN, dataset, group_of, taken).questions == {"q3"}


def test_D14_comes_back_from_the_store_and_no_changed_one_does() -> None:
    first = first_result({"east": 3, "west": 4})
    second = beside(first, answered({"east": 9, "west": 4}, without=("east-0",), new=2))
    plain = json.loads(json.dumps(beside_to_plain(second, PLAN)))
    back = beside_from_plain(plain)
    assert (back.released, back.plan, back.n_kept, back.n_new) == (second.released, PLAN, 1, 2)
    content = {key: value for key, value in plain.items() if key != "hash"}
    for forged in (
        {**content, "kept": {"east": 2}},
        {**content, "sentences": [1, 2]},
        {**content, "new": None},
        {**content, "told": {**content["told"], "round": "2030"}},
    ):
        with pytest.raises(CheckFailed):
            beside_from_plain({**forged, "hash": digest(forged)})
    with pytest.raises(CheckFailed):
        beside_from_plain({**plain, "new": 3})


def levels(found: dict[str, list[int]], *, at_most: int = 1) -> tuple[Dataset, dict[str, str]]:
    end = OtherEnd(Decimal(at_most), frozenset(), words(en="begins"))
    cut = Cut("practice", Decimal(3), frozenset(), words(en="does"), end)
    asked = make_questionnaire(
        Question("q1", Kind.LEVEL, words(en="q"), sharing="partnership-anonymous", cut=cut)
    )
    sheets = {
        f"{group}-{number}": Sheet(f"{group}-{number}", {"q1": Levels(level, level)})
        for group, each in found.items()
        for number, level in enumerate(each)
    }
    group_of = {name: name.partition("-")[0] for name in sheets}
    return Dataset(asked, tuple(sheets.values())), group_of


def test_D14_tells_second_sentences_again_where_they_were_told_first() -> None:
    dataset, group_of = levels({"east": [0] * 10 + [3, 4], "west": [5] * 9 + [2, 2]})
    audience = Members("2026")
    first = FirstResult(
        entry_for(audience, PLAN, dataset, group_of),
        PLAN,
        dataset,
        group_of,
        release_bands(PLAN, dataset, group_of, audience, earlier=()),
    )
    now, _ = levels({"east": [3] * 10 + [0, 0], "west": [5] * 11})
    second = beside(first, now)
    facts = second.released.facts[0]
    assert second.sentences == (2, 2)
    assert facts.other_end is not None
    assert (facts.bands["east"], facts.other_end.bands["east"]) == ("many", "few")
    summary = attack_beside(PLAN.layout, {}, [(first.told.facts[0], facts)])
    assert (summary.n_exact, summary.narrowest) == (0, 2)
    moved, _ = levels({"east": [3] * 10 + [0, 0], "west": [5] * 11}, at_most=2)
    assert beside(first, moved).released.facts[0] == replace(facts, other_end=None)
    one = replace(facts, other_end=None)
    told = replace(first.told.facts[0], other_end=None)
    assert attack_beside(PLAN.layout, {"east": 1}, [(told, one)]).n_exact == 0


def test_D10_the_attack_finds_who_left_when_two_of_a_partnership_are_kept() -> None:
    few = question_bands("q", PLAN, {ALL: "few", "east": "few", "west": "few"})
    many = question_bands("q", PLAN, {ALL: "many", "east": "many", "west": "many"})
    some = question_bands("q", PLAN, {ALL: "some", "east": "some", "west": "many"})
    found = [
        attack_beside(PLAN.layout, {"east": 2}, [(one, two)]).n_exact
        for one in (few, some, many)
        for two in (few, some, many)
    ]
    assert any(found)
    safe = [
        attack_beside(PLAN.layout, {"east": 1, "west": 1}, [(one, two)]).n_exact
        for one in (few, some, many)
        for two in (few, some, many)
    ]
    assert not any(safe)


def test_D10_the_attack_counts_what_whoever_is_sure_that_nobody_changed_would_know() -> None:
    layout = Layout((("east", 12),))
    one = make_plan({"east": 12}, {"east": (3, 9)}, certified=True)
    other = make_plan({"east": 12}, {"east": (4, 8)}, certified=True)
    few = question_bands("q", one, {"east": "few"})
    some = question_bands("q", other, {"east": "some"})
    # Few of one cut and some of the other cannot be, if nobody changed; a moved cut tells more.
    assert attack_beside(layout, {}, [(few, some)]).n_exact == 0
    narrow = make_plan({"east": 12}, {"east": (0, 3)})
    none = question_bands("q", narrow, {"east": "few"})
    assert attack_beside(layout, {}, [(few, none)]).exact_in == ("q",)


def test_D10_the_attack_finds_what_two_cuts_give_away_if_nobody_changed() -> None:
    layout = PLAN.layout
    other = make_plan(SIZES, {ALL: (5, 18), "east": (3, 9), "west": (4, 7)})
    then = question_bands("q", PLAN, {ALL: "few", "east": "few", "west": "some"})
    now = question_bands("q", other, {ALL: "few", "east": "few", "west": "few"})
    assert attack(layout, [then]).n_exact == attack(layout, [now]).n_exact == 0
    found = attack_beside(layout, {}, [(then, now)])
    assert (found.n_exact, found.narrowest, found.exact_in) == (4, 1, ("q",))


def test_D10_the_attack_refuses_where_it_cannot_count() -> None:
    with pytest.raises(TooManyToAttack, match="so many organisations"):
        attack_beside(Layout((("east", 30), ("west", 30))), {}, [])


@pytest.mark.parametrize("sizes", [{"east": 70}, {"east": 25, "west": 25}])
def test_D10_the_attack_counts_exactly_beyond_the_numbers_of_the_machine(
    sizes: dict[str, int],
) -> None:
    cuts = {name: (n // 3, n - n // 3) for name, n in sizes.items()}
    plan = make_plan(sizes, cuts)
    told = question_bands("q", plan, dict.fromkeys(sizes, "few"))
    found = attack_beside(plan.layout, {}, [(told, told)])
    assert found.surest == attack(plan.layout, [told]).surest
    ends = question_bands("q", plan, dict.fromkeys(sizes, "few"), dict.fromkeys(sizes, "some"))
    found = attack_beside(plan.layout, {}, [(ends, ends)])
    assert found.n_exact == 0
    assert found.surest == attack(plan.layout, [ends]).surest
