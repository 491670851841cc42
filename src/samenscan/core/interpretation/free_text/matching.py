"""Which topics of our list a text is about: words, compounds and phrases, and nothing guessed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from samenscan.core.interpretation.free_text.language import UNKNOWN, language_of
from samenscan.core.interpretation.free_text.tokens import stems, tokens, without_accents
from samenscan.core.interpretation.free_text.vocabulary import BY_LANGUAGE, EVERYWHERE, Listed


class _How(Enum):
    EXACT = "exact"
    STEM = "stem"
    BEGINS = "begins"
    ENDS = "ends"


@dataclass(frozen=True)
class _Part:
    """One word of an entry in the list, and how a word of a text is compared with it."""

    how: _How
    word: str


@dataclass(frozen=True)
class _Entry:
    topic: str
    parts: tuple[_Part, ...]


@dataclass(frozen=True)
class About:
    """What we keep of one text: its language, and the codes of its topics."""

    language: str
    topics: frozenset[str]


def _part(written: str) -> _Part:
    if written.startswith("="):
        return _Part(_How.EXACT, without_accents(written[1:]))
    if written.startswith("*"):
        return _Part(_How.ENDS, written[1:])
    if written.endswith("*"):
        return _Part(_How.BEGINS, without_accents(written[:-1]))
    return _Part(_How.STEM, written)


def _entries(listed: Listed) -> Iterator[_Entry]:
    for topic, written in listed.items():
        for entry in written.split(","):
            yield _Entry(topic, tuple(_part(word) for word in entry.split()))


@dataclass(frozen=True)
class _Table:
    """The entries of one language by the part they start with, and all parts that occur."""

    starting: Mapping[_Part, tuple[_Entry, ...]]
    parts: frozenset[_Part]


@cache
def _table(language: str) -> _Table:
    of = stems(language)

    def keyed(part: _Part) -> _Part:
        if part.how in (_How.STEM, _How.ENDS):
            # Without accents there is one stem, and every word that has accents has it too.
            return _Part(part.how, min(of(without_accents(part.word))))
        return part

    starting: dict[_Part, list[_Entry]] = {}
    every: set[_Part] = set()
    for entry in (*_entries(BY_LANGUAGE.get(language, {})), *_entries(EVERYWHERE)):
        parts = tuple(keyed(part) for part in entry.parts)
        starting.setdefault(parts[0], []).append(_Entry(entry.topic, parts))
        every.update(parts)
    return _Table({part: tuple(found) for part, found in starting.items()}, frozenset(every))


class Vocabulary:
    """The words of one language with those that all languages share, ready to be looked up.

    What was looked up is remembered for as long as this object lives, and no longer: it is text
    of members.
    """

    def __init__(self, language: str) -> None:
        self._table = _table(language)
        self._stems = stems(language)
        self._known: dict[str, frozenset[_Part]] = {}

    def topics(self, words: Sequence[str]) -> frozenset[str]:
        """The topics of these words (T4); inside a phrase of the list no shorter entry counts."""
        found: set[str] = set()
        covered = 0
        for at in range(len(words)):
            longest = max((len(entry.parts) for entry in self._at(words, at)), default=0)
            end = at + longest
            if end <= covered:
                continue
            found |= {e.topic for e in self._at(words, at) if len(e.parts) == longest}
            covered = max(covered, end) if longest > 1 else covered
        return frozenset(found - {""})

    def n_listed(self, words: Sequence[str]) -> int:
        """At how many places an entry of the list begins."""
        return sum(1 for at in range(len(words)) if any(True for _ in self._at(words, at)))

    def _at(self, words: Sequence[str], at: int) -> Iterator[_Entry]:
        for part in self._matching(words[at]):
            for entry in self._table.starting.get(part, ()):
                rest = words[at + 1 : at + len(entry.parts)]
                if len(rest) + 1 == len(entry.parts) and all(
                    wanted in self._matching(word)
                    for wanted, word in zip(entry.parts[1:], rest, strict=True)
                ):
                    yield entry

    def _matching(self, word: str) -> frozenset[_Part]:
        if word not in self._known:
            self._known[word] = self._table.parts.intersection(self._candidates(word))
        return self._known[word]

    def _candidates(self, word: str) -> Iterator[_Part]:
        plain = without_accents(word)
        yield _Part(_How.EXACT, plain)
        for length in range(1, len(plain) + 1):
            yield _Part(_How.BEGINS, plain[:length])
        for stem in self._stems(word):
            yield _Part(_How.STEM, stem)
            for start in range(len(stem)):
                yield _Part(_How.ENDS, stem[start:])


class Reader:
    """Reads texts and keeps of each its language and topics only (T1)."""

    def __init__(self) -> None:
        self._by_language = {language: Vocabulary(language) for language in BY_LANGUAGE}
        self._shared = Vocabulary(UNKNOWN)

    def about(self, written: str) -> About:
        """The language of a text and the topics it is about, whatever it says of them (T5).

        Where small words leave several languages open, the one in which most words are on our
        list. In an unknown language only the words that all languages share are looked for.
        """
        words = tokens(written)
        language = language_of(words, self._n_listed)
        return About(language, self._by_language.get(language, self._shared).topics(words))

    def _n_listed(self, language: str, words: Sequence[str]) -> int:
        return self._by_language[language].n_listed(words)
