"""The trend of a group …"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.answers.dataset import Dataset
from samenscan.core.interpretation.group.trend import GroupTrend, group_trend
from samenscan.core.interpretation.trend import EarlierRound, Turn
from samenscan.core.interpretation.trend.tests.make import (
    bridged,
    level_questions,
    said,
    scan,
    sheet,
)
from samenscan.core.questionnaire.model import Questionnaire
from samenscan.core.questionnaire.versions import How, Step

CODES = ("b1", "b2", "b3")
SCAN = scan("1", *level_questions(*CODES))
Levels = Sequence[int]
groups = st.lists(st.tuples(*[st.integers(0, 5)] * 3), min_size=1, max_size=9)


def round_of(levels: Sequence[Levels], first: int = 0) -> Dataset:
    """A round in which member m0, m1, … answers these levels."""
    sheets = tuple(
        sheet(dict(zip(CODES, given, strict=True)), who=f"m{at:02}")
        for at, given in enumerate(levels, first)
    )
    return Dataset(SCAN, sheets)


def trend(then: Sequence[Levels], now: Sequence[Levels]) -> GroupTrend:
    return group_trend(round_of(now), EarlierRound(round_of(then)))


def test_r8_is_over_the_same_members_only() -> None:
    # Three left that stood low and two came that stand high; the others did not move.
    then, now = [(1, 1, 1)] * 3 + [(3, 3, 3)] * 6, [(3, 3, 3)] * 6 + [(5, 5, 5)] * 2
    found = group_trend(round_of(now, first=3), EarlierRound(round_of(then)))
    assert (found.left, found.came) == (("m00", "m01", "m02"), ("m09", "m10"))
    assert len(found.both) == 6
    (domain,) = found.domains
    assert (domain.before, domain.after) == (Decimal("3.0"), Decimal("3.0"))
    assert (domain.rose, domain.fell, domain.stayed, domain.turn) == (0, 0, 6, Turn.STEADY)


@given(groups, groups)
@settings(deadline=None)
def test_r8_does_not_move_with_who_comes_or_leaves(
    one: list[tuple[int, ...]], more: list[tuple[int, ...]]
) -> None:
    alone = trend(one, one)
    joined = trend(one, one + more)
    assert (joined.domains, joined.questions) == (alone.domains, alone.questions)
    assert len(joined.came) == len(more)


@given(groups)
@settings(deadline=None)
def test_r8_does_not_depend_on_the_order_of_members_and_turns_around_with_time(
    then: list[tuple[int, ...]],
) -> None:
    now = [tuple(5 - level for level in levels) for levels in then]
    forth, back = trend(then, now), trend(now, then)
    assert [(one.rose, one.fell, one.chance) for one in forth.questions] == [
        (one.fell, one.rose, one.chance) for one in back.questions
    ]
    mirror = {Turn.ROSE: Turn.FELL, Turn.FELL: Turn.ROSE, Turn.STEADY: Turn.STEADY, None: None}
    assert [mirror[one.turn] for one in forth.questions] == [one.turn for one in back.questions]
    turned = EarlierRound(Dataset(SCAN, tuple(reversed(round_of(then).sheets))))
    assert group_trend(round_of(now), turned) == forth


@pytest.mark.parametrize(("then", "now"), [(True, True), (True, False), (False, True)])
def test_r8_leaves_out_what_served_the_organisation_alone_then_or_now(
    then: bool, now: bool
) -> None:
    def form(version: str, own: bool) -> Questionnaire:
        first, *others = level_questions(*CODES, "b4")
        return scan(version, replace(first, sharing="own") if own else first, *others)

    old, new = form("1", then), form("2", now)

    def told(low: int, high: int) -> GroupTrend:
        first, second = (
            Dataset(asked, tuple(sheet({**same, "b1": b1}, who=f"m{at}") for at in range(9)))
            for asked, b1 in ((old, low), (new, high))
        )
        way = (bridged(old, new, *(Step((c,), (c,), How.SAME) for c in same)),)
        return replace(group_trend(second, EarlierRound(first, way)), content_hash="")

    same = dict.fromkeys(("b1", "b2", "b3", "b4"), 3)
    assert told(1, 5) == told(4, 2)
    assert {one.code: one.n_members for one in told(1, 5).questions}.get("b1", 0) == 0
    assert [(one.code, one.n_members) for one in told(1, 5).domains] == [("b", 9)]


@given(groups)
@settings(deadline=None)
def test_r9_calls_nothing_changed_where_no_answer_changed(then: list[tuple[int, ...]]) -> None:
    found = trend(then, then)
    assert {one.turn for one in (*found.domains, *found.questions)} <= {None, Turn.STEADY}
    assert {one.chance for one in found.domains} == {Fraction(1)}


@pytest.mark.parametrize(
    ("rose", "fell", "stayed", "chance", "turn"),
    [
        (5, 0, 0, Fraction(1, 16), None),
        (6, 0, 0, Fraction(1, 32), Turn.ROSE),
        (5, 0, 5, Fraction(1, 16), Turn.STEADY),
        (0, 6, 0, Fraction(1, 32), Turn.FELL),
        (9, 1, 0, Fraction(11, 512), Turn.ROSE),
        (8, 2, 0, Fraction(7, 64), Turn.STEADY),
    ],
)
def test_r9_needs_six_members_and_one_chance_in_twenty(
    rose: int, fell: int, stayed: int, chance: Fraction, turn: Turn | None
) -> None:
    then = [(2, 2, 2)] * (rose + fell + stayed)
    now = [(3, 3, 3)] * rose + [(1, 1, 1)] * fell + [(2, 2, 2)] * stayed
    (domain,) = trend(then, now).domains
    assert (domain.rose, domain.fell, domain.stayed) == (rose, fell, stayed)
    assert (domain.chance, domain.turn) == (chance, turn)


def test_r9_asks_more_the_more_subjects_there_are() -> None:
    # Six that rise are 1/32: rare for one subject, not for the rarest of three (Holm).
    found = trend([(2, 2, 2)] * 6, [(3, 2, 2)] * 6)
    assert [one.turn for one in found.questions] == [Turn.STEADY] * 3
    found = trend([(2, 2, 2)] * 6, [(3, 3, 3)] * 6)
    assert [one.turn for one in found.questions] == [Turn.STEADY] * 3
    # Eight are 1/128, under 5 % / 3, and then the others have 5 % / 2 and 5 %.
    found = trend([(2, 2, 2)] * 8, [(3, 3, 3)] * 8)
    assert [one.turn for one in found.questions] == [Turn.ROSE] * 3
    found = trend([(2, 2, 2)] * 8, [(3, 2, 1)] * 8)
    assert [one.turn for one in found.questions] == [Turn.ROSE, Turn.STEADY, Turn.FELL]


def test_r9_says_that_it_cannot_be_said() -> None:
    (domain,) = trend([(1, 1, 1)] * 5, [(5, 5, 5)] * 5).domains
    assert said(domain.sentence) == "Cannot be said: both rounds tell it of 5 members only."


def test_r10_counts_members_before_it_tells_a_mean() -> None:
    # One leap of five levels lifts the mean; one member rose.
    then, now = [(0, 0, 0)] + [(2, 2, 2)] * 9, [(5, 5, 5)] + [(2, 2, 2)] * 9
    (domain,) = trend(then, now).domains
    assert (domain.before, domain.after) == (Decimal("1.8"), Decimal("2.3"))
    assert domain.turn is Turn.STEADY
    assert said(domain.sentence) == "No clear change: 1 of 10 rose, 0 fell."


def test_r11_takes_a_successor_for_a_newcomer_and_its_predecessors_for_leavers() -> None:
    then = round_of([(1, 1, 1)] * 8)
    merged = sheet(dict.fromkeys(CODES, 5), who="merged")
    now = Dataset(SCAN, (*round_of([(1, 1, 1)] * 6).sheets, merged))
    found = group_trend(now, EarlierRound(then))
    assert (found.came, found.left) == (("merged",), ("m06", "m07"))
    assert found.domains[0].after == Decimal("1.0")


def test_r8_is_of_the_members_of_one_group_where_asked() -> None:
    then, now = round_of([(1, 1, 1)] * 8), round_of([(3, 3, 3)] * 8)
    found = group_trend(now, EarlierRound(then), among={"m00", "m01"})
    assert found.both == ("m00", "m01")
    assert found.domains[0].n_members == 2


def test_r8_leaves_out_what_does_not_compare() -> None:
    new = scan("2", *level_questions(*CODES))
    way = (bridged(SCAN, new, Step(("b1",), ("b1",), How.BROKEN)),)
    now = Dataset(new, round_of([(5, 2, 2)] * 6).sheets)
    found = group_trend(now, EarlierRound(round_of([(0, 2, 2)] * 6), way))
    assert [one.n_members for one in found.questions] == [0, 6, 6]
    assert found.questions[0].before is None
    # Two questions are too few for a level of the domain (R1).
    assert found.domains[0].n_members == 0


def test_r6_gives_the_parts_of_a_split_question_no_trend_of_their_own() -> None:
    new = scan("2", *level_questions("p", "q", "b2", "b3"))
    way = (bridged(SCAN, new, Step(("b1",), ("p", "q"), How.SPLIT)),)
    answers = {"p": 5, "q": 5, "b2": 2, "b3": 2}
    now = Dataset(new, tuple(sheet(answers, who=f"m{at:02}") for at in range(6)))
    found = group_trend(now, EarlierRound(round_of([(0, 2, 2)] * 6), way))
    assert [one.n_members for one in found.questions] == [0, 0, 6, 6]
    assert (found.domains[0].n_members, found.domains[0].turn) == (6, Turn.ROSE)


def test_of_nobody_says_nothing() -> None:
    found = group_trend(round_of([(1, 1, 1)], first=5), EarlierRound(round_of([(1, 1, 1)])))
    assert found.both == ()
    assert {one.turn for one in (*found.domains, *found.questions)} == {None}
