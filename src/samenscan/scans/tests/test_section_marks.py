"""A section of a sheet …"""

import pytest

from samenscan.base.models import Job
from samenscan.scans.actions import RemarkMissing, return_section, say_ready
from samenscan.scans.marks import MarkFact
from samenscan.scans.queries.who import next_section
from samenscan.scans.said import said_of_one
from samenscan.scans.tests.make import World, save
from samenscan.scans.tests.test_who import ask, email_of, fresh, mails

pytestmark = pytest.mark.django_db


def mark_of(world: World) -> MarkFact:
    """What was said last of section B, as its page tells."""
    mark = said_of_one(world.contributor, world.sheet, "B").mark
    assert mark is not None
    return mark


def test_is_ready_until_a_changed_answer_takes_that_off() -> None:
    world = fresh()
    ask(world, world.contributor, "B")
    say_ready(world.contributor, sheet=world.sheet.pk, section="B")
    assert mark_of(world).ready
    save(world.contributor, world.sheet, "G3", value="yes")
    assert mark_of(world).ready, "another section"
    save(world.contributor, world.sheet, "B2", value="yes")
    assert mark_of(world).changed
    say_ready(world.contributor, sheet=world.sheet.pk, section="B")
    save(world.contributor, world.sheet, "B2", at=1, value="yes")
    assert mark_of(world).ready, "nothing changed"


def test_is_given_back_with_a_remark_until_it_is_ready_again() -> None:
    world = fresh()
    ask(world, world.contributor, "B")
    say_ready(world.contributor, sheet=world.sheet.pk, section="B")
    Job.objects.all().delete()
    with pytest.raises(RemarkMissing):
        return_section(world.lead, sheet=world.sheet.pk, section="B", remark=" ")
    return_section(world.lead, sheet=world.sheet.pk, section="B", remark="Which budget?")
    ((to, _subject, body),) = mails()
    assert to == email_of(world.contributor)
    assert "Which budget?" not in body, "a mail is read by whoever reads the mailbox"
    save(world.contributor, world.sheet, "B2", value="yes")
    mark = mark_of(world)
    assert mark.returned and mark.remark == "Which budget?"
    assert next_section(world.contributor, world.sheet.pk) == "B"
    say_ready(world.contributor, sheet=world.sheet.pk, section="B")
    mark = mark_of(world)
    assert mark.ready and not mark.remark
    assert list(world.sheet.marks.values_list("number", flat=True)) == [1, 2, 3]


def test_that_came_back_goes_before_one_that_was_never_begun() -> None:
    world = fresh()
    ask(world, world.contributor, "B", "G")
    assert next_section(world.contributor, world.sheet.pk) == "B"
    return_section(world.lead, sheet=world.sheet.pk, section="G", remark="Which number?")
    assert next_section(world.contributor, world.sheet.pk) == "G"
    say_ready(world.contributor, sheet=world.sheet.pk, section="G")
    assert next_section(world.contributor, world.sheet.pk) == "B"
