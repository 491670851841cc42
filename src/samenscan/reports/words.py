"""Sentences and authors' words ready for a template, with a mark where a translation lacks."""

from dataclasses import dataclass
from decimal import Decimal

from samenscan.base.render import told
from samenscan.core.text import Filled, Said, Words


@dataclass(frozen=True)
class Shown:
    """Text in the reader's language, or in `fallback` where the author gave no translation."""

    text: str
    fallback: str = ""


def shown(value: Said | str, language: str) -> Shown:
    """What a template prints; `language` is the one that is active."""
    if isinstance(value, Words):
        return Shown(value.told(language), _fallback(value, language))
    if isinstance(value, Filled):
        return Shown(told(value), _fallback(value.words, language))
    return Shown(told(value))


def tell(value: Said | Decimal) -> str:
    """What a chart or sentence says, in the active language."""
    return told(value)


def _fallback(words: Words, language: str) -> str:
    return next(iter(words), "") if words.lacks(language) else ""
