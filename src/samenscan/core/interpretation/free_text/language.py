"""In which language a text is written, by its small words; an honest “not known” otherwise."""

from collections.abc import Callable, Mapping, Sequence

from samenscan.core.interpretation.free_text.small_words import NEIGHBOURS, SMALL_WORDS

UNKNOWN = "unknown"

# Of ordinary text in one of our languages some four in ten are small words, and of official text
# full of names a quarter. A text in Polish or Finnish shares at most one in ten.
SHORT = 6
LEAST_PART = 5


def language_of(words: Sequence[str], n_listed: Callable[[str, Sequence[str]], int]) -> str:
    """The language these words are in: nl, fr, de, en, or UNKNOWN (T3).

    The one of which most small words occur. Where several are equal, or no small word occurs, the
    one of these in which `n_listed` finds most words on our list of topics. A text with more
    small words of a neighbouring language is in none of ours, and so is one of more than
    six words with less than a fifth of small words.
    """
    small = _counted(words, SMALL_WORDS)
    most = max(small.values())
    if max(_counted(words, NEIGHBOURS).values()) > most:
        return UNKNOWN
    if len(words) > SHORT and most * LEAST_PART < len(words):
        return UNKNOWN
    leading = _leading(small)
    if len(leading) > 1:
        leading = _leading({language: n_listed(language, words) for language in leading})
    return leading[0] if len(leading) == 1 else UNKNOWN


def _counted(words: Sequence[str], listed: Mapping[str, frozenset[str]]) -> Mapping[str, int]:
    return {language: sum(word in own for word in words) for language, own in listed.items()}


def _leading(counted: Mapping[str, int]) -> list[str]:
    most = max(counted.values())
    return [language for language, n in counted.items() if n == most]
