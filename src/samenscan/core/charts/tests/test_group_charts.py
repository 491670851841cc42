"""Charts of a group: every step has a line, its count beside it, and words that do not collide."""

import re
from xml.etree import ElementTree

import pytest

from samenscan.core.charts.histogram import Block, draw_histogram
from samenscan.core.charts.tests.make import SVG, boxes, collisions, tell_dutch
from samenscan.core.text import text

LONG = "Informatiebeveiligingsbeleidsplanningscoördinatievergadering met alle betrokkenen samen"
STEPS = (("niet", 0), ("een beetje", 4), ("veel", 14), ("heel veel", 7))


def drawn(*blocks: Block) -> str:
    return draw_histogram(blocks, "Kop", "Zin.", tell_dutch, name="group-x").svg


def test_draw_a_line_per_step_and_no_bar_for_nobody() -> None:
    found = ElementTree.fromstring(drawn(Block("", STEPS)))
    bars = [one for one in found.iter(f"{SVG}rect") if one.attrib["fill-opacity"] == "1"]
    assert len(bars) == 3
    widths = [float(one.attrib["width"]) for one in bars]
    assert widths[1] == max(widths)
    assert widths[0] / widths[1] == pytest.approx(4 / 14, abs=0.01)
    assert [box.text for box in boxes(drawn(Block("", STEPS))) if box.text.isdigit()] == [
        *("0", "4", "14", "7")
    ]


def test_share_one_scale_between_blocks() -> None:
    found = ElementTree.fromstring(drawn(Block("A", (("x", 2),)), Block("B", (("y", 8),))))
    bars = [one for one in found.iter(f"{SVG}rect") if one.attrib["fill-opacity"] == "1"]
    narrow, wide = (float(one.attrib["width"]) for one in bars)
    assert narrow / wide == pytest.approx(1 / 4, abs=0.01)


@pytest.mark.parametrize("label", ["kort", LONG, "a" * 90])
def test_keep_words_apart_and_inside_the_picture(label: str) -> None:
    svg = drawn(Block(LONG, ((label, 123), (label, 0))), Block(text("Twee"), STEPS))
    assert not collisions(svg)
    height = float(re.search(r'viewBox="0 0 320 ([\d.]+)"', svg)[1])  # type: ignore[index]  # it is there
    assert all(box.left >= -1 and box.right <= 321 for box in boxes(svg))
    assert all(box.bottom <= height for box in boxes(svg))


def test_tell_the_same_as_a_table() -> None:
    chart = draw_histogram(
        [Block("Belang", STEPS), Block("Samen", (("nee", 1),))], "Kop", "Zin.", tell_dutch, name="x"
    )
    assert chart.rows[2] == ("Belang: veel", "14")
    assert chart.rows[-1] == ("Samen: nee", "1")
    assert len(chart.columns) == 2


def test_draw_something_for_nobody_at_all() -> None:
    assert "0" in drawn(Block("", (("ja", 0), ("nee", 0))))
    assert drawn().startswith("<svg")


def test_escape_what_an_author_wrote() -> None:
    assert "<script>" not in drawn(Block("<script>", (("<script>", 1),)))
