"""The pages of rounds and sheets …"""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from samenscan.accounts.models import Person
from samenscan.core.access import Actor, Role
from samenscan.members.tests.make import an_actor, make_organisation
from samenscan.scans.models import Answer
from samenscan.scans.tests.make import World, fill, make_world, save

pytestmark = pytest.mark.django_db


def signed_in(actor: Actor) -> Client:
    """A browser of this actor, past the second factor."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(Person.objects.get(pk=actor.signed_in()))
    session = client.session
    session["second_factor"] = True
    session.save()
    return client


def section_of(world: World, code: str = "B") -> str:
    """The address of a section."""
    return reverse("scans:section", args=[world.sheet.pk, code])


def address_of(sheet: UUID, question: str, section: str = "B") -> str:
    """The address that saves an answer."""
    return reverse("scans:save_answer", args=[sheet, section, question])


def test_show_a_section_with_at_most_eleven_queries(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    world = make_world()
    save(world.lead, world.sheet, "B1", paper="3", practice="2")
    client = signed_in(world.contributor)
    client.get(section_of(world))
    with django_assert_max_num_queries(11):
        page = client.get(section_of(world))
    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store, private"


def test_answer_an_autosave_with_the_moment_it_was_saved() -> None:
    world = make_world()
    reply = signed_in(world.lead).post(
        address_of(world.sheet.pk, "B2"), {"q-B2-value": "yes", "q-B2-version": "0"}
    )
    stored = Answer.objects.get()
    assert reply.status_code == 200
    assert f'name="q-B2-version" value="{stored.revision}"' in reply.content.decode()
    assert "1 of 3" in reply.content.decode()


def test_answer_a_conflict_with_both_values() -> None:
    world = make_world()
    save(world.lead, world.sheet, "B2", value="yes")
    reply = signed_in(world.contributor).post(
        address_of(world.sheet.pk, "B2"), {"q-B2-value": "no", "q-B2-version": "0"}
    )
    text = reply.content.decode()
    assert reply.status_code == 409
    assert "<dd>yes</dd>" in text
    assert "<dd>no</dd>" in text
    assert 'value="1"' in text


def test_answer_nonsense_with_what_would_help() -> None:
    world = make_world()
    reply = signed_in(world.lead).post(
        address_of(world.sheet.pk, "G2", "G"), {"q-G2-value": "veel", "q-G2-version": "0"}
    )
    assert reply.status_code == 422
    assert not Answer.objects.exists()


def test_save_a_whole_section_without_script() -> None:
    world = make_world()
    posted = {
        "q-B1-paper": "3",
        "q-B1-practice": "3",
        "q-B2-value": "yes",
        "q-B3-missing": "unknown",
    }
    reply = signed_in(world.lead).post(section_of(world), posted)
    assert reply.status_code == 302
    assert Answer.objects.count() == 3


def test_leave_alone_what_was_left_alone_without_script() -> None:
    world = make_world()
    save(world.contributor, world.sheet, "B3", value="chief")
    # The page of the lead was older than the contributor's answer, and says nothing about it.
    untouched = {f"q-{code}-{what}": "" for code in ("B1", "B3") for what in ("missing", "value")}
    posted = untouched | {"q-B1-version": "0", "q-B3-version": "0", "q-B2-value": "yes"}
    reply = signed_in(world.lead).post(section_of(world), posted)
    assert reply.status_code == 302
    assert set(Answer.objects.values_list("question", "revision")) == {("B2", 1), ("B3", 1)}


def test_clear_an_answer_without_script() -> None:
    world = make_world()
    revision = save(world.lead, world.sheet, "B2", value="yes")
    posted = {"q-B2-missing": "", "q-B2-version": str(revision)}
    signed_in(world.lead).post(section_of(world), posted)
    assert Answer.objects.get().revision == revision + 1


def test_keep_what_was_typed_when_a_part_of_a_section_is_refused() -> None:
    world = make_world()
    posted = {"q-G1-paper": "3", "q-G1-practice": "3", "q-G2-value": "veel"}
    reply = signed_in(world.lead).post(section_of(world, "G"), posted)
    assert reply.status_code == 422
    assert 'value="veel"' in reply.content.decode()
    assert "1 of 3" in reply.content.decode()
    assert Answer.objects.get().question == "G1"


def test_show_the_centre_how_far_members_are_and_nothing_else() -> None:
    world = make_world()
    fill(world.lead, world.sheet, G2={"value": "487654321"}, B3={"value": "nobody"})
    page = signed_in(world.coordinator).get(reverse("scans:round", args=[world.round.pk]))
    text = page.content.decode()
    assert "6 of 6" in text
    assert "487654321" not in text
    assert "Niemand" not in text


def test_show_a_member_no_progress_of_others() -> None:
    world = make_world()
    page = signed_in(world.lead).get(reverse("scans:round", args=[world.round.pk]))
    assert "PZ O01" not in page.content.decode()


def test_say_nothing_about_a_sheet_to_somebody_from_elsewhere() -> None:
    world = make_world()
    neighbour = an_actor(Role.LEAD, organisation=make_organisation())
    client = signed_in(neighbour)
    for address in (
        reverse("scans:sheet", args=[world.sheet.pk]),
        section_of(world),
        reverse("scans:submit", args=[world.sheet.pk]),
    ):
        page = client.get(address)
        assert page.status_code == 404
        assert world.zone.name not in page.content.decode()
