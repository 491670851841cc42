"""What members put first, in tiers (rule Z24)."""

from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.answers import Missing, Ranked
from samenscan.core.interpretation.group import group_report
from samenscan.core.interpretation.group.rankings import RankingFact, possible
from samenscan.core.interpretation.group.tests.make import Answers, make_round
from samenscan.core.interpretation.group.told_numbers import ranking_told


def ranking(*orders: str | None) -> RankingFact:
    sheets: list[Answers | None] = [
        None if order is None else {"N2": Ranked(tuple(order))} for order in orders
    ]
    found = group_report(*make_round(sheets))
    return next(fact for fact in found.rankings if fact.group.by == "all")


def test_Z24_puts_first_what_two_members_could_not_move() -> None:
    fact = ranking(*["xy"] * 12, *["xz"] * 8)
    assert [(one.code, one.tier) for one in fact.wanted] == [("x", 1), ("y", 2), ("z", 2)]
    assert [(one.n_named, one.n_first) for one in fact.wanted] == [(20, 20), (12, 0), (8, 0)]
    assert "X" in str(ranking_told(fact)[1])


def test_Z24_has_one_tier_where_two_members_could_turn_it() -> None:
    fact = ranking(*["xy"] * 3, *["yx"] * 2)
    assert {one.tier for one in fact.wanted} == {1}
    assert "nothing surely stands first" in str(ranking_told(fact)[1])
    # Inside a tier they stand as they were asked.
    assert [one.code for one in fact.wanted] == ["x", "y", "z"]


def test_Z24_counts_what_the_silent_could_have_chosen() -> None:
    assert possible([2, 2, 2, 0], 0, 2) == (2.0, 8.0)
    assert possible([2, 2, 2, 0], 3, 2) == (2.0, 14.0)
    assert ranking(*["xy"] * 12, *["xz"] * 8, *[None] * 12).n_tiers == 1


def test_Z24_says_nothing_when_nobody_chose() -> None:
    sheets: list[Answers | None] = [{"N2": Missing.UNKNOWN}, None]
    fact = group_report(*make_round(sheets)).rankings[0]
    assert (fact.n_answers, fact.n_members, fact.wanted) == (0, 2, ())


@settings(max_examples=50, deadline=None)
@given(st.lists(st.permutations("xyz"), min_size=3, max_size=12), st.data())
def test_Z24_keeps_its_tiers_when_any_two_choose_otherwise(
    orders: list[list[str]], chance: st.DataObject
) -> None:
    fact = ranking(*("".join(order[:2]) for order in orders))
    moved = list(orders)
    for at in chance.draw(st.lists(st.integers(0, len(orders) - 1), max_size=2)):
        moved[at] = chance.draw(st.permutations("xyz"))
    points = {
        code: sum(2 * (order[0] == code) + (order[1] == code) for order in moved) for code in "xyz"
    }
    tier = {one.code: one.tier for one in fact.wanted}
    for one in "xyz":
        for other in "xyz":
            if tier[one] < tier[other]:
                assert points[one] > points[other]
