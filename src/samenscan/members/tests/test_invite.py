"""Inviting somebody …"""

from datetime import date
from uuid import UUID

import pytest

from samenscan.base.models import Job, JournalLine
from samenscan.core.access import ANYONE, Actor, Role
from samenscan.core.refused import Forbidden, NotFound
from samenscan.members import models
from samenscan.members.actions import (
    AlreadyInvited,
    SeatRefused,
    invite,
    invite_to_join,
    withdraw_invitation,
)
from samenscan.members.tests.make import (
    an_actor,
    make_centre,
    make_hat,
    make_membership,
    make_organisation,
    make_partnership,
    make_person,
    secret_of,
    wearing,
)

pytestmark = pytest.mark.django_db


def ask(
    actor: Actor,
    role: Role,
    *,
    organisation: UUID | None = None,
    partnership: UUID | None = None,
    email: str = "New@Example.test",
    language: str = "nl",
) -> str:
    """Invite somebody and give the link."""
    return invite(
        actor,
        email=email,
        name="Nele Nieuw",
        role=role,
        language=language,
        organisation=organisation,
        partnership=partnership,
    ).link


def _own(actor: Actor) -> UUID:
    assert actor.hat is not None
    assert actor.hat.organisation is not None
    return actor.hat.organisation


def test_keeps_only_a_digest_of_a_256_bit_secret() -> None:
    zone = make_organisation()
    secret = secret_of(ask(an_actor(Role.LEAD, organisation=zone), Role.LEAD, organisation=zone.pk))
    row = models.Invitation.objects.get()
    assert len(secret) == 43  # 32 random bytes in base64
    assert secret not in str(vars(row))
    assert row.email == "new@example.test"
    assert (row.expires_at - row.invited_at).days == 14


def test_writes_the_mail_in_the_language_of_the_invitee() -> None:
    zone = make_organisation(name="PZ Alderbeek")
    lead = an_actor(Role.LEAD, organisation=zone)
    link = ask(lead, Role.CONTRIBUTOR, organisation=zone.pk, language="en")
    mail = Job.objects.get().payload
    assert mail["to"] == "new@example.test"
    assert mail["subject"] == "PZ Alderbeek invites you to Samenscan"
    assert link in mail["body"]
    assert "as contributor of PZ Alderbeek" in mail["body"]
    assert "<" not in mail["body"]


def test_leaves_a_line_without_the_secret_or_the_address() -> None:
    zone = make_organisation()
    link = ask(an_actor(Role.LEAD, organisation=zone), Role.LEAD, organisation=zone.pk)
    line = JournalLine.objects.get(event="invitation.send")
    assert line.facts == {"role": "lead"}
    assert secret_of(link) not in str(vars(line))


@pytest.mark.parametrize("role", [Role.LEAD, Role.CONTRIBUTOR, Role.SIGNATORY])
def test_lets_a_lead_offer_the_roles_of_the_own_organisation(role: Role) -> None:
    zone = make_organisation()
    assert ask(an_actor(Role.LEAD, organisation=zone), role, organisation=zone.pk)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.ANALYST, Role.DELEGATE])
def test_refuses_a_lead_any_other_role(role: Role) -> None:
    zone = make_organisation()
    with pytest.raises(SeatRefused):
        ask(an_actor(Role.LEAD, organisation=zone), role, organisation=zone.pk)


def test_refuses_a_lead_another_organisation_of_the_same_partnership() -> None:
    zone, neighbour = make_organisation(), make_organisation()
    make_partnership(members=(zone, neighbour))
    with pytest.raises(SeatRefused):
        ask(an_actor(Role.LEAD, organisation=zone), Role.LEAD, organisation=neighbour.pk)


def test_lets_a_coordinator_offer_lead_of_a_member_delegate_and_centre_roles() -> None:
    centre, zone = make_centre(), make_organisation()
    partnership = make_partnership(centre=centre, members=(zone,))
    coordinator = an_actor(Role.COORDINATOR, organisation=centre)
    assert ask(coordinator, Role.LEAD, organisation=zone.pk)
    assert ask(coordinator, Role.DELEGATE, partnership=partnership.pk)
    assert ask(coordinator, Role.COORDINATOR, organisation=centre.pk)
    assert ask(coordinator, Role.ANALYST, organisation=centre.pk)


def test_refuses_a_coordinator_contributors_of_a_member() -> None:
    centre, zone = make_centre(), make_organisation()
    make_partnership(centre=centre, members=(zone,))
    with pytest.raises(SeatRefused):
        ask(
            an_actor(Role.COORDINATOR, organisation=centre),
            Role.CONTRIBUTOR,
            organisation=zone.pk,
        )


def test_refuses_a_coordinator_the_members_and_partnerships_of_another_centre() -> None:
    foreign_zone = make_organisation()
    foreign = make_partnership(members=(foreign_zone,))
    coordinator = an_actor(Role.COORDINATOR, organisation=make_centre())
    with pytest.raises(SeatRefused):
        ask(coordinator, Role.LEAD, organisation=foreign_zone.pk)
    with pytest.raises(SeatRefused):
        ask(coordinator, Role.DELEGATE, partnership=foreign.pk)


def test_refuses_a_coordinator_a_former_member() -> None:
    centre, zone = make_centre(), make_organisation()
    partnership = make_partnership(centre=centre)
    make_membership(partnership=partnership, organisation=zone, ends_on=date(2021, 1, 1))
    with pytest.raises(SeatRefused):
        ask(an_actor(Role.COORDINATOR, organisation=centre), Role.LEAD, organisation=zone.pk)


def test_works_for_a_member_of_two_centres() -> None:
    centre, zone = make_centre(), make_organisation()
    make_partnership(centre=centre, members=(zone,))
    make_partnership(members=(zone,))
    assert ask(an_actor(Role.COORDINATOR, organisation=centre), Role.LEAD, organisation=zone.pk)


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.SIGNATORY])
def test_is_forbidden_for_other_roles_of_an_organisation(role: Role) -> None:
    zone = make_organisation()
    with pytest.raises(Forbidden):
        ask(an_actor(role, organisation=zone), Role.CONTRIBUTOR, organisation=zone.pk)


def test_is_forbidden_for_a_delegate() -> None:
    partnership = make_partnership()
    with pytest.raises(Forbidden):
        ask(
            an_actor(Role.DELEGATE, partnership=partnership),
            Role.DELEGATE,
            partnership=partnership.pk,
        )


def test_finds_nothing_for_somebody_without_a_hat() -> None:
    zone = make_organisation()
    for actor in (ANYONE, Actor(make_person().pk)):
        with pytest.raises(NotFound):
            ask(actor, Role.LEAD, organisation=zone.pk)


def test_refuses_the_same_invitation_twice_until_it_is_withdrawn() -> None:
    zone = make_organisation()
    lead = an_actor(Role.LEAD, organisation=zone)
    ask(lead, Role.CONTRIBUTOR, organisation=zone.pk)
    with pytest.raises(AlreadyInvited):
        ask(lead, Role.CONTRIBUTOR, organisation=zone.pk, email="NEW@example.test")
    withdraw_invitation(lead, invitation=models.Invitation.objects.get().pk)
    assert ask(lead, Role.CONTRIBUTOR, organisation=zone.pk)


def test_refuses_a_hat_that_is_worn_here_already() -> None:
    zone = make_organisation()
    colleague = make_hat(role=Role.CONTRIBUTOR, organisation=zone)
    with pytest.raises(AlreadyInvited):
        ask(
            an_actor(Role.LEAD, organisation=zone),
            Role.CONTRIBUTOR,
            organisation=zone.pk,
            email=colleague.person.email,
        )


def test_does_not_tell_a_centre_who_works_for_a_member() -> None:
    centre, zone = make_centre(), make_organisation()
    make_partnership(centre=centre, members=(zone,))
    colleague = make_hat(role=Role.CONTRIBUTOR, organisation=zone)
    coordinator = an_actor(Role.COORDINATOR, organisation=centre)
    assert ask(coordinator, Role.LEAD, organisation=zone.pk, email=colleague.person.email)


def test_refuses_a_coordinator_a_second_lead_who_would_read_all_answers() -> None:
    centre, zone, newcomer = make_centre(), make_organisation(), make_organisation()
    make_partnership(centre=centre, members=(zone,))
    lead = make_hat(role=Role.LEAD, organisation=zone)
    coordinator = an_actor(Role.COORDINATOR, organisation=centre)
    for email in (lead.person.email, "new@example.test"):
        with pytest.raises(SeatRefused):
            ask(coordinator, Role.LEAD, organisation=zone.pk, email=email)
    make_membership(partnership=make_partnership(centre=centre), organisation=newcomer)
    assert ask(coordinator, Role.LEAD, organisation=newcomer.pk)
    assert ask(wearing(lead), Role.LEAD, organisation=zone.pk)


def test_refuses_another_centre_the_lead_of_an_organisation_it_merely_invited() -> None:
    zone = make_organisation()
    make_partnership(members=(zone,))
    make_hat(role=Role.LEAD, organisation=zone)
    coordinator = an_actor(Role.COORDINATOR, organisation=make_centre())
    partnership = make_partnership(centre=models.Organisation.objects.get(pk=_own(coordinator)))
    invite_to_join(coordinator, partnership=partnership.pk, organisations=[zone.pk])
    with pytest.raises(SeatRefused):
        ask(coordinator, Role.LEAD, organisation=zone.pk)


def test_leaves_nothing_behind_when_refused() -> None:
    zone = make_organisation()
    hat = make_hat(role=Role.LEAD, organisation=zone)
    n_lines = JournalLine.objects.count()
    with pytest.raises(SeatRefused):
        ask(wearing(hat), Role.ANALYST, organisation=zone.pk)
    assert not models.Invitation.objects.exists()
    assert not Job.objects.exists()
    assert JournalLine.objects.count() == n_lines
