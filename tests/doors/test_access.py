"""The table of permissions …"""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.access import (
    ANYONE,
    CENTRE_ROLES,
    MEMBER_ROLES,
    OPERATOR,
    PERMISSIONS,
    Actor,
    Hat,
    Place,
    Role,
    may,
    require,
    require_operator,
    require_role,
)
from samenscan.core.refused import Forbidden, NotFound

A, B, C = (UUID(int=number) for number in (1, 2, 3))
IDS = st.sampled_from([A, B, C])
HATS = st.builds(
    Hat,
    id=IDS,
    role=st.sampled_from(Role),
    organisation=IDS | st.none(),
    partnership=IDS | st.none(),
)
PLACES = st.builds(
    Place,
    owner=IDS | st.none(),
    centre=IDS | st.none(),
    members=st.frozensets(IDS),
    partnerships=st.frozensets(IDS),
    successors=st.frozensets(IDS),
)
ANY_PERMISSION = st.sampled_from(sorted(PERMISSIONS))


@given(ANY_PERMISSION, PLACES)
def test_lets_nobody_in_without_a_hat(permission: str, place: Place) -> None:
    for actor in (ANYONE, Actor(person=A), OPERATOR):
        assert not may(actor, permission, place)
        with pytest.raises(NotFound):
            require(actor, permission, place)


@given(ANY_PERMISSION, HATS, PLACES)
def test_hides_every_place_that_the_hat_has_nothing_to_do_with(
    permission: str, hat: Hat, place: Place
) -> None:
    ids = {place.owner, place.centre} | place.members | place.successors
    if hat.organisation in ids - {None} or hat.partnership in place.partnerships:
        return
    with pytest.raises(NotFound):
        require(Actor(A, hat), permission, place)


@given(ANY_PERMISSION, HATS, PLACES)
def test_gives_one_answer_to_may_and_require(permission: str, hat: Hat, place: Place) -> None:
    actor = Actor(A, hat)
    try:
        require(actor, permission, place)
    except (NotFound, Forbidden):
        assert not may(actor, permission, place)
    else:
        assert may(actor, permission, place)
        require_role(actor, permission)


def test_keeps_answers_and_own_results_inside_the_organisation() -> None:
    for permission in ("sheet:read", "sheet:answer", "sheet:submit", "result:own"):
        roles = {role for role, _relation in PERMISSIONS[permission]}
        assert roles <= MEMBER_ROLES
        assert not roles & CENTRE_ROLES
        centre = Actor(A, Hat(A, Role.COORDINATOR, organisation=B))
        assert not may(centre, permission, Place(owner=A, centre=B))


def test_lets_a_successor_read_and_nothing_more() -> None:
    lead = Actor(A, Hat(A, Role.LEAD, organisation=B))
    place = Place(owner=A, successors=frozenset({B}))
    allowed = {permission for permission in PERMISSIONS if may(lead, permission, place)}
    assert allowed == {"organisation:read", "sheet:read", "result:own"}
    for role in set(Role) - {Role.LEAD}:
        actor = Actor(A, Hat(A, role, organisation=B))
        assert not [permission for permission in PERMISSIONS if may(actor, permission, place)]


def test_knows_an_operator_only_as_operator() -> None:
    require_operator(OPERATOR)
    for actor in (ANYONE, Actor(A, Hat(A, Role.COORDINATOR, organisation=A))):
        with pytest.raises(NotFound):
            require_operator(actor)
