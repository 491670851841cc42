"""What can stand behind a key of a questionnaire file: the shapes that the keys are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

MAX_TEXT = 5000
MAX_FORMULA = 1000
CODE_PATTERN = r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}"
NUMBER_PATTERN = r"-?[0-9]{1,12}(\.[0-9]{1,6})?"
DAY_PATTERN = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
NAME_PATTERN = r"[a-z][a-z0-9_]{0,39}"
RULE_PATTERN = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
MAX_RULE = 60


@dataclass(frozen=True)
class Line:
    """One text of one language."""

    longest: int = MAX_TEXT


@dataclass(frozen=True)
class Code:
    """Letters, digits, dot, hyphen, underscore; at most 40."""


@dataclass(frozen=True)
class RuleName:
    """Lower-case letters and digits in words joined by hyphens; at most 60."""


@dataclass(frozen=True)
class OneOf:
    """A word out of a fixed list."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Number:
    """A number with a decimal point, from `low` to `high` where these are given."""

    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True)
class Whole:
    """A whole number from `low` to `high`."""

    low: int
    high: int


@dataclass(frozen=True)
class Flag:
    """Yes or no."""


@dataclass(frozen=True)
class Several:
    """A list of words, out of `words` where these are given; one word alone is a list of one."""

    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    """A text in the first language, or one text per language."""


@dataclass(frozen=True)
class SaidPerLevel:
    """Six texts, for level 0 to 5."""


@dataclass(frozen=True)
class SaidByName:
    """Names of the author with what each stands for."""


@dataclass(frozen=True)
class Free:
    """Keys and values that are read elsewhere."""


@dataclass(frozen=True)
class Day:
    """A date as year-month-day."""


@dataclass(frozen=True)
class Formula:
    """A condition or calculation (see docs/methods/expressions.md)."""


@dataclass(frozen=True)
class Part:
    """Keys of its own."""

    keys: "Keys"


@dataclass(frozen=True)
class Rows:
    """A list in which every item has keys."""

    keys: "Keys"


@dataclass(frozen=True)
class Columns:
    """A list of columns, whose keys depend on their type."""


@dataclass(frozen=True)
class Steps:
    """A text, or a list of texts with conditions."""

    keys: "Keys"


@dataclass(frozen=True)
class Questions:
    """A list of questions; with `borrowed`, questions of a bank can stand between them."""

    borrowed: bool


@dataclass(frozen=True)
class Sections:
    """A list of sections, each written out or named by its file."""


Shape = (
    Line
    | Code
    | RuleName
    | OneOf
    | Number
    | Whole
    | Flag
    | Several
    | Said
    | SaidPerLevel
    | SaidByName
    | Free
    | Day
    | Formula
    | Part
    | Rows
    | Columns
    | Steps
    | Questions
    | Sections
)


@dataclass(frozen=True)
class Key:
    """One key: what stands behind it, whether it has to be there, and what an editor tells."""

    shape: Shape
    says: str
    needed: bool = False


Keys = Mapping[str, Key]
