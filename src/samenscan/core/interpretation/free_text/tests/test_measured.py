"""How well topics are found …"""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from samenscan.core.interpretation.free_text.matching import Reader
from samenscan.core.interpretation.free_text.tests.sentences import (
    ELSEWHERE,
    FIRST,
    HELD_BACK,
    Labelled,
)
from samenscan.core.interpretation.free_text.vocabulary import TOPICS

PAGE = Path(__file__).parents[6] / "docs" / "methods" / "free-text.md"


def _measured(reader: Reader, answers: Sequence[Labelled]) -> tuple[int, int, Fraction, Fraction]:
    """Languages right, topics wholly right, precision, recall."""
    found = [(one, reader.about(one.written)) for one in answers]
    hits = sum(len(about.topics & one.themes) for one, about in found)
    return (
        sum(about.language == one.language for one, about in found),
        sum(about.topics == one.themes for one, about in found),
        Fraction(hits, sum(len(about.topics) for _, about in found)),
        Fraction(hits, sum(len(one.themes) for one, _ in found)),
    )


def test_t8_is_what_the_page_says() -> None:
    reader = Reader()
    for name, answers in (("first", FIRST), ("held back", HELD_BACK)):
        for language in ("nl", "fr"):
            own = [one for one in answers if one.language == language]
            told, whole, precision, recall = _measured(reader, own)
            row = (
                f"| {name} | {language} | {len(own)} | {told} | {whole} "
                f"| {float(precision):.2f} | {float(recall):.2f} |"
            )
            assert row in PAGE.read_text(), row


def test_t8_misses_one_in_twenty_and_adds_one_in_ten_of_what_was_held_back() -> None:
    _, _, precision, recall = _measured(Reader(), HELD_BACK)
    assert Fraction(88, 100) <= precision <= Fraction(92, 100)
    assert Fraction(94, 100) <= recall <= Fraction(96, 100)


def test_holds_for_short_german_and_english_answers_too() -> None:
    assert _measured(Reader(), ELSEWHERE) == (4, 4, Fraction(1), Fraction(1))


def test_looks_at_enough_answers_with_topics_that_are_on_the_list() -> None:
    assert len(FIRST) + len(HELD_BACK) == 82
    assert {code for one in (*FIRST, *HELD_BACK) for code in one.themes} == {
        topic.code for topic in TOPICS
    }
