"""What belongs to each kind of organisation: its codes, its figures, its family."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from samenscan.core.register.identifiers import Scheme


class Kind(StrEnum):
    """What an organisation is in law."""

    SUPPORT_CENTRE = "support_centre"
    PROVINCE = "province"
    MUNICIPALITY = "municipality"
    WELFARE_CENTRE = "welfare_centre"
    POLICE_ZONE = "police_zone"
    POLICE_ZONE_SINGLE = "police_zone_single"
    RESCUE_ZONE = "rescue_zone"
    INTERMUNICIPAL = "intermunicipal"
    MUNICIPAL_COMPANY = "municipal_company"
    OTHER = "other"


@dataclass(frozen=True)
class KindRule:
    """The rules of one kind.

    `own_person`: whether it has legal personality, and so an enterprise number of its own. Without
    it the number is that of the municipality it is part of, and two organisations share it.
    `figures` are those that are kept per year; who decides for it is in `legal_forms`.
    `serves`: whether it works for municipalities that are organisations of their own.
    `family`: kinds of one family merge with each other; across families somebody must say so.
    """

    schemes: frozenset[Scheme]
    figures: tuple[str, ...]
    own_person: bool
    serves: bool
    family: str


_EVERYBODY = frozenset({Scheme.ENTERPRISE, Scheme.OVO, Scheme.OTHER})
_SIZE = ("inhabitants", "fte", "workstations", "budget_cents")
_POLICE = (
    "inhabitants",
    "fte_operational",
    "fte_calog",
    "workstations",
    "kul_norm",
    "budget_cents",
)


def _rule(
    *,
    also: frozenset[Scheme] = frozenset(),
    figures: tuple[str, ...] = ("fte", "workstations", "budget_cents"),
    own_person: bool = True,
    serves: bool = False,
    family: str,
) -> KindRule:
    return KindRule(_EVERYBODY | also, figures, own_person, serves, family)


_NIS, _ZONE = frozenset({Scheme.NIS}), frozenset({Scheme.POLICE_ZONE})

RULES: Mapping[Kind, KindRule] = MappingProxyType(
    {
        Kind.SUPPORT_CENTRE: _rule(family="centre"),
        Kind.PROVINCE: _rule(also=_NIS, figures=_SIZE, family="province"),
        Kind.MUNICIPALITY: _rule(also=_NIS, figures=_SIZE, family="municipality"),
        Kind.WELFARE_CENTRE: _rule(serves=True, family="welfare_centre"),
        Kind.POLICE_ZONE: _rule(
            also=_ZONE,
            figures=_POLICE,
            serves=True,
            family="police",
        ),
        Kind.POLICE_ZONE_SINGLE: _rule(
            also=_ZONE,
            figures=_POLICE,
            own_person=False,
            serves=True,
            family="police",
        ),
        Kind.RESCUE_ZONE: _rule(serves=True, family="rescue"),
        Kind.INTERMUNICIPAL: _rule(serves=True, family="intermunicipal"),
        Kind.MUNICIPAL_COMPANY: _rule(serves=True, family="municipal_company"),
        Kind.OTHER: _rule(family="other"),
    }
)


def may_share_number(kinds: frozenset[Kind]) -> bool:
    """Whether organisations of these kinds can carry one enterprise number.

    Only one of them may have legal personality of its own: a police zone of one municipality
    carries the number of its municipality. `kinds` holds the kind of each, the same kind once.
    """
    return sum(1 for kind in kinds if RULES[kind].own_person) <= 1


def alike(kinds: frozenset[Kind]) -> bool:
    """Whether organisations of these kinds are of one family, and so merge without more."""
    return len({RULES[kind].family for kind in kinds}) <= 1
