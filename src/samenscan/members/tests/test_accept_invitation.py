"""Accepting an invitation …"""

from datetime import timedelta

import pytest

from samenscan.accounts.actions import PasswordRefused
from samenscan.accounts.models import Person
from samenscan.base import clock
from samenscan.base.models import JournalLine
from samenscan.base.tests.at_once import all_at_once
from samenscan.core.access import ANYONE, Actor, Role
from samenscan.members import models
from samenscan.members.actions import NameMissing, accept_invitation, invite
from samenscan.members.hats import hats_of
from samenscan.members.invitations import InvitationRefused, UnknownInvitation
from samenscan.members.tests.make import (
    PASSWORD,
    an_actor,
    make_centre,
    make_hat,
    make_organisation,
    make_partnership,
    make_person,
    secret_of,
)

pytestmark = pytest.mark.django_db


def an_invitation(
    *, email: str = "nele@example.test", zone: models.Organisation | None = None
) -> str:
    """The secret of an open invitation to contribute, in French."""
    zone = zone or make_organisation()
    invited = invite(
        an_actor(Role.LEAD, organisation=zone),
        email=email,
        name="Nele",
        role=Role.CONTRIBUTOR,
        language="fr",
        organisation=zone.pk,
    )
    return secret_of(invited.link)


def test_makes_a_newcomer_an_account_and_a_hat() -> None:
    zone = make_organisation()
    secret = an_invitation(zone=zone)
    accepted = accept_invitation(ANYONE, secret=secret, name="  Nele ", password=PASSWORD)
    person = Person.objects.get(email="nele@example.test")
    assert accepted.newcomer and accepted.person == person
    assert (person.name, person.language) == ("Nele", "fr")
    assert person.check_password(PASSWORD)
    (hat,) = hats_of(person.pk)
    assert (hat.pk, hat.organisation, hat.role) == (accepted.hat, zone, Role.CONTRIBUTOR)
    events = JournalLine.objects.values_list("event", flat=True)
    assert {"person.make", "invitation.accept"} <= set(events)


def test_of_a_centre_makes_the_first_lead_only() -> None:
    """Otherwise a coordinator keeps one link aside, and reads everything once there is content."""
    zone, centre = make_organisation(), make_centre()
    make_partnership(centre=centre, members=(zone,))
    coordinator = an_actor(Role.COORDINATOR, organisation=centre)
    first, kept_aside = (
        secret_of(
            invite(
                coordinator,
                email=f"{name}@example.test",
                name=name,
                role=Role.LEAD,
                language="nl",
                organisation=zone.pk,
            ).link
        )
        for name in ("chief", "friend")
    )
    accept_invitation(ANYONE, secret=first, name="Chief", password=PASSWORD)
    with pytest.raises(InvitationRefused, match="has a lead by now"):
        accept_invitation(ANYONE, secret=kept_aside, name="Friend", password=PASSWORD)
    assert models.Hat.objects.filter(organisation=zone).count() == 1


def test_works_once() -> None:
    secret = an_invitation()
    accepted = accept_invitation(ANYONE, secret=secret, name="Nele", password=PASSWORD)
    for actor in (ANYONE, Actor(accepted.person.pk)):
        with pytest.raises(InvitationRefused, match="already been used"):
            accept_invitation(actor, secret=secret, name="Nele", password=PASSWORD)


def test_ends_after_fourteen_days() -> None:
    secret = an_invitation()
    late = clock.now() + timedelta(days=14, seconds=1)
    with clock.held_at(late), pytest.raises(InvitationRefused, match="expired"):
        accept_invitation(ANYONE, secret=secret, name="Nele", password=PASSWORD)
    assert not Person.objects.filter(email="nele@example.test").exists()


def test_refuses_a_wrong_link_without_telling_anything() -> None:
    secret = an_invitation()
    for wrong in (secret[:-1], secret + "x", "", "é" * 43):
        with pytest.raises(UnknownInvitation) as refused:
            accept_invitation(ANYONE, secret=wrong, name="Nele", password=PASSWORD)
        assert str(refused.value) == "This invitation link does not work."


def test_asks_whoever_has_an_account_to_sign_in_first() -> None:
    person = make_person(email="nele@example.test")
    secret = an_invitation()
    with pytest.raises(InvitationRefused, match="already an account"):
        accept_invitation(ANYONE, secret=secret, name="Other", password="a thief was here once")
    assert Person.objects.get(pk=person.pk).check_password(PASSWORD)
    accepted = accept_invitation(Actor(person.pk), secret=secret)
    assert not accepted.newcomer
    assert [hat.pk for hat in hats_of(person.pk)] == [accepted.hat]


def test_refuses_somebody_else_who_is_signed_in() -> None:
    secret = an_invitation()
    with pytest.raises(InvitationRefused, match="another e-mail address"):
        accept_invitation(Actor(make_person().pk), secret=secret, name="X", password=PASSWORD)


def test_adds_a_hat_to_those_one_has() -> None:
    person = make_person(email="nele@example.test")
    make_hat(person=person)
    accept_invitation(Actor(person.pk), secret=an_invitation())
    assert len(hats_of(person.pk)) == 2


def test_does_not_give_the_same_hat_twice() -> None:
    zone, person = make_organisation(), make_person(email="nele@example.test")
    secret = an_invitation(zone=zone)
    worn = make_hat(person=person, role=Role.CONTRIBUTOR, organisation=zone)
    assert accept_invitation(Actor(person.pk), secret=secret).hat == worn.pk


@pytest.mark.parametrize(
    "password", ["", "short", "123456789012345", "password1234", "nele@example"]
)
def test_refuses_a_password_that_is_easy_to_guess(password: str) -> None:
    secret = an_invitation()
    with pytest.raises(PasswordRefused):
        accept_invitation(ANYONE, secret=secret, name="Nele", password=password)
    assert accept_invitation(ANYONE, secret=secret, name="Nele", password=PASSWORD)


def test_asks_a_newcomer_for_a_name() -> None:
    with pytest.raises(NameMissing):
        accept_invitation(ANYONE, secret=an_invitation(), name="  ", password=PASSWORD)


@pytest.mark.django_db(transaction=True)
def test_works_once_even_for_six_browsers_at_the_same_moment() -> None:
    secret = an_invitation()

    def accept() -> None:
        accept_invitation(ANYONE, secret=secret, name="Nele", password=PASSWORD)

    refused = all_at_once(accept)
    assert [type(error) for error in refused] == [InvitationRefused] * 5
    person = Person.objects.get(email="nele@example.test")
    assert len(hats_of(person.pk)) == 1
