"""Public facts are shown …"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.utils import translation

from samenscan.core.text import text
from samenscan.members.borders import read_borders
from samenscan.public.facts import (
    Outline,
    Participation,
    PublicFacts,
    PublicMember,
    Ring,
    Step,
)
from samenscan.public.shown.feed import atom, events_of
from samenscan.public.shown.figures import (
    HEIGHT,
    WIDTH,
    Figure,
    figure_png,
    figure_svg,
    figures_of,
)
from samenscan.public.shown.growth import growth_chart, growth_sentence
from samenscan.public.shown.map import map_chart
from samenscan.public.shown.participation import participation_chart
from samenscan.public.shown.pen import ticks_up_to
from samenscan.public.shown.press import press_text

TODAY = date(2026, 11, 24)
LONG_NAME = "Interlokale vereniging voor informatieveiligheid in de Denderstreek"


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """The sentences as they are written in the code."""
    with translation.override("en"):
        yield


def steps(*pairs: tuple[int, int]) -> tuple[Step, ...]:
    """How many there were from the first day of which year."""
    return tuple(Step(date(year, 1, 1), n) for year, n in pairs)


def square(x: float, y: float, size: float = 0.1) -> Ring:
    """A closed ring."""
    return ((x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y))


def took_part(n: int, of: int, name: str = "ICT-scan 2026") -> Participation:
    """Participation in one round."""
    return Participation(name, date(2026, 7, 1), date(2026, 8, 1), n, of)


def some_facts(**other: object) -> PublicFacts:
    """A partnership that shows everything, except what the test is about."""
    told: dict[str, object] = {
        "slug": "police-east",
        "name": "Police East",
        "legal_form": text("agreement without legal personality"),
        "centre_name": "Support Centre",
        "starts_on": date(2016, 1, 1),
        "ends_on": None,
        "as_of_on": TODAY,
        "n_members": 2,
        "members": (
            PublicMember("PZ A", text("police zone"), date(2016, 1, 1)),
            PublicMember("PZ B", text("police zone"), date(2020, 5, 1)),
        ),
        "growth": steps((2016, 1), (2020, 2)),
        "outlines": (
            Outline("PZ A", (square(4.5, 50.9),), True),
            Outline("PZ B", (square(4.6, 50.9),), True),
            Outline("", (square(4.7, 50.9),), False),
        ),
        "borders_source": "Statbel",
        "participations": (took_part(1, 2),),
        "additions": {"en": "Call us.\n\nAt any hour."},
    }
    return PublicFacts(**(told | other))  # type: ignore[arg-type]  # a test names only what it is about


@pytest.mark.parametrize(
    ("grown", "said"),
    [
        (steps((2016, 13), (2020, 20), (2024, 25)), "From 13 in 2016 to 25 today: ever more"),
        (steps((2016, 2), (2023, 13)), "From 2 in 2016 to 13 today, the most so far."),
        (steps((2016, 25), (2019, 23)), "From 25 in 2016 to 23 today; at most there were 25."),
        (steps((2016, 5), (2018, 4), (2020, 9)), "From 5 in 2016 to 9 today, the most so far."),
        (steps((2016, 1)), "1 member since 1 January 2016."),
        (steps((2016, 8)), "8 members since 1 January 2016."),
    ],
)
def test_with_a_sentence_that_is_true(grown: tuple[Step, ...], said: str) -> None:
    assert growth_sentence(grown, TODAY).startswith(said)


def test_as_growth_with_one_row_per_year() -> None:
    chart = growth_chart(steps((2022, 3), (2024, 5)), TODAY)
    assert chart.rows == (("2022", "3"), ("2023", "3"), ("2024", "5"), ("2025", "5"), ("2026", "5"))


@pytest.mark.parametrize(
    "grown",
    [
        (Step(TODAY, 1),),
        steps((1990, 1), (2000, 400), (2010, 12_000)),
        steps((2016, 1), (2017, 0)),
        steps((2016, 1), (2017, 0), (2020, 3)),
    ],
)
def test_as_growth_inside_its_frame(grown: tuple[Step, ...]) -> None:
    svg = growth_chart(grown, TODAY).svg
    root = ElementTree.fromstring(svg)
    width, height = (float(size) for size in root.attrib["viewBox"].split()[2:])
    for one in root.iter("{http://www.w3.org/2000/svg}text"):
        assert 0 <= float(one.attrib["x"]) <= width
        assert 0 <= float(one.attrib["y"]) <= height
    for x, y in re.findall(r"[ML]([\d.]+) ([\d.]+)", svg):
        assert 0 <= float(x) <= width
        assert 0 <= float(y) <= height


@pytest.mark.parametrize("n", [0, 1, 5, 13, 25, 26, 99, 308, 12_000])
def test_with_few_round_numbers_beside_the_line(n: int) -> None:
    ticks = ticks_up_to(n)
    assert ticks[0] == 0
    assert n <= ticks[-1]
    assert 2 <= len(ticks) <= 6


def test_on_a_map_with_names_for_members_only() -> None:
    svg = map_chart(some_facts().outlines).svg
    titles = [
        one.text for one in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}title")
    ]
    assert titles == ["Map of the members", "PZ A", "PZ B"]


def test_on_a_map_whose_neighbours_share_every_step() -> None:
    svg = map_chart(some_facts().outlines).svg
    assert svg.count("M") - svg.count("Map") == 3
    assert "fill-rule" in svg


def test_on_a_map_of_the_real_police_zones_light_enough(real_data: Path) -> None:
    borders = read_borders(real_data / "flanders" / "politiezone.shp")
    outlines = tuple(
        Outline(code, rings_of(geometry), True) for code, geometry in sorted(borders.items())
    )
    chart = map_chart(outlines)
    assert len(chart.svg) <= 60_000
    drawn = re.findall(r'<path d="([^"]*)"', chart.svg)
    assert len(drawn) == 107
    assert all(path.startswith("M") and path.endswith("z") for path in drawn)


def rings_of(geometry: Mapping[str, object]) -> tuple[Ring, ...]:
    """All rings of a GeoJSON multipolygon."""
    polygons = geometry["coordinates"]
    assert isinstance(polygons, list)
    return tuple(tuple((x, y) for x, y in ring) for polygon in polygons for ring in polygon)


@pytest.mark.parametrize(("n", "of"), [(0, 1), (1, 1), (23, 25), (120, 120), (301, 308)])
def test_as_participation_in_dots_or_a_bar(n: int, of: int) -> None:
    chart = participation_chart((took_part(n, of),))
    assert chart.sentence == f"{n} of {of} members took part in ICT-scan 2026."
    if of <= 120:
        assert chart.svg.count("<circle") == of
        assert chart.svg.count('fill="none"') == of - n


@pytest.mark.parametrize("figure", list(Figure))
@pytest.mark.parametrize("name", ["Police East", LONG_NAME])
def test_in_figures_ready_for_print(figure: Figure, name: str) -> None:
    svg = figure_svg(some_facts(name=name), figure)
    root = ElementTree.fromstring(svg)
    assert (root.attrib["width"], root.attrib["height"]) == (str(WIDTH), str(HEIGHT))
    assert "var(" not in svg
    assert "currentColor" not in svg
    told = " ".join(one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}text"))
    assert "Source: Support Centre, 24 November 2026." in told
    assert name.split()[0] in told
    png = figure_png(svg)
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20]) == WIDTH
    assert int.from_bytes(png[20:24]) == HEIGHT
    assert len(png) < 150_000


def test_in_letters_that_come_along() -> None:
    with_words = figure_png(figure_svg(some_facts(), Figure.GROWTH))
    without = figure_png(re.sub("<text.*?</text>", "", figure_svg(some_facts(), Figure.GROWTH)))
    assert len(with_words) > 1.5 * len(without)


def test_in_no_figure_of_what_is_not_shown() -> None:
    assert figures_of(some_facts()) == (Figure.GROWTH, Figure.MAP, Figure.PARTICIPATION)
    bare = some_facts(growth=(), outlines=(), participations=(), members=(), n_members=None)
    assert figures_of(bare) == ()


def test_in_a_press_text_with_the_lines_of_the_centre() -> None:
    assert press_text(some_facts()) == (
        "Police East: 2 authorities work together",
        "On 24 November 2026 2 authorities work together in Police East, run by Support Centre "
        "since 1 January 2016.",
        "From 1 in 2016 to 2 today, the most so far.",
        "1 of 2 members took part in ICT-scan 2026.",
        "Members: PZ A, PZ B.",
        "Call us.",
        "At any hour.",
    )


def test_in_a_press_text_that_tells_nothing_else() -> None:
    bare = some_facts(
        growth=(), outlines=(), participations=(), members=(), n_members=None, additions={"nl": "x"}
    )
    assert press_text(bare) == (
        "Police East",
        "Police East exists since 1 January 2016 and is run by Support Centre.",
    )
    ended = some_facts(n_members=0, members=(), growth=(), ends_on=date(2020, 1, 1))
    assert "existed from 1 January 2016 to 1 January 2020" in press_text(ended)[1]


def test_in_a_feed_with_one_event_per_day() -> None:
    members = tuple(
        PublicMember(f"PZ {name}", text("police zone"), date(2016, 1, 1)) for name in "AB"
    )
    facts = some_facts(members=members)
    assert [event.title for event in events_of(facts)] == [
        "1 of 2 members took part in ICT-scan 2026.",
        "2 authorities joined Police East",
    ]
    url = "https://example.test/publiek/police-east/"
    told = atom(facts, page_url=url, feed_url=f"{url}nl/nieuws.atom", language="en")
    root = ElementTree.fromstring(told)
    marks = [one.text for one in root.iter("{http://www.w3.org/2005/Atom}id")]
    assert len(set(marks)) == len(marks) == 3
    assert told == atom(facts, page_url=url, feed_url=f"{url}nl/nieuws.atom", language="en")
