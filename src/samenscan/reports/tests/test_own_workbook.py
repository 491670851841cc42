"""The workbook with an organisation's own facts: whole, in the reader's language, and no more."""

from collections.abc import Mapping
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook, load_workbook

from samenscan.core.answers import Levels, Missing, Number, Sheet
from samenscan.core.answers.values import Answer, Remark, Written
from samenscan.core.interpretation import interpret_own, own_answers
from samenscan.core.questionnaire import read
from samenscan.reports.own_workbook import own_workbook

SCAN = """\
code: mini
version: "1"
title: {nl: Kleine scan, en: Small scan}
languages: [nl, en]
sections:
  - code: a
    title: {nl: "=Netwerk", en: "=Network"}
    themes: [{code: x, title: {nl: Mensen, en: People}}]
    questions:
      - {code: a1, type: level, theme: x, text: {nl: Is het gesplitst?, en: Is it split?}}
      - {code: a2, type: level, text: {nl: Wie beheert het?, en: Who runs it?}}
      - {code: staff, type: number, text: {nl: Personeel, en: Staff},
         constraints: [{rule: staff < 100, says: {nl: Echt zo veel?, en: That many?}}]}
      - {code: half, type: derived, decimals: 1, text: {nl: De helft, en: Half}, value: staff / 2.0}
      - {code: why, type: text, text: {nl: Waarom?, en: Why?}}
  - code: b
    title: {nl: Herstel, en: Recovery}
    questions: [{code: b1, type: level, text: {nl: Teruggezet?, en: Restored?}}]
"""
GIVEN: dict[str, Answer] = {
    "a1": Levels(5, 5),
    "a2": Levels(1, 1),
    "staff": Number(Decimal(201)),
    "why": Written("=cmd|'/c calc'!A1"),
    "b1": Missing.UNKNOWN,
}


def content(
    language: str = "en",
    *,
    answers: Mapping[str, Answer] = GIVEN,
    remarks: Mapping[str, Remark] | None = None,
) -> bytes:
    asked, sheet = read(SCAN, "scan.yaml"), Sheet("z1", answers, remarks or {})
    released = interpret_own(asked, sheet)
    return own_workbook(released, own_answers(asked, sheet), asked, language, name="Zone Één")


def book(language: str = "en", remarks: Mapping[str, Remark] | None = None) -> Workbook:
    return load_workbook(BytesIO(content(language, remarks=remarks)))


def rows(name: str, remarks: Mapping[str, Remark] | None = None) -> list[dict[str, object]]:
    head, *others = book(remarks=remarks)[name].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in others]


def test_has_a_sheet_for_each_part_and_opens_on_the_first() -> None:
    made = book()
    assert made.sheetnames == [
        "Overview",
        "Levels",
        "Findings",
        "Answers",
        "Not answered",
        "Calculated",
        "Sources",
    ]
    assert made.active is made["Overview"]
    assert ("Organisation", "Zone Één") in made["Overview"].iter_rows(values_only=True)


def test_levels_are_numbers_with_their_themes_and_nothing_where_no_level_is_shown() -> None:
    domain, theme, rest, other = rows("Levels")
    assert (domain["Domain"], domain["Theme"]) == ("=Network", None)
    assert (theme["Theme"], theme["Level"]) == ("People", 5)
    assert theme["Aimed at"] == rest["Aimed at"] == 3
    assert rest["Level"] == 1
    assert other["Level"] is None
    assert "answered" in str(other["Why"])
    assert domain["Weight answered (%)"] == 100


def test_tells_every_answer_with_what_was_written_beside_it() -> None:
    found = {row["Question"]: row for row in rows("Answers", remarks={"a2": Remark("On purpose")})}
    assert list(found) == ["a1", "a2", "staff", "half", "why", "b1"]
    assert (found["a2"]["On paper"], found["a2"]["In practice"]) == (1, 1)
    assert found["a2"]["Explanation"] == "On purpose"
    assert found["staff"]["Number"] == 201
    assert found["b1"]["Answer"] == "we do not know"


def test_says_of_each_question_without_an_answer_why() -> None:
    assert [(row["Question"], row["Why there is no answer"]) for row in rows("Not answered")] == [
        ("b1", "we do not know")
    ]


def test_a_rule_that_does_not_hold_stands_with_the_findings() -> None:
    found = rows("Findings")
    assert [(row["Finding"], row["Kind"]) for row in found if row["About"] == "That many?"] == [
        ("X9", "Check these answers")
    ]
    assert {row["Finding"]: row["Told first"] for row in found if row["Kind"] == "Goes well"} == {
        "I1:a1": "yes"
    }
    assert {row["Finding"] for row in found if row["First step"]} == {"I2:a2"}
    assert all(row["Questions"] for row in found)


def test_a_calculated_value_is_a_number_with_how_it_came_about() -> None:
    (row,) = rows("Calculated")
    assert row["Value"] == 100.5
    assert "“Staff”" in str(row["How it was calculated"])


def test_names_the_fingerprints() -> None:
    asked = read(SCAN, "scan.yaml")
    told = {row["What it is"] for row in rows("Sources")}
    assert asked.content_hash in told
    assert interpret_own(asked, Sheet("z1", GIVEN)).facts.content_hash in told


def test_takes_nothing_for_a_formula() -> None:
    cells = [cell for sheet in book() for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert "=Network" in [cell.value for cell in cells]
    assert any("=cmd|" in str(cell.value) for cell in cells)


def test_speaks_the_language_of_the_reader() -> None:
    made = book("nl")
    told = [str(cell.value) for sheet in made for row in sheet.iter_rows() for cell in row]
    assert "Is het gesplitst?" in told
    assert "Is it split?" not in told
    assert "dat weten we niet" in told


def test_is_the_same_for_the_same_facts_and_whole_without_any_answer() -> None:
    assert content() == content()
    empty = load_workbook(BytesIO(content(answers={})))
    assert len(list(empty["Not answered"].iter_rows())) == 7
