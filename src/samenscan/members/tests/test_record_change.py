"""Recording a change …"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from samenscan.base import clock
from samenscan.base.models import Job
from samenscan.core.access import Actor, Role
from samenscan.core.refused import Forbidden, NotFound
from samenscan.core.register import Scheme, Spell
from samenscan.members import models
from samenscan.members.actions import (
    add_identifier,
    change_kind,
    end_organisation,
    merge,
    record_change,
    replace,
    split,
)
from samenscan.members.changes import Change, ChangeRefused, Newcomer
from samenscan.members.queries import running
from samenscan.members.queries.changes import change_preview
from samenscan.members.queries.history import history_of
from samenscan.members.spells import kinds_of, names_of
from samenscan.members.tests.make import (
    LONG_AGO,
    an_actor,
    make_centre,
    make_hat,
    make_membership,
    make_organisation,
    make_partnership,
)

pytestmark = pytest.mark.django_db
DAY, EVE = date(2024, 7, 1), date(2024, 6, 30)
ZONE = Newcomer("police_zone", "PZ Samen")


@dataclass(frozen=True)
class Valley:
    """A centre with two partnerships and three zones; Brook is in both."""

    coordinator: Actor
    brook: models.Organisation
    creek: models.Organisation
    alone: models.Organisation
    east: models.Partnership
    west: models.Partnership

    def members(self, partnership: models.Partnership, day: date) -> set[str]:
        """The names of the members on a day."""
        rows = models.Membership.objects.filter(running(day), partnership=partnership)
        return set(rows.values_list("organisation__name", flat=True))


@pytest.fixture
def valley() -> Valley:
    """The valley as it was before anything happened."""
    centre = make_centre()
    brook, creek, alone = (make_organisation(name=name) for name in ("Brook", "Creek", "Alone"))
    east = make_partnership(name="East", centre=centre, members=(brook, creek))
    west = make_partnership(name="West", centre=centre, members=(brook,))
    coordinator = an_actor(Role.COORDINATOR, organisation=centre)
    return Valley(coordinator, brook, creek, alone, east, west)


def merged(valley: Valley) -> models.ChangeEvent:
    """Brook and Creek become one new zone."""
    return merge(
        valley.coordinator,
        organisations=(valley.brook.pk, valley.creek.pk),
        into=ZONE,
        happened_on=DAY,
        source="KB",
    )


def test_ends_memberships_the_day_before_and_starts_those_of_what_came_out(valley: Valley) -> None:
    merged(valley)
    assert valley.members(valley.east, EVE) == {"Brook", "Creek"}
    assert valley.members(valley.east, DAY) == {"PZ Samen"}
    assert valley.members(valley.west, DAY) == {"PZ Samen"}


def test_starts_no_membership_when_nothing_is_taken_over(valley: Valley) -> None:
    merge(
        valley.coordinator,
        organisations=(valley.brook.pk, valley.creek.pk),
        into=ZONE,
        happened_on=DAY,
        takes_over=False,
    )
    assert valley.members(valley.east, DAY) == set()


def test_merges_into_one_that_goes_on(valley: Valley) -> None:
    event = merge(
        valley.coordinator,
        organisations=(valley.brook.pk, valley.creek.pk),
        into=valley.creek.pk,
        happened_on=DAY,
    )
    assert valley.members(valley.east, DAY) == {"Creek"}
    assert valley.members(valley.west, DAY) == {"Creek"}
    valley.creek.refresh_from_db()
    assert valley.creek.ended_on is None
    assert event.parts.filter(side="before").count() == 2


def test_merges_into_one_that_stood_in_the_register_already(valley: Valley) -> None:
    merge(
        valley.coordinator,
        organisations=(valley.brook.pk, valley.creek.pk),
        into=valley.alone.pk,
        happened_on=DAY,
    )
    assert valley.members(valley.east, DAY) == {"Alone"}


def test_lets_the_other_go_on_beside_what_split_off(valley: Valley) -> None:
    split(
        valley.coordinator,
        organisation=valley.brook.pk,
        into=(valley.brook.pk, Newcomer("police_zone", "Rill")),
        happened_on=DAY,
    )
    assert valley.members(valley.west, DAY) == {"Brook", "Rill"}


def test_puts_another_in_its_place(valley: Valley) -> None:
    replace(valley.coordinator, organisation=valley.creek.pk, by=ZONE, happened_on=DAY)
    assert valley.members(valley.east, DAY) == {"Brook", "PZ Samen"}


def test_ends_without_a_successor(valley: Valley) -> None:
    end_organisation(valley.coordinator, organisation=valley.creek.pk, happened_on=DAY)
    valley.creek.refresh_from_db()
    assert valley.creek.ended_on == EVE
    assert valley.members(valley.east, DAY) == {"Brook"}


def test_takes_roles_codes_seats_territory_and_invitations_along(valley: Valley) -> None:
    hat = make_hat(organisation=valley.brook)
    add_identifier(
        valley.coordinator, organisation=valley.brook.pk, scheme=Scheme.OVO, value="OVO000001"
    )
    town = make_organisation(name="Town", kind="municipality")
    models.Territory.objects.create(organisation=valley.brook, municipality=town)
    Job.objects.all().delete()
    event = merged(valley)
    hat.refresh_from_db()
    new = event.parts.get(side="after").organisation
    assert hat.ends_on == DAY
    assert valley.brook.identifiers.get().ends_on == EVE
    assert valley.brook.territorys.get().ends_on == EVE
    assert new.territorys.get().municipality == town
    mail = Job.objects.get()
    assert mail.payload["to"] == hat.person.email
    assert "PZ Samen" in mail.payload["body"]


def test_shows_beforehand_what_then_happens(valley: Valley) -> None:
    make_hat(organisation=valley.brook)
    change = Change(models.ChangeKind.MERGER, DAY, (valley.brook.pk, valley.creek.pk), (ZONE,))
    preview = change_preview(valley.coordinator, change)
    assert (preview.ending, preview.made, preview.n_people) == (
        ("Brook", "Creek"),
        ("PZ Samen",),
        1,
    )
    record_change(valley.coordinator, change=change)
    told = {one.name: (one.n_before, one.n_after) for one in preview.partnerships}
    for partnership in (valley.east, valley.west):
        counted = len(valley.members(partnership, EVE)), len(valley.members(partnership, DAY))
        assert told[partnership.name] == counted


def test_is_told_from_where_each_stands(valley: Valley) -> None:
    event = merged(valley)
    new = event.parts.get(side="after").organisation
    story = history_of(valley.coordinator, new, names_of(new))
    assert str(story.entries[0].said) == "Came out of the merger of Brook, Creek."
    assert [one.name for one in story.predecessors] == ["Brook", "Creek"]
    story = history_of(valley.coordinator, valley.brook, names_of(valley.brook))
    assert str(story.entries[0].said) == "Merged with Creek into PZ Samen."
    assert [one.name for one in story.successors] == ["PZ Samen"]


REFUSALS: dict[str, Callable[[Valley], object]] = {
    "at least two": lambda v: merge(
        v.coordinator, organisations=(v.brook.pk,), into=ZONE, happened_on=DAY
    ),
    "leaves at least two": lambda v: split(
        v.coordinator, organisation=v.brook.pk, into=(ZONE,), happened_on=DAY
    ),
    "replace itself": lambda v: replace(
        v.coordinator, organisation=v.brook.pk, by=v.brook.pk, happened_on=DAY
    ),
    "not come yet": lambda v: end_organisation(
        v.coordinator, organisation=v.brook.pk, happened_on=clock.today() + timedelta(days=1)
    ),
    "Something later": lambda v: end_organisation(
        v.coordinator, organisation=v.brook.pk, happened_on=LONG_AGO
    ),
    "different kinds": lambda v: merge(
        v.coordinator,
        organisations=(v.brook.pk, v.creek.pk),
        into=Newcomer("rescue_zone", "Fire"),
        happened_on=DAY,
    ),
    "Exactly one": lambda v: record_change(
        v.coordinator,
        change=Change(models.ChangeKind.MERGER, DAY, (v.brook.pk, v.creek.pk), (v.creek.pk, ZONE)),
    ),
    "one organisation at a time": lambda v: record_change(
        v.coordinator,
        change=Change(models.ChangeKind.END, DAY, (v.brook.pk, v.creek.pk), ()),
    ),
    "of this kind": lambda v: change_kind(
        v.coordinator, organisation=v.brook.pk, kind="police_zone", happened_on=DAY
    ),
}


@pytest.mark.parametrize("said", REFUSALS)
def test_refuses_what_cannot_have_happened(valley: Valley, said: str) -> None:
    with pytest.raises(ChangeRefused, match=said) as refused:
        REFUSALS[said](valley)
    assert str(refused.value.remedy)
    assert not models.ChangeEvent.objects.exists()
    assert not models.Organisation.objects.filter(name="PZ Samen").exists()


def test_refuses_to_end_twice(valley: Valley) -> None:
    end_organisation(valley.coordinator, organisation=valley.creek.pk, happened_on=DAY)
    with pytest.raises(ChangeRefused, match="has ended"):
        end_organisation(valley.coordinator, organisation=valley.creek.pk, happened_on=DAY)


def test_refuses_a_day_before_the_founding(valley: Valley) -> None:
    valley.brook.founded_on = date(2024, 8, 1)
    valley.brook.save()
    with pytest.raises(ChangeRefused, match="founded later"):
        end_organisation(valley.coordinator, organisation=valley.brook.pk, happened_on=DAY)


def test_refuses_a_day_before_a_change_that_is_known(valley: Valley) -> None:
    change_kind(
        valley.coordinator,
        organisation=valley.brook.pk,
        kind="police_zone_single",
        happened_on=date(2025, 1, 1),
    )
    with pytest.raises(ChangeRefused, match="later change"):
        merged(valley)


def test_lets_unlike_organisations_merge_when_somebody_says_so(valley: Valley) -> None:
    assert merge(
        valley.coordinator,
        organisations=(valley.brook.pk, valley.creek.pk),
        into=Newcomer("rescue_zone", "Fire"),
        happened_on=DAY,
        across_kinds=True,
    )


def test_keeps_the_old_kind_before_a_change_of_kind(valley: Valley) -> None:
    change_kind(
        valley.coordinator,
        organisation=valley.brook.pk,
        kind="police_zone_single",
        happened_on=DAY,
    )
    assert kinds_of(valley.brook) == (
        Spell("police_zone", None, EVE),
        Spell("police_zone_single", DAY, None),
    )
    valley.brook.refresh_from_db()
    assert valley.brook.kind == "police_zone_single"


def test_leaves_alone_what_another_centre_keeps(valley: Valley) -> None:
    elsewhere = make_organisation(name="Elsewhere")
    abroad = make_partnership(centre=make_centre(), members=(elsewhere,))
    with pytest.raises(NotFound):
        end_organisation(valley.coordinator, organisation=elsewhere.pk, happened_on=DAY)
    # Having left does not make it anybody's.
    abroad.memberships.update(ends_on=date(2022, 1, 1))
    with pytest.raises(NotFound):
        end_organisation(valley.coordinator, organisation=elsewhere.pk, happened_on=DAY)
    # But who joined here since then is kept here.
    make_membership(partnership=valley.west, organisation=elsewhere, starts_on=date(2023, 1, 1))
    end_organisation(valley.coordinator, organisation=elsewhere.pk, happened_on=DAY)


def test_is_for_coordinators_only(valley: Valley) -> None:
    for actor in (an_actor(Role.LEAD, organisation=valley.brook), an_actor(Role.ANALYST)):
        with pytest.raises(Forbidden):
            end_organisation(actor, organisation=valley.brook.pk, happened_on=DAY)
