"""From answers to levels, in exact fractions; the rules are S1 to S9 in docs/methods/scoring.md."""

from samenscan.core.scoring.results import SectionScore
from samenscan.core.scoring.score import (
    applicable_questions,
    gate_share,
    on_scale,
    score_question,
    score_section,
    scored_questions,
    target_of_section,
    target_share,
)

__all__ = [
    "SectionScore",
    "applicable_questions",
    "gate_share",
    "on_scale",
    "score_question",
    "score_section",
    "scored_questions",
    "target_of_section",
    "target_share",
]
