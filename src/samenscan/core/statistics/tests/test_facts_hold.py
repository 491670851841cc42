"""What figures of a group have to hold, whatever the answers are (Z1, Z15, Z16)."""

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.answers import Answer, Dataset, Levels, Missing, Sheet
from samenscan.core.questionnaire.tests.make import (
    make_question,
    make_questionnaire,
    make_section,
)
from samenscan.core.statistics.facts import PARTS, Facts, facts_of
from samenscan.core.statistics.histograms import ALL, histograms
from samenscan.core.statistics.levels_of_groups import levels_of_groups
from samenscan.core.statistics.tests.rounds import countable_datasets

TOP = 5
SCAN = make_questionnaire(make_section(make_question("b1"), make_question("b2")))
Given = Sequence[int | None]
LEVELS = st.lists(st.none() | st.integers(0, TOP), min_size=1, max_size=12)
ANSWERED = LEVELS.filter(lambda given: any(level is not None for level in given))
SAME = ("mean", "median", "quantiles", "agreement", "consensus")


def group(given: Given) -> Dataset:
    """A sheet per member; both questions and both sides have the level that is given."""

    def answer(level: int | None) -> Answer:
        return Missing.UNKNOWN if level is None else Levels(level, level)

    return Dataset(
        SCAN,
        tuple(
            Sheet(f"z{at:02}", {"b1": answer(level), "b2": answer(level)})
            for at, level in enumerate(given)
        ),
    )


def facts(given: Given) -> Facts:
    return facts_of(histograms({"r": group(given)}))


def figure(told: Facts, name: str) -> float | list[float]:
    found = getattr(told, name)[told.at("r", ALL, "b1.practice")]
    return found.tolist() if isinstance(found, np.ndarray) else float(found)


@given(LEVELS)
def test_z15_do_not_depend_on_the_order_of_members(given_: list[int | None]) -> None:
    turned = sorted(given_, key=lambda level: -1 if level is None else level)
    for name in (*SAME, "coverage", "lowest_mean", "highest_mean"):
        assert figure(facts(given_), name) == pytest.approx(
            figure(facts(turned), name), nan_ok=True
        )


@given(ANSWERED, st.data())
def test_z15_never_fall_when_an_answer_rises(given_: list[int | None], draw: st.DataObject) -> None:
    places = [at for at, level in enumerate(given_) if level is not None and level < TOP]
    if not places:
        return
    at = draw.draw(st.sampled_from(places))
    higher = [*given_[:at], (given_[at] or 0) + 1, *given_[at + 1 :]]
    before, after = facts(given_), facts(higher)
    for name in ("mean", "median", "lowest_mean", "highest_mean"):
        assert figure(after, name) >= figure(before, name)  # type: ignore[operator] # both floats
    old, new = figure(before, "quantiles"), figure(after, "quantiles")
    assert isinstance(old, list) and isinstance(new, list)
    assert all(there >= here - 1e-12 for here, there in zip(old, new, strict=True))


@given(ANSWERED)
def test_z15_turn_with_the_scale(given_: list[int | None]) -> None:
    turned = facts([None if level is None else TOP - level for level in given_])
    told = facts(given_)
    for name, other in (
        ("mean", "mean"),
        ("median", "median"),
        ("lowest_mean", "highest_mean"),
    ):
        one = figure(told, name)
        assert isinstance(one, float)
        assert figure(turned, other) == pytest.approx(TOP - one)
    # PARTS lie evenly on both sides of a half.
    assert [1 - part for part in PARTS[::-1]] == list(PARTS)
    quantiles = figure(told, "quantiles")
    assert isinstance(quantiles, list)
    assert figure(turned, "quantiles") == pytest.approx([TOP - one for one in quantiles[::-1]])
    for name in ("agreement", "consensus", "coverage"):
        assert figure(turned, name) == pytest.approx(figure(told, name))


@given(LEVELS)
def test_z1_do_not_change_with_a_member_that_answered_nothing(given_: list[int | None]) -> None:
    before, after = facts(given_), facts([*given_, None])
    for name in SAME:
        assert figure(after, name) == pytest.approx(figure(before, name), nan_ok=True)
    assert figure(after, "n_answers") == figure(before, "n_answers")
    for name in ("n_members", "n_applicable"):
        one = figure(before, name)
        assert isinstance(one, float)
        assert figure(after, name) == one + 1


@given(ANSWERED, st.integers(2, 4))
def test_z15_depend_on_shares_alone(given_: list[int | None], times: int) -> None:
    before, after = facts(given_), facts(given_ * times)
    for name in (
        *("mean", "median", "agreement", "consensus"),
        *("coverage", "lowest_mean", "highest_mean"),
    ):
        assert figure(after, name) == pytest.approx(figure(before, name))


@settings(max_examples=40, deadline=None)
@given(ANSWERED.filter(lambda given: given.count(None) <= 3))
def test_z15_bounds_hold_every_way_to_answer_and_no_more(given_: list[int | None]) -> None:
    told = facts(given_)
    means = []
    for filled in product(range(TOP + 1), repeat=given_.count(None)):
        silent = iter(filled)
        all_of_them = [next(silent) if level is None else level for level in given_]
        means.append(sum(all_of_them) / len(all_of_them))
    assert figure(told, "lowest_mean") == pytest.approx(min(means))
    assert figure(told, "highest_mean") == pytest.approx(max(means))


@settings(max_examples=40, deadline=None)
@given(countable_datasets(), st.data())
def test_z14_counts_add_up_to_members_and_parts_to_the_whole(
    dataset: Dataset, draw: st.DataObject
) -> None:
    who = sorted(one.organisation for one in dataset.population)
    east = set(draw.draw(st.sets(st.sampled_from(who))))
    counted = histograms({"r": dataset}, {"east": east, "west": set(who) - east})
    everybody, *parts = counted.cube[0]
    assert (everybody == sum(parts)).all()
    assert (everybody.sum(axis=-1) == len(who)).all()
    assert (parts[0].sum(axis=-1) == len(east)).all()


@settings(max_examples=60, deadline=None)
@given(ANSWERED, st.data())
def test_z16_never_fall_when_an_answer_rises(given_: list[int | None], draw: st.DataObject) -> None:
    at = draw.draw(st.sampled_from([i for i, level in enumerate(given_) if level is not None]))
    higher = [*given_[:at], min((given_[at] or 0) + 1, TOP), *given_[at + 1 :]]
    before, after = levels_of_groups(group(given_)), levels_of_groups(group(higher))
    for one, other in zip(before.facts, after.facts, strict=True):
        assert other.n_levels == one.n_levels == sum(level is not None for level in given_)
        assert other.mean >= one.mean - 1e-12
        assert other.median >= one.median - 1e-12


@settings(max_examples=60, deadline=None)
@given(LEVELS)
def test_z16_do_not_change_with_a_member_that_answered_nothing(given_: list[int | None]) -> None:
    before, after = levels_of_groups(group(given_)), levels_of_groups(group([*given_, None]))
    for one, other in zip(before.facts, after.facts, strict=True):
        assert (other.n_members, other.n_levels) == (one.n_members + 1, one.n_levels)
        for name in ("mean", "median", "quantiles"):
            assert getattr(other, name) == pytest.approx(getattr(one, name), nan_ok=True)
