"""A text cut into words, and the forms of a word brought together."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache

from snowballstemmer.dutch_stemmer import DutchStemmer
from snowballstemmer.english_stemmer import EnglishStemmer
from snowballstemmer.french_stemmer import FrenchStemmer
from snowballstemmer.german_stemmer import GermanStemmer

# Longer than any word of a language; what is longer is no word, and is not looked at.
MAX_WORD = 40

_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+")
_WORD = re.compile(r"[^\W_]+")
_INVISIBLE = {"Cf", "Cc"}
_STEMMERS: Mapping[str, Callable[[], "_Stemmer"]] = {
    "nl": DutchStemmer,
    "fr": FrenchStemmer,
    "de": GermanStemmer,
    "en": EnglishStemmer,
}


def tokens(written: str) -> tuple[str, ...]:
    """The words of a text in small letters, in order (T2).

    Hyphens and apostrophes separate words; marks that cannot be seen, such as those that turn the
    direction of writing, are taken out first. Pictures, signs, addresses of pages and mail, and
    words over forty letters long are left out.
    """
    plain = unicodedata.normalize("NFKC", written)
    seen = "".join(
        " " if mark in "\n\r\t" else mark
        for mark in plain
        if mark in "\n\r\t" or unicodedata.category(mark) not in _INVISIBLE
    )
    words = _ADDRESS.sub(" ", seen.casefold())
    return tuple(word for word in _WORD.findall(words) if len(word) <= MAX_WORD)


def without_accents(word: str) -> str:
    """The word as somebody types it who leaves accents out."""
    apart = unicodedata.normalize("NFD", word)
    return "".join(mark for mark in apart if not unicodedata.combining(mark))


class _Stemmer:
    """What the stemming library gives, as far as we use it; it ships no types."""

    def stemWord(self, word: str) -> str:
        raise NotImplementedError


def stems(language: str) -> Callable[[str], frozenset[str]]:
    """A function that gives the stems of a word, with and without its accents.

    By the rules of Snowball (Porter, 2001); two words are forms of one word when they have a stem
    in common. In an unknown language every word is its own stem.
    """
    make = _STEMMERS.get(language)
    if make is None:
        return lambda word: frozenset((word, without_accents(word)))
    stemmer = make()

    @cache
    def both(word: str) -> frozenset[str]:
        plain = without_accents(word)
        return frozenset(
            (without_accents(stemmer.stemWord(word)), without_accents(stemmer.stemWord(plain)))
        )

    return both
