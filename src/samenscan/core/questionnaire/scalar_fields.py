"""Single values out of a table of a file; a wrong one is reported and read as absent."""

import re
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import TypeVar

from samenscan.core.questionnaire.grammar import (
    CODE_PATTERN,
    DAY_PATTERN,
    MAX_FORMULA,
    MAX_RULE,
    MAX_TEXT,
    NUMBER_PATTERN,
    RULE_PATTERN,
    Code,
    Day,
    Flag,
    Formula,
    Keys,
    Line,
    Number,
    OneOf,
    RuleName,
    Shape,
    Whole,
)
from samenscan.core.questionnaire.model import Expression
from samenscan.core.questionnaire.problem import did_you_mean, nearest
from samenscan.core.questionnaire.reading import Reading
from samenscan.core.questionnaire.tree import Node, Scalar, Table
from samenscan.core.text import Text, text

NUMBER = re.compile(NUMBER_PATTERN, re.ASCII)
CODE = re.compile(CODE_PATTERN, re.ASCII)
DAY = re.compile(DAY_PATTERN, re.ASCII)
RULE = re.compile(RULE_PATTERN, re.ASCII)
TRUE = frozenset({"true", "yes"})
FALSE = frozenset({"false", "no"})

_Shape = TypeVar("_Shape", bound=Shape)


class ScalarFields:
    """The single values of one table; `keys` are those that may occur in it.

    A key of `elsewhere` is known, but does not belong where this table stands (`place`). A field
    can only be read as the shape its key has; a key that is not of this table reads as absent.
    """

    def __init__(
        self,
        reading: Reading,
        table: Table,
        keys: Keys,
        elsewhere: Collection[str] = (),
        place: Text | None = None,
    ) -> None:
        self.reading = reading
        self.line = table.line
        self.keys = keys
        self._values: dict[str, Node] = {}
        self._misspelt: set[str | None] = set()
        self._lines = {key.written: key.line for key, _ in table.entries}
        for key, value in table.entries:
            if key.written in keys:
                if not (isinstance(value, Scalar) and value.written == ""):
                    self._values[key.written] = value
            elif key.written in elsewhere and place is not None:
                self._say_foreign(key, place)
            else:
                self._say_unknown(key)
        for name, described in keys.items():
            if described.needed and name not in self._values:
                self._need(name)

    def _say_unknown(self, key: Scalar) -> None:
        known = list(self.keys)
        self.reading.say(
            key.line,
            text("“%(key)s” is not a known key here.", key=key.written[:80]),
            did_you_mean(key.written, known),
        )
        self._misspelt.add(nearest(key.written, known))

    def _say_foreign(self, key: Scalar, place: Text) -> None:
        self.reading.say(
            key.line,
            text("“%(key)s” does not belong to %(place)s.", key=key.written, place=place),
            text("Leave it out, or change the type."),
        )

    def _need(self, key: str) -> None:
        """Report the absence of this key, unless a misspelt one was reported in its place."""
        if key not in self._misspelt:
            self.say(
                key,
                text("“%(key)s” is missing here.", key=key),
                text("Add a line “%(key)s: …”.", key=key),
            )

    def _shape(self, key: str, kind: type[_Shape] | tuple[type[_Shape], ...]) -> _Shape:
        shape = self.keys[key].shape
        if not isinstance(shape, kind):
            raise TypeError(f"“{key}” is not read as it is described")
        return shape

    def has(self, key: str) -> bool:
        """Whether something is written for this key, right or wrong."""
        return key in self._values

    def line_of(self, key: str) -> int:
        """The line of this key, or of the table where the key is absent."""
        return self._lines.get(key, self.line)

    def say(self, key: str, what: Text, remedy: Text) -> None:
        """Report a problem on the line of this key."""
        self.reading.say(self.line_of(key), what, remedy)

    def node(self, key: str) -> Node | None:
        """What is written for this key."""
        return self._values.get(key)

    def _scalar(self, key: str, longest: int) -> str | None:
        value = self._values.get(key)
        if value is None:
            return None
        if isinstance(value, Scalar) and len(value.written) <= longest:
            return value.written
        self.say(
            key,
            text("“%(key)s” has to be one short text.", key=key),
            text(
                "Write “%(key)s: text” on one line, at most %(n)s characters.", key=key, n=longest
            ),
        )
        return None

    def string(self, key: str) -> str | None:
        """One text of one language, for example a version or a role."""
        if key not in self._values:
            return None
        return self._scalar(key, self._shape(key, Line).longest)

    def code(self, key: str) -> str | None:
        """A code: letters, digits, dot, hyphen, underscore; at most 40. None (reported) if not."""
        if key not in self._values:
            return None
        self._shape(key, Code)
        written = self._scalar(key, MAX_TEXT)
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

    def rule_name(self, key: str) -> str | None:
        """The name of a rule: small letters, digits, hyphens. None (reported) if not."""
        if key not in self._values:
            return None
        self._shape(key, RuleName)
        written = self._scalar(key, MAX_TEXT)
        if written is None or (RULE.fullmatch(written) and len(written) <= MAX_RULE):
            return written
        self.say(
            key,
            text("“%(name)s” cannot be the name of a rule.", name=written[:80]),
            text(
                "Use small letters and digits, with hyphens between words, at most %(n)s "
                "characters: no-restore-test.",
                n=MAX_RULE,
            ),
        )
        return None

    def one_of(self, key: str) -> str | None:
        """A word out of the list of this key."""
        if key not in self._values:
            return None
        known = self._shape(key, OneOf).words
        written = self._scalar(key, MAX_TEXT)
        if written is None or written in known:
            return written
        self.say(
            key,
            text("“%(key)s” cannot be “%(written)s”.", key=key, written=written[:80]),
            did_you_mean(written, known),
        )
        return None

    def decimal(self, key: str) -> Decimal | None:
        """A number written with a decimal point, within the bounds of its key."""
        if key not in self._values:
            return None
        shape = self._shape(key, Number)
        value = self._number(key)
        if value is None:
            return None
        if shape.low is not None and value < shape.low:
            self.say(
                key,
                text(
                    "“%(key)s” is %(it)s; it cannot be under %(low)s.",
                    key=key,
                    it=value,
                    low=shape.low,
                ),
                text("Write a number of at least %(low)s.", low=shape.low),
            )
            return None
        if shape.high is not None and value > shape.high:
            self.say(
                key,
                text(
                    "“%(key)s” is %(it)s; it cannot be over %(high)s.",
                    key=key,
                    it=value,
                    high=shape.high,
                ),
                text("Write a number of at most %(high)s.", high=shape.high),
            )
            return None
        return value

    def _number(self, key: str) -> Decimal | None:
        written = self._scalar(key, MAX_TEXT)
        if written is None:
            return None
        if NUMBER.fullmatch(written):
            return Decimal(written)
        self.say(
            key,
            text("“%(key)s” has to be a number, not “%(it)s”.", key=key, it=written[:80]),
            text("Write digits with a point for decimals, for example 2.5."),
        )
        return None

    def whole(self, key: str) -> int | None:
        """A whole number within the bounds of its key."""
        if key not in self._values:
            return None
        shape = self._shape(key, Whole)
        value = self._number(key)
        if value is None:
            return None
        if value != value.to_integral_value() or not shape.low <= value <= shape.high:
            self.say(
                key,
                text("“%(key)s” has to be a whole number.", key=key),
                text(
                    "Write a whole number from %(low)s to %(high)s.", low=shape.low, high=shape.high
                ),
            )
            return None
        return int(value)

    def flag(self, key: str, default: bool) -> bool:
        """yes or no (true and false are understood too)."""
        if key not in self._values:
            return default
        self._shape(key, Flag)
        written = self._scalar(key, MAX_TEXT)
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

    def day(self, key: str) -> date | None:
        """A date, written as year-month-day."""
        if key not in self._values:
            return None
        self._shape(key, Day)
        written = self._scalar(key, MAX_TEXT)
        if written is None:
            return None
        try:
            if DAY.fullmatch(written):
                return date.fromisoformat(written)
        except ValueError:
            pass
        self.say(
            key,
            text("“%(key)s” has to be a date, not “%(it)s”.", key=key, it=written[:80]),
            text("Write year, month and day: 2026-01-31."),
        )
        return None

    def formula(self, key: str) -> Expression | None:
        """A condition or calculation with its line; what it says is checked later."""
        value = self._values.get(key)
        if value is None:
            return None
        self._shape(key, Formula)
        written = self._scalar(key, MAX_FORMULA)
        return None if written is None else Expression(written, value.line, self.reading.file)
