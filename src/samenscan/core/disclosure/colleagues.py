"""What is told inside an organisation of what its people answered each for themselves (D22)."""

from collections.abc import Mapping, Sequence

from samenscan.core.answers.values import Answer
from samenscan.core.disclosure.policy import HOUSE


def views_to_tell(
    views: Mapping[str, Sequence[Answer]], colleagues: int = HOUSE.colleagues
) -> Mapping[str, tuple[Answer, ...]]:
    """The questions of which it may be told that people of one organisation differ.

    Those to which at least `colleagues` people answered: of two, each would know the other's
    answer from the bare word that they differ. Never fewer than the house's floor.
    """
    least = max(colleagues, HOUSE.colleagues)
    return {code: tuple(given) for code, given in views.items() if len(given) >= least}
