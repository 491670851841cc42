"""Everything an analyst reads about a round: facts first, sentences made from them elsewhere."""

from dataclasses import dataclass

from samenscan.core.interpretation.group.alike import PartsFact, Peer
from samenscan.core.interpretation.group.courses import ThemeCourse
from samenscan.core.interpretation.group.facts import LevelFact, NumberFact, StepsFact
from samenscan.core.interpretation.group.members import Group, Profile
from samenscan.core.interpretation.group.odd_values import ToCheck
from samenscan.core.interpretation.group.participation import Participation
from samenscan.core.interpretation.group.rankings import RankingFact
from samenscan.core.interpretation.group.sizes import OfSize


@dataclass(frozen=True)
class GroupReport:
    """What the members of a round hold together; for the analyst, as nothing in it is protected.

    `groups`: all together first. `levels`, `steps` and `numbers` follow the questionnaire, each in
    every group. Answers to `n_own` questions serve only the organisation that gave them: they are
    in none of this. `content_hash` is that of the dataset.
    """

    profiles: tuple[Profile, ...]
    groups: tuple[Group, ...]
    participation: Participation
    levels: tuple[LevelFact, ...]
    steps: tuple[StepsFact, ...]
    numbers: tuple[NumberFact, ...]
    courses: tuple[ThemeCourse, ...]
    rankings: tuple[RankingFact, ...]
    sizes: tuple[OfSize, ...]
    to_check: tuple[ToCheck, ...]
    peers: tuple[Peer, ...]
    parts: PartsFact
    n_own: int
    content_hash: str

    @property
    def everybody(self) -> Group:
        """The group of all who were asked."""
        return self.groups[0]
