"""What strangers may know of a partnership; pages, figures, press texts and feed take only this.

No id, no person, no answer has a place in these fields: what is not here cannot be shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from samenscan.core.text import Text

Ring = tuple[tuple[float, float], ...]
"""A closed line of (longitude, latitude) in degrees."""


@dataclass(frozen=True)
class PublicMember:
    """A member of today, with what it is in law."""

    name: str
    kind: Text
    since_on: date


@dataclass(frozen=True)
class Step:
    """From this day on there were `n` members."""

    on: date
    n: int


@dataclass(frozen=True)
class Outline:
    """A territory on the map; only members have a name there."""

    name: str
    rings: tuple[Ring, ...]
    is_member: bool


@dataclass(frozen=True)
class Participation:
    """How many members of this partnership took part in one closed round."""

    round_name: str
    closed_on: date
    published_on: date
    n_took_part: int
    n_asked: int


@dataclass(frozen=True)
class PublicFacts:
    """Everything the public page of one partnership is made from.

    What the coordinator does not show is empty here, so that it reaches nobody by mistake.
    `n_members` is None when neither members nor growth are shown; `additions` holds the
    coordinator's own press lines per language.
    """

    slug: str
    name: str
    legal_form: Text
    centre_name: str
    starts_on: date
    ends_on: date | None
    as_of_on: date
    n_members: int | None
    members: tuple[PublicMember, ...]
    growth: tuple[Step, ...]
    outlines: tuple[Outline, ...]
    borders_source: str
    participations: tuple[Participation, ...]
    additions: Mapping[str, str]

    @property
    def is_of_one_kind(self) -> bool:
        """Whether all members shown are the same in law, so that once is enough to tell it."""
        return len({member.kind for member in self.members}) <= 1
