"""How the questions of an older version lead to those of a newer one, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from samenscan.core.text import Text, text


class How(StrEnum):
    """What happened to a question between two versions.

    SAME and RENAMED (another code): an answer means what it meant. RESCALED: it is worth
    something else, by a rule. SPLIT: one became several; MERGED: several became one. BROKEN: what
    came and what went cannot be compared; one side may be empty (a new or dropped question).
    """

    SAME = "same"
    RENAMED = "renamed"
    RESCALED = "rescaled"
    SPLIT = "split"
    MERGED = "merged"
    BROKEN = "broken"


HOW_NAMES: Mapping[How, Text] = MappingProxyType(
    {
        How.SAME: text("the same question"),
        How.RENAMED: text("the same question with another code"),
        How.RESCALED: text("the same answers, scored in another way"),
        How.SPLIT: text("one question became several"),
        How.MERGED: text("several questions became one"),
        How.BROKEN: text("cannot be compared"),
    }
)


@dataclass(frozen=True)
class Rule:
    """Which old answer becomes which new one, or which old share (0..1) which new share.

    With neither, an answer stays what it was and is scored anew. `rising` claims that whoever
    scored higher before does not score lower now.
    """

    answers: tuple[tuple[str, str], ...] = ()
    shares: tuple[tuple[Fraction, Fraction], ...] = ()
    rising: bool = False


@dataclass(frozen=True)
class Step:
    """The way of some old questions to some new ones; `how` is None while it is to be decided."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    how: How | None
    rule: Rule | None = None


@dataclass(frozen=True)
class Bridge:
    """From version `old` to a newer one, step by step; every question stands in one step."""

    old: str
    steps: tuple[Step, ...]

    @property
    def undecided(self) -> tuple[Step, ...]:
        """The steps somebody has to decide on."""
        return tuple(step for step in self.steps if step.how is None)
