"""What is known while files are read, and the texts in their languages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from samenscan.core.questionnaire.grammar import MAX_TEXT, NAME_PATTERN
from samenscan.core.questionnaire.model import LANGUAGES
from samenscan.core.questionnaire.problem import MAX_PROBLEMS, Problem, TooMany, did_you_mean
from samenscan.core.questionnaire.tree import Node, Scalar, Table
from samenscan.core.text import Text, Words, text

_NAMED = re.compile(r"\{(" + NAME_PATTERN + r")\}")


@dataclass
class Reading:
    """What is known while one file is read; the files of one set share their problems.

    `languages` is empty until they are known. In a file that several questionnaires use
    (`shared`), texts in other languages are left out in silence.
    `names` is None while texts may use names that are not known.
    """

    file: str
    problems: list[Problem] = field(default_factory=list)
    languages: tuple[str, ...] = ()
    names: Mapping[str, Words] | None = None
    shared: bool = False

    def say(self, line: int, what: Text, remedy: Text) -> None:
        """Report one problem; TooMany when that makes too many."""
        self.problems.append(Problem(self.file, line, what, remedy))
        if len(self.problems) >= MAX_PROBLEMS:
            raise TooMany

    def at(self, file: str, *, shared: bool) -> "Reading":
        """The same reading, in another file of the set."""
        return replace(self, file=file, shared=shared)


def words_of(reading: Reading, value: Node) -> Words | None:
    """Words out of a table of languages or a single text; None (reported) where it is neither."""
    first = reading.languages[0]
    if isinstance(value, Scalar):
        found = {first: value}
    elif isinstance(value, Table):
        found = _by_language(reading, value)
    else:
        reading.say(value.line, *_NOT_A_TEXT)
        return None
    told = {code: _told(reading, code, found[code]) for code in reading.languages if code in found}
    written = tuple((code, said) for code, said in told.items() if said)
    if not told.get(first):
        reading.say(
            value.line,
            text("This text is missing in the first language (%(language)s).", language=first),
            text("Add a line “%(language)s: …”.", language=first),
        )
        return None
    return Words(written)


def _by_language(reading: Reading, table: Table) -> dict[str, Scalar]:
    found = {}
    for language, written in table.entries:
        if language.written not in reading.languages:
            if not (reading.shared and language.written in LANGUAGES):
                _say_language(reading, language)
        elif isinstance(written, Scalar):
            found[language.written] = written
        else:
            reading.say(written.line, *_NOT_A_TEXT)
    return found


def _told(reading: Reading, language: str, scalar: Scalar) -> str:
    written = scalar.written
    if len(written) > MAX_TEXT:
        reading.say(
            scalar.line,
            text("This text is longer than %(n)s characters.", n=MAX_TEXT),
            text("Make it shorter."),
        )
    if "{" not in written or reading.names is None:
        return written
    return _NAMED.sub(lambda found: _name(reading, language, scalar, found[1]), written)


def _name(reading: Reading, language: str, scalar: Scalar, name: str) -> str:
    names = reading.names or {}
    if name in names:
        return names[name].told(language)
    reading.say(
        scalar.line,
        text("“{%(name)s}” is not one of the “names” of this questionnaire.", name=name),
        did_you_mean(name, list(names))
        if names
        else text("Add “%(name)s: …” under “names:” at the top of the file.", name=name),
    )
    return name


_NOT_A_TEXT = (
    text("This has to be a text."),
    text("Write one text, or one per language: {nl: …, fr: …}."),
)


def _say_language(reading: Reading, language: Scalar) -> None:
    if language.written in LANGUAGES:
        reading.say(
            language.line,
            text("The language “%(code)s” is not in “languages”.", code=language.written),
            text("Add it to “languages” at the top of the file, or leave this text out."),
        )
        return
    reading.say(
        language.line,
        text("“%(code)s” is not a language of this questionnaire.", code=language.written[:80]),
        did_you_mean(language.written, reading.languages),
    )
