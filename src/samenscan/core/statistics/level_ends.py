"""Counts at which end of a domain's sentence organisations are; a withheld level is at none."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from samenscan.core.answers.values import Sheet
from samenscan.core.questionnaire.model import Question, Questionnaire, Section
from samenscan.core.questionnaire.stated import Stated
from samenscan.core.scoring.score import score_section
from samenscan.core.statistics.confirmed import NoCut, at_the_other_end, confirmed


def level_confirms(asked: Questionnaire, section: Section, sheet: Sheet) -> bool:
    """Whether the level of this domain makes the sentence of its cut true; exact, not rounded.

    A level that is withheld (S7) is False: not confirmed. NoCut without a cut.
    """
    at_least = section.cut.at_least if section.cut else None
    if at_least is None:
        raise NoCut(section.code)
    level = _level(asked, section, sheet)
    return level is not None and level >= Fraction(at_least)


def level_at_other_end(asked: Questionnaire, section: Section, sheet: Sheet) -> bool:
    """Whether the level makes the second sentence true; never together with `level_confirms`."""
    at_most = _at_most(section)
    level = _level(asked, section, sheet)
    return level is not None and level <= Fraction(at_most)


def confirming(one: Stated, asked: Questionnaire, sheets: Iterable[Sheet]) -> int:
    """How many of these sheets confirm the sentence, whatever it is about."""
    if isinstance(one.subject, Question):
        return confirmed(one.subject, sheets)
    return sum(level_confirms(asked, one.subject, sheet) for sheet in sheets)


def at_the_other_end_of(one: Stated, asked: Questionnaire, sheets: Iterable[Sheet]) -> int:
    """How many of these sheets make the second sentence true."""
    if isinstance(one.subject, Question):
        return at_the_other_end(one.subject, sheets)
    return sum(level_at_other_end(asked, one.subject, sheet) for sheet in sheets)


def _at_most(section: Section) -> Decimal:
    other = section.cut.other_end if section.cut else None
    if other is None or other.at_most is None:
        raise NoCut(section.code)
    return other.at_most


def _level(asked: Questionnaire, section: Section, sheet: Sheet) -> Fraction | None:
    """On the scale of the questionnaire; None where it is withheld."""
    share = score_section(asked, section, sheet).share
    return None if share is None else share * Fraction(asked.scale_max)
