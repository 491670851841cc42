"""The collective report with two sentences per question …"""

import csv
import json
import re
from dataclasses import replace
from fractions import Fraction
from io import BytesIO, StringIO

import pytest
from django.utils.translation import override
from openpyxl import load_workbook

from samenscan.core.charts import STEPS, bands_chart
from samenscan.core.questionnaire import read
from samenscan.core.text import words
from samenscan.reports.collective import Together, collective_story
from samenscan.reports.collective_html import collective_body, collective_html
from samenscan.reports.collective_picks import OtherSentence, Statement, highlights
from samenscan.reports.collective_tables import COLUMNS, collective_csv, collective_workbook
from samenscan.reports.facts import collective_facts
from samenscan.reports.tests.make import TWO_ENDS, together_of
from samenscan.reports.without_site import make_ready
from samenscan.reports.words import tell

BEGIN = {"East": ["0 yes 2"] * 12, "West": ["1 no 2"] * 11}
ANOTHER_SECTION = """\
  - code: z
    title: {en: Asked next}
    questions:
      - {code: z1, type: yes_no, text: {en: Next}, yes_score: 5, no_score: 0,
         cut: {choices: ['yes'], says: {en: has it},
               other_end: {choices: ['no'], says: {en: has it not}}}}
"""
ONE_END = re.sub(r",\n +other_end: \{.*\}\}\}\}", "}}", TWO_ENDS)


@pytest.fixture(autouse=True, scope="module")
def _ready() -> None:
    make_ready()


def page(together: Together) -> str:
    return collective_html(together, "en")


def cells(together: Together) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(collective_csv(together, "en"))))


def test_tells_both_sentences_with_their_bands_per_group() -> None:
    body = collective_body(together_of(BEGIN), "en")
    rows = re.findall(
        r"<tr( class=\"report-other-end\")?><th scope=\"row\">(.*?)</tr>", body, re.DOTALL
    )
    told = {
        re.sub("<[^>]+>", "", row.partition("</th>")[0]).strip(): (
            bool(other),
            re.findall(r"<span>(few|some|many)</span>", row),
        )
        for other, row in rows
    }
    assert told["all devices are listed"] == (False, ["few", "few", "few"])
    assert told["Other end: nobody lists the devices"] == (True, ["many", "many", "many"])
    assert told["Other end: would rather not buy together"] == (True, ["few", "few", "few"])
    assert told["=1+1 has &lt;b&gt;a spare&lt;/b&gt;"] == (False, ["some", "many", "few"])
    bodies = re.findall(r"<tbody>(.*?)</tbody>", body, re.DOTALL)
    # A question is one body of rows, so that its two sentences stay together on paper.
    assert [part.count("<tr") for part in bodies[1:]] == [2, 1, 2]


def test_says_nothing_of_other_ends_where_there_are_none() -> None:
    together = together_of(BEGIN, scan=ONE_END)
    body = collective_body(together, "en")
    assert "all devices are listed" in body
    for word in ("report-other-end", "ther end", "two sentences", "still begin", "rather not"):
        assert word not in body, word
    assert {row["end"] for row in cells(together)} == {"confirms"}
    facts = json.loads(
        collective_facts(together.released, together.plan, together.questionnaire, "en")
    )
    assert facts["other_ends"] == {}


def test_says_so_when_second_sentences_were_not_safe_to_tell() -> None:
    told = together_of(BEGIN, scan=ONE_END)
    unsafe = replace(told, questionnaire=together_of(BEGIN).questionnaire)
    method = " ".join(map(str, collective_story(unsafe).method))
    assert "it is not safe to tell it beside the first, so it was left out everywhere" in method
    assert "left out everywhere" not in " ".join(map(str, collective_story(told).method))


def test_does_not_call_it_unsafe_where_the_question_itself_was_not_told() -> None:
    other = ONE_END.replace("code: a1", "code: b1").replace("code: n1", "code: o1")
    told = together_of({"East": ["- yes -"] * 12, "West": ["- no -"] * 11}, scan=other)
    longer = replace(told, questionnaire=read(other + ANOTHER_SECTION, "scan.yaml"))
    method = " ".join(map(str, collective_story(longer).method))
    assert "left out everywhere" not in method


def test_puts_in_front_where_many_still_begin_and_where_few_are_against() -> None:
    story = collective_story(together_of(BEGIN))
    with override("en"):
        found = [
            (str(one.heading), one.band, [tell(s) for s in one.says]) for one in story.other_ends
        ]
    assert found == [
        ("Where many of us still begin", "many", ["nobody lists the devices"]),
        ("Few of us would rather not do this together", "few", ["Buying together"]),
    ]
    assert next((str(one.heading), one.codes) for one in story.highlights) == (
        "A start together is near",
        ("n1",),
    )


def test_never_says_of_a_wish_that_members_still_begin() -> None:
    story = collective_story(together_of({"East": ["3 yes 0"] * 12, "West": ["3 yes 0"] * 11}))
    assert [str(one.heading) for one in story.other_ends] == [
        "Many of us would rather not do this together"
    ]
    assert [one for one in story.highlights if "begin" in str(one.sentence)] == []


def test_needs_the_same_band_in_every_group_to_speak_of_all_of_us() -> None:
    story = collective_story(together_of({"East": ["0 yes 2"] * 12, "West": ["4 no 2"] * 11}))
    assert "Where many of us still begin" not in [str(one.heading) for one in story.other_ends]
    differs = next(one for one in story.highlights if str(one.heading) == "Groups differ here")
    assert differs.codes == ("a2",)


def talks(together: Together) -> dict[str, tuple[str, ...]]:
    return {str(one.heading): one.codes for one in collective_story(together).highlights}


def test_finds_members_who_can_show_each_other_how() -> None:
    mixed = ["0 yes 1"] * 5 + ["4 yes 1"] * 5
    both = talks(together_of({"East": [*mixed, "2 yes 1", "2 yes 1"], "West": mixed}))
    assert both == {"Members can show each other how": ("a1",)}
    silent = talks(
        together_of({"East": [*mixed[4:6], *["- yes 1"] * 10], "West": ["- yes 1"] * 10})
    )
    assert silent == {}
    # All together there are some at both ends, though hardly any of either group.
    apart = talks(together_of({"East": ["0 yes 1"] * 12, "West": ["4 yes 1"] * 10}))
    assert apart == {"Members can show each other how": ("a1",)}


def test_asks_both_ends_of_every_group_where_all_together_is_not_told() -> None:
    ends = ("some", "some"), ("some", "few")
    for first, second in (ends, ends[::-1]):
        one = Statement("a", words(en="A"), words(en="x"), first, OtherSentence(words(), second))
        told = [
            talk for talk in highlights([one], whole=False) if "each other" in str(talk.heading)
        ]
        assert not told
    one = Statement("a", words(en="A"), words(en="x"), ends[0], OtherSentence(words(), ends[0]))
    assert highlights([one], whole=False)[0].codes == ("a",)


def test_finds_where_few_are_there_yet_and_others_begin() -> None:
    begins = ["1 yes 1"] * 7 + ["2 yes 1"] * 4
    told = talks(together_of({"East": [*begins, "4 yes 1"], "West": begins}))
    assert told == {"Few are there yet, and others still begin": ("a1",)}
    told = talks(together_of({"East": begins, "West": ["2 yes 1"] * 11}))
    assert told == {}


def test_shows_the_clearest_first_three_at_most_and_none_twice() -> None:
    def statement(code: str, bands: str, other: str) -> Statement:
        told = [tuple(STEPS[int(n)] for n in one) for one in (bands, other)]
        return Statement(
            code, words(en=code), words(en=code), told[0], OtherSentence(words(), told[1])
        )

    given = [
        statement("some", "000", "111"),
        statement("most", "000", "222"),
        statement("more", "000", "211"),
        statement("last", "000", "111"),
        statement("both", "120", "111"),
        statement("apart", "102", "000"),
    ]
    found = highlights(given, whole=True)
    assert [one.codes for one in found] == [("most", "more", "some"), ("both",), ("apart",)]


def test_finds_groups_that_differ_at_the_other_end_only() -> None:
    together = together_of({"East": ["0 yes 1"] * 12, "West": ["2 yes 1"] * 11})
    assert talks(together) == {"Groups differ here": ("a1",)}
    with override("en"):
        chart = bands_chart(together.released, together.questionnaire, "a1", tell)
    assert chart.caption == "List of devices"
    assert chart.columns == ("Group", "nobody lists the devices", "all devices are listed")
    assert chart.rows == (
        ("All together", "some", "few"),
        ("East", "many", "few"),
        ("West", "few", "few"),
    )


def test_calls_groups_by_name_in_picture_table_and_files() -> None:
    together = together_of(
        {"East": ["0 yes 1"] * 12, "West": ["2 yes 1"] * 11}, names={"East": "Zuid", "West": "Oost"}
    )
    body = collective_body(together, "en")
    assert body.index("Oost: few organisations.") < body.index("Zuid: many organisations.")
    assert not re.search(r"\bEast\b|\bWest\b", body)
    assert [row["group"] for row in cells(together)[:3]] == ["All together", "Oost", "Zuid"]


def test_tells_how_sure_a_guess_can_become_with_two_sentences() -> None:
    together = together_of(BEGIN)
    told = " ".join(map(str, collective_story(together).audit))
    assert told.startswith("Nothing exactly. We attacked this result ourselves: 254 attempts")
    assert "None succeeded. At best a guess." in told
    assert together.audit.surest == Fraction(20, 21)
    assert "is right about 96 times out of 100" in told
    assert "That is close to certain, and you should know it." in told


def test_D21_says_which_attackers_tried_and_nothing_of_one_that_did_not() -> None:
    together = together_of(BEGIN)
    both = " ".join(map(str, collective_story(together).audit))
    assert "A second one, which works in another way" in both
    assert "with whole-number programs: 254 attempts. None succeeded." in both
    before = replace(together.audit, n_by_programs=0)
    told = " ".join(map(str, collective_story(replace(together, audit=before)).audit))
    assert "second one" not in told


def test_does_not_call_an_open_guess_close_to_certain_nor_round_it_down() -> None:
    together = together_of(BEGIN)
    audit = replace(together.audit, surest=Fraction(751, 1000))
    told = " ".join(map(str, collective_story(replace(together, audit=audit)).audit))
    assert "right about 76 times out of 100" in told
    assert "close to certain" not in told


def test_says_when_an_attempt_succeeded() -> None:
    together = together_of(BEGIN)
    audit = replace(together.audit, n_exact=2)
    told = " ".join(map(str, collective_story(replace(together, audit=audit)).audit))
    assert "Attempts that succeeded: 2." in told
    assert "Nothing exactly" not in told


def test_gives_other_ends_as_json() -> None:
    together = together_of(BEGIN)
    facts = json.loads(
        collective_facts(together.released, together.plan, together.questionnaire, "en")
    )
    assert facts["other_ends"] == {
        "a1": {"all": "many", "East": "many", "West": "many"},
        "n1": {"all": "few", "East": "few", "West": "few"},
    }
    assert set(facts["questions"]) == {"a1", "a2", "n1"}


def test_writes_a_row_per_sentence_and_group_and_no_count() -> None:
    together = together_of(BEGIN)
    rows = cells(together)
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 5 * 3
    assert rows[3] == {
        "domain": "Devices",
        "question": "a1",
        "end": "other",
        "statement": "nobody lists the devices",
        "group": "All together",
        "took_part": "23",
        "band": "many",
        "at_least": "16",
        "at_most": "23",
    }
    # Whatever stands behind a band, its row is the same.
    less = {"East": ["0 yes 2"] * 10 + ["2 yes 2"] * 2, "West": ["1 no 2"] * 9 + ["2 no 2"] * 2}
    assert cells(together_of(less)) == rows


def test_writes_no_formula_whatever_the_statement() -> None:
    together = together_of(BEGIN)
    assert {row["statement"] for row in cells(together) if row["question"] == "a2"} == {
        "'=1+1 has <b>a spare</b>"
    }
    book = load_workbook(BytesIO(collective_workbook(together, "en")))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert "=1+1 has <b>a spare</b>" in {cell.value for cell in book["Statements"]["D"]}


def test_writes_the_same_rows_as_a_workbook_with_what_they_mean() -> None:
    together = together_of(BEGIN)
    content = collective_workbook(together, "en")
    assert content == collective_workbook(together_of(BEGIN), "en")
    book = load_workbook(BytesIO(content))
    assert book.sheetnames == ["Statements", "What few, some and many mean", "Safety", "Sources"]
    _, *rows = book["Statements"].iter_rows(values_only=True)
    assert [(*map(str, row[5:6]), *map(str, row[6:])) for row in rows] == [
        (row["took_part"], row["band"], row["at_least"], row["at_most"]) for row in cells(together)
    ]
    assert all(isinstance(row[place], int) for row in rows for place in (5, 7, 8))
    meanings = list(book["What few, some and many mean"].iter_rows(values_only=True, min_row=2))
    assert meanings[0] == ("All together", 23, "0–7", "8–15", "16–23")
    safety = [row[0] for row in book["Safety"].iter_rows(values_only=True, min_row=2)]
    assert safety[0] == "Nothing exactly."
    assert together.plan.content_hash in {
        row[1] for row in book["Sources"].iter_rows(values_only=True)
    }


def test_names_no_organisation_anywhere() -> None:
    together = together_of(BEGIN)
    written = page(together) + collective_csv(together, "en")
    assert not re.search(r"\b(East|West)-\d", written)


def test_escapes_what_an_author_wrote() -> None:
    assert "<b>a spare" not in page(
        together_of({"East": ["0 yes 1"] * 12, "West": ["0 no 1"] * 11})
    )
