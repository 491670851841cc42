"""Withdrawing an invitation …"""

import pytest

from samenscan.core.access import ANYONE, Actor, Role
from samenscan.core.refused import Forbidden, NotFound
from samenscan.members import models
from samenscan.members.actions import accept_invitation, invite, withdraw_invitation
from samenscan.members.invitations import InvitationRefused
from samenscan.members.tests.make import (
    PASSWORD,
    an_actor,
    make_centre,
    make_organisation,
    make_partnership,
    secret_of,
)

pytestmark = pytest.mark.django_db


def a_lead_invited_by_the_centre() -> tuple[models.Organisation, models.Organisation, str]:
    """A centre, a member of it, and the secret of an invitation to lead that member."""
    centre, zone = make_centre(), make_organisation()
    make_partnership(centre=centre, members=(zone,))
    invited = invite(
        an_actor(Role.COORDINATOR, organisation=centre),
        email="new@example.test",
        name="New",
        role=Role.LEAD,
        language="nl",
        organisation=zone.pk,
    )
    return centre, zone, secret_of(invited.link)


def withdraw(actor: Actor) -> None:
    """Withdraw the one invitation there is."""
    withdraw_invitation(actor, invitation=models.Invitation.objects.get().pk)


def test_makes_the_link_useless() -> None:
    centre, _zone, secret = a_lead_invited_by_the_centre()
    withdraw(an_actor(Role.COORDINATOR, organisation=centre))
    with pytest.raises(InvitationRefused, match="withdrawn"):
        accept_invitation(ANYONE, secret=secret, name="New", password=PASSWORD)


def test_is_for_the_centre_that_sent_it_and_the_organisation_it_is_for() -> None:
    centre, zone, _secret = a_lead_invited_by_the_centre()
    withdraw(an_actor(Role.COORDINATOR, organisation=centre))
    withdraw(an_actor(Role.LEAD, organisation=zone))


def test_finds_nothing_for_another_organisation_or_centre() -> None:
    a_lead_invited_by_the_centre()
    for stranger in (
        an_actor(Role.LEAD, organisation=make_organisation()),
        an_actor(Role.COORDINATOR, organisation=make_centre()),
        ANYONE,
    ):
        with pytest.raises(NotFound):
            withdraw(stranger)


def test_is_forbidden_for_a_contributor_and_an_analyst() -> None:
    centre, zone, _secret = a_lead_invited_by_the_centre()
    for insider in (
        an_actor(Role.CONTRIBUTOR, organisation=zone),
        an_actor(Role.ANALYST, organisation=centre),
    ):
        with pytest.raises(Forbidden):
            withdraw(insider)


def test_takes_no_accepted_hat_away() -> None:
    centre, zone, secret = a_lead_invited_by_the_centre()
    accept_invitation(ANYONE, secret=secret, name="New", password=PASSWORD)
    withdraw(an_actor(Role.COORDINATOR, organisation=centre))
    assert models.Invitation.objects.get().withdrawn_at is None
    assert models.Hat.objects.filter(organisation=zone, ends_on=None).exists()
