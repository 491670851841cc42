"""Which members of a group gave a value; a missing one changes how many there are, and no more."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from samenscan.core.refused import Refused
from samenscan.core.text import text

Value = Fraction | float
Maybe = Value | None


class TooFew(Refused):
    """Fewer answers than a measure needs to mean anything: an outcome, not a mistake."""

    def __init__(self, n_answers: int, needed: int) -> None:
        super().__init__(
            text("Nothing can be said about %(n)s answers.", n=n_answers),
            text("This needs at least %(needed)s answers.", needed=needed),
        )
        self.n_answers = n_answers
        self.needed = needed


@dataclass(frozen=True)
class Present:
    """The values that were given, exact, with the place of whoever gave each, in that order."""

    n_members: int
    places: tuple[int, ...]
    values: tuple[Fraction, ...]

    @property
    def n_answers(self) -> int:
        """How many members gave a value."""
        return len(self.values)


def present(values: Sequence[Maybe], *, needed: int = 1) -> Present:
    """The given values as exact fractions; TooFew under `needed`. None is a missing answer."""
    kept = [(at, Fraction(value)) for at, value in enumerate(values) if value is not None]
    if len(kept) < needed:
        raise TooFew(len(kept), needed)
    return Present(len(values), tuple(at for at, _ in kept), tuple(value for _, value in kept))


def median(values: Sequence[Fraction]) -> Fraction:
    """The middle value, or half-way between the two middle ones; TooFew without any."""
    if not values:
        raise TooFew(0, 1)
    ordered = sorted(values)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
