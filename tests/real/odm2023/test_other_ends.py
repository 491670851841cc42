"""The 35 countries as two groups, with a second sentence for whoever said no …"""

import csv
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from samenscan.core.answers import Dataset
from samenscan.core.answers.values import Chosen
from samenscan.core.disclosure import (
    Members,
    Plan,
    QuestionBands,
    Released,
    attack,
    layout_of,
    propose,
    release_bands,
)
from samenscan.core.questionnaire import Kind, Question, Questionnaire
from samenscan.core.questionnaire.model import OtherEnd
from samenscan.core.text import words
from samenscan.reports.collective import Together, collective_story
from tests.real.odm2023.importer import OUTSIDE_THE_UNION
from tests.real.odm2023.test_reports import reports

__all__ = ["reports"]

UNION, OTHERS = "European Union", "Other Europe"


def with_no(question: Question) -> Question:
    """The question with “no” as its other end, where a choice with that code is no yes."""
    cut = question.cut
    codes = {choice.code for choice in question.choices} - (cut.choices if cut else frozenset())
    if cut is None or question.kind is not Kind.SINGLE or not {"no"} < codes:
        return question
    other = OtherEnd(None, frozenset({"no"}), words(en=f"No to: {question.code}"))
    return replace(question, cut=replace(cut, other_end=other))


@pytest.fixture(scope="module")
def asked(questionnaire: Questionnaire) -> Questionnaire:
    """The scan with second sentences."""
    sections = tuple(
        replace(section, questions=tuple(map(with_no, section.questions)))
        for section in questionnaire.sections
    )
    return replace(questionnaire, sections=sections)


def group_of(dataset: Dataset) -> Mapping[str, str]:
    """The group of every country."""
    return {
        sheet.organisation: OTHERS if sheet.organisation in OUTSIDE_THE_UNION else UNION
        for sheet in dataset.sheets
    }


@pytest.fixture(scope="module")
def told(asked: Questionnaire, dataset: Dataset) -> Together:
    """What the countries are told together."""
    both = replace(dataset, questionnaire=asked)
    layout = layout_of(both, group_of(both), [UNION, OTHERS])
    plan = propose(layout)
    assert isinstance(plan, Plan)
    released: Released[Members, tuple[QuestionBands, ...]] = release_bands(
        plan, both, group_of(both), Members("odm"), earlier=()
    )
    return Together(released, plan, attack(layout, released.facts), asked, 35, {}, True)


def test_are_told_within_limits_that_hold_the_counts_by_hand(
    told: Together, dataset: Dataset
) -> None:
    n_told = 0
    for facts in told.released.facts:
        if facts.other_end is None:
            continue
        for group, within in facts.other_end.ranges.items():
            said_no = [
                sheet.organisation
                for sheet in dataset.sheets
                if sheet.answer(facts.code) == Chosen("no")
                and group in ("all", group_of(dataset)[sheet.organisation])
            ]
            assert within.low <= len(said_no) <= within.high, (facts.code, group)
            n_told += 1
    assert n_told > 3 * 20


def test_give_no_answer_away_and_leave_a_guess(told: Together) -> None:
    assert told.audit.n_exact == 0
    assert told.audit.narrowest == 2
    assert told.audit.surest < 1


def test_leave_something_to_talk_about(told: Together) -> None:
    story = collective_story(told)
    assert {code for one in story.highlights for code in one.codes}
    ends = [one.other_end.bands for one in told.released.facts if one.other_end]
    assert [bands for bands in ends if set(bands.values()) != {"few"}]


def test_are_written_as_rows_that_say_what_the_facts_say(reports: Path) -> None:
    facts = json.loads((reports / "collective" / "facts.json").read_text(encoding="utf-8"))
    with (reports / "collective" / "facts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 160 * 3
    read: dict[str, dict[str, str]] = {}
    for row in rows:
        name = "all" if row["group"] == "All together" else row["group"]
        read.setdefault(row["question"], {})[name] = row["band"]
        assert int(row["at_least"]) <= int(row["at_most"]) <= int(row["took_part"])
    assert read == facts["questions"]
