"""What stands above the sections of a questionnaire file: enough to name it in a list."""

import re
from dataclasses import dataclass, field

from samenscan.core.questionnaire.fields import Fields
from samenscan.core.questionnaire.keys import TOP_KEYS
from samenscan.core.questionnaire.model import LANGUAGES
from samenscan.core.questionnaire.problem import TooMany
from samenscan.core.questionnaire.reading import Reading
from samenscan.core.questionnaire.tree import Table, read_tree
from samenscan.core.text import Words, words

_SECTIONS = re.compile(r"^sections[ \t]*:", re.MULTILINE)
_OF_THE_TOP = (
    _SECTIONS,
    re.compile(r"^version[ \t]*:", re.MULTILINE),
    re.compile(r"^languages[ \t]*:", re.MULTILINE),
)


@dataclass(frozen=True)
class Head:
    """The code, version, title and languages of a questionnaire, as far as they can be read."""

    code: str = ""
    version: str = ""
    title: Words = field(default_factory=lambda: Words(()))
    languages: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """How one version of a questionnaire is named: `code@version`."""
        return f"{self.code}@{self.version}"


def starts_a_questionnaire(source: str) -> bool:
    """Whether this file has the keys that no section or bank has; one may be misspelt."""
    return sum(1 for key in _OF_THE_TOP if key.search(source)) >= len(_OF_THE_TOP) - 1


def head_of(source: str) -> Head:
    """The head of a file, without reading its sections; what cannot be read is empty."""
    below = _SECTIONS.search(source)
    tree, _problems = read_tree(source[: below.start()] if below else source, "")
    if not isinstance(tree, Table):
        return Head()
    reading = Reading("")
    try:
        fields = Fields(reading, tree, TOP_KEYS)
        languages = tuple(dict.fromkeys(fields.strings("languages")))
        reading.languages = languages or LANGUAGES
        reading.names = fields.words_by_name("names")
        title = fields.words("title") or words()
        return Head(fields.code("code") or "", fields.string("version") or "", title, languages)
    except TooMany:
        return Head()
