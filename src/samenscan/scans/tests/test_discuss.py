"""Talking first about two answers …"""

import pytest

from samenscan.scans.actions import AnswerConflict, ValueGone, choose, discuss
from samenscan.scans.models import Answer, AnswerRevision, Discussion
from samenscan.scans.tests.make import World, make_world, save

pytestmark = pytest.mark.django_db


def two_values() -> tuple[World, Discussion]:
    """The lead said yes; the contributor says no, and wants to talk."""
    world = make_world()
    save(world.lead, world.sheet, "B2", value="yes")
    discuss(world.contributor, sheet=world.sheet.pk, question="B2", fields={"value": "no"})
    return world, Discussion.objects.get()


def test_leaves_what_stands_and_keeps_the_other_value() -> None:
    world, said = two_values()
    assert Answer.objects.get().value == {"yes": True}
    assert (said.value, said.said_by_id, said.beside) == (
        {"yes": False},
        world.contributor.person,
        1,
    )
    assert said.closed_at is None


def test_twice_the_same_is_one_and_another_value_takes_its_place() -> None:
    world, first = two_values()
    for value in ("no", "no"):
        discuss(world.contributor, sheet=world.sheet.pk, question="B2", fields={"value": value})
    assert Discussion.objects.count() == 1
    discuss(world.contributor, sheet=world.sheet.pk, question="B2", fields={"missing": "unknown"})
    first.refresh_from_db()
    assert first.closed_at is not None
    assert Discussion.objects.get(closed_at=None).value == {"missing": "unknown"}


def test_ends_when_the_other_value_is_chosen_which_becomes_a_revision() -> None:
    world, said = two_values()
    saved = choose(world.lead, sheet=world.sheet.pk, question="B2", discussion=said.pk, revision=1)
    assert saved.revision == 2
    rows = AnswerRevision.objects.order_by("revision").values_list("value", "answered_by")
    assert list(rows) == [
        ({"yes": True}, world.lead.person),
        ({"yes": False}, world.lead.person),
    ]
    said.refresh_from_db()
    assert said.closed_by_id == world.lead.person


def test_ends_when_what_stands_is_chosen_without_a_revision() -> None:
    world, said = two_values()
    choose(world.contributor, sheet=world.sheet.pk, question="B2", discussion=None, revision=1)
    assert AnswerRevision.objects.count() == 1
    said.refresh_from_db()
    assert said.closed_by_id == world.contributor.person


def test_ends_with_a_new_answer_of_either() -> None:
    world, said = two_values()
    save(world.lead, world.sheet, "B2", at=1, missing="unknown")
    said.refresh_from_db()
    assert said.closed_at is not None


def test_is_not_chosen_over_an_answer_nobody_saw() -> None:
    world, said = two_values()
    answer = Answer.objects.get()
    answer.revision = 2
    answer.save()
    with pytest.raises(AnswerConflict):
        choose(world.lead, sheet=world.sheet.pk, question="B2", discussion=said.pk, revision=1)
    said.refresh_from_db()
    assert said.closed_at is None


def test_that_was_closed_is_nowhere_any_more() -> None:
    world, said = two_values()
    choose(world.lead, sheet=world.sheet.pk, question="B2", discussion=said.pk, revision=1)
    with pytest.raises(ValueGone):
        choose(world.lead, sheet=world.sheet.pk, question="B2", discussion=said.pk, revision=2)


def test_needs_an_answer_that_stands() -> None:
    world = make_world()
    with pytest.raises(ValueGone):
        discuss(world.lead, sheet=world.sheet.pk, question="B2", fields={"value": "no"})
