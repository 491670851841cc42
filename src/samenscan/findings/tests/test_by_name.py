"""Telling an answer by name …"""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from samenscan.accounts.models import Person
from samenscan.base.models import JournalLine
from samenscan.core.access import Actor, Role
from samenscan.core.refused import Forbidden, NotFound
from samenscan.findings.actions import NeverByName, TooLate, consent, publish
from samenscan.findings.asking import by_name_page
from samenscan.findings.ledger import lines
from samenscan.findings.models import Consent, Release
from samenscan.findings.publications import publications
from samenscan.findings.queries import collective_result
from samenscan.members.tests.make import an_actor
from samenscan.scans.actions import erase_answers
from samenscan.scans.tests.make import (
    SOURCE,
    World,
    after_closing,
    answer,
    fill_all,
    make_world,
)

pytestmark = pytest.mark.django_db
NAMED = SOURCE + "      - {code: G4, type: text, text: Aanbod, sharing: partnership-named}\n"


def world_of(offer: str = "een <b>server</b>") -> World:
    """A round in which everybody submits and the first zone answers what it offers."""
    world = make_world(source=NAMED)
    if offer:
        answer(world.lead, world.sheet, "G4", {"value": offer})
    fill_all(world)
    return world


def agree(world: World, *, agreed: bool = True) -> None:
    consent(world.lead, sheet=world.sheet.pk, question="G4", agreed=agreed)


def told(world: World) -> dict[str, str]:
    """Who tells what by name, for a member of the round."""
    result = collective_result(world.lead, world.round.pk)
    facts = result.by_name.facts
    return {result.called[who]: str(said) for one in facts for who, said in one.answers}


def get(client: Client, actor: Actor, url: str) -> str:
    client.force_login(Person.objects.get(pk=actor.signed_in()))
    session = client.session
    session["second_factor"] = True
    session.save()
    return client.get(url).content.decode()


def test_D17_asks_per_question_and_shows_what_and_to_whom() -> None:
    world = world_of()
    page = by_name_page(world.lead, world.sheet.pk)
    assert [one.code for one in page.questions] == ["G4"]
    assert "server" in str(page.questions[0].lines[0])
    assert (page.readers, page.n_members) == (("Oost", "West"), 14)
    assert not page.questions[0].agreed
    agree(world)
    assert by_name_page(world.lead, world.sheet.pk).questions[0].agreed


def test_D17_shows_nothing_unless_the_lead_agreed() -> None:
    world = world_of()
    with after_closing(world):
        release = publish(world.analyst, round=world.round.pk)
        assert told(world) == {}
    assert "named" not in release.content
    assert "server" not in str(release.content)


def test_D17_shows_the_answer_with_the_name_of_who_agreed() -> None:
    world = world_of()
    agree(world)
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
        assert list(told(world)) == ["PZ O00"]
        ledger = lines(world.centre.pk)
    assert any("G4" in line.entry.questions and not line.told_bands for line in ledger)


def test_D17_shows_nobody_who_agreed_without_an_answer() -> None:
    world = world_of(offer="")
    agree(world)
    with after_closing(world):
        release = publish(world.analyst, round=world.round.pk)
        assert told(world) == {}
    assert "named" not in release.content


def test_D17_is_taken_back_before_anybody_saw_it() -> None:
    world = world_of()
    agree(world)
    agree(world, agreed=False)
    with after_closing(world):
        release = publish(world.analyst, round=world.round.pk)
        assert told(world) == {}
    assert "named" not in release.content


def test_D17_is_taken_back_after_publication_and_only_that_it_was_told_is_kept() -> None:
    world = world_of()
    agree(world)
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
        agree(world, agreed=False)
        assert told(world) == {}
        kept = Release.objects.get().content
        assert kept["named"]["told"] == {"G4": {str(world.zone.pk): None}}
        assert "server" not in str(kept)
        assert any("G4" in line.entry.questions for line in lines(world.centre.pk))
        with pytest.raises(TooLate):
            agree(world)


def test_D17_is_for_the_lead_of_the_organisation_only() -> None:
    world = world_of()
    other = world.round.sheets.get(organisation__name="PZ W01").organisation
    for actor, refused in (
        (world.contributor, Forbidden),
        (world.coordinator, Forbidden),
        (an_actor(Role.LEAD, organisation=other), NotFound),
    ):
        with pytest.raises(refused):
            consent(actor, sheet=world.sheet.pk, question="G4", agreed=True)
        with pytest.raises(refused):
            by_name_page(actor, world.sheet.pk)
    assert not Consent.objects.exists()


@pytest.mark.parametrize("question", ["B1", "G1", "G2", "nothing", ""])
def test_D17_is_not_asked_for_any_other_question(question: str) -> None:
    world = world_of()
    with pytest.raises(NeverByName):
        consent(world.lead, sheet=world.sheet.pk, question=question, agreed=True)


def test_D17_is_written_in_the_journal_without_the_answer() -> None:
    world = world_of()
    agree(world)
    agree(world, agreed=False)
    rows = JournalLine.objects.filter(event__contains="consent")
    assert sorted(row.event for row in rows) == ["result.consent", "result.take_back_consent"]
    assert all(row.facts == {"question": "G4"} for row in rows)


def test_D17_is_chosen_and_read_on_pages(client: Client) -> None:
    world = world_of()
    url = reverse("findings:by_name", args=[world.sheet.pk])
    page = get(client, world.lead, url)
    assert "een &lt;b&gt;server" in page and "PZ O00" in page
    choose = reverse("findings:consent", args=[world.sheet.pk])
    assert client.post(choose, {"question": "G4", "agreed": "yes"}).status_code == 302
    assert Consent.objects.get().taken_back_at is None
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
        together = get(client, world.lead, reverse("reports:collective", args=[world.round.pk]))
        assert "een &lt;b&gt;server" in together
        client.post(choose, {"question": "G4", "agreed": "no"})
        again = get(client, world.lead, reverse("reports:collective", args=[world.round.pk]))
    assert "server" not in again


def test_D17_is_in_the_files_and_in_the_register_until_it_is_taken_back(client: Client) -> None:
    world = world_of(offer="=HYPERLINK(een server)")
    agree(world)
    files = [
        reverse(f"reports:collective_{form}", args=[world.round.pk]) for form in ("csv", "xlsx")
    ]
    register = reverse("reports:register")
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
        client.force_login(Person.objects.get(pk=world.lead.signed_in()))
        session = client.session
        session["second_factor"] = True
        session.save()
        (part,) = (one for one in publications(world.lead)[0].parts if one.kind == "named")
        assert (part.n_questions, part.n_contributors, part.plan_hash) == (1, 1, "")
        assert "by name" in client.get(register, headers={"accept-language": "en"}).content.decode()
        rows = list(csv.DictReader(StringIO(client.get(files[0]).content.decode("utf-8-sig"))))
        (named,) = (row for row in rows if row["end"] == "named")
        assert (named["group"], named["answer"]) == ("PZ O00", "“=HYPERLINK(een server)”")
        assert {row["answer"] for row in rows if row["end"] != "named"} == {""}
        assert b"(een server)" in in_workbook(client.get(files[1]).content)
        agree(world, agreed=False)
        assert "een server" not in client.get(files[0]).content.decode("utf-8-sig")
        assert b"een server" not in in_workbook(client.get(files[1]).content)
        (part,) = (one for one in publications(world.lead)[0].parts if one.kind == "named")
        assert (part.n_questions, part.contributors) == (1, ())


def in_workbook(content: bytes) -> bytes:
    """All texts of a workbook."""
    with ZipFile(BytesIO(content)) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())


def test_D17_leaves_the_stored_result_too_when_the_answers_are_erased() -> None:
    world = world_of("kanarie")
    agree(world)
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
        assert "kanarie" in str(Release.objects.get().content)
        before = Release.objects.get().content["named"]["entry"]
        erase_answers(world.lead, sheet=world.sheet.pk, name=world.zone.name)
        assert told(world) == {}
    content = Release.objects.get().content
    assert "kanarie" not in str(content)
    assert content["named"]["entry"] == before
