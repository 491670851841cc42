"""Raw results of groups; only disclosure and interpretation may import this."""

from samenscan.core.statistics.confirmed import (
    at_other_end,
    at_the_other_end,
    confirmed,
    confirms,
)
from samenscan.core.statistics.level_ends import (
    at_the_other_end_of,
    confirming,
    level_at_other_end,
    level_confirms,
)

__all__ = [
    "at_other_end",
    "at_the_other_end",
    "at_the_other_end_of",
    "confirmed",
    "confirming",
    "confirms",
    "level_at_other_end",
    "level_confirms",
]
