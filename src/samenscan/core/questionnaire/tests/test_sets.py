"""A questionnaire in several files: sections and banks of their own, and what can go wrong."""

from collections import UserDict
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.questionnaire import QuestionnaireErrors, decode, gaps, read, read_set

MAIN = """\
code: scan
version: 1
title: Scan
languages: [nl, fr]
names: {i_police: i-Police}
respondents: [{code: ict, title: ICT}]
bank: [../bank/security.yaml]
sections:
  - file: a.yaml
  - code: B
    title: B
    sharing: centre
    themes: [{code: t, title: T}]
    questions:
      - use: G1
      - use: G2
        weight: 3
        key: yes
        theme: t
        who: ict
        sharing: public
        target: 4
        cut: {side: paper, at_least: 2, says: doet het}
        asked_when: A1.practice > 2
        advice: Bel.
"""
SECTION = "code: A\ntitle: A\nquestions:\n  - {code: A1, type: level, text: T}\n"
BANK = """\
bank: security
questions:
  - {code: G1, type: level, sharing: public, text: {nl: "Over {i_police}", fr: Sur, en: On},
     cut: {at_least: 3, says: x}}
  - {code: G2, type: level, text: G2, advice: Mail., theme: other, weight: 2, key: no}
  - {code: G3, type: level, text: "Over {other_name}"}
"""


def files(**changes: str) -> dict[str, str]:
    """The set, with other texts for main, section or bank."""
    return {
        "scan/main.yaml": changes.get("main", MAIN),
        "scan/a.yaml": changes.get("section", SECTION),
        "bank/security.yaml": changes.get("bank", BANK),
    }


def problems(given: dict[str, str], main: str = "scan/main.yaml") -> list[tuple[str, int, str]]:
    with pytest.raises(QuestionnaireErrors) as caught:
        read_set(given, main)
    return [(found.file, found.line, str(found.what)) for found in caught.value.problems]


def change(source: str, old: str, new: str) -> str:
    assert source.count(old) == 1
    return source.replace(old, new)


def test_reads_sections_and_banks_of_other_files() -> None:
    scan = read_set(files(), "scan/main.yaml")
    assert [question.code for question in scan.questions()] == ["A1", "G1", "G2"]
    assert [(q.file, q.line) for q in scan.questions()] == [
        ("scan/a.yaml", 4),
        ("bank/security.yaml", 3),
        ("bank/security.yaml", 5),
    ]
    assert dict(scan.question("G1").text) == {"nl": "Over i-Police", "fr": "Sur"}


def test_takes_a_question_with_what_the_section_says_about_it() -> None:
    scan = read_set(files(), "scan/main.yaml")
    plain, changed = scan.question("G1"), scan.question("G2")
    assert (plain.weight, plain.key, plain.sharing, plain.who) == (
        Decimal(1),
        False,
        "public",
        None,
    )
    assert (changed.weight, changed.key, changed.theme) == (Decimal(3), True, "t")
    assert (changed.who, changed.sharing, changed.target) == ("ict", "public", Decimal(4))
    assert changed.cut is not None and changed.cut.side == "paper"
    assert changed.asked_when is not None
    assert (changed.asked_when.source, changed.asked_when.file, changed.asked_when.line) == (
        "A1.practice > 2",
        "scan/main.yaml",
        24,
    )
    assert changed.advice is not None and changed.advice.told("nl") == "Bel."


def test_gives_a_question_of_a_bank_the_sharing_of_its_section() -> None:
    main = change(MAIN, "        sharing: public\n", "")
    main = change(main, "        cut: {side: paper, at_least: 2, says: doet het}\n", "")
    assert read_set(files(main=main), "scan/main.yaml").question("G2").sharing == "centre"


def test_finds_gaps_in_the_file_where_the_text_stands() -> None:
    found = gaps(read_set(files(), "scan/main.yaml"))
    assert ("G2", "text", "fr", "bank/security.yaml", 5) in {
        (gap.code, gap.part, gap.language, gap.file, gap.line) for gap in found
    }


M, A, B = "scan/main.yaml", "scan/a.yaml", "bank/security.yaml"


@pytest.mark.parametrize(
    ("part", "old", "new", "file", "line", "what"),
    [
        ("main", "file: a.yaml", "file: b.yaml", M, 9, "no file “scan/b.yaml”"),
        ("main", "file: a.yaml", "file: ../../a.yaml", M, 9, "leads out"),
        ("main", "file: a.yaml", "file: /a.yaml", M, 9, "leads out"),
        ("main", "file: a.yaml", 'file: "..\\\\a"', M, 9, "leads out"),
        ("main", "file: a.yaml", "file: main.yaml", M, 9, "in use already"),
        ("main", "file: a.yaml", "file: a.yaml\n    title: A", M, 10, "does not belong"),
        ("main", "  - code: B", "  - file: a.yaml\n  - code: B", M, 10, "in use already"),
        ("main", "use: G1", "use: G9", M, 15, "No bank has a question “G9”"),
        ("main", "use: G1", "use: G2", M, 16, "taken from the bank on line 15"),
        ("main", "use: G1", "use: G1\n        text: X", M, 16, "does not belong"),
        ("main", "use: G1", "use:", M, 15, "“use” is missing"),
        ("main", "theme: t\n", "theme: u\n", M, 19, "not a theme"),
        ("main", "who: ict", "who: itc", M, 20, "not one of the “respondents”"),
        ("main", "target: 4", "target: 9", M, 22, "target 9 is higher"),
        ("main", "at_least: 2", "at_least: 9", M, 23, "everybody or nobody"),
        ("main", "key: yes", "key: perhaps", M, 18, "yes or no"),
        ("main", "bank: [../bank/security.yaml]", "bank:\n  - a\n  - b", M, 9, "no file “scan/b”"),
        ("main", "bank: [../bank/security.yaml]\n", "", M, 14, "question “G1”"),
        ("main", "names: {i_police: i-Police}\n", "", B, 3, "“{i_police}”"),
        ("main", "names: {i_police: i-Police}", "names: {I: x}", M, 5, "cannot be a name"),
        ("section", "code: A1", "code: G1", M, 15, "line 4 of scan/a.yaml"),
        ("section", "code: A\n", "code: b\n", M, 10, "line 1 of scan/a.yaml"),
        ("section", "title: A", "titel: A", A, 2, "not a known key"),
        ("section", SECTION, "just text", A, 1, "no keys in this file"),
        ("section", "title: A", "title: A: B", A, 2, "not valid YAML"),
        ("bank", "bank: security", "bang: security", B, 1, "not a known key"),
        ("bank", "at_least: 3", "at_least: 8", B, 4, "everybody or nobody"),
        ("bank", "en: On", "xx: On", B, 3, "not a language"),
        ("bank", "code: G3", "code: G2", B, 6, "has a question “G2” already"),
        ("bank", "code: G3, type: level", "code: G3, type: levle", B, 6, "cannot be “levle”"),
    ],
)  # fmt: skip
def test_names_file_and_line_of(
    part: str, old: str, new: str, file: str, line: int, what: str
) -> None:
    source = {"main": MAIN, "section": SECTION, "bank": BANK}[part]
    found = problems(files(**{part: change(source, old, new)}))
    assert [(f, at) for f, at, told in found if what in told] == [(file, line)], found


def test_tells_all_files_at_once_in_order() -> None:
    given = files(
        main=change(MAIN, "version: 1\n", ""),
        section=change(SECTION, "title: A", "titel: A"),
        bank=change(BANK, "code: G3", "code: G 3"),
    )
    assert [(file, line) for file, line, _ in problems(given)] == [
        ("bank/security.yaml", 6),
        ("scan/a.yaml", 2),
        ("scan/main.yaml", 1),
    ]


def test_does_not_ask_for_questions_of_a_bank_that_is_not_there() -> None:
    found = problems({"scan/main.yaml": MAIN, "scan/a.yaml": SECTION})
    assert [line for _, line, _ in found] == [7]


def test_tells_a_formula_in_the_file_in_which_it_is_written() -> None:
    wrong = change(MAIN, "asked_when: A1.practice > 2", "asked_when: A9.practice > 2")
    assert [(file, line) for file, line, _ in problems(files(main=wrong))] == [(M, 24)]
    asked = "code: G2, type: level, asked_when: A9 > 2"
    wrong = change(BANK, "code: G2, type: level", asked)
    main = change(MAIN, "        asked_when: A1.practice > 2\n", "")
    assert [(file, line) for file, line, _ in problems(files(bank=wrong, main=main))] == [(B, 5)]


def test_does_not_miss_in_a_formula_what_could_not_be_read() -> None:
    broken = change(SECTION, "type: level", "type: lvl")
    assert [(file, line) for file, line, _ in problems(files(section=broken))] == [(A, 4)]
    without = {path: source for path, source in files().items() if path != A}
    assert [(file, line) for file, line, _ in problems(without)] == [(M, 9)]


def test_says_that_the_main_file_is_not_there() -> None:
    assert [what for _, _, what in problems(files(), "main.yaml")] == [
        "There is no file with this name."
    ]


def test_leaves_other_braces_alone() -> None:
    source = change(SECTION, "text: T", 'text: "{0} {A} {} {a b}"')
    text = read_set(files(section=source), "scan/main.yaml").question("A1").text
    assert text.told("nl") == "{0} {A} {} {a b}"


def test_suggests_the_name_that_was_meant() -> None:
    source = change(SECTION, "text: T", 'text: "{i_polis}"')
    with pytest.raises(QuestionnaireErrors) as caught:
        read_set(files(section=source), "scan/main.yaml")
    assert [str(one.remedy) for one in caught.value.problems] == ["Did you mean “i_police”?"]


PATH = st.lists(
    st.sampled_from(["..", ".", "scan", "bank", "a.yaml", "main.yaml", "", "é"]), max_size=5
)


@settings(max_examples=200, deadline=None)
@given(PATH.map("/".join), PATH.map("/".join))
def test_never_asks_for_a_file_outside_the_set(section: str, bank: str) -> None:
    asked: list[str] = []

    class Watched(UserDict[str, str]):
        def __getitem__(self, key: str) -> str:
            asked.append(key)
            return super().__getitem__(key)

    given = files(
        main=MAIN.replace("file: a.yaml", f"file: '{section}'").replace(
            "../bank/security.yaml", f"'{bank}'"
        )
    )
    try:
        read_set(Watched(given), "scan/main.yaml")
    except QuestionnaireErrors as errors:
        assert errors.problems
    assert set(asked) <= set(given)


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        (b"a: b\nc: caf\xe9\n", 2, "perhaps it is Windows-1252"),
        ("code: é".encode("utf-16"), 1, "perhaps it is UTF-16"),
        ("code: é".encode("utf-16-le"), 1, "perhaps it is UTF-16"),
        ("code: é".encode("utf-32"), 1, "perhaps it is UTF-16"),
        (b"\xff", 1, "perhaps it is Windows-1252"),
        (b"x" * 12_000_001, 1, "too large"),
    ],
)
def test_says_what_is_wrong_with_an_encoding(content: bytes, line: int, what: str) -> None:
    with pytest.raises(QuestionnaireErrors) as caught:
        decode(content, "scan.yaml")
    (found,) = caught.value.problems
    assert (found.file, found.line) == ("scan.yaml", line)
    assert what in str(found.what)


def test_reads_what_other_programs_make_of_line_ends_and_marks() -> None:
    source = "\ufeff" + files()["scan/a.yaml"].replace("code: A\n", "")
    main = "\ufeffcode: c\nversion: 1\ntitle: T\nlanguages: nl\nsections:\n- code: A\n  title: A\n"
    main += "  questions:\n  - {code: A1, type: level, text: É}\n"
    for one in (main, main.replace("\n", "\r\n"), main.replace("\n", "\r")):
        scan = read(decode(one.encode(), "x"), "x")
        assert scan.question("A1").line == 9
        assert read(one, "x").content_hash == scan.content_hash
    assert decode(source.encode(), "x")[0] == "t"
