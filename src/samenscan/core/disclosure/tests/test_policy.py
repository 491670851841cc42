"""Floors can be raised and never lowered, and the table of policies says who reads what (D15)."""

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.disclosure.policy import (
    HOUSE,
    LIMITS,
    POLICIES,
    FloorRefused,
    Floors,
    Form,
    PoliciesRefused,
    Policy,
    checked,
)
from samenscan.core.questionnaire.model import Sharing


def test_D15_floors_are_those_of_the_house_where_nothing_is_set() -> None:
    assert Floors.written({}) == HOUSE == Floors(5, 2, 10, 3, 100)
    assert Floors.written({"SAMENSCAN_FLOOR_OTHERS": " "}) == HOUSE
    assert HOUSE.respondents == 7


@pytest.mark.parametrize("name", LIMITS)
def test_D15_floors_are_raised_by_a_setting(name: str) -> None:
    least, most = LIMITS[name]
    variable = f"SAMENSCAN_FLOOR_{name.upper()}"
    assert getattr(Floors.written({variable: str(least + 1)}), name) == least + 1
    assert getattr(Floors.written({variable: str(most)}), name) == most


@pytest.mark.parametrize("name", LIMITS)
@given(n=st.integers(min_value=-10, max_value=2_000_000))
def test_D15_floors_are_never_lowered(name: str, n: int) -> None:
    least, most = LIMITS[name]
    variable = f"SAMENSCAN_FLOOR_{name.upper()}"
    if least <= n <= most:
        assert getattr(Floors.written({variable: str(n)}), name) == n
        return
    with pytest.raises(FloorRefused) as refused:
        Floors.written({variable: str(n)})
    assert variable in str(refused.value)
    assert f"This floor is {least}" in str(refused.value)
    with pytest.raises(FloorRefused):
        replace(HOUSE, **{name: n})


@pytest.mark.parametrize("written", ["five", "5.5", "6 or more", "-6", "٦", "0x9", "6" * 40])
def test_D15_floors_are_whole_numbers(written: str) -> None:
    with pytest.raises(FloorRefused):
        Floors.written({"SAMENSCAN_FLOOR_OTHERS": written})


def test_D15_a_floor_is_no_truth_value() -> None:
    with pytest.raises(FloorRefused):
        Floors(percent=True)


def test_D15_every_sharing_class_has_a_policy() -> None:
    assert set(POLICIES) == set(get_args(Sharing))
    assert [policy.members for policy in POLICIES.values()] == [
        Form.NOTHING,
        Form.NOTHING,
        Form.STATEMENTS,
        Form.BY_NAME,
        Form.STATEMENTS,
    ]
    told = {policy.sharing for policy in POLICIES.values() if policy.public is not Form.NOTHING}
    assert told == {"public"}


@pytest.mark.parametrize(
    "wrong",
    [
        replace(POLICIES["own"], organisation=Form.NOTHING),
        replace(POLICIES["own"], members=Form.STATEMENTS),
        replace(POLICIES["partnership-anonymous"], members=Form.ANSWERS),
        replace(POLICIES["partnership-anonymous"], public=Form.STATEMENTS),
        replace(POLICIES["partnership-named"], public=Form.TOGETHER),
        replace(POLICIES["public"], public=Form.BY_NAME),
        replace(POLICIES["public"], members=Form.NOTHING),
    ],
)
def test_D15_a_policy_that_tells_too_much_is_refused(wrong: Policy) -> None:
    others = [policy for policy in POLICIES.values() if policy.sharing != wrong.sharing]
    with pytest.raises(PoliciesRefused):
        checked([*others, wrong])


def test_D15_a_class_without_a_policy_is_refused() -> None:
    every = list(POLICIES.values())
    for wrong in (every[1:], [*every, every[0]]):
        with pytest.raises(PoliciesRefused):
            checked(wrong)
