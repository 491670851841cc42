"""Values of a questionnaire as they stand in a sentence about a change."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from samenscan.core.questionnaire.model import (
    Band,
    Expression,
    Kind,
    MissingCode,
)
from samenscan.core.text import Text, Words, text

_LONGEST = 300
LANGUAGE_NAMES = {
    "nl": text("Dutch"),
    "fr": text("French"),
    "de": text("German"),
    "en": text("English"),
}
KIND_NAMES = {
    Kind.LEVEL: text("a level on paper and in practice"),
    Kind.SINGLE: text("one of several answers"),
    Kind.MULTIPLE: text("several answers"),
    Kind.YES_NO: text("yes or no"),
    Kind.NUMBER: text("a number"),
    Kind.MONEY: text("an amount in euro"),
    Kind.PERCENTAGE: text("a percentage"),
    Kind.DATE: text("a date"),
    Kind.TEXT: text("a text"),
    Kind.RANKING: text("a ranking"),
    Kind.PRIORITY: text("how much it matters and whether together"),
    Kind.TABLE: text("a table"),
    Kind.FILE: text("a file"),
    Kind.DERIVED: text("calculated from other answers"),
}
SHARING_NAMES = {
    "own": text("only the organisation itself"),
    "centre": text("the organisation and the support centre"),
    "partnership-anonymous": text("the partnership, without names"),
    "partnership-named": text("the partnership, with names"),
    "public": text("everybody"),
}
MISSING_NAMES: dict[MissingCode, Text] = {
    "not_answered": text("not answered"),
    "unknown": text("we do not know"),
    "not_applicable": text("does not apply to us"),
    "rather_not_say": text("we would rather not say"),
}
_NAMES: dict[str, Text] = {
    **SHARING_NAMES,
    **{str(code): name for code, name in MISSING_NAMES.items()},
    "minimum": text("the lower of paper and practice"),
    "mean": text("the mean of paper and practice"),
    "practice": text("in practice"),
    "paper": text("on paper"),
    "value": text("the value"),
    "matters": text("how much it matters"),
    "together": text("whether together"),
    "none": text("none"),
    "questions": text("the questions"),
    "themes": text("the themes"),
    "sections": text("the sections"),
}


def language_name(code: str) -> Text:
    """The name of a language in a sentence."""
    return LANGUAGE_NAMES.get(code, text("%(code)s", code=code))


def quoted(written: str) -> Text:
    """A text between quotation marks; a very long one ends in an ellipsis."""
    short = written if len(written) <= _LONGEST else f"{written[:_LONGEST]}…"
    return text("“%(text)s”", text=short)


def as_told(value: object) -> Text:
    """A value in words; nothing at all is “nothing”."""
    match value:
        case None | ():
            return text("nothing")
        case Band(at_least, score):
            return text("%(score)s from %(low)s on", score=score, low=at_least)
        case tuple():
            return listed(as_told(one) for one in value)
        case frozenset():
            return listed(as_told(one) for one in sorted(value))
        case _:
            return _one(value)


def _one(value: object) -> Text:
    match value:
        case bool():
            return text("yes") if value else text("no")
        case Kind():
            return KIND_NAMES[value]
        case str():
            return _NAMES.get(value) or quoted(value)
        case Expression(source):
            return quoted(source)
        case Fraction():
            return text("%(n)s %%", n=_per_cent(value))
        case Decimal() | int():
            return text("%(n)s", n=value)
        case date():
            return text("%(day)s", day=value.isoformat())
        case Words():
            return quoted(value.told(""))
    raise TypeError(f"{type(value).__name__} has no words")


def listed(told: Iterable[Text]) -> Text:
    """Several things in one sentence."""
    items = list(told)
    if not items:
        return text("nothing")
    found = items.pop()
    while items:
        found = text("%(one)s, %(others)s", one=items.pop(), others=found)
    return found


def _per_cent(share: Fraction) -> Decimal:
    per_cent = share * 100
    return (Decimal(per_cent.numerator) / per_cent.denominator).normalize()
