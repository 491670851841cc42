"""Groups of tables of counts are decided by who took part (D20)."""

import pytest

from samenscan.core.disclosure.counts import OTHERS, Breakdown, NoCounts, least_told, plan_counts
from samenscan.core.disclosure.policy import Floors


def organisations(n: int) -> list[str]:
    return [f"o{at}" for at in range(n)]


def by(code: str, *sizes: int) -> Breakdown:
    """A breakdown in groups a, b, … of these sizes, one after the other."""
    values = [chr(97 + at) for at, n in enumerate(sizes) for _ in range(n)]
    return Breakdown(code, dict(zip(organisations(len(values)), values, strict=True)))


def rows(breakdown: Breakdown) -> list[tuple[str, int]]:
    plan, _ = plan_counts(organisations(len(breakdown.value_of)), [breakdown])
    return [(group.value, group.n) for group in plan.groups[1:]]


def test_D20_tells_nothing_below_a_hundred() -> None:
    with pytest.raises(NoCounts):
        plan_counts(organisations(99), [])
    plan, atom_of = plan_counts(organisations(100), [])
    assert plan.n == 100 and set(atom_of.values()) == {0}
    with pytest.raises(NoCounts):
        plan_counts(organisations(100), [], Floors(counts_from=101))


def test_D20_gathers_small_groups_as_others_until_they_are_enough() -> None:
    assert rows(by("kind", 50, 60)) == [("a", 50), ("b", 60)]
    assert rows(by("kind", 50, 40, 12, 11)) == [("a", 50), ("b", 40), (OTHERS, 23)]
    # Eleven alone would stand out beside the others, so the smallest told group joins them.
    assert rows(by("kind", 50, 40, 30, 11)) == [("a", 50), ("b", 40), (OTHERS, 41)]
    assert least_told() == 20


def test_D20_drops_a_breakdown_that_sets_few_apart_and_says_why() -> None:
    one, n = by("group", 60, 60), 120
    nearly = Breakdown("kind", {f"o{at}": "a" if at < 65 else "b" for at in range(n)})
    plan, _ = plan_counts(organisations(n), [one, nearly])
    assert plan.breakdowns == ("all", "group")
    [(code, reason)] = plan.dropped
    assert code == "kind" and "5 organisations apart" in str(reason)


def test_D20_drops_a_breakdown_that_says_the_same() -> None:
    same = Breakdown("region", {f"o{at}": "x" if at < 60 else "y" for at in range(120)})
    plan, _ = plan_counts(organisations(120), [by("group", 60, 60), same])
    assert [code for code, _ in plan.dropped] == ["region"]
    plan, _ = plan_counts(organisations(120), [by("group", 120)])
    assert [code for code, _ in plan.dropped] == ["group"]


def test_D20_keeps_breakdowns_that_cross_and_adds_them_up_from_the_same_parts() -> None:
    crossing = Breakdown("kind", {f"o{at}": "xy"[at % 2] for at in range(120)})
    plan, atom_of = plan_counts(organisations(120), [by("group", 60, 60), crossing])
    assert plan.atoms == (30, 30, 30, 30)
    assert [(group.breakdown, group.n, len(group.atoms)) for group in plan.groups] == [
        ("all", 120, 4),
        ("group", 60, 2),
        ("group", 60, 2),
        ("kind", 60, 2),
        ("kind", 60, 2),
    ]
    assert atom_of["o0"] != atom_of["o1"]


def test_D20_asks_for_larger_groups_where_more_may_talk() -> None:
    assert least_told(Floors(coalition=5)) == 33
    assert least_told(Floors(others=50)) == 52
