"""Inviting a lead for an organisation that lost its last one …"""

import pytest

from samenscan.core.access import ANYONE, OPERATOR, Role
from samenscan.core.refused import NotFound
from samenscan.members.actions import NoSuchOrganisation, accept_invitation, invite_lead
from samenscan.members.models import Hat
from samenscan.members.tests.make import (
    PASSWORD,
    an_actor,
    make_centre,
    make_hat,
    make_organisation,
    secret_of,
)

pytestmark = pytest.mark.django_db
WHO = {"email": "nele@example.test", "name": "Nele Nieuw", "language": "nl"}


def test_gives_the_role_even_beside_a_lead_who_cannot_be_reached() -> None:
    zone = make_organisation(name="PZ Alderbeek")
    make_hat(organisation=zone)
    link = invite_lead(OPERATOR, organisation="PZ Alderbeek", **WHO).link
    accepted = accept_invitation(
        ANYONE, secret=secret_of(link), name="Nele Nieuw", password=PASSWORD
    )
    hat = Hat.objects.get(pk=accepted.hat)
    assert (hat.role, hat.organisation_id) == (Role.LEAD.value, zone.pk)


def test_takes_the_id_where_two_share_a_name() -> None:
    first = make_organisation(name="PZ Dubbel")
    make_organisation(name="PZ Dubbel")
    with pytest.raises(NoSuchOrganisation):
        invite_lead(OPERATOR, organisation="PZ Dubbel", **WHO)
    assert invite_lead(OPERATOR, organisation=str(first.pk), **WHO).link


def test_says_so_when_nobody_is_called_like_that() -> None:
    with pytest.raises(NoSuchOrganisation):
        invite_lead(OPERATOR, organisation="PZ Nergens", **WHO)


def test_is_for_the_operator_only() -> None:
    zone = make_organisation(name="PZ Alderbeek")
    for actor in (
        ANYONE,
        an_actor(Role.COORDINATOR, organisation=make_centre()),
        an_actor(Role.LEAD, organisation=zone),
    ):
        with pytest.raises(NotFound):
            invite_lead(actor, organisation="PZ Alderbeek", **WHO)
