"""From answers to levels in exact fractions; the rules S1… are in docs/methods/scoring.md."""

from samenscan.core.scoring.columns import DatasetScores, score_dataset
from samenscan.core.scoring.explanation import Explanation, Node
from samenscan.core.scoring.given import Given, given
from samenscan.core.scoring.parts import (
    applicable_questions,
    parts_of,
    scored_questions,
    target_of_part,
    target_of_section,
)
from samenscan.core.scoring.questions import (
    carries_score,
    counted_answer,
    gate_share,
    points_of,
    score_question,
    target_share,
)
from samenscan.core.scoring.results import PartScore, Points, SectionScore, SheetScore
from samenscan.core.scoring.score import on_scale, score_section, score_sheet

__all__ = [
    "DatasetScores",
    "Explanation",
    "Given",
    "Node",
    "PartScore",
    "Points",
    "SectionScore",
    "SheetScore",
    "applicable_questions",
    "carries_score",
    "counted_answer",
    "gate_share",
    "given",
    "on_scale",
    "parts_of",
    "points_of",
    "score_dataset",
    "score_question",
    "score_section",
    "score_sheet",
    "scored_questions",
    "target_of_part",
    "target_of_section",
    "target_share",
]
