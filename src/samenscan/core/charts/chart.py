"""What a chart always comes with: the picture, the same as a table, and one sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from samenscan.core.text import Text, Words

Tell = Callable[[Text | Words | Decimal], str]
"""Says a text, an author's words or a number in the reader's language; the shell gives it."""


@dataclass(frozen=True)
class Chart:
    """A picture that never stands alone (G4): `rows` follow `columns`, the first names the row."""

    svg: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sentence: str
