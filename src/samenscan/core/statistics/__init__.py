"""Raw results of groups; only disclosure and interpretation may import this."""

from samenscan.core.statistics.confirmed import (
    at_other_end,
    at_the_other_end,
    confirmed,
    confirms,
)

__all__ = ["at_other_end", "at_the_other_end", "confirmed", "confirms"]
