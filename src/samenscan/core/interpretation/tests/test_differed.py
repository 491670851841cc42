"""Colleagues who answered each for themselves … (I13, D22)."""

import pytest

from samenscan.core.answers.values import Answer, Levels, Missing, Sheet, YesNo
from samenscan.core.disclosure import HOUSE, views_to_tell
from samenscan.core.interpretation import interpret_own
from samenscan.core.questionnaire import read
from samenscan.core.text import Text

ASKED = read(
    """
code: mini
version: "1"
title: Mini
languages: [en]
scale: {max: 5, levels: [a, b, c, d, e, f]}
sections:
  - {code: B, title: B, minutes: 5, questions: [
      {code: B1, type: level, text: Back-up, independent: yes},
      {code: B2, type: yes_no, text: Budget, yes_score: 5, no_score: 0, independent: yes}]}
""",
    "mini.yaml",
)
STANDS: dict[str, Answer] = {"B1": Levels(3, 3), "B2": YesNo(True)}


def told(views: dict[str, tuple[Answer, ...]], colleagues: int = HOUSE.colleagues) -> list[str]:
    """The ids of what the report asks because colleagues differ."""
    sheet = Sheet("zone", STANDS, views=views)
    report = interpret_own(ASKED, sheet, colleagues=colleagues).facts
    assert [one.id for one in report.findings if one.rule == "I13"] == [
        one.id for one in report.noticed if one.rule == "I13"
    ]
    return [one.id for one in report.findings if one.rule == "I13"]


def test_I13_are_asked_about_where_their_levels_lie_two_steps_apart() -> None:
    near = (Levels(3, 3), Levels(2, 3), Levels(3, 2))
    assert told({"B1": near}) == []
    assert told({"B1": (*near, Levels(3, 1))}) == ["I13:B1"]
    assert told({"B1": (*near, Levels(5, 3))}) == ["I13:B1"]
    assert told({"B1": (*near, Levels(None, 3))}) == []


def test_I13_are_asked_about_where_other_answers_are_not_all_the_same() -> None:
    yes, no = YesNo(True), YesNo(False)
    assert told({"B2": (yes, yes, yes)}) == []
    assert told({"B2": (yes, no, yes)}) == ["I13:B2"]
    assert told({"B2": (yes, Missing.UNKNOWN, yes)}) == ["I13:B2"]
    assert told({"B1": (Levels(3, 3), Missing.UNKNOWN, Levels(3, 3))}) == ["I13:B1"]


def test_I13_are_never_named_nor_quoted() -> None:
    views: dict[str, tuple[Answer, ...]] = {"B1": (Levels(5, 5), Levels(0, 0), Levels(3, 3))}
    report = interpret_own(ASKED, Sheet("zone", STANDS, views=views)).facts
    (finding,) = [one for one in report.findings if one.rule == "I13"]
    assert isinstance(finding.sentence, Text)
    assert dict(finding.sentence.params)["n"] == 3
    assert finding.kind == "check"
    assert dict(finding.evidence).keys() == {"B1"}
    assert "0" not in str(dict(finding.sentence.params)["answer"])


@pytest.mark.parametrize("n", [1, 2])
def test_D22_are_told_about_from_three_on_only(n: int) -> None:
    apart = (YesNo(True), YesNo(False), YesNo(True))
    assert told({"B2": apart[:n]}) == []
    assert views_to_tell({"B2": apart[:n]}) == {}
    assert views_to_tell({"B2": apart[:n]}, colleagues=1) == {}
    assert told({"B2": apart}, colleagues=4) == []


def test_D22_change_no_level_and_no_hash_of_the_answers() -> None:
    views: dict[str, tuple[Answer, ...]] = {"B1": (Levels(5, 5), Levels(0, 0), Levels(3, 3))}
    with_views = interpret_own(ASKED, Sheet("zone", STANDS, views=views)).facts
    without = interpret_own(ASKED, Sheet("zone", STANDS)).facts
    assert with_views.sections == without.sections
    assert with_views.content_hash == without.content_hash
