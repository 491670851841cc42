"""What changed since an earlier round, and what may be called a change: rules R1 to R11."""

from samenscan.core.interpretation.trend.facts import (
    DomainTrend,
    Left,
    OwnTrend,
    QuestionTrend,
    Turn,
)
from samenscan.core.interpretation.trend.links import (
    Crossing,
    Earlier,
    EarlierRound,
    Why,
    said_then,
)
from samenscan.core.interpretation.trend.own import own_trends
from samenscan.core.interpretation.trend.route import way_between

__all__ = [
    "Crossing",
    "DomainTrend",
    "Earlier",
    "EarlierRound",
    "Left",
    "OwnTrend",
    "QuestionTrend",
    "Turn",
    "Why",
    "own_trends",
    "said_then",
    "way_between",
]
