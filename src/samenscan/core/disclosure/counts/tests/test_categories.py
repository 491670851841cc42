"""Answers are counted in a few columns that the questionnaire decides (D20)."""

from decimal import Decimal

import pytest

from samenscan.core.answers.values import Answer, Chosen, Levels, Missing, Number, YesNo
from samenscan.core.disclosure.counts import categories, category_of, counted_questions
from samenscan.core.questionnaire import Questionnaire, read

SOURCE = """
code: large
version: "1"
title: Large
languages: [en]
scale: {max: 5, levels: [a, b, c, d, e, f]}
sections:
  - {code: A, title: A, minutes: 5, questions: [
      {code: L, type: level, text: Backup, cut: {at_least: 3, side: practice, says: backs up}},
      {code: P, type: level, text: Policy, cut: {at_least: 3, side: paper, says: has a policy}},
      {code: Y, type: yes_no, text: Yes, yes_score: 5, no_score: 0},
      {code: S, type: single, weight: 0, text: One, choices: [
        {code: c1, text: one}, {code: c2, text: two}, {code: c0, text: "?", missing: unknown}]},
      {code: N, type: number, weight: 0, text: How many, cut: {at_least: 10, says: has ten}},
      {code: T, type: text, weight: 0, text: Words},
      {code: O, type: yes_no, text: Own, yes_score: 5, no_score: 0, sharing: own}]}
"""


@pytest.fixture(scope="module")
def asked() -> Questionnaire:
    return read(SOURCE, "large.yaml")


def test_D20_counts_levels_choices_and_cuts_that_members_may_read(asked: Questionnaire) -> None:
    told = counted_questions(tuple(asked.questions()))
    assert {q.code: [one.code for one in categories(q)] for q in told} == {
        "L": ["0-1", "2-3", "4-5", "not_said"],
        "P": ["0-1", "2-3", "4-5", "not_said"],
        "Y": ["yes", "no", "not_said"],
        "S": ["c1", "c2", "not_said"],
        "N": ["confirms", "otherwise", "not_said"],
    }


@pytest.mark.parametrize(
    ("code", "answer", "column"),
    [
        ("L", Levels(paper=5, practice=2), "2-3"),
        ("L", Levels(paper=5, practice=None), "not_said"),
        ("P", Levels(paper=5, practice=2), "4-5"),
        ("Y", YesNo(True), "yes"),
        ("Y", Missing.NOT_APPLICABLE, "not_said"),
        ("S", Chosen("c2"), "c2"),
        ("S", Chosen("c0"), "not_said"),
        ("S", Missing.RATHER_NOT_SAY, "not_said"),
        ("N", Number(Decimal(10)), "confirms"),
        ("N", Number(Decimal(9)), "otherwise"),
        ("N", Missing.UNKNOWN, "not_said"),
    ],
)
def test_D20_counts_every_answer_in_one_column(
    asked: Questionnaire, code: str, answer: Answer, column: str
) -> None:
    assert category_of(asked.question(code), answer) == column
