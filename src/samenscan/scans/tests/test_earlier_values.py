"""Taking an earlier value back …"""

import pytest

from samenscan.base.models import JournalLine
from samenscan.core.access import Role
from samenscan.core.answers import YesNo
from samenscan.core.refused import Forbidden, NotFound
from samenscan.members.tests.make import an_actor, make_organisation
from samenscan.scans.actions import AlreadySubmitted, AnswerConflict, ValueGone, submit, take_back
from samenscan.scans.models import Answer, AnswerRevision
from samenscan.scans.tests.make import World, make_world, save

pytestmark = pytest.mark.django_db


def answered_twice() -> World:
    """The lead said yes with an explanation, then the contributor said no."""
    world = make_world()
    save(world.lead, world.sheet, "B2", value="yes", comment="sinds 2024")
    save(world.contributor, world.sheet, "B2", at=1, value="no", comment="")
    return world


def test_is_a_new_revision_on_top_of_all_others() -> None:
    world = answered_twice()
    saved = take_back(world.lead, sheet=world.sheet.pk, question="B2", earlier=1, revision=2)
    assert (saved.answer, saved.revision) == (YesNo(True), 3)
    row = Answer.objects.get()
    assert (row.value, row.comment, row.revision) == ({"yes": True}, "sinds 2024", 3)
    rows = AnswerRevision.objects.order_by("revision")
    assert [(one.revision, one.value["yes"]) for one in rows] == [(1, True), (2, False), (3, True)]


def test_twice_is_once() -> None:
    world = answered_twice()
    for _ in range(2):
        take_back(world.lead, sheet=world.sheet.pk, question="B2", earlier=1, revision=2)
    assert Answer.objects.get().revision == 3


def test_shows_both_when_a_colleague_answered_since_the_page_was_loaded() -> None:
    world = answered_twice()
    save(world.contributor, world.sheet, "B2", at=2, value="yes", comment="toch")
    with pytest.raises(AnswerConflict):
        take_back(world.lead, sheet=world.sheet.pk, question="B2", earlier=1, revision=2)
    assert Answer.objects.get().comment == "toch"


def test_of_a_value_that_never_was_finds_nothing() -> None:
    world = answered_twice()
    for question, earlier in (("B2", 9), ("B3", 1)):
        with pytest.raises(ValueGone):
            take_back(
                world.lead, sheet=world.sheet.pk, question=question, earlier=earlier, revision=2
            )


def test_is_over_when_the_sheet_was_submitted_and_never_for_others() -> None:
    world = answered_twice()
    outsider = an_actor(Role.LEAD, organisation=make_organisation())
    for actor, refusal in ((outsider, NotFound), (world.coordinator, Forbidden)):
        with pytest.raises(refusal):
            take_back(actor, sheet=world.sheet.pk, question="B2", earlier=1, revision=2)
    submit(world.lead, sheet=world.sheet.pk)
    with pytest.raises(AlreadySubmitted):
        take_back(world.lead, sheet=world.sheet.pk, question="B2", earlier=1, revision=2)


def test_writes_a_line_that_does_not_tell_the_value() -> None:
    world = answered_twice()
    take_back(world.lead, sheet=world.sheet.pk, question="B2", earlier=1, revision=2)
    line = JournalLine.objects.order_by("-number").first()
    assert line is not None
    assert line.event == "answer.take_back"
    assert line.facts == {"question": "B2", "revision": 3, "earlier": 1}
