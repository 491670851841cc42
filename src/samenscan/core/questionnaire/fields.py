"""Typed fields out of a table of a file; a wrong one is reported and read as absent."""

import re
from collections.abc import Sequence
from decimal import Decimal

from samenscan.core.questionnaire.problem import did_you_mean, nearest
from samenscan.core.questionnaire.reading import MAX_TEXT, Reading, words_of
from samenscan.core.questionnaire.tree import Many, Node, Scalar, Table
from samenscan.core.text import Text, Words, text

NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?")
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
TRUE = frozenset({"true", "yes"})
FALSE = frozenset({"false", "no"})


class Fields:
    """The fields of one table; `keys` are those that may occur in it."""

    def __init__(self, reading: Reading, table: Table, keys: Sequence[str]) -> None:
        self.reading = reading
        self.line = table.line
        self._values: dict[str, Node] = {}
        self._misspelt: set[str | None] = set()
        for key, value in table.entries:
            if key.written not in keys:
                reading.say(
                    key.line,
                    text("“%(key)s” is not a known key here.", key=key.written[:80]),
                    did_you_mean(key.written, keys),
                )
                self._misspelt.add(nearest(key.written, keys))
            elif not (isinstance(value, Scalar) and value.written == ""):
                self._values[key.written] = value
        self._lines = {key.written: key.line for key, _ in table.entries}

    def has(self, key: str) -> bool:
        """Whether something is written for this key, right or wrong."""
        return key in self._values

    def line_of(self, key: str) -> int:
        """The line of this key, or of the table where the key is absent."""
        return self._lines.get(key, self.line)

    def say(self, key: str, what: Text, remedy: Text) -> None:
        """Report a problem on the line of this key."""
        self.reading.say(self.line_of(key), what, remedy)

    def need(self, key: str) -> None:
        """Report the absence of this key, unless a misspelt one was reported in its place."""
        if not self.has(key) and key not in self._misspelt:
            self.say(
                key,
                text("“%(key)s” is missing here.", key=key),
                text("Add a line “%(key)s: …”.", key=key),
            )

    def node(self, key: str) -> Node | None:
        """What is written for this key."""
        return self._values.get(key)

    def string(self, key: str) -> str | None:
        """One text of one language, for example a version or a role."""
        value = self._values.get(key)
        if value is None:
            return None
        if isinstance(value, Scalar) and len(value.written) <= MAX_TEXT:
            return value.written
        self.say(
            key,
            text("“%(key)s” has to be one short text.", key=key),
            text("Write “%(key)s: text” on one line.", key=key),
        )
        return None

    def code(self, key: str) -> str | None:
        """A code: letters, digits, dot, hyphen, underscore; at most 40."""
        written = self.string(key)
        if written is None or CODE.fullmatch(written):
            return written
        self.say(
            key,
            text("“%(code)s” cannot be a code.", code=written[:80]),
            text(
                "A code starts with a letter or digit and has only letters, digits, dots, hyphens "
                "and underscores, at most 40."
            ),
        )
        return None

    def one_of(self, key: str, known: Sequence[str]) -> str | None:
        """A word out of a fixed list."""
        written = self.string(key)
        if written is None or written in known:
            return written
        self.say(
            key,
            text("“%(key)s” cannot be “%(written)s”.", key=key, written=written[:80]),
            did_you_mean(written, known),
        )
        return None

    def decimal(self, key: str, low: Decimal | None = None) -> Decimal | None:
        """A number written with a decimal point, at least `low`."""
        written = self.string(key)
        if written is None:
            return None
        if not NUMBER.fullmatch(written):
            self.say(
                key,
                text("“%(key)s” has to be a number, not “%(it)s”.", key=key, it=written[:80]),
                text("Write digits with a point for decimals, for example 2.5."),
            )
            return None
        value = Decimal(written)
        if low is not None and value < low:
            self.say(
                key,
                text(
                    "“%(key)s” is %(it)s; it cannot be under %(low)s.", key=key, it=value, low=low
                ),
                text("Write a number of at least %(low)s.", low=low),
            )
            return None
        return value

    def whole(self, key: str, high: int) -> int | None:
        """A whole number from 0 to `high`."""
        value = self.decimal(key)
        if value is None:
            return None
        if value != value.to_integral_value() or not 0 <= value <= high:
            self.say(
                key,
                text("“%(key)s” has to be a whole number.", key=key),
                text("Write a whole number from 0 to %(high)s.", high=high),
            )
            return None
        return int(value)

    def flag(self, key: str, default: bool) -> bool:
        """yes or no (true and false are understood too)."""
        written = self.string(key)
        if written is None:
            return default
        if written.casefold() in TRUE | FALSE:
            return written.casefold() in TRUE
        self.say(
            key,
            text("“%(key)s” has to be yes or no.", key=key),
            text("Write “%(key)s: yes” or “%(key)s: no”.", key=key),
        )
        return default

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of words."""
        value = self._values.get(key)
        if value is None:
            return ()
        items = value.items if isinstance(value, Many) else (value,)
        words = [item.written for item in items if isinstance(item, Scalar) and item.written]
        if len(words) != len(items):
            self.say(
                key,
                text("“%(key)s” has to be a list of words.", key=key),
                text("Write “%(key)s: [one, two]”.", key=key),
            )
        return tuple(words)

    def tables(self, key: str) -> tuple[Table, ...]:
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

    def table(self, key: str) -> Table | None:
        """A table of its own."""
        value = self._values.get(key)
        if value is None or isinstance(value, Table):
            return value
        self.say(
            key,
            text("“%(key)s” has to have keys of its own.", key=key),
            text("Write them under “%(key)s:”, further to the right.", key=key),
        )
        return None

    def words(self, key: str) -> Words | None:
        """A text per language, or one text in the first language."""
        value = self._values.get(key)
        return None if value is None else words_of(self.reading, value)
