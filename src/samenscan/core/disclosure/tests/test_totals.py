"""D19: every amount up to the cap stays possible, proven twice and tried on every table."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.disclosure.check import CheckFailed
from samenscan.core.disclosure.check_totals import check_total
from samenscan.core.disclosure.policy import Floors
from samenscan.core.disclosure.totals import (
    TotalPlan,
    base_of,
    examine_total,
    plan_total,
    register_totals,
    total_to_plain,
    totals_from_plain,
    totals_hash,
    totals_to_plain,
)
from samenscan.core.questionnaire.canonical import Plain
from samenscan.core.questionnaire.check_total import nearest_round
from samenscan.core.questionnaire.model import Kind, Question, Total
from samenscan.core.text import words


def question(cap: int | str, decimals: int = 0) -> Question:
    total = Total(Decimal(cap), words(en="spend on ICT"))
    return Question(
        "D5", Kind.MONEY, words(en="Costs"), minimum=Decimal(0), decimals=decimals, total=total
    )


def plan(n: int, cap: int | str = 500_000, decimals: int = 0) -> TotalPlan:
    found = plan_total(question(cap, decimals), n)
    assert found is not None
    return found


def small(n: int, cap: int, base: int, coalition: int = 2) -> TotalPlan:
    """A plan as `plan_total` makes it, for a box of amounts that can be listed whole."""
    corner = (coalition + 1) * cap
    top = (n * cap - corner - 1) // base * base
    return TotalPlan("D5", n, 0, cap, base, 10, coalition, -(-corner // base) * base, top)


def views(amounts: tuple[int, ...], coalition: int) -> Iterator[tuple[tuple[int, ...], int]]:
    for size in range(coalition + 1):
        for members in combinations(range(len(amounts)), size):
            for other in set(range(len(amounts))) - set(members):
                yield members, other


@pytest.mark.parametrize("cap, percent, base", [
    (500_000, 10, 100_000), (400_000, 10, 100_000), (300_000, 10, 100_000), (60, 10, 20),
    (75_000, 10, 25_000), (250_000, 10, 50_000), (10, 10, 2), (500_000, 15, 250_000),
    (120_000, 10, 120_000), (500_000, 60, 1_000_000),
])  # fmt: skip
def test_D19_the_base_follows_from_the_cap_alone(cap: int, percent: int, base: int) -> None:
    assert base_of(cap, percent) == base


@given(st.integers(1, 10**9), st.integers(10, 100))
def test_D19_the_base_is_never_under_twice_the_percentage_of_the_cap(cap: int, p: int) -> None:
    base = base_of(cap, p)
    assert 100 * base >= 2 * p * cap
    assert cap % base == 0 or base % cap == 0


@given(st.decimals(10, 10**8, places=0))
def test_D19_a_cap_that_an_author_may_write_has_a_base_under_half_of_it(cap: Decimal) -> None:
    assert base_of(int(nearest_round(cap, 0)), 10) * 3 <= int(nearest_round(cap, 0))


@pytest.mark.parametrize(("n", "cap", "base", "coalition"), [
    (7, 2, 1, 2), (7, 2, 2, 2), (8, 2, 1, 2), (5, 3, 1, 1), (7, 1, 1, 2), (7, 2, 1, 1),
])  # fmt: skip
def test_D19_every_table_leaves_every_amount_possible(
    n: int, cap: int, base: int, coalition: int
) -> None:
    tried = small(n, cap, base, coalition)
    left: dict[object, set[int]] = {}
    for amounts in product(range(cap + 1), repeat=n):
        told = tried.interval(sum(amounts))
        for members, other in views(amounts, coalition):
            known = tuple(amounts[one] for one in members)
            left.setdefault((told, members, known, other), set()).add(amounts[other])
    assert set(map(len, left.values())) == {cap + 1}
    assert examine_total(tried).narrowest == cap


@pytest.mark.parametrize(("n", "cap", "base"), [(7, 2, 1), (7, 2, 2), (7, 4, 2), (8, 3, 1)])
def test_D19_who_is_sure_that_one_changed_is_left_with_a_base_of_amounts(
    n: int, cap: int, base: int
) -> None:
    tried = small(n, cap, base)
    before: dict[object, set[int]] = {}
    after: dict[object, set[int]] = {}
    for then, now, rest in product(range(cap + 1), range(cap + 1), range((n - 1) * cap + 1)):
        # A coalition that did not change knows part of `rest`; every part of it is tried.
        for own in range(max(0, rest - (n - 3) * cap), min(2 * cap, rest) + 1):
            told = (tried.interval(then + rest), tried.interval(now + rest), own)
            before.setdefault(told, set()).add(then)
            after.setdefault(told, set()).add(now)
    fewest = min(map(len, (*before.values(), *after.values())))
    assert fewest == examine_total(tried).one_changed == min(base, cap)


def test_D19_the_prover_and_the_checker_find_the_same() -> None:
    for n, cap in product((7, 8, 12, 25, 40), (10, 15, 75, 500_000, 8_000_000)):
        found = plan(n, cap)
        checked = check_total(total_to_plain(found))
        assert found.certificate is not None
        assert (checked.narrowest, checked.one_changed) == (cap, found.base)
        assert checked.n_views == found.certificate.n_views


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"base": 100_001}, "does not fit its cap"),
        ({"base": 99_999}, "does not fit its cap"),
        ({"base": 50_000}, "does not fit its cap"),
        ({"bottom": 1_400_000}, "could be worked out"),
        ({"bottom": 1_499_999}, "do not fit its step"),
        ({"top": 10_000_000}, "could be worked out"),
        ({"n": 22}, "could be worked out"),
        ({"n": 24}, "belongs to another plan"),
        ({"n": 6}, "too small"),
        ({"n": 1_001}, "too large"),
        ({"top": 10**15}, "do not fit its step"),
        ({"cap": 600_000}, "does not fit its cap"),
        ({"cap": 5}, "too low"),
        ({"percent": 9}, "too low"),
        ({"percent": 11}, "does not fit its cap"),
        ({"coalition": 3}, "could be worked out"),
        ({"coalition": 1}, "too small"),
        ({"question": "D6"}, "belongs to another plan"),
        ({"group": "east"}, "damaged"),
        ({"certificate": None}, "damaged"),
        ({"n": True}, "damaged"),
        ({"cap": "500000"}, "damaged"),
    ],
)
def test_D19_a_plan_that_was_changed_is_rejected(change: dict[str, int], why: str) -> None:
    with pytest.raises(CheckFailed, match=why):
        check_total({**total_to_plain(plan(23)), **change})


def test_D19_a_certificate_that_claims_something_else_is_rejected() -> None:
    file = total_to_plain(plan(23))
    certificate = plan(23).certificate
    assert certificate is not None
    for name in ("n_results", "n_views", "narrowest", "one_changed"):
        with pytest.raises(CheckFailed, match="another plan"):
            changed = {**vars(certificate), name: getattr(certificate, name) + 1}
            check_total({**file, "certificate": changed})


def test_D19_a_total_to_the_last_step_gives_one_who_is_sure_too_much() -> None:
    """What the base is for: without it, who is sure that one changed reads what it changed by."""
    assert examine_total(small(7, 4, 1)).narrowest == 4
    assert examine_total(small(7, 4, 1)).one_changed == 1


def test_D19_equal_steps_to_the_very_ends_corner_everybody() -> None:
    """Why the ends are wide: two who hold almost all of the lowest interval know the others."""
    even = replace(plan(23), bottom=100_000, top=23 * 500_000 - 100_000)
    assert examine_total(even).narrowest == 0


def test_D5_too_few_respondents_have_no_total() -> None:
    assert plan_total(question(500_000), 6) is None
    assert plan_total(question(500_000), 8, Floors(others=6, coalition=3)) is None
    assert plan_total(replace(question(10), total=None), 25) is None


def test_D15_floors_that_were_raised_widen_a_total() -> None:
    strict = plan_total(question(500_000), 25, Floors(coalition=3, percent=15))
    assert strict is not None
    assert (strict.base, strict.bottom) == (250_000, 2_000_000)


def test_D19_amounts_are_counted_in_the_smallest_step_of_the_question() -> None:
    assert (plan(25, "10", 1).cap, plan(25, "10", 1).base) == (100, 20)
    assert (plan(25, "0.5", 2).cap, plan(25, "0.5", 2).base) == (50, 10)


def test_D8_totals_are_registered_for_every_number_of_respondents_and_read_back() -> None:
    registered = register_totals(
        (question(500_000), replace(question(10), code="X", total=None)), 25
    )
    assert [one.n for one in registered] == list(range(7, 26))
    assert totals_from_plain(totals_to_plain(registered)) == registered
    assert totals_hash(registered) != totals_hash(registered[1:])
    assert totals_from_plain(None) == ()
    every: tuple[Plain, ...] = ("x", ["x"], [{}])
    for damaged in every:
        with pytest.raises(CheckFailed):
            totals_from_plain(damaged)


def test_D6_the_checker_of_totals_imports_nothing_from_the_prover() -> None:
    source = (Path(__file__).parents[1] / "check_totals.py").read_text(encoding="utf-8")
    taken = set(re.findall(r"from samenscan\.core\.disclosure\.(\w+) import", source))
    assert taken == {"check"}
