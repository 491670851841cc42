"""What is known while one file is read, and the texts in its languages."""

from dataclasses import dataclass, field

from samenscan.core.questionnaire.model import LANGUAGES
from samenscan.core.questionnaire.problem import Problem, did_you_mean
from samenscan.core.questionnaire.tree import Node, Scalar, Table
from samenscan.core.text import Text, Words, text

MAX_TEXT = 5000


@dataclass
class Reading:
    """What is known while one file is read."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    languages: tuple[str, ...] = ()

    def say(self, line: int, what: Text, remedy: Text) -> None:
        """Report one problem."""
        self.problems.append(Problem(self.file, line, what, remedy))


def words_of(reading: Reading, value: Node) -> Words | None:
    """Words out of a table of languages or a single text; None (reported) where it is neither."""
    first = reading.languages[0]
    if isinstance(value, Scalar):
        found = {first: value}
    elif isinstance(value, Table):
        found = {}
        for language, written in value.entries:
            if language.written not in reading.languages:
                _say_language(reading, language)
            elif isinstance(written, Scalar):
                found[language.written] = written
            else:
                reading.say(written.line, *_NOT_A_TEXT)
    else:
        reading.say(value.line, *_NOT_A_TEXT)
        return None
    for written in found.values():
        if len(written.written) > MAX_TEXT:
            reading.say(
                written.line,
                text("This text is longer than %(n)s characters.", n=MAX_TEXT),
                text("Make it shorter."),
            )
    told = {code: scalar.written for code, scalar in found.items() if scalar.written}
    if first not in told:
        reading.say(
            value.line,
            text("This text is missing in the first language (%(language)s).", language=first),
            text("Add a line “%(language)s: …”.", language=first),
        )
        return None
    return Words(tuple((code, told[code]) for code in reading.languages if code in told))


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
