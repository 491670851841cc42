"""From answers to levels, in exact fractions; the rules are S1 to S9 in docs/methods/scoring.md."""

from samenscan.core.scoring.results import SectionScore

__all__ = ["SectionScore"]
