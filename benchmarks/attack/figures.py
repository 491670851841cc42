"""What a careless program publishes, and how a reader who knows the program reads it back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from benchmarks.attack.scene import Scene
from samenscan.core.disclosure.attack_exact import Told

Show = Callable[[int, int], str]
"""What stands on the page for a number about n members."""


class Figure(Protocol):
    """One figure: what it shows of the real answers, and what anybody reads in that."""

    @property
    def source(self) -> str:
        """Under which name it was published."""

    def shown(self, scene: Scene) -> str:
        """What stands on the page."""

    def read(self, shown: str, sizes: Mapping[str, int]) -> tuple[Told, ...]:
        """What that says; sees no answer."""


@dataclass(frozen=True)
class Total:
    """A sum over the members of these groups of what each value counts for, shown in some way.

    The reader tries every number and keeps those that would have looked the same.
    """

    source: str
    of: tuple[str, ...]
    factors: Mapping[int, int]
    show: Show

    def shown(self, scene: Scene) -> str:
        """The number of the real answers, as this program shows it."""
        answers = scene.of(self.of)
        return self.show(sum(self.factors[answer] for answer in answers), len(answers))

    def read(self, shown: str, sizes: Mapping[str, int]) -> tuple[Told, ...]:
        """Every number that looks like this."""
        n = sum(sizes[group] for group in self.of)
        fitting = [
            number
            for number in range(n * max(self.factors.values()) + 1)
            if self.show(number, n) == shown
        ]
        factors = tuple(
            (group, value, by) for group in self.of for value, by in self.factors.items()
        )
        return (Told(self.source, factors, _ranges(fitting)),)


def _ranges(numbers: Sequence[int]) -> tuple[tuple[int, int], ...]:
    starts = [number for number in numbers if number - 1 not in numbers]
    ends = [number for number in numbers if number + 1 not in numbers]
    return tuple(zip(starts, ends, strict=True))


@dataclass(frozen=True)
class Ranked:
    """The value of the member in this place from below: a maximum, a median, any quantile."""

    source: str
    of: tuple[str, ...]
    place: int
    values: tuple[int, ...]

    def shown(self, scene: Scene) -> str:
        """The value itself."""
        return str(sorted(scene.of(self.of))[self.place - 1])

    def read(self, shown: str, sizes: Mapping[str, int]) -> tuple[Told, ...]:
        """So many members at most there, and so many at least there."""
        n, at = sum(sizes[group] for group in self.of), int(shown)
        below = [value for value in self.values if value <= at]
        above = [value for value in self.values if value >= at]
        return (
            Told(self.source, self._each(below), ((self.place, n),)),
            Told(self.source, self._each(above), ((n - self.place + 1, n),)),
        )

    def _each(self, values: Sequence[int]) -> tuple[tuple[str, int, int], ...]:
        return tuple((group, value, 1) for group in self.of for value in values)


@dataclass(frozen=True)
class SortedList:
    """Names only, no answer beside them, but in the order of the answers, the highest first."""

    source: str
    of: tuple[str, ...]
    values: tuple[int, ...]

    def shown(self, scene: Scene) -> str:
        """The names, one after the other."""
        return ", ".join(sorted(self.of, key=lambda name: -scene.answers[name][0]))

    def read(self, shown: str, sizes: Mapping[str, int]) -> tuple[Told, ...]:
        """Nobody has less than who comes next."""
        del sizes
        names = shown.split(", ")
        widest = max(self.values)
        return tuple(
            Told(
                self.source,
                (
                    *((before, value, value) for value in self.values),
                    *((after, value, -value) for value in self.values),
                ),
                ((0, widest),),
            )
            for before, after in pairwise(names)
        )


def plainly(number: int, n: int) -> str:
    """The count, in full."""
    return f"{number} of {n}"


def percent(number: int, n: int) -> str:
    """A percentage without decimals."""
    return f"{100 * number / n:.0f} %"


def mean(number: int, n: int) -> str:
    """A mean with two decimals."""
    return f"{number / n:.2f}"


def bar(number: int, n: int) -> str:
    """A bar without any number beside it."""
    return f'<rect x="0" y="0" width="{300 * number / n:.1f}" height="20"/>'


def minimum_of_five(number: int, n: int) -> str:
    """The count where five members or more are in it."""
    return plainly(number, n) if n >= 5 else "–"


def unless_all_agree(number: int, n: int) -> str:
    """Few, some or many, and nothing where that would tell what everybody answered."""
    if number in (0, n):
        return "not told, to protect the members"
    return "few" if 3 * number < n else "many" if 3 * number > 2 * n else "some"
