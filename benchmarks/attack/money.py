"""Amounts that a careless program publishes, and whose amount anyone works out from them."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.attack.scene import Place, Recovered, Scene, looks
from samenscan.core.disclosure.attack_amounts import (
    Reach,
    ToldAmount,
    ToldLargest,
    ToldSum,
    amount_left,
)

MOST = 1_000_000
# What everybody agrees on: amounts are whole euro.
_NEAR = 0.5


@dataclass(frozen=True)
class AmountTotal:
    """The total of these groups, rounded to so many euro."""

    source: str
    of: tuple[str, ...]
    rounded_to: int = 1

    def shown(self, scene: Scene) -> str:
        """The total of the real amounts."""
        return str(self.rounded_to * round(sum(scene.of(self.of)) / self.rounded_to))

    def read(self, shown: str, members: Sequence[Place]) -> ToldAmount:
        """The total lies within half of what it was rounded to."""
        half = self.rounded_to / 2 if self.rounded_to > 1 else 0.0
        factors = tuple((_name(member), 1.0) for member in members if member[0] in self.of)
        return ToldSum(self.source, factors, float(shown) - half, float(shown) + half)


@dataclass(frozen=True)
class LargestAmount:
    """The largest amount in these groups."""

    source: str
    of: tuple[str, ...]

    def shown(self, scene: Scene) -> str:
        """The amount itself."""
        return str(max(scene.of(self.of)))

    def read(self, shown: str, members: Sequence[Place]) -> ToldAmount:
        """Somebody has it, nobody has more."""
        names = tuple(_name(member) for member in members if member[0] in self.of)
        return ToldLargest(self.source, names, float(shown), float(shown))


@dataclass(frozen=True)
class BaseOfLargest:
    """How wide a total is told, where a program makes that a fifth of the largest amount."""

    source: str
    of: tuple[str, ...]

    def shown(self, scene: Scene) -> str:
        """The width."""
        return str(max(scene.of(self.of)) / 5)

    def read(self, shown: str, members: Sequence[Place]) -> ToldAmount:
        """Five times the width is the largest amount."""
        names = tuple(_name(member) for member in members if member[0] in self.of)
        return ToldLargest(self.source, names, 5 * float(shown), 5 * float(shown))


AmountFigure = AmountTotal | LargestAmount | BaseOfLargest


def recover_amounts(scene: Scene, told: Sequence[ToldAmount]) -> tuple[Recovered, tuple[str, ...]]:
    """Whose amount anyone can work out, and the figures without which they could not."""
    found: set[Place] = set()
    example: tuple[int, dict[str, float], Place] | None = None
    for looking in looks(scene.members):
        known = {_name(member): float(_amount(scene, member)) for member in looking}
        for member in set(scene.members) - set(looking):
            left = _left(scene, told, known, member)
            if not left.low - _NEAR <= _amount(scene, member) <= left.high + _NEAR:
                raise AssertionError("the attacker excludes what is true")
            if left.exact:
                found.add(member)
                example = example or (len(looking), known, member)
    if example is None:
        return Recovered(frozenset()), ()
    fewest, known, member = example
    needed = list(told)
    for one in told:
        without = [other for other in needed if other is not one]
        if _left(scene, without, known, member).exact:
            needed = without
    return Recovered(frozenset(found), fewest), tuple(one.source for one in needed)


def _left(
    scene: Scene, told: Sequence[ToldAmount], known: dict[str, float], member: Place
) -> Reach:
    bounds = {_name(one): (0.0, float(MOST)) for one in scene.members}
    left = amount_left(bounds, told, known, _name(member))
    if left is None:
        raise AssertionError("the attacker excludes what is true")
    return left


def _amount(scene: Scene, member: Place) -> int:
    return scene.answers[member[0]][member[1]]


def _name(member: Place) -> str:
    return f"{member[0]}-{member[1]}"
