"""What scoring yields: exact fractions; rounding happens only where a number is shown."""

from dataclasses import dataclass
from fractions import Fraction

from samenscan.core.text import Text

NOTHING = Fraction(0)


@dataclass(frozen=True)
class Points:
    """Points as authors count them (S14): the scores of questions as they stand, unweighted.

    `achieved` by what is answered, `full` for everything that applies, `open` the full marks of
    what applies and has no answer: they are neither won nor lost.
    """

    achieved: Fraction = NOTHING
    full: Fraction = NOTHING
    open: Fraction = NOTHING

    def __add__(self, other: "Points") -> "Points":
        return Points(
            self.achieved + other.achieved, self.full + other.full, self.open + other.open
        )


@dataclass(frozen=True)
class PartScore:
    """The score of a theme, a section or the whole.

    `share` is the part of full marks (0..1), None when it is withheld; then `reason` says why.
    `coverage` is the part (0..1) of the applicable weight that the share rests on. The counts are
    of scored questions that are answered and that apply.
    """

    code: str
    share: Fraction | None
    coverage: Fraction
    n_answered: int
    n_applicable: int
    reason: Text | None = None
    points: Points = Points()


@dataclass(frozen=True)
class SectionScore(PartScore):
    """The score of one section and of its themes.

    `passed` is None where the section has no pass mark, and as long as it cannot be said;
    `because` says in words what decided it. The theme with code "" holds the questions that name
    no theme in a section that has themes.
    """

    themes: tuple[PartScore, ...] = ()
    passed: bool | None = None
    because: Text | None = None


@dataclass(frozen=True)
class SheetScore:
    """All sections of one organisation, and the total where the questionnaire has one."""

    organisation: str
    sections: tuple[SectionScore, ...]
    total: PartScore | None = None

    def section(self, code: str) -> SectionScore:
        """The score of this section; KeyError when there is none."""
        for score in self.sections:
            if score.code == code:
                return score
        raise KeyError(code)
