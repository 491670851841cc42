"""Words in a drawing: wrapped so that they fit, without losing a letter, whatever the label."""

import re
from decimal import Decimal
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.charts.levels import Level, draw_levels
from samenscan.core.charts.svg import width_of, wrap
from samenscan.core.charts.tests.make import boxes, collisions, tell_dutch
from samenscan.core.text import words

labels = st.text(
    st.characters(categories=["L", "N", "P", "S", "Zs"], codec="utf-8"), min_size=1, max_size=120
)


def letters(text: str) -> str:
    return re.sub(r"[\s\u00ad-]", "", text)


@given(labels, st.integers(min_value=60, max_value=400))
def test_keep_every_letter_and_fit(label: str, room: int) -> None:
    lines = wrap(label, room)
    assert letters("".join(lines)) == letters(label)
    assert all(width_of(line) <= room for line in lines)


def test_split_a_word_that_is_too_long_with_a_hyphen() -> None:
    first, *_ = wrap("Informatiebeveiligingsbeleidsplanning", 120)
    assert first.endswith("-")


@given(st.lists(st.tuples(labels, st.none() | st.decimals(0, 5, places=1)), max_size=6))
def test_never_lie_over_each_other(drawn: list[tuple[str, Decimal | None]]) -> None:
    levels = [Level(words(nl=label), value, Decimal(3)) for label, value in drawn]
    chart = draw_levels(levels, Decimal(5), tell_dutch)
    ElementTree.fromstring(chart.svg)
    assert not collisions(chart.svg)
    assert all(box.left >= 0 and box.right <= 320 for box in boxes(chart.svg))


def test_say_a_level_of_zero_as_it_is_shown() -> None:
    levels = [Level(words(nl="a"), Decimal("0.0")), Level(words(nl="b"), Decimal("2.5"))]
    assert draw_levels(levels, Decimal(5), tell_dutch).sentence.endswith("a, at 0,0.")
