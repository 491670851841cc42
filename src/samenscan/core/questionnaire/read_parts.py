"""Read the parts of a question that are lists: choices, columns and first steps."""

from collections.abc import Mapping
from decimal import Decimal

from samenscan.core.questionnaire.fields import Fields
from samenscan.core.questionnaire.keys import (
    ADVICE_KEYS,
    COLUMN_KEYS,
    MISSINGS,
    UNTYPED_COLUMN_KEYS,
)
from samenscan.core.questionnaire.model import (
    Advice,
    Choice,
    Column,
    Kind,
    MissingCode,
)
from samenscan.core.questionnaire.tree import Many, Scalar, Table
from samenscan.core.text import Words, text, words

MONEY_DECIMALS = 2

MISSING_OF: Mapping[str, MissingCode] = {word: word for word in MISSINGS}
_KINDS = {kind.value: kind for kind in Kind}


def kind_of(table: Table) -> Kind | None:
    """The type that a table of a question or column names, if it names one that exists."""
    for key, value in table.entries:
        if key.written == "type":
            return _KINDS.get(value.written) if isinstance(value, Scalar) else None
    return None


class Codes:
    """The codes of one list, so that a second use can be told with the line of the first."""

    def __init__(self) -> None:
        self._lines: dict[str, int] = {}

    def add(self, fields: Fields, code: str) -> None:
        """Report a code that this list has already; capitals make no difference."""
        folded = code.casefold()
        if folded in self._lines:
            fields.say(
                "code",
                text(
                    "The code “%(code)s” is already used on line %(line)s.",
                    code=code,
                    line=self._lines[folded],
                ),
                text("Give every item of a list a code of its own; capitals make no difference."),
            )
        elif code:
            self._lines[folded] = fields.line


def read_choices(fields: Fields) -> tuple[Choice, ...]:
    """What can be chosen, in the order of the file."""
    codes = Codes()
    found = []
    for row in fields.rows("choices"):
        missing = row.one_of("missing")
        choice = Choice(
            code=row.code("code") or "",
            text=row.words("text") or words(nl="…"),
            score=row.decimal("score"),
            missing=MISSING_OF[missing] if missing else None,
            exclusive=row.flag("exclusive", False),
        )
        codes.add(row, choice.code)
        found.append(choice)
    return tuple(found)


def read_bounds(fields: Fields, kind: Kind) -> tuple[Decimal | None, Decimal | None]:
    """The lowest and highest value of a question or column of this kind."""
    low, high = fields.decimal("min"), fields.decimal("max")
    if low is None and kind in (Kind.MONEY, Kind.PERCENTAGE):
        low = Decimal(0)
    if high is None and kind is Kind.PERCENTAGE:
        high = Decimal(100)
    return low, high


def read_decimals(fields: Fields, kind: Kind) -> int:
    """How many decimals a value has; cents for money, none otherwise, when nothing is written."""
    written = fields.whole("decimals")
    if written is None:
        return MONEY_DECIMALS if kind is Kind.MONEY else 0
    return written


def read_columns(fields: Fields) -> tuple[Column, ...]:
    """The columns of a table, in the order of the file."""
    codes = Codes()
    found = []
    for table in fields.items("columns"):
        kind = kind_of(table)
        if kind is None or kind not in COLUMN_KEYS:
            Fields(fields.reading, table, UNTYPED_COLUMN_KEYS).one_of("type")
            continue
        row = Fields(
            fields.reading,
            table,
            COLUMN_KEYS[kind],
            elsewhere=UNTYPED_COLUMN_KEYS.keys(),
            place=text("a column of type %(kind)s", kind=kind.value),
        )
        column = _column(row, kind)
        codes.add(row, column.code)
        found.append(column)
    return tuple(found)


def _column(row: Fields, kind: Kind) -> Column:
    low, high = read_bounds(row, kind)
    return Column(
        code=row.code("code") or "",
        kind=kind,
        text=row.words("text") or words(nl="…"),
        unit=row.words("unit"),
        required=row.flag("required", False),
        choices=read_choices(row),
        minimum=low,
        maximum=high,
        decimals=read_decimals(row, kind),
    )


def read_advice(fields: Fields) -> tuple[Words | None, tuple[Advice, ...]]:
    """The general first step and those for some organisations, in the order of the file."""
    node = fields.node("advice")
    if not isinstance(node, Many):
        return fields.words("advice"), ()
    general: Words | None = None
    found = []
    tables = fields.items("advice")
    for number, table in enumerate(tables, start=1):
        row = Fields(fields.reading, table, ADVICE_KEYS)
        when, told = row.formula("when"), row.words("text")
        if told is None:
            continue
        if when is not None:
            found.append(Advice(when, told))
        elif number < len(tables):
            row.say(
                "text",
                text("This first step has no “when”, so what stands under it is never shown."),
                text("Write a condition, “when: …”, or move it to the end of the list."),
            )
        else:
            general = told
    return general, tuple(found)
