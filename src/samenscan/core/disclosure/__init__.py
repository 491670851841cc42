"""The only door for results: raw answers go in, `Released` comes out, or nothing does."""

from samenscan.core.disclosure.released import (
    Members,
    NotThroughTheGate,
    NotYourOwn,
    Own,
    OwnFacts,
    Released,
    release_own,
)

__all__ = [
    "Members",
    "NotThroughTheGate",
    "NotYourOwn",
    "Own",
    "OwnFacts",
    "Released",
    "release_own",
]
