"""The register of publications … (each test finishes the sentence)."""

import hashlib
import json
import re

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from samenscan import __version__
from samenscan.accounts.models import Person
from samenscan.base.models import JournalLine
from samenscan.core.access import Actor, Role
from samenscan.core.refused import Forbidden, NotFound
from samenscan.findings.actions import hand_out, publish
from samenscan.findings.models import Handout
from samenscan.findings.publications import publications
from samenscan.members.tests.make import an_actor, make_centre, make_organisation
from samenscan.scans.tests.make import World, after_closing, fill_all, make_world

pytestmark = pytest.mark.django_db


def signed_in(actor: Actor, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(Person.objects.get(pk=actor.signed_in()))
    session = client.session
    session["second_factor"] = True
    session.save()
    return client


def get(actor: Actor, name: str, *arguments: object, language: str = "en") -> HttpResponse:
    found = signed_in(actor, language).get(reverse(name, args=arguments))
    return HttpResponse(found.content, status=found.status_code)


def body(response: HttpResponse) -> str:
    return response.content.decode()


@pytest.fixture
def world() -> World:
    made = make_world()
    fill_all(made)
    return made


def test_D21_holds_what_was_told_to_whom_from_whom_and_under_which_plan(world: World) -> None:
    with after_closing(world):
        release = publish(world.analyst, round=world.round.pk)
        (found,) = publications(world.lead)
    (part,) = found.parts
    assert (part.n_questions, part.whole, part.groups) == (3, True, ("Oost", "West"))
    assert part.plan_hash == release.content["entry"]["plan_hash"]
    assert found.plans_hash == world.round.plans_hash
    assert part.n_contributors == world.round.sheets.count()
    assert part.n_elsewhere == 0
    assert [len(one.names) for one in part.contributors] == [7, 7]
    assert (found.program, found.version) == (__version__, "1")


def test_D21_holds_the_reason_where_nothing_was_told() -> None:
    world = make_world(n_east=3, n_west=3)
    fill_all(world)
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
        (found,) = publications(world.analyst)
        page = body(get(world.lead, "reports:register"))
    assert not found.parts
    assert "at least 7" in str(found.reasons[0])
    assert "at least 7" in page
    assert get(world.lead, "reports:collective_csv", world.round.pk).status_code == 409


def test_D21_keeps_each_kind_of_document_once_as_it_was_handed_out_first(world: World) -> None:
    round = world.round.pk
    with after_closing(world):
        publish(world.analyst, round=round)
        csv = get(world.lead, "reports:collective_csv", round)
        again = get(world.analyst, "reports:collective_csv", round)
        xlsx = get(world.coordinator, "reports:collective_xlsx", round)
        get(world.lead, "reports:collective", round)
        get(world.lead, "reports:collective", round)
        get(world.lead, "reports:collective", round, language="fr")
        (found,) = publications(world.lead)
        page = body(get(world.lead, "reports:register"))
    assert csv.content == again.content
    kept = {(one.form, one.language): one.digest for one in found.documents}
    assert kept.keys() == {("csv", "en"), ("xlsx", "en"), ("page", "en"), ("page", "fr")}
    assert kept["csv", "en"] == hashlib.sha256(csv.content).hexdigest()
    assert kept["xlsx", "en"] == hashlib.sha256(xlsx.content).hexdigest()
    assert all(digest in page for digest in kept.values())
    lines = JournalLine.objects.filter(event="result.hand_out").order_by("number")
    assert [(one.facts["written_as"], one.facts["first"]) for one in lines] == [
        ("csv", True),
        ("csv", False),
        ("xlsx", True),
        ("page", True),
        ("page", True),
    ]


def test_D21_tells_no_outsider_and_nobody_of_another_centre_anything(world: World) -> None:
    other = an_actor(role=Role.ANALYST, organisation=make_centre(name="Elsewhere"))
    stranger = an_actor(role=Role.LEAD, organisation=make_organisation(name="PZ Stranger"))
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
        for actor in (other, stranger):
            assert publications(actor) == ()
            page = body(get(actor, "reports:register"))
            assert "Nothing was told yet" in page
            assert world.round.name not in page
            for name in ("collective_csv", "collective_xlsx", "plans", "plans_json"):
                assert get(actor, f"reports:{name}", world.round.pk).status_code == 404
            with pytest.raises(NotFound):
                hand_out(actor, round=world.round.pk, form="csv", language="en", content=b"")
    assert not Handout.objects.exists()


def test_D21_is_not_for_a_colleague_who_does_not_read_the_result(world: World) -> None:
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
        with pytest.raises(Forbidden):
            publications(world.contributor)
        assert get(world.contributor, "reports:collective_csv", world.round.pk).status_code == 403


def test_D21_opens_for_a_delegate_of_the_partnership(world: World) -> None:
    delegate = an_actor(role=Role.DELEGATE, partnership=world.east)
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
        assert len(publications(delegate)) == 1


def test_D21_has_a_file_that_holds_no_more_than_the_page(world: World) -> None:
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
        csv = body(get(world.lead, "reports:collective_csv", world.round.pk))
    names = set(world.round.sheets.values_list("organisation__name", flat=True))
    assert not [name for name in names if name in csv]
    assert not re.search(r"\bG1\b", csv)
    assert csv.lstrip("\ufeff").startswith("domain,question,end,statement,group")


def test_D21_shows_the_plan_before_anybody_answers_to_a_contributor_too(world: World) -> None:
    page = body(get(world.contributor, "reports:plans", world.round.pk))
    assert "before anybody answered" in page
    assert "Oost (7): few" in page
    assert world.round.plans_hash in page
    assert reverse("reports:plans", args=[world.round.pk]) in body(
        get(world.contributor, "scans:round", world.round.pk)
    )


def test_D21_hands_out_plans_that_name_the_partnerships_and_nobody_else(world: World) -> None:
    file = json.loads(get(world.lead, "reports:plans_json", world.round.pk).content)
    assert {"hash", "plans", "names"} <= set(file)
    assert "PZ" not in json.dumps(file)
    assert set(file["names"].values()) == {"Oost", "West"}
    assert file["hash"] == world.round.plans_hash


def test_D21_is_not_for_a_lead_of_the_support_centre_that_took_no_part(world: World) -> None:
    lead = an_actor(role=Role.LEAD, organisation=world.centre)
    with after_closing(world):
        publish(world.analyst, round=world.round.pk)
        assert publications(lead) == ()
