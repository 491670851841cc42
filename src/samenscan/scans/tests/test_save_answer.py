"""Saving an answer …"""

import pytest

from samenscan.base.models import JournalLine
from samenscan.core.access import Role
from samenscan.core.answers import AnswerRefused, Levels, Missing
from samenscan.core.questionnaire import UnknownCode
from samenscan.core.refused import Forbidden, NotFound
from samenscan.members.tests.make import an_actor, make_organisation
from samenscan.scans.actions import (
    AlreadySubmitted,
    AnswerConflict,
    RoundNotOpen,
    close_round,
    save_answer,
    submit,
)
from samenscan.scans.models import Answer
from samenscan.scans.tests.make import make_world, save

pytestmark = pytest.mark.django_db


def test_keeps_the_answer_with_who_and_when() -> None:
    world = make_world()
    saved = save_answer(
        world.contributor,
        sheet=world.sheet.pk,
        question="B1",
        fields={"paper": "3", "practice": "2"},
        revision=0,
    )
    row = Answer.objects.get()
    assert (saved.answer, saved.revision) == (Levels(3, 2), 1)
    assert (row.value, row.complete) == ({"paper": 3, "practice": 2}, True)
    assert (row.answered_by_id, row.answered_at) == (world.contributor.person, saved.at)


def test_counts_a_half_given_level_as_open() -> None:
    world = make_world()
    save(world.lead, world.sheet, "B1", paper="3")
    assert not Answer.objects.get().complete


def test_takes_a_reason_for_having_no_answer_as_an_answer() -> None:
    world = make_world()
    saved = save_answer(
        world.lead,
        sheet=world.sheet.pk,
        question="B1",
        fields={"missing": "rather_not_say"},
        revision=0,
    )
    assert saved.answer is Missing.RATHER_NOT_SAY
    assert Answer.objects.get().complete


def test_twice_the_same_is_one_answer() -> None:
    world = make_world()
    assert [save(world.lead, world.sheet, "B2", value="yes") for _ in range(3)] == [1, 1, 1]
    assert Answer.objects.count() == 1


def test_shows_both_values_when_a_colleague_was_first() -> None:
    world = make_world()
    save(world.lead, world.sheet, "B2", value="yes")
    with pytest.raises(AnswerConflict) as conflict:
        save(world.contributor, world.sheet, "B2", value="no")
    assert (conflict.value.theirs.yes, conflict.value.yours.yes) == (True, False)  # type: ignore[union-attr] # both are yes/no
    assert Answer.objects.get().value == {"yes": True}


def test_keeps_mine_once_i_have_seen_theirs() -> None:
    world = make_world()
    revision = save(world.lead, world.sheet, "B2", value="yes")
    assert save(world.contributor, world.sheet, "B2", at=revision, value="no") == 2
    assert Answer.objects.get().value == {"yes": False}


def test_lets_a_person_go_on_after_a_lost_reply() -> None:
    world = make_world()
    save(world.lead, world.sheet, "B2", value="yes")
    assert save(world.lead, world.sheet, "B2", value="no") == 2


def test_refuses_what_cannot_be_read_and_keeps_what_stood() -> None:
    world = make_world()
    save(world.lead, world.sheet, "G2", value="12")
    with pytest.raises(AnswerRefused):
        save(world.lead, world.sheet, "G2", at=1, value="twaalf")
    assert Answer.objects.get().value == {"number": "12"}


def test_refuses_a_question_that_is_not_asked() -> None:
    world = make_world()
    with pytest.raises(UnknownCode):
        save(world.lead, world.sheet, "Z9", value="yes")


def test_is_over_when_the_round_has_closed() -> None:
    world = make_world()
    close_round(world.coordinator, round=world.round.pk)
    with pytest.raises(RoundNotOpen):
        save(world.lead, world.sheet, "B2", value="yes")


def test_is_over_when_the_sheet_was_submitted() -> None:
    world = make_world()
    save(world.lead, world.sheet, "B2", value="no")
    submit(world.lead, sheet=world.sheet.pk)
    with pytest.raises(AlreadySubmitted):
        save(world.contributor, world.sheet, "B2", at=1, value="yes")


def test_is_for_nobody_outside_the_organisation() -> None:
    world = make_world()
    for outsider in (
        an_actor(Role.LEAD, organisation=make_organisation()),
        an_actor(Role.CONTRIBUTOR, organisation=make_organisation()),
        an_actor(Role.DELEGATE, partnership=world.east),
    ):
        with pytest.raises(NotFound):
            save(outsider, world.sheet, "B2", value="yes")
    for insider in (world.coordinator, world.analyst):
        with pytest.raises(Forbidden):
            save(insider, world.sheet, "B2", value="yes")
    assert not Answer.objects.exists()


def test_writes_a_line_that_does_not_tell_the_answer() -> None:
    world = make_world()
    save(world.lead, world.sheet, "B3", value="nobody")
    line = JournalLine.objects.order_by("number").last()
    assert line is not None
    assert (line.event, line.facts) == ("answer.save", {"question": "B3", "revision": 1})
    assert "nobody" not in str(vars(line))
