"""D18: the level of a domain is told where nothing else tells of the answers behind it."""

import pytest

from samenscan.core.questionnaire import Questionnaire, QuestionnaireErrors, read, read_set
from samenscan.core.questionnaire.stated import stated

_FILE = """
code: mini
version: "1"
title: Mini
languages: [en]
scale: {max: 5, levels: [a, b, c, d, e, f]}
sections:
  - code: A
    title: Profile
    questions:
      - {code: A1, type: yes_no, text: Own servers}
      - {code: A2, type: yes_no, text: Alone, sharing: own}
  - code: B
    title: Continuity
    cut: {at_least: 3, says: on their way, other_end: {at_most: 1, says: at the start}}
    questions:
      - {code: B1, type: level, text: Back-ups, asked_when: A1}
      - {code: B2, type: level, text: Restoring}
      - {code: B3, type: yes_no, text: Plan, yes_score: 5}
      - {code: B4, type: priority, text: Together}
      - {code: B5, type: number, text: Hours, sharing: own}
  - code: C
    title: Other
    questions:
      - {code: C1, type: level, text: Reports}
"""


def made(*changes: tuple[str, str]) -> Questionnaire:
    """The questionnaire with these changes to its file."""
    source = _FILE
    for old, new in changes:
        assert old in source
        source = source.replace(old, new)
    return read(source, "mini.yaml")


def test_D18_reads_a_cut_on_the_scale_of_the_questionnaire() -> None:
    (one,) = stated(made())
    assert one.code == "level.B"
    assert one.rests_on == {"A1", "B1", "B2", "B3"}
    assert one.cut.at_least == 3
    assert one.two


def test_D18_leaves_questions_that_do_not_count_their_own_sentence() -> None:
    both = made(
        ("text: Together", "text: Together, cut: {side: together, at_least: 2, says: gladly}")
    )
    assert [one.code for one in stated(both)] == ["level.B", "B4"]
    assert [one.about_together for one in stated(both)] == [False, True]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("text: Restoring", "text: Restoring, cut: {at_least: 3, says: x}", "told by itself"),
        ("text: Own servers", "text: Own servers, cut: {says: has servers}", "told by itself"),
        ("text: Restoring", "text: Restoring, sharing: centre", "shared as"),
        ("text: Restoring", "text: Restoring, sharing: public", "shared as"),
        ("asked_when: A1", "asked_when: A2", "shared as"),
        ("text: Reports", "text: Reports, asked_when: B3, cut: {says: x, at_least: 2}", "asked or"),
        ("code: C1", "code: level.B", "is how the level"),
        ("at_least: 3", "at_least: 0", "everybody or nobody"),
        ("at_least: 3", "at_least: 6", "everybody or nobody"),
        ("at_most: 1", "at_most: 3", "other end of a domain"),
        ("    cut: {at_least: 3", "    scored: no\n    cut: {at_least: 3", "No question counts"),
        ("title: Other\n", "title: Other\n    cut: {at_least: 3, says: x}\n", None),
        (
            "title: Other\n    questions:\n      - {code: C1, type: level, text: Reports}",
            "title: Other\n    cut: {at_least: 3, says: x}\n    questions:\n"
            "      - {code: C1, type: level, text: Reports, asked_when: A1}",
            "both rest on",
        ),
        (
            "type: yes_no, text: Plan, yes_score: 5",
            "type: derived, text: Plan, value: B2.practice, bands: [{at_least: 0, score: 1}]",
            "A calculated value",
        ),
    ],
)
def test_D18_refuses_what_would_tell_an_answer_twice(old: str, new: str, says: str | None) -> None:
    if says is None:
        assert len(stated(made((old, new)))) == 2
        return
    with pytest.raises(QuestionnaireErrors) as errors:
        made((old, new))
    found = [problem for problem in errors.value.problems if says in str(problem.what)]
    assert found, [str(problem.what) for problem in errors.value.problems]
    assert all(
        problem.line > 0 for problem in found if "level of a section" not in str(problem.what)
    )


def test_D18_takes_the_place_of_sentences_that_questions_bring_from_a_bank() -> None:
    bank = """
bank: b
questions:
  - {code: B2, type: level, text: Restoring, cut: {at_least: 3, says: restores}}
  - {code: B4, type: priority, text: Together, cut: {side: together, at_least: 2, says: gladly}}
"""
    source = (
        _FILE.replace("sections:", "bank: [bank.yaml]\nsections:", 1)
        .replace("{code: B2, type: level, text: Restoring}", "{use: B2}")
        .replace("{code: B4, type: priority, text: Together}", "{use: B4}")
    )
    asked = read_set({"scan.yaml": source, "bank.yaml": bank}, "scan.yaml")
    assert [one.code for one in stated(asked)] == ["level.B", "B4"]
    with pytest.raises(QuestionnaireErrors):
        own = source.replace("{use: B2}", "{use: B2, cut: {at_least: 2, says: x}}")
        read_set({"scan.yaml": own, "bank.yaml": bank}, "scan.yaml")
