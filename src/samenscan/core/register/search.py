"""How names and codes are found: without accents, capitals, hyphens or points between digits."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[.\-/\s]+(?=\d)")
_APART = re.compile(r"[\W_]+")
_ENTERPRISE = re.compile(r"^be(?=\d{9,10}$)")
# In four bytes a letter this still fits in a row of an index of PostgreSQL (2704 bytes).
LONGEST = 600
MOST_WORDS = 8
N_CLOSEST = 5
_WORTH_CUTTING = 5
_LONG = 9
# As difflib counts likeness: one slip in a word of five letters still passes.
_ALIKE = 0.75


def plain(written: str) -> str:
    """Words in small letters without accents and signs: `Ægidius-Élan` becomes `aegidius elan`.

    NFKD takes accents and joined letters apart (the Dutch ĳ becomes i and j); the few letters it
    leaves whole are spelled out. Points and spaces between digits go, so that codes match.
    """
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", written).casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _APART.sub(" ", _BETWEEN_DIGITS.sub("", bare.translate(_LETTERS))).strip()


def search_key(name: str, *, codes: tuple[str, ...] = (), former: tuple[str, ...] = ()) -> str:
    """What the search looks through: the name, its codes, names it had, and other spellings.

    It opens with the plain name, so that lists in the order of this key are alphabetical. Dutch
    ij and y are each other's spelling, and what is written apart is also found written together.
    """
    names = [plain(each) for each in (name, *former)]
    parts = [names[0], *(plain(code) for code in codes), *names[1:]]
    parts += [spelling for each in names for spelling in _spellings(each)]
    return " ".join(dict.fromkeys(part for part in parts if part))[:LONGEST]


def needles(asked: str) -> tuple[str, ...]:
    """The words somebody looks for, each of which has to stand in the key; at most eight."""
    words = plain(asked).split()[:MOST_WORDS]
    return tuple(dict.fromkeys(_ENTERPRISE.sub("", word) for word in words))


def pieces(asked: str) -> tuple[str, ...]:
    """Halves of each word somebody looks for, thirds of a long one; short words have none.

    After one slip in a word, one of its pieces is still written right: enough to find candidates.
    """
    found: list[str] = []
    for word in needles(asked):
        if len(word) >= _WORTH_CUTTING:
            size = len(word) // (3 if len(word) >= _LONG else 2)
            found += [word[:size], word[size:-size], word[-size:]]
    return tuple(dict.fromkeys(piece for piece in found if len(piece) > 1))


def closest(asked: str, names: Iterable[str]) -> tuple[str, ...]:
    """Of these names the few that look like what was asked, in whole or in one word."""
    named: dict[str, list[str]] = {}
    for name in names:
        whole = plain(name)
        for part in {whole, *whole.split()}:
            named.setdefault(part, []).append(name)
    near = get_close_matches(plain(asked), named, n=N_CLOSEST, cutoff=_ALIKE)
    found = dict.fromkeys(name for part in near for name in named[part])
    return tuple(found)[:N_CLOSEST]


def _spellings(name: str) -> tuple[str, ...]:
    others = (name.replace("ij", "y"), name.replace("y", "ij"), name.replace(" ", ""))
    return tuple(other for other in others if other != name)
