"""A calculated value is shared no wider than what it is calculated from."""

import pytest

from samenscan.core.questionnaire import QuestionnaireErrors, read

SCAN = """
code: mini
version: "1"
title: Klein
languages: [nl]
sections:
  - code: A
    title: Alles
    questions:
      - {{code: A1, type: number, text: Eigen, sharing: {sharing}}}
      - {{code: A2, type: number, text: Open, asked_when: A1 > 3}}
      - {{code: A3, type: number, text: Voor iedereen, sharing: public}}
      - {{code: A4, type: derived, text: Tussen, sharing: {sharing}, value: A1 + 1}}
      - code: A5
        type: derived
        text: Som
        {told}
"""
CUT = "cut: {at_least: 1, says: veel}"
OUT = [
    "value: A1",
    "value: A1 + A3",
    "value: A4 * 2",
    "value: A2",
    "value: A3\n        asked_when: A1 > 0",
    "value: A3\n        asked_when: A2.answered",
    'value: "A1.answered ? 1 : 0"',
]


def problems(sharing: str, told: str) -> list[tuple[int, str]]:
    try:
        read(SCAN.format(sharing=sharing, told=told), "x")
    except QuestionnaireErrors as errors:
        return [(one.line, f"{one.what} {one.remedy}") for one in errors.problems]
    return []


@pytest.mark.parametrize("told", OUT)
@pytest.mark.parametrize("sharing", ["own", "centre"])
def test_tells_of_every_way_in_which_an_answer_gets_out(sharing: str, told: str) -> None:
    (found,) = problems(sharing, f"{told}\n        {CUT}")
    assert found[0] == 17, found
    assert f"which is shared as “{sharing}” only" in found[1]
    assert "leave “cut” out" in found[1]


@pytest.mark.parametrize("told", OUT)
def test_holds_for_what_is_not_told_together_too(told: str) -> None:
    assert problems("partnership-anonymous", f"{told}\n        {CUT}") == []
    assert problems("own", f"{told}\n        sharing: own") == []
    (found,) = problems("own", f"{told}\n        sharing: centre")
    assert "Write sharing: own here." in found[1]


def test_lets_a_value_be_shared_less_than_what_it_comes_from() -> None:
    assert problems("own", f"value: A3 / 2\n        {CUT}") == []


def test_waits_until_the_formula_can_be_read() -> None:
    (found,) = problems("own", "value: A9")
    assert "A9" in found[1]


def test_says_of_each_the_narrowest_answer_even_round_about() -> None:
    told = "value: A5 + A1"
    assert any("waits for its own answer" in words for _line, words in problems("own", told))
