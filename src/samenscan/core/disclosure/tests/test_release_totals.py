"""D19: totals leave through the gate as intervals, with what the ledger keeps; or nothing does."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.answers import Dataset, Sheet
from samenscan.core.answers.values import Answer, Missing, Number
from samenscan.core.disclosure import (
    AlreadyReleased,
    AttackSucceeded,
    CheckFailed,
    Floors,
    Members,
    NotReleased,
)
from samenscan.core.disclosure.attack_totals import (
    attack_changed,
    attack_totals,
    attacked_changed,
)
from samenscan.core.disclosure.ledger import ReleasedEntry
from samenscan.core.disclosure.release_totals import (
    TotalTold,
    counted_steps,
    release_totals,
    totals_told_from_plain,
    totals_told_to_plain,
)
from samenscan.core.disclosure.totals import TotalPlan, register_totals
from samenscan.core.questionnaire import read
from samenscan.core.questionnaire.canonical import Plain, digest

ASKED = read(
    """
code: mini
version: "1"
title: Mini
languages: [en]
sections:
  - code: D
    title: Money
    questions:
      - {code: D5, type: money, text: Costs, decimals: 0,
         total: {at_most: 500000, says: spend on running costs}}
      - {code: C1, type: number, text: Staff, min: 0, decimals: 1, unit: FTE,
         total: {at_most: 4, says: have people for ICT}}
      - {code: D6, type: money, text: Own, sharing: own}
""",
    "scan.yaml",
)
PLANS = register_totals(ASKED.questions(), 25)
COSTS = [20_000 * n for n in range(1, 24)]


def dataset(costs: Sequence[Answer | int], staff: Sequence[Answer] = ()) -> Dataset:
    given = [Number(Decimal(one)) if isinstance(one, int) else one for one in costs]
    more = [*staff, *[Missing.NOT_ANSWERED] * (len(given) - len(staff))]
    return Dataset(
        ASKED,
        tuple(
            Sheet(f"zone-{n}", {"D5": cost, "C1": one})
            for n, (cost, one) in enumerate(zip(given, more, strict=True))
        ),
    )


def release(
    answers: Dataset,
    plans: Sequence[TotalPlan] = PLANS,
    earlier: Sequence[ReleasedEntry] = (),
    hands: Iterable[frozenset[str]] = (),
    left_out: frozenset[str] = frozenset(),
) -> tuple[tuple[TotalTold, ...], ReleasedEntry]:
    group_of = {sheet.organisation: "east" for sheet in answers.sheets}
    released, _, entry = release_totals(
        plans, answers, group_of, Members("2026"), earlier=earlier, hands=hands, left_out=left_out
    )
    return released.facts, entry


def test_D19_tells_one_interval_per_question() -> None:
    (costs, staff), entry = release(dataset(COSTS))
    assert (costs.over, costs.up_to, costs.n) == (Decimal(5_500_000), Decimal(5_600_000), 23)
    assert (staff.over, staff.up_to, staff.cap) == (None, Decimal("12.0"), Decimal("4.0"))
    assert entry.questions == {"D5", "C1"}
    assert len(entry.organisations) == 23


@pytest.mark.parametrize(("answer", "steps"), [
    (Number(Decimal("2.5")), 25), (Number(Decimal(4)), 40), (Number(Decimal(900)), 40),
    (Number(Decimal(-3)), 0), (Missing.RATHER_NOT_SAY, 0), (Missing.NOT_ANSWERED, 0),
    (Number(Decimal("0.19")), 1),
])  # fmt: skip
def test_D19_counts_up_to_the_cap_and_what_is_missing_as_nothing(
    answer: Answer, steps: int
) -> None:
    assert counted_steps(ASKED.question("C1"), answer, 40) == steps


def test_D19_who_spends_the_most_cannot_be_seen_above_the_cap() -> None:
    rich, richer = [*COSTS[:-1], 500_000], [*COSTS[:-1], 90_000_000]
    assert release(dataset(rich)) == release(dataset(richer))


def test_D9_a_total_is_not_told_again_about_the_same_organisations() -> None:
    _, entry = release(dataset(COSTS))
    with pytest.raises(AlreadyReleased):
        release(dataset(COSTS), earlier=[entry])
    costs, _ = release(dataset(COSTS), earlier=[replace(entry, questions=frozenset({"D5"}))],
                       left_out=frozenset({"D5"}))  # fmt: skip
    assert [one.code for one in costs] == ["C1"]


def test_D19_a_total_stands_beside_an_earlier_one_of_exactly_the_same_organisations() -> None:
    answers = dataset(COSTS)
    group_of = {sheet.organisation: "east" for sheet in answers.sheets}
    _, plans, entry = release_totals(PLANS, answers, group_of, Members("2026"), earlier=())
    again = {plan.code: [plan] for plan in plans}

    def second(
        given: Dataset, before: Sequence[ReleasedEntry], told: Mapping[str, Sequence[TotalPlan]]
    ) -> int:
        found, _, _ = release_totals(
            PLANS, given, group_of, Members("2027"), earlier=before, again=told
        )
        return len(found.facts)

    assert second(answers, [entry], again) == 2
    assert second(answers, [entry, entry], {code: [*one, *one] for code, one in again.items()}) == 2
    of_22 = {plan.code: [plan] for plan in PLANS if plan.n == 22}
    refused: tuple[tuple[Dataset, list[ReleasedEntry], Mapping[str, Sequence[TotalPlan]]], ...] = (
        (answers, [entry], {}),
        (answers, [entry], {"D5": again["D5"]}),
        (answers, [entry], of_22),
        (answers, [entry, entry], again),
        (answers, [replace(entry, kept=1)], again),
        (dataset(COSTS[1:]), [entry], again),
        (answers, [replace(entry, organisations=entry.organisations - {"zone-3"})], again),
    )
    for those, before, told in refused:
        with pytest.raises(AlreadyReleased):
            second(those, before, told)


def interval(over: int, up_to: int) -> TotalTold:
    (costs, _), _ = release(dataset(COSTS))
    return replace(costs, over=Decimal(over), up_to=Decimal(up_to))


def test_D19_who_is_sure_that_one_changed_is_left_with_a_base_at_least() -> None:
    """The caps are 500,000 and the base is 100,000: a fifth of a cap."""
    then = interval(5_000_000, 5_100_000)
    for steps in range(-5, 6):
        now = interval(5_000_000 + 100_000 * steps, 5_100_000 + 100_000 * steps)
        left, attempts = attack_changed(then, now)
        assert attempts
        assert left >= 0.2 - 1e-5
    # Planted: both to the euro, and the member went from nothing to the most there is.
    narrow, _ = attack_changed(interval(5_000_000, 5_000_001), interval(5_499_999, 5_500_000))
    assert narrow < 0.01
    base = Decimal(100_000)
    assert attacked_changed(then, interval(5_400_000, 5_500_000), base) > 0
    with pytest.raises(AttackSucceeded):
        attacked_changed(interval(5_000_000, 5_000_001), interval(5_499_999, 5_500_000), base)


def test_D11_a_total_is_not_told_when_one_person_reads_three() -> None:
    with pytest.raises(NotReleased, match="One person can read the answers of 3"):
        release(dataset(COSTS), hands=[frozenset({"zone-1", "zone-2", "zone-3"})])


def test_D11_counts_for_the_plan_that_hides_from_the_fewest_wherever_it_stands() -> None:
    safer = register_totals([ASKED.question("D5")], 25, Floors(coalition=3))
    weaker = register_totals([ASKED.question("C1")], 25)
    hands = (frozenset(hand) for hand in [{"zone-1", "zone-2", "zone-3"}])
    with pytest.raises(NotReleased, match="One person can read the answers of 3"):
        release(dataset(COSTS), (*safer, *weaker), hands=hands)


def test_D8_no_plan_for_so_many_respondents_means_no_total() -> None:
    for answers, plans in ((dataset(COSTS[:6]), PLANS), (dataset(COSTS), PLANS[:3])):
        with pytest.raises(NotReleased, match="No total of amounts"):
            release(answers, plans)


@pytest.mark.parametrize("floors", [Floors(percent=11), Floors(coalition=3), Floors(others=22)])
def test_D15_no_total_under_floors_that_were_raised_since(floors: Floors) -> None:
    answers = dataset(COSTS)
    with pytest.raises(NotReleased, match="floors were raised"):
        release_totals(
            PLANS,
            answers,
            {sheet.organisation: "east" for sheet in answers.sheets},
            Members("2026"),
            earlier=(),
            floors=floors,
        )


def test_D6_a_plan_changed_by_hand_tells_nothing() -> None:
    of_23 = next(one for one in PLANS if one.n == 23)
    for changed in (
        replace(of_23, base=of_23.base + 1),
        replace(of_23, bottom=of_23.bottom - of_23.base),
        replace(of_23, certificate=None),
    ):
        with pytest.raises(CheckFailed):
            release(dataset(COSTS), [changed])


def test_D19_the_plan_of_another_cap_tells_nothing() -> None:
    other = read(
        "code: m\nversion: '1'\ntitle: M\nlanguages: [en]\nsections:\n- code: D\n  title: D\n"
        "  questions:\n  - {code: D5, type: money, text: T, decimals: 0,\n"
        "     total: {at_most: 200000, says: x}}\n",
        "m.yaml",
    )
    with pytest.raises(CheckFailed, match="another question"):
        release(dataset(COSTS), register_totals(other.questions(), 25))


def test_D8_a_stored_total_comes_back_and_a_changed_one_does_not() -> None:
    answers = dataset(COSTS)
    group_of = {sheet.organisation: "east" for sheet in answers.sheets}
    released, plans, _ = release_totals(PLANS, answers, group_of, Members("2026"), earlier=())
    stored = totals_told_to_plain(released, plans)
    assert totals_told_from_plain(stored).facts == released.facts
    with pytest.raises(CheckFailed, match="damaged"):
        totals_told_from_plain({**stored, "round": "2027"})
    rows: tuple[Plain, ...] = ("x", 3, {"plan": {}, "interval": 0}, {"plan": None})
    for row in rows:
        content: dict[str, Plain] = {"round": "2026", "totals": [row]}
        with pytest.raises(CheckFailed):
            totals_told_from_plain({**content, "hash": digest(content)})


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(st.integers(0, 700_000), st.sampled_from([0, 499_999, 500_000])),
        min_size=7,
        max_size=25,
    )
)
def test_D19_the_attack_finds_every_amount_possible_whatever_was_answered(
    costs: list[int],
) -> None:
    facts, _ = release(dataset(costs))
    (d5,) = [one for one in facts if one.code == "D5"]
    total = sum(min(one, 500_000) for one in costs)
    assert d5.over is None or d5.over < total
    assert d5.up_to is None or total <= d5.up_to
    found = attack_totals(facts)
    assert (found.narrowest, found.near) == (100, ())


def test_D10_the_attack_finds_a_total_whose_ends_are_narrow() -> None:
    """Planted: two who hold nearly all of the lowest interval would know the others."""
    (costs, _), _ = release(dataset(COSTS))
    lowest = replace(costs, over=None, up_to=Decimal(100_000))
    highest = replace(costs, over=Decimal(23 * 500_000 - 100_000), up_to=None)
    for planted in (lowest, highest):
        found = attack_totals([planted, costs])
        assert found.near == ("D5",)
        assert found.narrowest <= 20


def test_D10_the_attack_depends_on_what_was_told_only() -> None:
    one, _ = release(dataset(COSTS))
    other, _ = release(dataset([COSTS[0] + 15_000, *COSTS[1:]]))
    assert one == other
    assert attack_totals(one) == attack_totals(other)
