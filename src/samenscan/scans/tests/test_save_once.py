"""A save with a name …"""

from datetime import timedelta

import pytest

from samenscan.base import clock
from samenscan.scans.actions import AnswerConflict, Naming, RoundNotOpen, Saved, save_answer
from samenscan.scans.models import Answer, AnswerRevision, RepeatedSave
from samenscan.scans.tests.make import World, after_closing, make_world, save

pytestmark = pytest.mark.django_db


def named(
    world: World, key: str, value: str, *, at: int = 0, after: tuple[str, ...] = (), by: str = ""
) -> Saved:
    """The contributor (or `by`) saves an answer to B2 under this name."""
    return save_answer(
        world.lead if by == "lead" else world.contributor,
        sheet=world.sheet.pk,
        question="B2",
        fields={"value": value},
        revision=at,
        naming=Naming(key, after),
    )


def kept() -> list[tuple[int, bool, str]]:
    """Every revision: number, value, name."""
    rows = AnswerRevision.objects.order_by("revision")
    return [(row.revision, row.value["yes"], row.key) for row in rows]


def test_writes_its_revision_in_the_same_transaction() -> None:
    world = make_world()
    saved = named(world, "k1", "yes")
    row = AnswerRevision.objects.get()
    assert (row.revision, row.key, row.value) == (1, "k1", {"yes": True})
    assert (row.answered_at, row.answered_by_id) == (saved.at, world.contributor.person)


def test_is_answered_as_the_first_time_also_when_a_colleague_has_saved_since() -> None:
    world = make_world()
    first = named(world, "k1", "yes")
    with clock.held_at(clock.now() + timedelta(hours=2)):
        named(world, "k2", "no", at=1, by="lead")
        again = named(world, "k1", "yes")
    assert again == first
    assert Answer.objects.get().value == {"yes": False}
    assert kept() == [(1, True, "k1"), (2, False, "k2")]


def test_is_answered_as_the_first_time_after_the_round_has_closed() -> None:
    world = make_world()
    first = named(world, "k1", "yes")
    with after_closing(world):
        assert named(world, "k1", "yes") == first
        with pytest.raises(RoundNotOpen):
            named(world, "k2", "no", at=1)


def test_that_changed_nothing_is_remembered_too() -> None:
    world = make_world()
    named(world, "k1", "yes", by="lead")
    met = named(world, "k2", "yes")
    named(world, "k3", "no", at=1, by="lead")
    assert named(world, "k2", "yes") == met
    assert kept() == [(1, True, "k1"), (2, False, "k3")]
    assert RepeatedSave.objects.get().key == "k2"


def test_of_somebody_else_is_another_save() -> None:
    world = make_world()
    named(world, "k1", "yes")
    with pytest.raises(AnswerConflict):
        named(world, "k1", "no", by="lead")
    assert named(world, "k1", "no", at=1, by="lead").revision == 2


def test_goes_on_over_the_saves_whose_reply_was_lost() -> None:
    world = make_world()
    named(world, "k1", "yes")
    assert named(world, "k2", "no", after=("k0", "k1")).revision == 2


def test_does_not_go_over_what_the_same_person_gave_elsewhere_since() -> None:
    world = make_world()
    named(world, "k1", "yes")
    named(world, "telephone", "no", at=1)
    with pytest.raises(AnswerConflict) as conflict:
        named(world, "k2", "yes", at=1)
    assert conflict.value.stored.answered_by_id == world.contributor.person
    assert kept() == [(1, True, "k1"), (2, False, "telephone")]


def test_leaves_no_gap_between_revisions() -> None:
    world = make_world()
    revision = 0
    for turn in range(6):
        revision = save(
            world.lead, world.sheet, "B2", at=revision, value="no" if turn % 2 else "yes"
        )
    assert [number for number, _value, _key in kept()] == [1, 2, 3, 4, 5, 6]
