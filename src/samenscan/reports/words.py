"""Sentences and authors' words ready for a template, with a mark where a translation lacks."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from samenscan.base.render import told
from samenscan.core.text import Filled, Param, Said, Text, Words


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


def named(value: Text | str) -> str:
    """A sentence told, or a name as it is."""
    return value if isinstance(value, str) else tell(value)


def tell_each(sentences: Iterable[Text]) -> list[str]:
    """Sentences in the reader's language."""
    return [tell(one) for one in sentences]


def marked(value: Said, language: str) -> SafeString:
    """A sentence for a template, in which words in another language carry that language.

    Everything that was written by an author or an organisation is escaped here.
    """
    return mark_safe(_marked(value, language))  # noqa: S308


def _marked(value: Said | Param, language: str) -> str:
    if isinstance(value, Text):
        filling = {name: _marked(param, language) for name, param in value.params}
        return escape(gettext(value.template)) % filling
    words = value.words if isinstance(value, Filled) else value
    said = escape(told(value))
    if isinstance(words, Words) and (other := _fallback(words, language)):
        return f'<span lang="{escape(other)}">{said}</span>'
    return said


def _fallback(words: Words, language: str) -> str:
    return next(iter(words), "") if words.lacks(language) else ""
