"""Reading a questionnaire file: a questionnaire, or every problem with its line and remedy."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.questionnaire import (
    Kind,
    Question,
    Questionnaire,
    QuestionnaireErrors,
    gaps,
    read,
)

FILE = """\
code: scan
version: 1.0
title: {nl: Scan, fr: Le scan}
languages: [nl, fr]
sections:
  - code: h
    title: Continuïteit
    questions:
      - code: h1
        type: level
        text: Back-up
        key: yes
        weight: 2
        combine: minimum
        cut: {side: practice, at_least: 3, says: bewaart een kopie}
      - code: h2
        type: single
        text: Test
        choices:
          - {code: no, text: Nee, score: 0}
          - {code: yes, text: Ja, score: 5}
          - {code: na, text: n.v.t., missing: not_applicable}
        cut: {choices: [yes], says: test}
      - code: h3
        type: yes_no
        text: Plan
        yes_score: 5
        cut: {says: heeft een plan}
      - code: h4
        type: number
        text: Aantal
        min: 0
        max: 100
        decimals: 1
"""


def problems(source: str) -> list[tuple[int, str, str]]:
    with pytest.raises(QuestionnaireErrors) as caught:
        read(source, "scan.yaml")
    return [(found.line, str(found.what), str(found.remedy)) for found in caught.value.problems]


def change(old: str, new: str, source: str = FILE) -> str:
    assert source.count(old) == 1
    return source.replace(old, new)


def question(source: str, code: str) -> Question:
    return read(source, "scan.yaml").question(code)


def test_reads_each_kind_with_its_defaults() -> None:
    questionnaire = read(FILE, "scan.yaml")
    level, single, yes_no, number = questionnaire.questions()
    assert (level.kind, level.weight, level.key, level.combine) == (
        Kind.LEVEL,
        Decimal(2),
        True,
        "minimum",
    )
    assert (single.weight, [choice.code for choice in single.choices]) == (
        Decimal(1),
        ["no", "yes", "na"],
    )
    assert (yes_no.yes_score, yes_no.no_score) == (Decimal(5), Decimal(0))
    assert yes_no.cut is not None and yes_no.cut.choices == {"yes"}
    assert (number.weight, number.minimum, number.decimals) == (Decimal(0), Decimal(0), 1)
    assert questionnaire.version == "1.0"


def test_keeps_no_and_yes_as_codes() -> None:
    single = question(FILE, "h2")
    assert single.cut is not None
    assert single.cut.choices == frozenset({"yes"})


def test_tells_all_problems_at_once_with_line_and_remedy() -> None:
    source = change("type: level", "type: levl")
    source = change("weight: 2", "wieght: 2", source)
    source = change("choices: [yes]", "choices: [yse]", source)
    source = change("decimals: 1", "decimals: veel", source)
    assert [(line, remedy) for line, _, remedy in problems(source)] == [
        (10, "Did you mean “level”?"),
        (13, "Did you mean “weight”?"),
        (23, "Did you mean “yes”?"),
        (34, "Write digits with a point for decimals, for example 2.5."),
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("code: h4", "code: H3", 29, "already used on line 24"),
        ("code: h4", "code: h 4", 29, "cannot be a code"),
        ("weight: 2", "weight: -2", 13, "cannot be under 0"),
        ("weight: 2", "weight: 2,5", 13, "has to be a number"),
        ("weight: 2", "weight: 99999", 13, "too high"),
        ("key: yes", "key: perhaps", 12, "yes or no"),
        ("at_least: 3", "at_least: 6", 15, "everybody or nobody"),
        ("at_least: 3", "at_least: 2.5", 15, "between two levels"),
        ("at_least: 3, ", "", 15, "from where"),
        ("side: practice", "side: practise", 15, "cannot be “practise”"),
        ("choices: [yes], says: test", "choices: [no, yes], says: test", 23, "everybody"),
        ("choices: [yes], says: test", "choices: [na], says: test", 23, "not a choice"),
        ("score: 5}", "score: 6}", 19, "higher than full marks"),
        ("{code: no, text: Nee, score: 0}", "{code: no, text: Nee}", 19, "has none"),
        ("missing: not_applicable", "missing: not_applicable, score: 1", 19, "both missing"),
        ("missing: not_applicable", "missing: zero", 22, "cannot be “zero”"),
        ("yes_score: 5", "max_score: 0", 27, "more than 0"),
        ("max: 100", "max: -1", 32, "lower than"),
        ("decimals: 1", "decimals: 1\n        weight: 1", 35, "no answer to it carries a score"),
        ("decimals: 1", "decimals: 1\n        key: yes", 35, "has to count in the score"),
        ("decimals: 1", "decimals: 1\n        choices: []", 35, "does not belong"),
        ("weight: 2", "sharing: own", 15, "cannot have a cut"),
        ("weight: 2", "target: 6", 13, "The target 6 is higher"),
        ("text: Back-up", "text: {fr: Sauvegarde}", 11, "missing in the first language"),
        ("text: Back-up", "text: {nl: Back-up, en: Backup}", 11, "is not in “languages”"),
        ("text: Back-up", "text: {nl: Back-up, xx: Backup}", 11, "not a language"),
        ("text: Back-up", "text: [Back-up]", 11, "has to be a text"),
        ("text: Back-up", "text:", 11, "“text” is missing"),
        ("languages: [nl, fr]", "languages: [nl, frr]", 4, "“frr” cannot stand in"),
        ("title: Continuïteit", "title: A\n    title: B", 8, "written twice"),
        ("title: Continuïteit", "title: &x A", 7, "Anchors"),
        ("title: Continuïteit", "title: !!python/name:os.system A", 7, "Type marks"),
        ("title: Continuïteit", "title: A: B", 7, "not valid YAML"),
        ("title: Continuïteit", "scored: no\n    title: A", 13, "has to count in the score"),
    ],
)
def test_names_the_line_of(old: str, new: str, line: int, what: str) -> None:
    found = problems(change(old, new))
    assert [(at, what in told) for at, told, _ in found if what in told] == [(line, True)], found
    assert all(remedy for _, _, remedy in found)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "just a text",
        "- a\n- b",
        "[" * 5000,
        "{a: " * 5000,
        "a: b\n---\na: b\n",
        "%YAML x",
        '"\\',
        "\x00",
        "sections: {}",
        "sections: []",
        "languages: nl\nsections: [1, [2], {questions: [3]}]",
        "? [a]\n: b",
        '"\\U99999999"',
        '"\\U00110000"',
        "%YAML 1.22",
        "\ud800",
    ],
)
def test_refuses_without_a_traceback(source: str) -> None:
    assert problems(source)


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("a: " + "x" * 3_000_000, "The file is too large (3000003 characters)."),
        ("[" * 13 + "]" * 13, "Lists and tables are nested too deeply here."),
        ("{a: " * 13 + "b" + "}" * 13, "Lists and tables are nested too deeply here."),
    ],
)
def test_stops_at_what_no_questionnaire_needs(source: str, what: str) -> None:
    assert [told for _, told, _ in problems(source)] == [what]


def test_names_the_last_line_and_not_the_one_behind_it() -> None:
    assert [line for line, _, _ in problems("code: c\nA1 > 1")] == [2]
    assert [line for line, _, _ in problems(FILE + "A1 > 1")] == [FILE.count("\n") + 1]


def test_a_quote_that_is_never_closed_is_told_where_it_opens() -> None:
    found = problems(change("title: Continuïteit", 'title: "Continuïteit'))
    assert [line for line, _, _ in found] == [7]


def test_languages_without_brackets_get_them() -> None:
    ((_, _, remedy),) = problems(change("languages: [nl, fr]", "languages: nl, fr"))[:1]
    assert remedy == "Write “languages: [one, two]”."


def test_reports_a_misspelt_key_once() -> None:
    found = problems(change("type: level", "tpye: level"))
    assert [(line, remedy) for line, _, remedy in found] == [(10, "Did you mean “type”?")]


def test_reports_a_translation_that_lacks_as_a_gap() -> None:
    found = gaps(read(FILE, "scan.yaml"))
    assert ("h1", "text", "fr", 9) in {
        (gap.code, gap.part, gap.language, gap.line) for gap in found
    }
    assert ("h1", "cut.says", "fr") in {(gap.code, gap.part, gap.language) for gap in found}
    assert "scan" not in {gap.code for gap in found}


def test_hashes_the_content_and_not_the_layout() -> None:
    relaid = FILE.replace("{nl: Scan, fr: Le scan}", "\n  fr: 'Le scan'\n  nl: \"Scan\"")
    relaid = "# a remark\n" + relaid.replace("weight: 2", "weight: 2.00")
    assert read(relaid, "other.yaml").content_hash == read(FILE, "scan.yaml").content_hash


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("weight: 2", "weight: 3"),
        ("at_least: 3", "at_least: 4"),
        ("text: Plan", "text: Een plan"),
        ("code: h4", "code: h5"),
        ("version: 1.0", "version: 1"),
        ("languages: [nl, fr]", "languages: [nl, fr, en]"),
    ],
)
def test_hashes_differ_when_content_does(old: str, new: str) -> None:
    assert read(change(old, new), "x").content_hash != read(FILE, "x").content_hash


def reads_or_tells(source: str) -> None:
    try:
        assert isinstance(read(source, "scan.yaml"), Questionnaire)
    except QuestionnaireErrors as errors:
        assert errors.problems
        n_lines = len(source.splitlines()) + 1
        for problem in errors.problems:
            assert 1 <= problem.line <= n_lines
            assert str(problem.what) and str(problem.remedy)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_survives_any_text(source: str) -> None:
    reads_or_tells(source)


SCRAPS = st.sampled_from(
    [
        "",
        "no",
        "-1",
        "[]",
        "{}",
        "[a",
        "{a: b}",
        "'",
        "&a",
        "*a",
        "!x",
        "level",
        "\n",
        "  ",
        "- ",
        "é",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(FILE)), st.integers(0, 12), SCRAPS), max_size=4))
def test_survives_any_edit_of_a_good_file(edits: list[tuple[int, int, str]]) -> None:
    source = FILE
    for at, n_removed, scrap in edits:
        source = source[:at] + scrap + source[at + n_removed :]
    reads_or_tells(source)


VALUES = st.recursive(
    st.sampled_from(["x", "3", "level", "", "yes"]),
    lambda inner: (
        st.lists(inner, max_size=2).map(lambda items: f"[{', '.join(items)}]")
        | st.lists(inner, max_size=2).map(
            lambda items: "{" + ", ".join(f"k{n}: {item}" for n, item in enumerate(items)) + "}"
        )
    ),
    max_leaves=4,
)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, FILE.count("\n") - 1), VALUES)
def test_survives_any_value_for_any_key(number: int, value: str) -> None:
    lines = FILE.splitlines()
    key, _, _ = lines[number].partition(":")
    lines[number] = f"{key}: {value}"
    reads_or_tells("\n".join(lines))
