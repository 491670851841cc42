"""Who may do what: one table of permissions, and `require`, the only reader of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from samenscan.core.refused import Forbidden, NotFound


class Role(StrEnum):
    """What a hat lets a person be."""

    COORDINATOR = "coordinator"
    ANALYST = "analyst"
    LEAD = "lead"
    CONTRIBUTOR = "contributor"
    SIGNATORY = "signatory"
    DELEGATE = "delegate"


CENTRE_ROLES = frozenset({Role.COORDINATOR, Role.ANALYST})
MEMBER_ROLES = frozenset({Role.LEAD, Role.CONTRIBUTOR, Role.SIGNATORY})
PARTNERSHIP_ROLES = frozenset({Role.DELEGATE})


class Relation(StrEnum):
    """How the organisation or partnership of a hat stands to the thing asked for."""

    OWNER = "owner"
    CENTRE = "centre"
    MEMBER = "member"
    PARTNERSHIP = "partnership"
    SUCCESSOR = "successor"


@dataclass(frozen=True)
class Hat:
    """One role of one person in one organisation or one partnership (exactly one of the two)."""

    id: UUID
    role: Role
    organisation: UUID | None = None
    partnership: UUID | None = None


@dataclass(frozen=True)
class Actor:
    """Who asks: the first argument of every query and action."""

    person: UUID | None = None
    hat: Hat | None = None
    operator: bool = False

    def signed_in(self) -> UUID:
        """The person; NotFound for an actor who did not sign in."""
        if self.person is None:
            raise NotFound
        return self.person


ANYONE = Actor()
# Whoever runs the installation, at its command line; no address ever makes this actor.
OPERATOR = Actor(operator=True)


@dataclass(frozen=True)
class Place:
    """Where a thing belongs; what a hat is compared with.

    `successors` are the organisations that carry on the owner's history up to the day of the thing.
    """

    owner: UUID | None = None
    centre: UUID | None = None
    members: frozenset[UUID] = frozenset()
    partnerships: frozenset[UUID] = frozenset()
    successors: frozenset[UUID] = frozenset()


def relations(hat: Hat, place: Place) -> frozenset[Relation]:
    """How this hat stands to this place; empty means an outsider."""
    found = set()
    if hat.organisation is not None:
        if hat.organisation == place.owner:
            found.add(Relation.OWNER)
        if hat.organisation == place.centre:
            found.add(Relation.CENTRE)
        if hat.organisation in place.members:
            found.add(Relation.MEMBER)
        if hat.organisation in place.successors:
            found.add(Relation.SUCCESSOR)
    if hat.partnership is not None and hat.partnership in place.partnerships:
        found.add(Relation.PARTNERSHIP)
    return frozenset(found)


Grant = tuple[Role, Relation]

_COORDINATOR: Grant = (Role.COORDINATOR, Relation.CENTRE)
_ANALYST: Grant = (Role.ANALYST, Relation.CENTRE)
_LEAD: Grant = (Role.LEAD, Relation.OWNER)
_CONTRIBUTOR: Grant = (Role.CONTRIBUTOR, Relation.OWNER)
_SIGNATORY: Grant = (Role.SIGNATORY, Relation.OWNER)
_MEMBER_LEAD: Grant = (Role.LEAD, Relation.MEMBER)
_DELEGATE: Grant = (Role.DELEGATE, Relation.PARTNERSHIP)
_SUCCESSOR_LEAD: Grant = (Role.LEAD, Relation.SUCCESSOR)


def _table(rows: Mapping[str, Iterable[Grant]]) -> Mapping[str, frozenset[Grant]]:
    return MappingProxyType({permission: frozenset(grants) for permission, grants in rows.items()})


PERMISSIONS: Mapping[str, frozenset[Grant]] = _table(
    {
        "answers:export": [_LEAD],
        "answers:erase": [_LEAD],
        "answers:shared": [_ANALYST],
        "accession:decide": [_COORDINATOR, _LEAD, _SIGNATORY],
        "accession:read": [_COORDINATOR, _ANALYST, _LEAD, _SIGNATORY],
        "decision:read": [_COORDINATOR, _ANALYST, _LEAD, _SIGNATORY],
        "meeting:plan": [_LEAD],
        "membership:end": [_COORDINATOR, _LEAD, _SIGNATORY],
        "organ:seat": [_COORDINATOR, _MEMBER_LEAD],
        "partnership:read": [
            _COORDINATOR,
            _ANALYST,
            _MEMBER_LEAD,
            (Role.CONTRIBUTOR, Relation.MEMBER),
            (Role.SIGNATORY, Relation.MEMBER),
            _DELEGATE,
        ],
        "partnership:run": [_COORDINATOR],
        "organisation:describe": [_COORDINATOR, _LEAD],
        "organisation:edit": [_COORDINATOR],
        "organisation:read": [
            _COORDINATOR,
            _ANALYST,
            _LEAD,
            _CONTRIBUTOR,
            _SIGNATORY,
            _SUCCESSOR_LEAD,
        ],
        "person:invite": [_COORDINATOR, _LEAD],
        "questionnaire:author": [_COORDINATOR, _ANALYST],
        "register:import": [_COORDINATOR],
        "register:read": [_COORDINATOR, _ANALYST],
        "round:open": [_COORDINATOR],
        "round:close": [_COORDINATOR],
        "round:run": [_COORDINATOR],
        "round:progress": [_COORDINATOR, _ANALYST],
        "round:read": [
            _COORDINATOR,
            _ANALYST,
            _MEMBER_LEAD,
            (Role.CONTRIBUTOR, Relation.MEMBER),
            _DELEGATE,
        ],
        "sheet:read": [_LEAD, _CONTRIBUTOR, _SUCCESSOR_LEAD],
        "sheet:answer": [_LEAD, _CONTRIBUTOR],
        "sheet:submit": [_LEAD],
        "result:by_name": [_LEAD],
        "result:own": [_LEAD, _SUCCESSOR_LEAD],
        "result:publish": [_ANALYST],
        "result:collective": [_COORDINATOR, _ANALYST, _MEMBER_LEAD, _DELEGATE],
    }
)


def may(actor: Actor, permission: str, place: Place) -> bool:
    """Whether `require` would let the actor through; for showing only what can be used."""
    if actor.hat is None:
        return False
    grants = PERMISSIONS[permission]
    return any((actor.hat.role, relation) in grants for relation in relations(actor.hat, place))


def require(actor: Actor, permission: str, place: Place) -> None:
    """Let the actor through, or raise.

    NotFound for anyone without a hat or without any relation to the place, so that an outsider
    cannot tell what exists; Forbidden for an insider whose role does not carry the permission.
    """
    if actor.hat is None or not relations(actor.hat, place):
        raise NotFound
    if not may(actor, permission, place):
        raise Forbidden


def require_role(actor: Actor, permission: str) -> None:
    """Let through whoever's role carries the permission in some place: for lists of one's own.

    NotFound for anyone without a hat, Forbidden for a role that carries it nowhere.
    """
    if actor.hat is None:
        raise NotFound
    if not any(role == actor.hat.role for role, _relation in PERMISSIONS[permission]):
        raise Forbidden


def require_operator(actor: Actor) -> None:
    """Let only the operator of the installation through; for everybody else nothing is here."""
    if not actor.operator:
        raise NotFound
