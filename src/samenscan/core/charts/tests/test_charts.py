"""Charts: every picture has a name, a description, a table and a sentence, and loads nothing."""

import re
from collections.abc import Callable
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from samenscan.core.answers.tests.make import make_sheet
from samenscan.core.charts import levels_chart, pairs_chart, paper_and_practice, themes_chart
from samenscan.core.charts.bands import draw_bands
from samenscan.core.charts.both_ends import Sentences, draw_both_ends
from samenscan.core.charts.chart import Chart
from samenscan.core.charts.dumbbell import PAPER_AND_PRACTICE, Pair, draw_pairs
from samenscan.core.charts.levels import THEMES, Level, draw_levels
from samenscan.core.charts.tests.make import SVG, boxes, collisions, tell_dutch
from samenscan.core.interpretation import interpret_own
from samenscan.core.questionnaire import read
from samenscan.core.questionnaire.tests.make import make_questionnaire, make_section
from samenscan.core.text import words

LONG = "Informatiebeveiliging, persoonsgegevens en de organisatie van het dagelijkse toezicht"
ONE_WORD = "Informatiebeveiligingsbeleidsplanningscoördinatievergadering"
NASTY = 'Netwerk & "glas" <script>alert(1)</script>'


def chart_of_levels(*titles: str) -> Chart:
    values = [Decimal("4.2"), None, Decimal(0), Decimal(5)]
    levels = [
        Level(words(nl=title), values[i % 4], Decimal("3.0")) for i, title in enumerate(titles)
    ]
    return draw_levels(levels, Decimal(5), tell_dutch)


def chart_of_pairs(*titles: str) -> Chart:
    sides = [("4.2", "1.1"), ("0", "5"), ("3", "3")]
    pairs = [
        Pair(words(nl=title), Decimal(sides[i % 3][0]), Decimal(sides[i % 3][1]))
        for i, title in enumerate(titles)
    ]
    return draw_pairs(pairs, Decimal(5), tell_dutch, PAPER_AND_PRACTICE, name="paper-practice")


def chart_of_bands(*titles: str) -> Chart:
    bands = ["few", "some", "many"]
    groups = {title: bands[i % 3] for i, title in enumerate(titles)}
    return draw_bands(groups, words(nl="test back-ups"), tell_dutch, name="bands-b1")


def chart_of_both_ends(*titles: str) -> Chart:
    bands = ["few", "some", "many"]
    groups = {title: (bands[i % 3], bands[(i + 1) % 3]) for i, title in enumerate(titles)}
    says = Sentences(words(nl="niemand houdt bij welke toestellen er zijn"), words(nl=LONG))
    return draw_both_ends(groups, words(nl="Toestellen"), says, tell_dutch, name="bands-b2")


def chart_of_themes(*titles: str) -> Chart:
    levels = [Level(words(nl=title), Decimal(i)) for i, title in enumerate(titles)]
    return draw_levels(levels, Decimal(5), tell_dutch, name="themes-a", of=THEMES)


CHARTS = [chart_of_levels, chart_of_themes, chart_of_pairs, chart_of_bands, chart_of_both_ends]


@pytest.mark.parametrize("chart_of", CHARTS)
def test_are_images_with_a_name_and_a_description(chart_of: Callable[..., Chart]) -> None:
    chart = chart_of("Netwerk", LONG)
    root = ElementTree.fromstring(chart.svg)
    named = {element.attrib["id"]: element.text for element in root if "id" in element.attrib}
    assert root.attrib["role"] == "img"
    assert set(root.attrib["aria-labelledby"].split()) == set(named)
    assert list(named.values()) == [chart.caption, chart.sentence]
    assert chart.sentence


@pytest.mark.parametrize("chart_of", CHARTS)
def test_have_a_table_row_per_subject(chart_of: Callable[..., Chart]) -> None:
    chart = chart_of("Netwerk", LONG, ONE_WORD)
    assert [row[0] for row in chart.rows] == ["Netwerk", LONG, ONE_WORD]
    assert {len(row) for row in chart.rows} == {len(chart.columns)}


@pytest.mark.parametrize("chart_of", CHARTS)
def test_keep_words_apart_and_inside(chart_of: Callable[..., Chart]) -> None:
    svg = chart_of("Netwerk", LONG, ONE_WORD, "Back-up").svg
    assert not collisions(svg)
    assert all(box.left >= 0 and box.right <= 320 for box in boxes(svg))


@pytest.mark.parametrize("chart_of", CHARTS)
def test_carry_no_script_no_style_and_no_address(chart_of: Callable[..., Chart]) -> None:
    svg = chart_of(NASTY, "Netwerk").svg
    assert not list(ElementTree.fromstring(svg).iter(f"{SVG}script"))
    assert not re.search(r"\sstyle=|\son\w+=|href|url\(", svg)


def test_say_what_is_withheld_in_words() -> None:
    chart = chart_of_levels("Netwerk", "Back-up")
    assert chart.rows == (("Netwerk", "4,2", "3,0"), ("Back-up", "not shown", "3,0"))
    assert "stroke-dasharray" in chart.svg


def test_do_not_name_ends_where_all_are_equal() -> None:
    levels = [Level(words(nl=title), Decimal("2.5")) for title in ("a", "b")]
    assert "2,5 of 5" in draw_levels(levels, Decimal(5), tell_dutch).sentence


def test_fill_as_many_boxes_to_either_side_as_the_word_below_says() -> None:
    chart = chart_of_both_ends("Oost")
    rects = [rect.attrib for rect in ElementTree.fromstring(chart.svg).iter(f"{SVG}rect")]
    full = [float(rect["x"]) for rect in rects if rect["fill"] != "none"]
    assert len(rects) == 6
    # Few at the other end, some that confirm: one box left of the line and two right of it.
    assert [x < 150 for x in full] == [True, False, False]
    ends = sorted((float(rect["x"]), float(rect["x"]) + float(rect["width"])) for rect in rects)
    assert [(round(300 - b), round(300 - a)) for a, b in reversed(ends)] == [
        (round(a), round(b)) for a, b in ends
    ]
    nearest = max(float(rect["x"]) for rect in rects if float(rect["x"]) < 150)
    assert nearest in full
    below = {box.text: box for box in boxes(chart.svg) if box.text in {"few", "some", "many"}}
    assert set(below) == {"few", "some"}
    assert below["few"].right < 150 < below["some"].left


def test_tell_both_sentences_with_their_bands() -> None:
    chart = chart_of_both_ends("Oost", "West")
    other = "niemand houdt bij welke toestellen er zijn"
    assert chart.caption == "Toestellen"
    assert chart.columns == ("Group", other, LONG)
    assert chart.rows == (("Oost", "few", "some"), ("West", "some", "many"))
    assert chart.sentence == (
        f"“{other}”: Oost: few organisations. West: some organisations. "
        f"“{LONG}”: Oost: some organisations. West: many organisations."
    )


def test_say_once_what_holds_in_every_group() -> None:
    says = Sentences(words(nl="begint"), words(nl="doet het"))
    groups = {"Oost": ("few", "some"), "West": ("few", "many")}
    told = draw_both_ends(groups, words(nl="Iets"), says, tell_dutch, name="x").sentence
    assert told == (
        "“begint”: few organisations in every group. "
        "“doet het”: Oost: some organisations. West: many organisations."
    )
    alone = draw_both_ends({"Oost": ("few", "some")}, words(nl="Iets"), says, tell_dutch, name="x")
    assert "every group" not in alone.sentence


def test_draw_an_own_result_from_what_was_released() -> None:
    questionnaire = make_questionnaire(make_section(code="b"), make_section(code="c"))
    sheet = make_sheet({"b1": (4, 2)})
    levels = levels_chart(interpret_own(questionnaire, sheet), tell_dutch)
    assert [row[1] for row in levels.rows] == ["3,0", "not shown"]
    pairs = pairs_chart(paper_and_practice(questionnaire, sheet), tell_dutch)
    assert pairs is not None
    assert pairs.rows == (("Onderdeel b", "4,0", "2,0"),)


def test_are_left_out_where_nothing_has_two_sides() -> None:
    released = paper_and_practice(make_questionnaire(), make_sheet({"b1": (4, None)}))
    assert pairs_chart(released, tell_dutch) is None


def test_speak_of_themes_where_the_rows_are_themes() -> None:
    chart = chart_of_themes("Mensen", "Techniek")
    assert chart.caption == "Level per theme"
    assert chart.columns == ("Theme", "Level")
    assert chart.sentence.startswith("Furthest along: Techniek, at 1 of 5.")
    equal = [Level(words(nl=title), Decimal("2.5")) for title in ("a", "b")]
    told = draw_levels(equal, Decimal(5), tell_dutch, of=THEMES).sentence
    assert told == "Every theme with enough answers is at 2,5 of 5."
    none = draw_levels([Level(words(nl="a"), None)], Decimal(5), tell_dutch, of=THEMES).sentence
    assert none == "No theme has enough answers to show a level."


THEMED = """
code: s
version: "1"
title: {en: s}
languages: [en]
sections:
  - code: a
    title: {en: A}
    themes: [{code: x, title: {en: People}}, {code: y, title: {en: Machines}}]
    questions:
      - {code: a1, type: level, theme: x, target: 4.5, text: {en: one}}
      - {code: a2, type: level, theme: y, text: {en: two}}
      - {code: a3, type: level, text: {en: three}}
  - {code: b, title: {en: B}, questions: [{code: b1, type: level, text: {en: four}}]}
"""


def test_draw_the_themes_of_a_domain_that_has_them_and_show_no_level_without_answers() -> None:
    report = interpret_own(read(THEMED, "s.yaml"), make_sheet({"a1": (4, 4), "a3": (2, 2)}))
    chart = themes_chart(report, "a", lambda value: str(value))
    assert chart is not None
    assert [row[1] for row in chart.rows] == ["4.0", "not shown", "2.0"]
    assert [row[2] for row in chart.rows] == ["4.5", "3.0", "3.0"]
    assert chart.rows[2][0] == "Other questions"
    assert chart.caption == "Level per theme"
    assert "themes-a-title" in chart.svg
    assert themes_chart(report, "b", tell_dutch) is None
    assert themes_chart(report, "nowhere", tell_dutch) is None
