"""Raw results of groups; only disclosure and interpretation may import this."""

from samenscan.core.statistics.confirmed import confirmed, confirms

__all__ = ["confirmed", "confirms"]
