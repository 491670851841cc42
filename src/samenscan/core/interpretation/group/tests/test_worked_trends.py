"""The worked examples of a group in docs/methods/trend.md are executed as they stand (R9)."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.values import Sheet
from samenscan.core.interpretation.group.trend import group_trend
from samenscan.core.interpretation.trend import EarlierRound, Turn
from samenscan.core.interpretation.trend.tests.make import level_questions, scan, sheet
from samenscan.core.questionnaire.model import Questionnaire

DOCUMENT = Path(__file__).parents[6] / "docs" / "methods" / "trend.md"
ROW = re.compile(r"^\| (\d+) \| (\d+) \| (\d+) \| (\S+) \| ([a-z ]+) \|$", re.MULTILINE)
GROUPS = ROW.findall(DOCUMENT.read_text(encoding="utf-8"))
TURNS = {
    Turn.ROSE: "rose",
    Turn.FELL: "fell",
    Turn.STEADY: "no clear change",
    None: "cannot be said",
}


def test_has_its_examples() -> None:
    assert len(GROUPS) == 6


@pytest.mark.parametrize(("rose", "fell", "stayed", "chance", "change"), GROUPS)
def test_r9_tells_of_a_group_what_the_document_says(
    rose: str, fell: str, stayed: str, chance: str, change: str
) -> None:
    form = scan("1", *level_questions("q1", "q2", "q3"))
    moves = [1] * int(rose) + [-1] * int(fell) + [0] * int(stayed)
    then, now = (
        Dataset(
            form, tuple(_flat(form, f"m{at}", 2 + move * when) for at, move in enumerate(moves))
        )
        for when in (0, 1)
    )
    (domain,) = group_trend(now, EarlierRound(then)).domains
    assert domain.chance == Fraction(chance)
    assert TURNS[domain.turn] == change


def _flat(form: Questionnaire, who: str, level: int) -> Sheet:
    return sheet(dict.fromkeys([question.code for question in form.questions()], level), who=who)
