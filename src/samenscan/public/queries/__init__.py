"""What the public may know, and what the coordinator decides about it."""

from samenscan.public.queries.desk import DeskPage, RoundChoice, desk_page, preview_of
from samenscan.public.queries.published import (
    Standing,
    facts_of,
    n_decisions,
    published_slugs,
    standing_of,
)

__all__ = [
    "DeskPage",
    "RoundChoice",
    "Standing",
    "desk_page",
    "facts_of",
    "n_decisions",
    "preview_of",
    "published_slugs",
    "standing_of",
]
