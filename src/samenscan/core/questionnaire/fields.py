"""All fields out of a table of a file: single values, lists, parts and texts."""

import re

from samenscan.core.questionnaire.grammar import (
    MAX_TEXT,
    NAME_PATTERN,
    Part,
    Rows,
    Said,
    SaidByName,
    SaidPerLevel,
    Several,
    Steps,
)
from samenscan.core.questionnaire.model import LEVEL_MAX
from samenscan.core.questionnaire.problem import did_you_mean
from samenscan.core.questionnaire.reading import words_of
from samenscan.core.questionnaire.scalar_fields import ScalarFields
from samenscan.core.questionnaire.tree import Many, Scalar, Table
from samenscan.core.text import Words, text

NAME = re.compile(NAME_PATTERN, re.ASCII)


class Fields(ScalarFields):
    """The fields of one table: those of ScalarFields, and what has items or keys of its own."""

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of words; a word that is not of the list of its key is reported and left out."""
        return tuple(one.written for one in self.scalars(key))

    def scalars(self, key: str) -> tuple[Scalar, ...]:
        """The same with their lines."""
        value = self._values.get(key)
        if value is None:
            return ()
        known = self._shape(key, Several).words
        items = value.items if isinstance(value, Many) else (value,)
        scalars = [item for item in items if isinstance(item, Scalar) and item.written]
        if len(scalars) != len(items) or any(len(one.written) > MAX_TEXT for one in scalars):
            self.say(
                key,
                text("“%(key)s” has to be a list of words.", key=key),
                text("Write “%(key)s: [one, two]”.", key=key),
            )
        for one in scalars:
            if known and one.written not in known:
                self.reading.say(
                    one.line,
                    text("“%(word)s” cannot stand in “%(key)s”.", word=one.written[:80], key=key),
                    text("Write “%(key)s: [one, two]”.", key=key)
                    if "," in one.written
                    else did_you_mean(one.written, known),
                )
        return tuple(one for one in scalars if not known or one.written in known)

    def items(self, key: str) -> tuple[Table, ...]:
        """A list of tables, for example questions."""
        value = self._values.get(key)
        if value is None:
            return ()
        if not isinstance(value, Many):
            self.say(
                key,
                text("“%(key)s” has to be a list.", key=key),
                text("Start every item under “%(key)s:” with “- ”.", key=key),
            )
            return ()
        found = []
        for item in value.items:
            if isinstance(item, Table):
                found.append(item)
            else:
                self.reading.say(
                    item.line,
                    text("This item of “%(key)s” has no keys.", key=key),
                    text("Write “- code: …” and its other keys under it."),
                )
        return tuple(found)

    def rows(self, key: str) -> tuple["Fields", ...]:
        """The fields of every item of a list."""
        if key not in self._values:
            return ()
        keys = self._shape(key, Rows).keys
        return tuple(Fields(self.reading, table, keys) for table in self.items(key))

    def part(self, key: str) -> "Fields | None":
        """The fields of a table of its own."""
        value = self._values.get(key)
        if value is None:
            return None
        keys = self._shape(key, Part).keys
        if isinstance(value, Table):
            return Fields(self.reading, value, keys)
        self.say_no_part(key)
        return None

    def say_no_part(self, key: str) -> None:
        """Report that this key has a value where it should have keys."""
        self.say(
            key,
            text("“%(key)s” has to have keys of its own.", key=key),
            text("Write them under “%(key)s:”, further to the right.", key=key),
        )

    def words(self, key: str) -> Words | None:
        """A text per language, or one text in the first language."""
        value = self._values.get(key)
        if value is None:
            return None
        self._shape(key, (Said, Steps))
        return words_of(self.reading, value)

    def words_per_level(self, key: str) -> tuple[Words, ...]:
        """Six texts, for level 0 to 5; none at all when they are absent or reported."""
        value = self._values.get(key)
        if value is None:
            return ()
        self._shape(key, SaidPerLevel)
        if not isinstance(value, Many) or len(value.items) != LEVEL_MAX + 1:
            self.say(
                key,
                text("“%(key)s” has to say what level 0 to %(top)s are.", key=key, top=LEVEL_MAX),
                text("Write a list of %(n)s texts, the lowest first.", n=LEVEL_MAX + 1),
            )
            return ()
        told = [words_of(self.reading, item) for item in value.items]
        return tuple(one for one in told if one is not None)

    def words_by_name(self, key: str) -> dict[str, Words]:
        """Names (lower-case letters, digits, underscores) with what each stands for."""
        value = self._values.get(key)
        if value is None:
            return {}
        self._shape(key, SaidByName)
        if not isinstance(value, Table):
            self.say_no_part(key)
            return {}
        found = {}
        for name, written in value.entries:
            told = words_of(self.reading, written)
            if not NAME.fullmatch(name.written):
                self.reading.say(
                    name.line,
                    text("“%(name)s” cannot be a name for use in texts.", name=name.written[:80]),
                    text("Use lower-case letters, digits and underscores: i_police."),
                )
            elif told is not None:
                found[name.written] = told
        return found
