"""The pages about two answers and earlier ones …"""

import pytest
from django.urls import reverse

from samenscan.scans.actions import discuss
from samenscan.scans.models import Answer, AnswerRevision, Discussion
from samenscan.scans.tests.make import World, make_world, save
from samenscan.scans.tests.test_pages import signed_in
from samenscan.scans.waiting import waiting_name

pytestmark = pytest.mark.django_db


def at(world: World, name: str) -> str:
    """The address of this name for B2."""
    return reverse(f"scans:{name}", args=[world.sheet.pk, "B", "B2"])


def test_tell_who_answered_what_and_take_it_back() -> None:
    world = make_world()
    save(world.lead, world.sheet, "B2", value="yes", comment="sinds 2024")
    save(world.contributor, world.sheet, "B2", at=1, value="no", comment="")
    client = signed_in(world.lead)
    section = client.get(reverse("scans:section", args=[world.sheet.pk, "B"])).content.decode()
    assert f'href="{at(world, "earlier_values")}"' in section
    text = client.get(at(world, "earlier_values")).content.decode()
    assert text.index("<p>no</p>") < text.index("<p>yes</p>")
    assert "sinds 2024" in text
    reply = client.post(at(world, "take_back"), {"earlier": "1", "version": "2"})
    assert reply.status_code == 302
    assert Answer.objects.get().value == {"yes": True}


def test_keep_both_until_one_is_chosen() -> None:
    world = make_world()
    save(world.lead, world.sheet, "B2", value="yes")
    contributor, lead = signed_in(world.contributor), signed_in(world.lead)
    reply = contributor.post(
        at(world, "save_answer"), {"q-B2-value": "no", "q-B2-version": "0", "q-B2-key": "k"}
    )
    assert at(world, "discuss") in reply.content.decode()
    contributor.post(at(world, "discuss"), {"q-B2-value": "no", "q-B2-version": "1"})
    said = Discussion.objects.get()
    for client in (lead, contributor):
        text = client.get(reverse("scans:section", args=[world.sheet.pk, "B"])).content.decode()
        assert f'value="1:{said.pk}"' in text
        assert 'value="1:"' in text
        sheet = client.get(reverse("scans:sheet", args=[world.sheet.pk])).content.decode()
        assert "#q-B2" in sheet
    lead.post(at(world, "choose"), {"chosen": f"1:{said.pk}"})
    assert Answer.objects.get().value == {"yes": False}
    text = lead.get(reverse("scans:section", args=[world.sheet.pk, "B"])).content.decode()
    assert "kiezen" not in text


def test_refuse_a_choice_that_nobody_offered() -> None:
    world = make_world()
    save(world.lead, world.sheet, "B2", value="yes")
    for chosen in ("1:geen-uuid", f"1:{world.sheet.pk}", "7:"):
        reply = signed_in(world.lead).post(at(world, "choose"), {"chosen": chosen})
        assert reply.status_code == 409, chosen


def test_show_the_answer_of_the_same_person_elsewhere_as_a_conflict() -> None:
    world = make_world()
    client = signed_in(world.lead)
    client.post(at(world, "save_answer"), {"q-B2-value": "yes", "q-B2-version": "0"})
    reply = client.post(at(world, "save_answer"), {"q-B2-value": "no", "q-B2-version": "0"})
    assert reply.status_code == 409
    assert "Elsewhere" in reply.content.decode()
    assert AnswerRevision.objects.count() == 1


def test_answer_a_retry_as_the_first_time() -> None:
    world = make_world()
    client = signed_in(world.lead)
    posted = {"q-B2-value": "yes", "q-B2-version": "0", "q-B2-key": "one"}
    first = client.post(at(world, "save_answer"), posted)
    save(world.contributor, world.sheet, "B2", at=1, value="no")
    again = client.post(at(world, "save_answer"), posted)
    assert (first.status_code, again.status_code) == (200, 200)
    assert 'name="q-B2-version" value="1"' in again.content.decode()
    assert AnswerRevision.objects.count() == 2


def test_go_on_over_a_save_of_which_the_reply_was_lost() -> None:
    world = make_world()
    client = signed_in(world.lead)
    for key, after, value in (("one", "", "yes"), ("two", "one", "no")):
        posted = {"q-B2-value": value, "q-B2-version": "0", "q-B2-key": key, "q-B2-after": after}
        assert client.post(at(world, "save_answer"), posted).status_code == 200
    assert Answer.objects.get().value == {"yes": False}


def test_save_nothing_that_somebody_else_filled_in_on_this_browser() -> None:
    world = make_world()
    assert world.lead.person and world.contributor.person
    client = signed_in(world.contributor)
    theirs = {"q-B2-value": "yes", "person": waiting_name(world.lead.person)}
    section = reverse("scans:section", args=[world.sheet.pk, "B"])
    for address in (at(world, "save_answer"), at(world, "discuss"), section):
        assert client.post(address, theirs).status_code == 403
    assert not Answer.objects.exists()
    mine = theirs | {"person": waiting_name(world.contributor.person)}
    assert client.post(at(world, "save_answer"), mine).status_code == 200


def test_give_nobody_the_key_of_another() -> None:
    world = make_world()
    section = reverse("scans:section", args=[world.sheet.pk, "B"])
    pages = [signed_in(who).get(section) for who in (world.lead, world.contributor)]
    keys = {reply.context["waiting"].key for reply in pages}
    assert len(keys) == 2


def test_discussing_over_a_closed_value_is_told() -> None:
    world = make_world()
    save(world.lead, world.sheet, "B2", value="yes")
    discuss(world.contributor, sheet=world.sheet.pk, question="B2", fields={"value": "no"})
    said = Discussion.objects.get()
    client = signed_in(world.lead)
    assert client.post(at(world, "choose"), {"chosen": f"1:{said.pk}"}).status_code == 302
    assert client.post(at(world, "choose"), {"chosen": f"2:{said.pk}"}).status_code == 409
