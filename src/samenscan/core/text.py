"""Sentences for people, made in core and translated by whoever shows them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True)
class Words(Mapping[str, str]):
    """What an author wrote, per language code; the first language is the fallback."""

    by_language: tuple[tuple[str, str], ...]

    def __getitem__(self, language: str) -> str:
        return dict(self.by_language)[language]

    def __iter__(self) -> Iterator[str]:
        return iter(dict(self.by_language))

    def __len__(self) -> int:
        return len(self.by_language)

    def told(self, language: str) -> str:
        """The words in this language, or in the author's first language where they lack."""
        words = dict(self.by_language)
        return words.get(language) or next(iter(words.values()), "")

    def lacks(self, language: str) -> bool:
        """Whether `told` has to fall back for this language, so that a page can mark it."""
        return not dict(self.by_language).get(language)


def words(**by_language: str) -> Words:
    """Words from keyword arguments: `words(nl="Ja", fr="Oui")`."""
    return Words(tuple(by_language.items()))


@dataclass(frozen=True)
class Text:
    """An English sentence with named blanks; a shell translates it, then fills the blanks."""

    template: str
    params: tuple[tuple[str, "Param"], ...] = field(default=())

    def __str__(self) -> str:
        return self.template % {name: str(value) for name, value in self.params}


Param = str | int | Decimal | Words | Text


def text(template: str, **params: Param) -> Text:
    """Mark a sentence for translation and keep what fills its `%(name)s` blanks beside it."""
    return Text(template, tuple(params.items()))


_BLANK = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True)
class Filled:
    """What an author wrote with {blanks}, and the sentence that fills each of them.

    A blank that nothing fills stays as it was written.
    """

    words: Words
    blanks: tuple[tuple[str, Text], ...]

    def told(self, language: str, filling: Mapping[str, str]) -> str:
        """The words in this language, with what fills the blanks in the same language."""
        said = self.words.told(language)
        return _BLANK.sub(lambda found: filling.get(found[1], found[0]), said)

    def __str__(self) -> str:
        return self.told("", {name: str(sentence) for name, sentence in self.blanks})


Said = Text | Words | Filled
