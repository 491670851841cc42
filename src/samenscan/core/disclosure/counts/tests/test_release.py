"""Tables of counts pass a gate of their own, and stay the same in the ledger (D20)."""

from dataclasses import replace
from random import Random

import pytest

from samenscan.core.answers import Dataset, Sheet
from samenscan.core.answers.values import Answer, Missing, YesNo
from samenscan.core.disclosure import AlreadyReleased, CheckFailed, Members, NotReleased
from samenscan.core.disclosure.counts import (
    Breakdown,
    CountsPlan,
    counts_entry,
    counts_from_plain,
    counts_to_plain,
    plan_counts,
    release_counts,
)
from samenscan.core.disclosure.policy import Floors
from samenscan.core.questionnaire import read
from samenscan.core.questionnaire.canonical import digest

SOURCE = """
code: large
version: "1"
title: Large
languages: [en]
scale: {max: 5, levels: [a, b, c, d, e, f]}
sections:
  - {code: A, title: A, minutes: 5, questions: [
      {code: A1, type: yes_no, text: One, yes_score: 5, no_score: 0},
      {code: A2, type: yes_no, text: Two, yes_score: 5, no_score: 0},
      {code: A3, type: yes_no, text: Three, yes_score: 5, no_score: 0, sharing: own}]}
"""
ASKED = read(SOURCE, "large.yaml")
AUDIENCE = Members("2026")
Large = tuple[CountsPlan, dict[str, int], Dataset]


@pytest.fixture(scope="module")
def large() -> Large:
    rng = Random(5)
    codes = [f"o{at}" for at in range(150)]
    kinds: list[Answer] = [YesNo(True), YesNo(False), Missing.UNKNOWN]
    sheets = tuple(
        Sheet(code, {q: rng.choices(kinds, [6, 5, 1])[0] for q in ("A1", "A2", "A3")})
        for code in codes
    )
    breakdown = Breakdown(
        "group", {code: "east" if at < 70 else "west" for at, code in enumerate(codes)}
    )
    plan, atom_of = plan_counts(codes, [breakdown])
    return plan, atom_of, Dataset(ASKED, sheets)


def test_D20_tells_each_shared_question_and_counts_as_the_answers_do(large: Large) -> None:
    plan, atom_of, dataset = large
    told = release_counts(plan, atom_of, dataset, AUDIENCE, earlier=()).facts
    assert [table.code for table in told.tables] + list(told.withheld) == ["A1", "A2"]
    yes = sum(sheet.answer("A1") == YesNo(True) for sheet in dataset.sheets)
    assert told.tables[0].rows[0][0] == yes


def test_D20_refuses_another_participation_and_raised_floors(large: Large) -> None:
    plan, atom_of, dataset = large
    one_less = Dataset(ASKED, dataset.sheets[1:])
    with pytest.raises(NotReleased):
        release_counts(plan, atom_of, one_less, AUDIENCE, earlier=())
    for floors in (Floors(counts_from=200), Floors(coalition=3)):
        with pytest.raises(NotReleased):
            release_counts(plan, atom_of, dataset, AUDIENCE, earlier=(), floors=floors)


def test_D20_is_one_release_with_all_others_and_hands(large: Large) -> None:
    plan, atom_of, dataset = large
    entry = counts_entry(AUDIENCE, plan, dataset, {})
    assert entry.questions == {"A1", "A2"}
    with pytest.raises(AlreadyReleased):
        release_counts(plan, atom_of, dataset, AUDIENCE, earlier=[entry])
    three = frozenset({"o1", "o2", "o3"})
    with pytest.raises(NotReleased):
        release_counts(plan, atom_of, dataset, AUDIENCE, earlier=(), hands=[three])


def test_D20_comes_back_from_the_ledger_as_it_was_or_not_at_all(large: Large) -> None:
    plan, atom_of, dataset = large
    released = release_counts(plan, atom_of, dataset, AUDIENCE, earlier=())
    stored = counts_to_plain(released)
    again = counts_from_plain(stored)
    assert again.facts.tables == released.facts.tables
    assert replace(again.facts.plan, dropped=plan.dropped) == plan
    with pytest.raises(CheckFailed):
        counts_from_plain({**stored, "withheld": ["A9"]})
    content = {key: value for key, value in stored.items() if key != "hash"}
    content["counts"] = {"atoms": [70, 70], "groups": [["all", "", [0, 1]]], "coalition": 2}
    with pytest.raises(CheckFailed):
        counts_from_plain({**content, "hash": digest(content)})
