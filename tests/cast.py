"""The fixed cast in two provinces: the people of the demo, with a round each, for any test."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.test import Client

from samenscan.accounts.models import Person
from samenscan.base import clock
from samenscan.core.access import Actor, Role
from samenscan.members import models
from samenscan.members.actions import invite
from samenscan.members.tests.make import (
    Way,
    make_centre,
    make_hat,
    make_organisation,
    make_partnership,
    make_person,
    make_way,
    wearing,
)
from samenscan.scans.actions import close_round, open_round, save_answer, submit
from samenscan.scans.models import Round, Sheet
from samenscan.scans.tests.make import GOOD, publish_questionnaire
from samenscan.site.demo.cast import CAST, CENTRE, EAST, CastMember


@dataclass(frozen=True)
class Province:
    """One tenant: a centre, its partnership, a zone with people, an open and a closed round."""

    centre: models.Organisation
    partnership: models.Partnership
    zone: models.Organisation
    neighbour: models.Organisation
    coordinator: models.Hat
    analyst: models.Hat
    lead: models.Hat
    contributor: models.Hat
    invitation: models.Invitation
    open_round: Round
    closed_round: Round
    way: Way

    def sheet(self, row: Round) -> Sheet:
        """The zone's sheet in this round."""
        return row.sheets.get(organisation=self.zone)


@dataclass(frozen=True)
class Cast:
    """Two provinces that know nothing of each other, and the seven people of the demo."""

    own: Province
    other: Province
    hats: dict[str, models.Hat] = field(default_factory=dict)

    def actor(self, who: str) -> Actor:
        """One of the cast, as the actor of a query or action."""
        return wearing(self.hats[who])

    def enter(self, who: str, client: Client) -> Client:
        """Sign one of the cast in, second factor and hat included."""
        return enter(client, self.hats[who])


def enter(client: Client, hat: models.Hat) -> Client:
    """Sign the wearer of a hat in, as after the second factor."""
    client.force_login(hat.person)
    session = client.session
    session["second_factor"], session["hat"] = True, str(hat.pk)
    session.save()
    return client


def make_cast() -> Cast:
    """Both provinces and everybody in them."""
    questionnaire = publish_questionnaire()
    own = _province(questionnaire, CENTRE, EAST, CAST["lead"].place, "PZ Wilgenrode")
    other = _province(questionnaire, "Steunpunt Kustland", "Kust", CAST["outsider"].place, "PZ Z")
    hats = {who: _hat(member, own, other) for who, member in CAST.items()}
    return Cast(own, other, hats)


def _hat(member: CastMember, own: Province, other: Province) -> models.Hat:
    person = make_person(email=member.email, name=member.name)
    if member.role is Role.DELEGATE:
        return make_hat(person=person, role=member.role, partnership=own.partnership)
    places = {place.name: place for place in (own.centre, own.zone, other.zone)}
    return make_hat(person=person, role=member.role, organisation=places[member.place])


def _province(
    questionnaire: str, centre_name: str, partnership_name: str, zone_name: str, neighbour: str
) -> Province:
    centre, zone = make_centre(name=centre_name), make_organisation(name=zone_name)
    next_door = make_organisation(name=neighbour)
    partnership = make_partnership(name=partnership_name, centre=centre, members=(zone, next_door))
    coordinator = make_hat(role=Role.COORDINATOR, organisation=centre)
    # Before there is a lead: afterwards a centre lets nobody in here.
    invite(
        wearing(coordinator),
        email=f"new@{centre.pk}.example",
        name="New",
        role=Role.LEAD,
        language="nl",
        organisation=zone.pk,
    )
    lead = make_hat(role=Role.LEAD, organisation=zone)
    rounds = [
        open_round(
            wearing(coordinator),
            centre=centre.pk,
            name=name,
            questionnaire=questionnaire,
            partnerships=(partnership.pk,),
            closes_at=clock.now() + timedelta(days=30),
        )
        for name in ("closed", "open")
    ]
    # The lead has read who will read what.
    Sheet.objects.filter(round__in=rounds).update(acknowledged_at=clock.now())
    contributor = make_hat(role=Role.CONTRIBUTOR, organisation=zone)
    _fill(wearing(lead), rounds[0].sheets.get(organisation=zone))
    close_round(wearing(coordinator), round=rounds[0].pk)
    return Province(
        centre=centre,
        partnership=partnership,
        zone=zone,
        neighbour=next_door,
        coordinator=coordinator,
        analyst=make_hat(role=Role.ANALYST, organisation=centre),
        lead=lead,
        contributor=contributor,
        invitation=models.Invitation.objects.get(organisation=zone),
        open_round=rounds[1],
        closed_round=Round.objects.get(pk=rounds[0].pk),
        way=make_way(partnership=partnership, hat=contributor),
    )


def _fill(lead: Actor, sheet: Sheet) -> None:
    for question, fields in GOOD.items():
        save_answer(lead, sheet=sheet.pk, question=question, fields=fields, revision=0)
    submit(lead, sheet=sheet.pk)


def somebody_without_a_hat() -> Person:
    """An account that nobody gave a role."""
    return make_person()
