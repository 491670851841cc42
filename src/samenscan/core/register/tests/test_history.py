"""History …"""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.register import (
    Event,
    Spell,
    from_day_on,
    held_on,
    predecessors,
    steps_to_successors,
    successors,
)

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 12, 31))
KEYS = st.sampled_from("ABCDEF")
EVENTS = st.lists(
    st.builds(
        Event,
        happened_on=DAYS,
        before=st.frozensets(KEYS, min_size=1, max_size=3),
        after=st.frozensets(KEYS, min_size=1, max_size=3),
    ),
    max_size=8,
)
CHANGES = st.lists(st.tuples(DAYS, st.sampled_from(["Oak", "Elm", "Ash", "Fir"])), max_size=8)


def event(year: int, before: str, after: str) -> Event[str]:
    """A change on the first of January, each letter an organisation."""
    return Event(date(year, 1, 1), frozenset(before), frozenset(after))


def story(changes: list[tuple[date, str]]) -> tuple[Spell[str], ...]:
    """A first name since always, and what came after it."""
    spells: tuple[Spell[str], ...] = (Spell("First"),)
    for day, name in changes:
        spells = from_day_on(spells, name, day)
    return spells


@given(CHANGES, DAYS)
def test_has_exactly_one_name_on_every_day(changes: list[tuple[date, str]], day: date) -> None:
    assert len([spell for spell in story(changes) if spell.holds_on(day)]) == 1


@given(CHANGES, DAYS)
def test_tells_the_last_change_up_to_a_day(changes: list[tuple[date, str]], day: date) -> None:
    last: dict[date, str] = dict(changes)
    before = [changed for changed in last if changed <= day]
    assert held_on(story(changes), day) == (last[max(before)] if before else "First")


@given(CHANGES, DAYS, st.sampled_from(["Oak", "New"]))
def test_keeps_what_held_before_a_change(
    changes: list[tuple[date, str]], day: date, name: str
) -> None:
    old = story(changes)
    new = from_day_on(old, name, day)
    eve = day - timedelta(days=1)
    assert held_on(new, day) == name
    assert held_on(new, eve) == held_on(old, eve)


def test_keeps_a_gap_where_nothing_held() -> None:
    spells = from_day_on((Spell("Oak", None, date(2010, 5, 1)),), "Elm", date(2012, 1, 1))
    assert held_on(spells, date(2011, 1, 1)) is None


@given(EVENTS, KEYS)
def test_calls_nobody_their_own_successor(events: list[Event[str]], key: str) -> None:
    assert key not in successors(events, key)
    assert key not in predecessors(events, key)


@given(EVENTS, KEYS, KEYS)
def test_reads_the_same_in_both_directions(events: list[Event[str]], one: str, other: str) -> None:
    assert (other in successors(events, one)) == (one in predecessors(events, other))


@given(EVENTS, KEYS, st.randoms(use_true_random=False))
def test_does_not_depend_on_the_order_it_was_written_in(
    events: list[Event[str]], key: str, chance: object
) -> None:
    shuffled = sorted(events, key=lambda event: sorted(event.after))
    assert successors(events, key) == successors(shuffled, key)


@given(EVENTS, KEYS, DAYS, DAYS)
def test_passes_on_less_the_later_something_was_done(
    events: list[Event[str]], key: str, one: date, other: date
) -> None:
    early, late = sorted((one, other))
    assert successors(events, key, late) <= successors(events, key, early)


@given(EVENTS, KEYS)
def test_begins_each_road_at_a_change_of_the_organisation_itself(
    events: list[Event[str]], key: str
) -> None:
    for step in steps_to_successors(events, key).values():
        assert key in step.event.before
        assert step.successor in step.event.after


def test_goes_through_a_chain_of_mergers() -> None:
    chain = [event(2016, "ABC", "Z"), event(2020, "ZD", "Y"), event(2024, "YE", "X")]
    assert successors(chain, "A") == frozenset("ZYX")
    assert predecessors(chain, "X") == frozenset("ABCZDYE")
    step = steps_to_successors(chain, "A")["X"]
    assert (step.event, step.successor) == (chain[0], "Z")


def test_gives_each_part_of_a_split_the_whole_of_it() -> None:
    assert successors([event(2020, "A", "BC")], "A") == frozenset("BC")


def test_keeps_from_a_part_that_left_what_came_in_later() -> None:
    changes = [event(2010, "A", "AB"), event(2016, "CA", "A")]
    assert successors(changes, "C") == frozenset("A")
    assert "C" not in predecessors(changes, "B")


def test_keeps_from_a_part_that_left_what_the_other_did_afterwards() -> None:
    split = [event(2010, "A", "AB")]
    assert successors(split, "A", date(2009, 12, 31)) == frozenset("B")
    assert successors(split, "A", date(2010, 1, 1)) == frozenset()


def test_knows_changes_of_one_day_as_one() -> None:
    assert successors([event(2016, "B", "C"), event(2016, "A", "B")], "A") == frozenset("BC")
