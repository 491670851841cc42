"""What contradicts itself in a questionnaire is told, on the line of the key it is about."""

import pytest

from samenscan.core.questionnaire import (
    Kind,
    Questionnaire,
    QuestionnaireErrors,
    gaps,
    problems_of,
    read,
    stale,
)
from samenscan.core.questionnaire.canonical import plain_value
from samenscan.core.questionnaire.tests.make import make_question, make_questionnaire, make_section
from samenscan.core.questionnaire.tests.test_language import ALL


def change(old: str, new: str, source: str = ALL) -> str:
    assert source.count(old) == 1, source.count(old)
    return source.replace(old, new)


def line_of(source: str, words: str) -> int:
    return source[: source.index(words)].count("\n") + 1


def problems(source: str) -> list[tuple[int, str]]:
    with pytest.raises(QuestionnaireErrors) as caught:
        read(source, "scan.yaml")
    return [(found.line, str(found.what)) for found in caught.value.problems]


@pytest.mark.parametrize(
    ("old", "new", "at", "what"),
    [
        ("pass_mark: 3", "pass_mark: 6", "pass_mark", "Nobody reaches 6"),
        ("pass_mark: 3", "pass_mark: -1", "pass_mark", "cannot be under 0"),
        ("    weight: 2\n    pass", "    weight: 2000\n    pass", "weight: 2000",
         "A weight is too high"),
        ("weight: 3}", "weight: 3000}", "themes:\n", "A weight is too high"),
        ("title: Thema, weight: 3}", "title: Thema}\n      - {code: t2, title: T}", "themes:\n",
         "“t2” has no question"),
        ("theme: t1\n        who", "theme: t9\n        who", "theme: t9", "“t9” is not a theme"),
        ("text: Kies\n        theme: t1", "text: Kies", "- code: A2", "has no theme"),
        ("who: ict", "who: itc", "who: itc", "“itc” is not one of the “respondents”"),
        ("who: chief\n", "who: chef\n", "who: chef", "“chef” is not one of the “respondents”"),
        ("{code: chief, title: Korpschef}", "{code: ICT, title: K}", "{code: ict",
         "already used on line 10"),
        ("coverage: 80", "coverage: 101", "scoring:", "cannot be over 100"),
        ("section: themes", "section: theme", "scoring:", "cannot be “theme”"),
        ("at_least: 0, score: 0", "at_least: 1, score: 0", "bands:",
         "A value under 1 has no score"),
        ("at_least: 10, score: 5", "at_least: 0, score: 5", "bands:", "do not go up"),
        ("at_least: 10, score: 5", "at_least: 101, score: 5", "bands:", "No answer reaches"),
        ("at_least: 10, score: 5", "at_least: 10, score: 6", "bands:", "higher than full marks"),
        ("at_least: 10, score: 5", "at_least: 10", "at_least: 10", "“score” is missing"),
        ("min: 0\n        max: 100\n", "max: 100\n", "bands:", "has no score"),
        ("{code: b, text: B, score: 2}", "{code: b, text: B}",
         "choices:\n          - {code: a, text: A, score: 2}", "“b” has none"),
        ("{code: b, text: B, score: 2}", "{code: A, text: B, score: 2}", "{code: A, ",
         "already used"),
        ("max_score: 4", "max_score: 1", "choices:\n          - {code: a, text: A, score: 2}",
         "higher than full marks"),
        ("exclusive: yes", "missing: unknown", "{code: z", "not a known key"),
        ("choices: [a, b], says", "choices: [a, x], says", "cut: {choices: [a",
         "“x”, which is not a choice"),
        ("choices: [a, b], says", "at_least: 2, says", "cut: {at_least: 2", "not a known key"),
        ("text: Budget}", "text: Budget, weight: 1}", "text: Budget",
         "no answer to it carries a score"),
        ("text: Deel}\n      - {code: A8", "text: Deel, min: 100}\n      - {code: A8",
         "min: 100", "has to be lower"),
        ("text: Deel}\n      - {code: A8", "text: Deel, unit: x}\n      - {code: A8",
         "unit: x}", "does not belong to a question of type percentage"),
        ("latest: 2026-12-31", "latest: 2019-12-31", "earliest", "has to be before"),
        ("latest: 2026-12-31", "latest: 2026-02-30", "latest", "has to be a date"),
        ("latest: 2026-12-31", "latest: 31/12/2026", "latest", "has to be a date"),
        ("earliest: 2020-01-01", "cut: {says: x}, earliest: 2020-01-01", "cut: {says: x}",
         "does not belong to a question of type date"),
        ("max_length: 100", "max_length: 2001", "max_length", "has to be a whole number"),
        ("max_length: 100", "max_length: 0", "max_length", "has to be a whole number"),
        ("top: 2", "top: 5", "top: 5", "fewer choices"),
        ("{code: d, text: D}", "{code: d, text: D, score: 1}", "score: 1}]", "not a known key"),
        ("side: together, at_least: 2", "side: together, at_least: 3", "cut: {side: together",
         "everybody or nobody"),
        ("side: together, at_least: 2", "side: matters, at_least: 4", "cut: {side: matters",
         "everybody or nobody"),
        ("side: together, at_least: 2", "side: matters, at_least: 0", "cut: {side: matters",
         "everybody or nobody"),
        ("side: together, at_least: 2", "side: practice, at_least: 1", "cut: {side: practice",
         "cannot be “practice”"),
        ("side: together, at_least: 2", "at_least: 1", "cut: {at_least: 1, says",
         "“side” is missing"),
        ("side: together, at_least: 2", "side: together", "cut: {side: together", "from where"),
        ("side: together, at_least: 2",
         "side: together, at_least: 2, other_end: {at_most: 2, says: x}",
         "cut: {side: together", "at both ends"),
        ("side: together, at_least: 2",
         "side: together, at_least: 2, other_end: {at_most: -1, says: x}",
         "cut: {side: together", "as low as -1"),
        ("side: together, at_least: 2",
         "side: together, at_least: 2, other_end: {says: x}",
         "cut: {side: together", "“at_most” is missing"),
        ("side: together, at_least: 2",
         "side: together, at_least: 2, other_end: {at_most: 0}",
         "cut: {side: together", "“says” is missing"),
        ("choices: [a, b], says", "choices: [a], other_end: {choices: [c], says: x}, says",
         "cut: {choices: [a", "not a known key"),
        ("max: 20\n", "max: 501\n", "max: 501", "has to be a whole number"),
        ("{code: name, type: text", "{code: cost, type: text", "{code: cost, type: money",
         "already used"),
        ("type: text, text: Naam, required: yes", "type: level, text: Naam", "{code: name",
         "cannot be “level”"),
        ("type: text, text: Naam, required: yes", "type: text, text: Naam, min: 1",
         "{code: name", "does not belong to a column of type text"),
        ("min: 1, max: 9", "min: 9, max: 9", "columns:", "has to be lower"),
        ("choices: [{code: a, text: A}, {code: b, text: B}]}\n",
         "choices: [{code: a, text: A}]}\n", "columns:", "nothing to choose from"),
        ("type: file, text: Plan", "type: file, text: Plan, top: 1", "type: file",
         "does not belong"),
        ("value: A6 / A5, unit", "unit", "type: derived", "“value” is missing"),
        ("value: A6 / A5, unit", "value: [A6], unit", "type: derived", "one short text"),
        ("type: derived", "type: derived, not_applicable: no", "type: derived", "does not belong"),
        ("rule: A5 < 100, says: Veel.", "says: Veel.", "{says: Veel.", "“rule” is missing"),
        ("when: A2 == \"a\"\n            text", "text", "text: Begin met a.", "no “when”"),
        ("levels: [l0, l1, l2, l3, l4, l5]", "levels: [l0, l1, l2, l3, l4]", "levels: [l0",
         "what level 0 to 5 are"),
        ("sharing: public\n        target", "sharing: own\n        target", "cut: {side: paper",
         "stays with “own”"),
        ("sharing: public\n        target", "sharing: centre\n        target", "cut: {side: paper",
         "stays with “centre”"),
        ("sharing: public\n        target", "sharing: publik\n        target", "sharing: publik",
         "cannot be “publik”"),
        ("asked_when: A5 > 3", "asked_when: " + "A5 > 3 && " * 101 + "A5 > 3", "asked_when",
         "one short text"),
    ],
)  # fmt: skip
def test_names_the_line_of(old: str, new: str, at: str, what: str) -> None:
    source = change(old, new)
    found = problems(source)
    told = [line for line, said in found if what in said]
    assert told == [line_of(source, at)], found


def test_allows_any_words_for_who_where_no_respondents_are_declared() -> None:
    source = change(
        "  - {code: chief, title: Korpschef}\n  - {code: ict, title: {nl: ICT, fr: TIC}}\n", ""
    )
    source = change("respondents:\n", "", source).replace("who: chief", "who: chief of police")
    assert read(source, "x").sections[0].who == "chief of police"


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.LEVEL}))
def test_tells_of_a_question_made_elsewhere_that_it_cannot_count(kind: Kind) -> None:
    section = make_section(make_question("b1", kind=kind, weight=1))
    told = [str(found.what) for found in problems_of(make_questionnaire(section), "x")]
    assert "This question has a weight, but no answer to it carries a score." in told


def test_finds_nothing_wrong_in_the_whole_language() -> None:
    assert problems_of(read(ALL, "x"), "x") == ()


def all_parts() -> set[str]:
    return {gap.part for gap in gaps(read(ALL, "x"))}


def test_finds_the_gaps_of_every_text() -> None:
    assert all_parts() == {
        *(f"scale.levels.{n}" for n in range(6)),
        *(f"scale.paper.{n}" for n in range(6)),
        *("respondents.chief", "title", "intro", "themes.t1", "text", "help", "unit"),
        *(f"levels.{n}" for n in range(6)),
        *(f"choices.{code}" for code in "abcdz"),
        *(f"columns.{code}.text" for code in ("name", "cost", "part", "since", "kind", "n", "ok")),
        *("columns.kind.choices.a", "columns.kind.choices.b", "columns.n.unit"),
        *("constraints.1", "cut.says", "advice.1", "advice"),
    }


def stale_parts(old: str, new: str) -> list[tuple[str, str, str]]:
    found = stale(read(old, "x"), read(new, "x"))
    return [(gap.code, gap.part, gap.language) for gap in found]


WHOLE = change("text: Begin.", "text: {nl: Begin., fr: Commencez.}")


def test_finds_translations_that_were_overtaken() -> None:
    overtaken = change("nl: Begin., fr", "nl: Begin nu., fr", WHOLE)
    assert stale_parts(WHOLE, overtaken) == [("A1", "advice", "fr")]
    translated = change("fr: Commencez.", "fr: Commencez tout de suite.", overtaken)
    assert stale_parts(WHOLE, translated) == []
    assert stale_parts(WHOLE, WHOLE) == []


def test_calls_a_text_without_translation_a_gap_and_not_stale() -> None:
    assert stale_parts(ALL, change("text: Begin.", "text: Begin nu.")) == []
    assert stale_parts(ALL, WHOLE) == []


def test_compares_texts_by_code_and_not_by_place() -> None:
    def scan(*codes: str) -> Questionnaire:
        items = "".join(f"  - {{code: {c}, type: text, text: {{nl: {c}, fr: F}}}}\n" for c in codes)
        head = (
            "code: c\nversion: 1\ntitle: T\nlanguages: [nl, fr]\nsections:\n- code: S\n  title: T\n"
        )
        return read(f"{head}  questions:\n{items}", "x")

    assert stale(scan("Q1", "Q2"), scan("Q2", "Q3", "Q1")) == []


ABOUT = """\
code: x
version: "1"
title: X
languages: [nl]
sections:
  - code: G
    title: G
    themes: [{code: protect, title: P}]
    questions: [{code: G1, type: level, text: A, theme: protect}]
  - code: N
    title: N
    scored: false
    questions:
      - code: N1
        type: priority
        text: A
        about: [G, G.protect]
"""


def test_knows_what_a_priority_question_is_about() -> None:
    asked = read(ABOUT, "scan.yaml")
    assert asked.question("N1").about == ("G", "G.protect")
    without = read(change("        about: [G, G.protect]\n", "", ABOUT), "scan.yaml")
    assert without.question("N1").about == ()
    assert "about" not in str(plain_value(without))


@pytest.mark.parametrize("wrong", ["N", "H", "G.detect", "protect", "G1"])
def test_names_the_line_of_a_level_that_does_not_exist(wrong: str) -> None:
    source = change("[G, G.protect]", f"[G, {wrong}]", ABOUT)
    found = problems(source)
    assert [line for line, _ in found] == [line_of(source, "about:")]
    assert f"“{wrong}” is no domain or theme" in found[0][1]


def test_leaves_about_to_priority_questions() -> None:
    source = change("text: A, theme: protect", "text: A, theme: protect, about: [G]", ABOUT)
    assert "about" in problems(source)[0][1]
