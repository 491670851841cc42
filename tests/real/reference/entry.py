"""One published number, or a few that belong together, with ours."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

Number = float | Fraction

# Where no publication prints the number: it was worked out apart from the product, with R or
# from the formula.
COMPUTED = "computed here"


@dataclass(frozen=True)
class Entry:
    """What somebody published, digit by digit, and how we come to the same.

    `test` is the file and test that hold it for good; `why` says what explains a last digit that
    is another, and is empty where all digits are the same.
    """

    number: str
    what: str
    source: str
    published: tuple[str, ...]
    ours: Callable[[], Sequence[Number]]
    test: str
    why: str = ""

    def found(self) -> tuple[str, ...]:
        """Ours, with as many decimals as were published."""
        values = self.ours()
        if len(values) != len(self.published):
            raise ValueError(f"entry {self.number}: {len(values)} of {len(self.published)}")
        return tuple(
            f"{float(value):.{len(shown.partition('.')[2])}f}"
            for value, shown in zip(values, self.published, strict=True)
        )

    @property
    def same(self) -> bool:
        """Whether every digit is the published one."""
        return self.found() == self.published
