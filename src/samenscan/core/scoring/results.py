"""What scoring yields: exact fractions; rounding happens only where a number is shown."""

from dataclasses import dataclass
from fractions import Fraction

from samenscan.core.text import Text


@dataclass(frozen=True)
class SectionScore:
    """The score of one section.

    `share` is the part of full marks (0..1), None when it is withheld; then `reason` says why.
    `coverage` is the answered part of the applicable weight (0..1). The counts are of scored
    questions.
    """

    code: str
    share: Fraction | None
    coverage: Fraction
    n_answered: int
    n_applicable: int
    reason: Text | None = None
