"""Asking colleagues to fill in sections …"""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from samenscan.accounts.models import Person
from samenscan.base import clock
from samenscan.base.models import Job, JournalLine
from samenscan.core.access import Actor, Role
from samenscan.core.refused import NotFound
from samenscan.members.actions import accept_invitation, end_hat, withdraw_invitation
from samenscan.members.models import Hat, Invitation
from samenscan.members.tests.make import an_actor, make_hat, make_person, secret_of, wearing
from samenscan.scans.actions import (
    AskRefused,
    NewColleague,
    NotYoursToAsk,
    ask_colleague,
    ask_nobody,
    invite_again,
    return_section,
    say_ready,
)
from samenscan.scans.assigned import Reached
from samenscan.scans.models import Assignment
from samenscan.scans.queries.who import (
    next_section,
    said_of_sections,
    who_page,
    your_sections,
)
from samenscan.scans.said import said_of_all, said_of_one
from samenscan.scans.tests.make import World, after_closing, make_world, save
from samenscan.scans.tests.test_pages import signed_in

pytestmark = pytest.mark.django_db
DORA = NewColleague("Dora", "Dora@zone.example", "fr")


def mails() -> list[tuple[str, str, str]]:
    """Address, subject and body of every mail that waits."""
    rows = Job.objects.filter(kind="mail.send").order_by("created_at", "key")
    return [(one.payload["to"], one.payload["subject"], one.payload["body"]) for one in rows]


def fresh() -> World:
    """A world whose first mails are gone."""
    world = make_world()
    Job.objects.all().delete()
    return world


def colleague(world: World) -> Actor:
    return wearing(make_hat(role=Role.CONTRIBUTOR, organisation=world.zone))


def email_of(actor: Actor) -> str:
    return Person.objects.get(pk=actor.signed_in()).email


def ask(world: World, to: UUID | NewColleague | Actor, *sections: str, **more: bool) -> None:
    whom = to.signed_in() if isinstance(to, Actor) else to
    ask_colleague(world.lead, sheet=world.sheet.pk, sections=sections, colleague=whom, **more)


def join(mail: str, name: str = "Dora") -> Actor:
    """Follow the link of a mail and take the hat."""
    (link,) = re.findall(r"http\S+", mail)
    accepted = accept_invitation(
        Actor(), secret=secret_of(link), name=name, password="linde beuk eik wilg"
    )
    return wearing(Hat.objects.get(pk=accepted.hat))


def test_sends_a_colleague_one_mail_for_all_sections_with_a_link_to_them() -> None:
    world = fresh()
    ask(world, world.contributor, "B", "G")
    ((to, subject, body),) = mails()
    assert to == email_of(world.contributor)
    assert "Beleid" in body and "Geheim" in body
    assert reverse("scans:go_on", args=[world.sheet.pk]) in body
    assert "Ronde" in subject
    assert next_section(world.contributor, world.sheet.pk) == "B"


def test_asks_nobody_twice() -> None:
    world = fresh()
    ask(world, world.contributor, "B")
    ask(world, world.contributor, "B", "G")
    assert [("Beleid" in body, "Geheim" in body) for _to, _subject, body in mails()] == [
        (True, False),
        (False, True),
    ]
    assert Assignment.objects.filter(ended_at=None).count() == 2


def test_again_tells_who_takes_over_and_who_no_longer_has_to_once_each() -> None:
    world = fresh()
    other = colleague(world)
    ask(world, world.contributor, "B", "G")
    Job.objects.all().delete()
    ask(world, other, "B", "G")
    told = {to: body for to, _subject, body in mails()}
    assert len(mails()) == 2
    assert "Beleid" in told[email_of(other)] and "Geheim" in told[email_of(other)]
    lost = told[email_of(world.contributor)]
    assert "Beleid" in lost and "Geheim" in lost
    assert Person.objects.get(pk=other.signed_in()).name in lost
    assert Assignment.objects.filter(ended_at=None).count() == 2
    assert Assignment.objects.count() == 4, "who was asked before is kept"
    assert next_section(world.contributor, world.sheet.pk) is None
    for code in ("B", "G"):
        assert said_of_one(other, world.sheet, code) == said_of_all(other, world.sheet)[code]


def test_can_end_with_nobody() -> None:
    world = fresh()
    ask(world, world.contributor, "B", "G")
    Job.objects.all().delete()
    ask_nobody(world.lead, sheet=world.sheet.pk, sections=["B", "G"])
    ((to, _subject, body),) = mails()
    assert to == email_of(world.contributor)
    assert "Beleid" in body
    assert not Assignment.objects.filter(ended_at=None).exists()


def test_invites_somebody_new_with_one_mail_that_names_the_sections_in_their_language() -> None:
    world = fresh()
    ask(world, DORA, "B", "G")
    ((to, _subject, body),) = mails()
    assert to == "dora@zone.example"
    assert "Beleid" in body and "Mini scan" not in body
    assert len(re.findall(r"http\S+", body)) == 1
    invitation = Invitation.objects.get(email=to)
    assert (invitation.role, invitation.language) == ("contributor", "fr")
    (waiting,) = who_page(world.lead, world.sheet.pk).invitations
    assert waiting.asked.reached is Reached.INVITED
    assert [one.code for one in waiting.sections] == ["B", "G"]
    dora = join(body)
    assert next_section(dora, world.sheet.pk) == "B"
    assert said_of_sections(dora, world.sheet.pk)["B"].is_yours
    assert not who_page(world.lead, world.sheet.pk).invitations


def test_leads_whoever_accepts_to_the_first_section_asked_of_them() -> None:
    world = fresh()
    person = make_person(email="dora@zone.example")
    ask(world, DORA, "G")
    link = re.findall(r"http\S+", mails()[0][2])[0]
    client = signed_in(Actor(person.pk))
    reply = client.post(reverse("members:invitation", args=[secret_of(link)]))
    assert reply.headers["Location"] == reverse("scans:go_on", args=[world.sheet.pk])
    reply = client.get(reply.headers["Location"])
    assert reply.headers["Location"] == reverse("scans:section", args=[world.sheet.pk, "G"])
    assert client.get(reply.headers["Location"]).status_code == 200


def test_replaces_an_open_invitation_so_that_one_mail_tells_all() -> None:
    world = fresh()
    ask(world, DORA, "B")
    ask(world, DORA, "G")
    first, second = mails()
    assert "Beleid" in second[2] and "Geheim" in second[2]
    old, new = (Invitation.objects.get(pk=one) for one in _in_order())
    assert old.withdrawn_at is not None
    assert new.withdrawn_at is None
    dora = join(second[2])
    assert {*said_of_sections(dora, world.sheet.pk)} == {"B", "G"}
    assert len(mails()) == 2, first


def _in_order() -> list[UUID]:
    return list(
        Invitation.objects.filter(email="dora@zone.example")
        .order_by("invited_at")
        .values_list("pk", flat=True)
    )


def test_takes_a_new_name_for_the_colleague_who_has_that_address() -> None:
    world = fresh()
    ask(world, NewColleague("Someone", email_of(world.contributor).upper(), "nl"), "B")
    assert not Invitation.objects.exists()
    assert said_of_sections(world.contributor, world.sheet.pk)["B"].is_yours


def test_lets_the_link_die_when_an_invited_colleague_is_asked_for_nothing_any_more() -> None:
    """Its owner could read every answer; nobody is to come in who is needed for nothing."""
    world = fresh()
    ask(world, DORA, "B", "G")
    Job.objects.all().delete()
    ask(world, world.contributor, "B")
    assert Invitation.objects.get().withdrawn_at is None
    ask(world, world.contributor, "G")
    assert Invitation.objects.get().withdrawn_at is not None
    assert [to for to, _s, _b in mails()].count("dora@zone.example") == 2


@pytest.mark.parametrize("how", ["expired", "withdrawn"])
def test_shows_an_invitation_that_no_longer_works_and_sends_it_again(how: str) -> None:
    world = fresh()
    ask(world, DORA, "B", "G")
    invitation = Invitation.objects.get()
    if how == "withdrawn":
        withdraw_invitation(world.lead, invitation=invitation.pk)
    later = clock.now() + timedelta(days=15 if how == "expired" else 0)
    with clock.held_at(later):
        said = said_of_sections(world.lead, world.sheet.pk)["B"]
        assert said.asked and said.asked.reached == how
        invite_again(world.lead, sheet=world.sheet.pk, invitation=invitation.pk)
        said = said_of_sections(world.lead, world.sheet.pk)["G"]
        assert said.asked and said.asked.reached is Reached.INVITED
        dora = join(mails()[-1][2])
    assert {*said_of_sections(dora, world.sheet.pk)} == {"B", "G"}
    with pytest.raises(AskRefused):
        invite_again(world.lead, sheet=world.sheet.pk, invitation=invitation.pk)


def test_is_for_the_lead_and_for_whom_the_lead_let_pass_it_on() -> None:
    world = fresh()
    other = colleague(world)

    def pass_on(to: Actor, *sections: str) -> None:
        ask_colleague(
            world.contributor,
            sheet=world.sheet.pk,
            sections=sections,
            colleague=to.signed_in(),
        )

    with pytest.raises(NotYoursToAsk):
        pass_on(other, "B")
    ask(world, world.contributor, "B")
    with pytest.raises(NotYoursToAsk):
        pass_on(other, "B")
    ask(world, world.contributor, "B", may_pass_on=True)
    page = who_page(world.contributor, world.sheet.pk)
    assert [one.fact.code for one in page.sections if one.may_ask] == ["B"]
    with pytest.raises(NotYoursToAsk):
        pass_on(other, "B", "G")
    pass_on(other, "B")
    assert next_section(other, world.sheet.pk) == "B"
    with pytest.raises(NotYoursToAsk):
        pass_on(world.contributor, "B")


def test_asks_nobody_from_another_organisation() -> None:
    world = fresh()
    neighbour = world.round.sheets.exclude(organisation=world.zone)[0].organisation
    stranger = an_actor(Role.CONTRIBUTOR, organisation=neighbour)
    with pytest.raises(NotFound):
        ask(world, stranger, "B")
    ask(world, world.contributor, "B")
    for look in (said_of_sections, who_page, next_section):
        with pytest.raises(NotFound):
            look(stranger, world.sheet.pk)
    with pytest.raises(NotFound):
        say_ready(stranger, sheet=world.sheet.pk, section="B")
    assert your_sections(stranger) == ()


def test_needs_sections_that_exist_and_somebody_to_ask() -> None:
    world = fresh()
    with pytest.raises(AskRefused):
        ask(world, world.contributor)
    with pytest.raises(AskRefused):
        ask(world, NewColleague(" ", "x@y.example", "nl"), "B")
    with pytest.raises(Exception, match="Z"):
        ask(world, world.contributor, "Z")
    assert not Assignment.objects.exists()


def test_shows_who_left_and_keeps_what_they_answered() -> None:
    world = fresh()
    ask(world, world.contributor, "B")
    save(world.contributor, world.sheet, "B2", value="yes")
    assert world.contributor.hat
    end_hat(world.lead, hat=world.contributor.hat.id)
    client = signed_in(world.contributor)
    assert client.get(reverse("scans:go_on", args=[world.sheet.pk])).status_code == 302
    assert client.get(reverse("scans:sheet", args=[world.sheet.pk])).status_code == 302
    said = said_of_sections(world.lead, world.sheet.pk)["B"]
    assert said.asked and said.asked.reached is Reached.LEFT
    assert world.sheet.answers.get(question="B2").value == {"yes": True}


def test_tells_one_section_as_it_tells_all_of_them() -> None:
    world = fresh()
    ask(world, world.contributor, "B", may_pass_on=True)
    ask(world, DORA, "G")
    return_section(world.lead, sheet=world.sheet.pk, section="B", remark="Look again")
    say_ready(world.contributor, sheet=world.sheet.pk, section="G")

    def agree() -> bool:
        all_ = said_of_all(world.contributor, world.sheet)
        return all(said_of_one(world.contributor, world.sheet, code) == all_[code] for code in "BG")

    assert agree()
    join(next(body for to, _subject, body in mails() if to == "dora@zone.example"))
    assert agree()
    Hat.objects.filter(organisation=world.zone).update(ends_on=clock.today())
    assert agree()
    assert said_of_one(world.lead, world.sheet, "?").asked is None


def test_stands_first_on_the_own_start_with_the_minutes_left() -> None:
    world = fresh()
    ask(world, world.contributor, "G", "B")
    save(world.contributor, world.sheet, "B2", value="yes")
    (yours,) = your_sections(world.contributor)
    assert [fact.code for fact, _said in yours.sections] == ["B", "G"]
    assert yours.minutes_left == 7 + 5
    assert your_sections(world.lead) == ()
    page = signed_in(world.contributor).get("/").content.decode()
    assert page.index("Your sections") < page.index("Your scans")
    with after_closing(world):
        assert your_sections(world.contributor) == ()


def test_is_journalled_without_a_word_of_content() -> None:
    world = fresh()
    ask(world, DORA, "B")
    return_section(world.lead, sheet=world.sheet.pk, section="B", remark="Which budget?")
    lines = list(JournalLine.objects.values_list("event", "facts"))
    assert ("section.assign", {"sections": "B", "n_asked": 1}) in lines
    assert ("section.return", {"section": "B"}) in lines
    assert "budget" not in str(lines)


def test_follows_a_mail_into_the_right_hat() -> None:
    world = fresh()
    person = Person.objects.get(pk=world.contributor.signed_in())
    first = make_hat(person=person, role=Role.LEAD)
    ask(world, world.contributor, "B")
    client = signed_in(world.contributor)
    session = client.session
    session["hat"] = str(first.pk)
    session.save()
    reply = client.get(reverse("scans:go_on", args=[world.sheet.pk]), follow=True)
    assert reply.redirect_chain[-1][0] == reverse("scans:section", args=[world.sheet.pk, "B"])
    assert reply.status_code == 200


def test_page_asks_and_refuses_with_words() -> None:
    world = fresh()
    client = signed_in(world.lead)
    address = reverse("scans:who", args=[world.sheet.pk])
    assert client.get(address).status_code == 200
    assert 'value="B" checked' in client.get(f"{address}?voor=0").content.decode()
    reply = client.post(address, {"to": "new", "sections": ["B"], "email": "dora@zone.example"})
    assert reply.status_code == 422
    assert "Write the name of your colleague." in reply.content.decode()
    posted = {"to": "new", "sections": ["B", "G"], "email": "dora@zone.example", "name": "Dora"}
    reply = client.post(address, posted, follow=True)
    assert "Dora, invited until" in reply.content.decode()
    posted = {"to": f"person:{world.contributor.person}", "sections": ["B"], "may_pass_on": "on"}
    assert "may pass it on" in client.post(address, posted, follow=True).content.decode()
    section = reverse("scans:section", args=[world.sheet.pk, "B"])
    assert client.post(address, {"to": "nobody", "sections": ["B"]}).status_code == 302
    back = reverse("scans:return_section", args=[world.sheet.pk, "B"])
    assert client.post(back, {"remark": "Which budget?"}).status_code == 302
    page = signed_in(world.contributor).get(section).content.decode()
    assert "Which budget?" in page
