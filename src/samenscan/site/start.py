"""What the start page tells: the tour for a visitor, and what waits for the hat that is worn."""

from dataclasses import dataclass

from samenscan.core.access import Actor


@dataclass(frozen=True)
class StartPage:
    """Facts of the start page."""

    signed_in: bool


def page_for(actor: Actor) -> StartPage:
    """The start page of this actor."""
    return StartPage(actor.person is not None)
