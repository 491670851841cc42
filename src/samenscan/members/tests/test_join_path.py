"""An organisation on its way into a partnership …"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import connection

from samenscan.base import clock
from samenscan.base.documents import DocumentRefused, Upload
from samenscan.base.models import Job, JournalLine
from samenscan.core.access import Actor, Role
from samenscan.core.refused import Forbidden, NotFound
from samenscan.core.register.accession import StepRefused
from samenscan.members import models
from samenscan.members.actions import (
    JoinRefused,
    ReasonMissing,
    activate,
    decline,
    invite_to_join,
    mark_informed,
    open_document,
    record_decision,
    sign,
)
from samenscan.members.decisions import DecisionRefused
from samenscan.members.queries import accession_page, partnership_page, tasks_for
from samenscan.members.tests.make import (
    A_PDF,
    an_actor,
    make_centre,
    make_hat,
    make_organisation,
    make_partnership,
    make_person,
    wearing,
)

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class World:
    """A centre with a partnership, and a zone that could join, with its people."""

    partnership: models.Partnership
    zone: models.Organisation
    coordinator: Actor
    lead: Actor
    signatory: Actor

    def invited(self) -> models.Accession:
        """The zone, invited."""
        (row,) = invite_to_join(
            self.coordinator, partnership=self.partnership.pk, organisations=[self.zone.pk]
        )
        return row

    def informed(self) -> models.Accession:
        """The zone, told what joining means."""
        row = self.invited()
        mark_informed(self.coordinator, accession=row.pk, on=clock.today())
        return row

    def decided(self, document: Upload | None = None) -> models.Accession:
        """The zone, after its police council."""
        row = self.informed()
        record_decision(
            self.lead,
            accession=row.pk,
            body="police_council",
            on=clock.today(),
            reference="2026/17",
            document=document,
        )
        row.refresh_from_db()
        return row

    def signed(self) -> models.Accession:
        """The zone, after its signature."""
        row = self.decided()
        sign(self.signatory, accession=row.pk, on=clock.today(), signed_by="De korpschef")
        row.refresh_from_db()
        return row


def make_world(*, kind: str = "police_zone", language: str = "nl") -> World:
    centre = make_centre(name="Steunpunt")
    partnership = make_partnership(name="Politie Oost", centre=centre)
    zone = make_organisation(name="PZ Alderbeek", kind=kind)

    def somebody(role: Role, place: models.Organisation, email: str) -> Actor:
        person = make_person(email=email, language=language)
        return wearing(make_hat(person=person, role=role, organisation=place))

    return World(
        partnership,
        zone,
        somebody(Role.COORDINATOR, centre, "coordinator@example.test"),
        somebody(Role.LEAD, zone, "lead@example.test"),
        somebody(Role.SIGNATORY, zone, "signatory@example.test"),
    )


def mailed() -> list[tuple[str, str]]:
    """Who got which subject, in order."""
    jobs = Job.objects.filter(kind="mail.send").order_by("created_at", "key")
    return [(job.payload["to"].partition("@")[0], job.payload["subject"]) for job in jobs]


def test_comes_from_invited_to_member_with_the_decision_behind_it() -> None:
    world = make_world()
    row = world.signed()
    membership = activate(world.coordinator, accession=row.pk, starts_on=clock.today())
    assert membership.decision is not None
    assert (membership.decision.body, membership.decision.reference) == (
        "police_council",
        "2026/17",
    )
    page = partnership_page(world.lead, world.partnership.pk)
    assert [member.name for member in page.members] == ["PZ Alderbeek"]
    events = list(JournalLine.objects.values_list("event", flat=True))
    assert events[-5:] == [
        "accession.invite",
        "accession.inform",
        "accession.decide",
        "accession.sign",
        "membership.start",
    ]


def test_mails_whoever_is_next_and_nobody_who_just_acted() -> None:
    world = make_world()
    row = world.signed()
    activate(world.coordinator, accession=row.pk, starts_on=clock.today())
    readers = [to for to, _subject in mailed()]
    assert sorted(readers) == sorted(
        ["lead", "lead", "signatory", "coordinator", "coordinator", "lead"]
    )


@pytest.mark.parametrize(("language", "greeting"), [("nl", "Beste "), ("fr", "Bonjour ")])
def test_mails_in_the_language_of_the_reader(language: str, greeting: str) -> None:
    world = make_world(language=language)
    row = world.invited()
    job = Job.objects.get(kind="mail.send")
    assert job.payload["body"].startswith(greeting)
    assert str(row.pk) in job.payload["body"]
    assert "PZ Alderbeek" in job.payload["subject"]


def test_is_invited_with_many_others_or_with_none() -> None:
    world = make_world()
    others = [make_organisation() for _ in range(3)]
    world.invited()
    chosen = [*(other.pk for other in others), world.zone.pk]
    with pytest.raises(JoinRefused, match="PZ Alderbeek") as refused:
        invite_to_join(world.coordinator, partnership=world.partnership.pk, organisations=chosen)
    assert "invited already" in str(refused.value.remedy)
    assert models.Accession.objects.count() == 1
    rows = invite_to_join(
        world.coordinator,
        partnership=world.partnership.pk,
        organisations=[other.pk for other in others],
    )
    assert len(rows) == 3


def test_is_not_invited_as_a_member_or_after_its_end_or_as_nobody() -> None:
    world = make_world()
    member = make_organisation()
    gone = make_organisation()
    gone.ended_on = date(2020, 1, 1)
    gone.save()
    models.Membership.objects.create(
        partnership=world.partnership, organisation=member, starts_on=date(2020, 1, 1)
    )
    for organisations in ([member.pk], [gone.pk], []):
        with pytest.raises(JoinRefused):
            invite_to_join(
                world.coordinator, partnership=world.partnership.pk, organisations=organisations
            )


def test_must_be_a_police_zone_for_a_form_of_police_zones() -> None:
    world = make_world(kind="municipality")
    world.partnership.legal_form = "police_agreement"
    world.partnership.save()
    with pytest.raises(JoinRefused) as refused:
        world.invited()
    assert "police zones only" in str(refused.value.remedy)


def test_skips_no_step() -> None:
    world = make_world()
    row = world.invited()
    with pytest.raises(StepRefused):
        sign(world.signatory, accession=row.pk, on=clock.today(), signed_by="x")
    with pytest.raises(StepRefused):
        activate(world.coordinator, accession=row.pk, starts_on=clock.today())
    with pytest.raises(StepRefused):
        record_decision(world.lead, accession=row.pk, body="police_council", on=clock.today())


def test_lets_no_date_run_backwards_or_ahead() -> None:
    world = make_world()
    row = world.invited()
    for days in (-1, 1):
        with pytest.raises(StepRefused) as refused:
            day = clock.today() + timedelta(days=days)
            mark_informed(world.coordinator, accession=row.pk, on=day)
        assert refused.value.where == "on"


def test_is_decided_by_a_body_of_its_own_kind_only() -> None:
    world = make_world(kind="police_zone_single")
    row = world.informed()
    with pytest.raises(DecisionRefused) as refused:
        record_decision(world.lead, accession=row.pk, body="police_council", on=clock.today())
    assert refused.value.where == "body"
    record_decision(world.lead, accession=row.pk, body="municipal_council", on=clock.today())
    row.refresh_from_db()
    assert row.decision is not None and row.decision.body == "municipal_council"


def test_keeps_the_document_of_its_decision_for_itself_and_the_centre() -> None:
    world = make_world()
    decision = world.decided(Upload("besluit.pdf", A_PDF)).decision
    assert decision is not None
    for reader in (world.lead, world.signatory, world.coordinator):
        assert open_document(reader, decision=decision.pk).content == A_PDF
    neighbour = make_organisation()
    models.Membership.objects.create(
        partnership=world.partnership, organisation=neighbour, starts_on=date(2020, 1, 1)
    )
    for outsider in (
        an_actor(Role.LEAD, organisation=neighbour),
        an_actor(Role.COORDINATOR, organisation=make_centre()),
    ):
        with pytest.raises(NotFound):
            open_document(outsider, decision=decision.pk)
    with pytest.raises(Forbidden):
        open_document(an_actor(Role.CONTRIBUTOR, organisation=world.zone), decision=decision.pk)


def test_keeps_nothing_of_a_decision_whose_document_is_refused() -> None:
    world = make_world()
    row = world.informed()
    with pytest.raises(DocumentRefused):
        record_decision(
            world.lead,
            accession=row.pk,
            body="police_council",
            on=clock.today(),
            document=Upload("besluit.pdf", b"<html>"),
        )
    row.refresh_from_db()
    assert row.decision is None and not models.Decision.objects.exists()


def test_becomes_a_member_on_a_day_to_come_and_only_within_the_partnership() -> None:
    world = make_world()
    row = world.signed()
    world.partnership.ends_on = clock.today() + timedelta(days=100)
    world.partnership.save()
    with pytest.raises(JoinRefused):
        activate(world.coordinator, accession=row.pk, starts_on=clock.today() + timedelta(days=101))
    starts_on = clock.today() + timedelta(days=30)
    activate(world.coordinator, accession=row.pk, starts_on=starts_on)
    with pytest.raises(NotFound):
        partnership_page(world.lead, world.partnership.pk)
    assert accession_page(world.lead, row.pk).expected_on == starts_on


def test_ends_with_a_reason_and_can_start_anew() -> None:
    world = make_world()
    row = world.informed()
    with pytest.raises(ReasonMissing):
        decline(world.lead, accession=row.pk, reason="  ")
    decline(world.lead, accession=row.pk, reason="Nog niet in dit budget")
    assert accession_page(world.coordinator, row.pk).reason == "Nog niet in dit budget"
    with pytest.raises(StepRefused):
        decline(world.lead, accession=row.pk, reason="again")
    assert world.invited().pk != row.pk
    reasons = JournalLine.objects.filter(event="accession.decline").values_list("facts", flat=True)
    assert "budget" not in str(list(reasons))


def test_is_between_the_organisation_and_the_centre() -> None:
    world = make_world()
    row = world.invited()
    neighbour = make_organisation()
    models.Membership.objects.create(
        partnership=world.partnership, organisation=neighbour, starts_on=date(2020, 1, 1)
    )
    member = an_actor(Role.LEAD, organisation=neighbour)
    with pytest.raises(NotFound):
        accession_page(member, row.pk)
    assert partnership_page(member, world.partnership.pk).board == ()
    (line,) = partnership_page(world.coordinator, world.partnership.pk).board
    assert line.organisation_name == "PZ Alderbeek"
    with pytest.raises(NotFound):
        decline(member, accession=row.pk, reason="x")
    with pytest.raises(Forbidden):
        mark_informed(world.lead, accession=row.pk, on=clock.today())


def test_tells_who_waits_for_whom_and_since_when() -> None:
    world = make_world()
    moment = clock.now()
    with clock.held_at(moment - timedelta(days=9)):
        row = world.invited()
    (mine,) = tasks_for(world.coordinator).mine
    assert (mine.id, mine.n_days) == (row.pk, 9)
    assert [task.id for task in tasks_for(world.lead).others] == [row.pk]
    mark_informed(world.coordinator, accession=row.pk, on=clock.today())
    assert tasks_for(world.coordinator).mine == ()
    (other,) = tasks_for(world.coordinator).others
    assert str(other.said) == "the lead of PZ Alderbeek: let the competent body decide"
    assert [task.id for task in tasks_for(world.lead).mine] == [row.pk]
    record_decision(world.lead, accession=row.pk, body="police_college", on=clock.today())
    assert [task.id for task in tasks_for(world.signatory).mine] == [row.pk]
    assert tasks_for(an_actor(Role.ANALYST)).mine == ()


def test_waits_for_a_decision_on_the_first_meeting_that_is_in_time() -> None:
    world = make_world()
    row = world.informed()
    for days in (5, 40):
        models.Meeting.objects.create(
            organisation=world.zone,
            body="police_council",
            held_on=clock.today() + timedelta(days=days),
        )
    page = accession_page(world.lead, row.pk)
    assert page.earliest is not None
    # Five days ahead, the agenda of a council has closed already.
    assert page.earliest.decides_on == clock.today() + timedelta(days=40)
    (line,) = partnership_page(world.coordinator, world.partnership.pk).board
    assert line.earliest == page.earliest
    assert line.expected_on == clock.today() + timedelta(days=54)


@pytest.mark.django_db(transaction=True)
def test_is_taken_one_step_further_once_by_two_people_at_the_same_moment() -> None:
    world = make_world()
    row = world.invited()
    barrier = Barrier(2)

    def inform(_turn: int) -> str:
        try:
            barrier.wait()
            mark_informed(world.coordinator, accession=row.pk, on=clock.today())
        except StepRefused as refused:
            return str(refused.what)
        else:
            return "informed"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        told = sorted(pool.map(inform, range(2)))
    assert told == ["Somebody has taken this step already.", "informed"]
    assert JournalLine.objects.filter(event="accession.inform").count() == 1


@pytest.mark.django_db(transaction=True)
def test_is_invited_once_by_two_coordinators_at_the_same_moment() -> None:
    world = make_world()
    barrier = Barrier(2)

    def ask(_turn: int) -> str:
        try:
            barrier.wait()
            world.invited()
        except JoinRefused as refused:
            return str(refused.remedy)
        else:
            return "invited"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        told = sorted(pool.map(ask, range(2)))
    assert told == ["It was invited already.", "invited"]
