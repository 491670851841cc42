"""How the trend of a group is told, for the analyst: counts of members, and what they allow."""

from samenscan.core.interpretation.trend.facts import Turn
from samenscan.core.text import Text, text

GROUP_METHOD = (
    text(
        "Only members that took part in both rounds count here, each over the questions it "
        "answered twice. Who came or left would move a mean without anything having changed."
    ),
    text(
        "A clear change is one that chance alone would show anywhere among all these subjects in "
        "at most one round out of twenty: exact sign test per subject, Holm’s correction over all "
        "of them. Under six members that test can never find anything, so nothing is said."
    ),
    text(
        "A mean takes every step between levels as equally large, and a few large steps can carry "
        "it. Therefore members are counted first. A higher mean is not yet an improvement."
    ),
    text(
        "Published results of two rounds are never laid beside each other when other members took "
        "part: what differs may be the members."
    ),
)


def sentence_of(n: int, rose: int, fell: int, turn: Turn | None) -> Text:
    """What may be said about one subject of which `n` members tell both rounds (R9)."""
    if turn is None:
        return text("Cannot be said: both rounds tell it of %(n)s members only.", n=n)
    if turn is Turn.ROSE:
        return text("Up: %(rose)s of %(n)s rose, %(fell)s fell.", rose=rose, n=n, fell=fell)
    if turn is Turn.FELL:
        return text("Down: %(fell)s of %(n)s fell, %(rose)s rose.", rose=rose, n=n, fell=fell)
    return text(
        "No clear change: %(rose)s of %(n)s rose, %(fell)s fell.", rose=rose, n=n, fell=fell
    )
