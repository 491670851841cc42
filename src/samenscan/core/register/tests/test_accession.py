"""The path of an accession …"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.access import Role
from samenscan.core.register.accession import (
    PATH,
    MeetingDay,
    Path,
    Stage,
    StepRefused,
    earliest_decision,
    expected_active_on,
    next_stage,
    since,
    stage_of,
    take,
    waits_for,
)
from samenscan.core.register.legal_forms import BODIES, Body, Form

MONDAY = date(2026, 3, 2)
TODAY = date(2026, 6, 1)
DAYS = st.dates(date(2024, 1, 1), date(2028, 1, 1))


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def at(stage: Stage) -> Path:
    """A path that came as far as this stage, one day per step."""
    path = Path(MONDAY)
    if stage is Stage.DECLINED:
        return take(path, stage, day(1), today=TODAY)
    for number, step in enumerate(PATH[1 : PATH.index(stage) + 1], start=1):
        path = take(path, step, day(number), today=TODAY)
    return path


def test_runs_from_invited_to_left_one_step_at_a_time() -> None:
    for stage in PATH:
        assert stage_of(at(stage)) is stage
        assert since(at(stage)) == day(PATH.index(stage))


@given(st.sampled_from(list(Stage)), st.sampled_from(list(Stage)), st.integers(0, 30))
def test_skips_no_step_and_takes_none_twice(reached: Stage, wanted: Stage, later: int) -> None:
    path = at(reached)
    before_active = reached not in (Stage.ACTIVE, Stage.LEFT, Stage.DECLINED)
    allowed = wanted is next_stage(path) or (wanted is Stage.DECLINED and before_active)
    if allowed:
        after = take(path, wanted, since(path) + timedelta(days=later), today=TODAY)
        assert stage_of(after) is wanted
    else:
        with pytest.raises(StepRefused):
            take(path, wanted, since(path) + timedelta(days=later), today=TODAY)


@given(st.lists(st.tuples(st.sampled_from(list(Stage)), DAYS), max_size=12), DAYS)
def test_never_lets_a_date_run_backwards(moves: list[tuple[Stage, date]], today: date) -> None:
    path = Path(min(today, MONDAY))
    for stage, on in moves:
        try:
            path = take(path, stage, on, today=today)
        except StepRefused:
            continue
    days = [path.day_of(stage) for stage in PATH]
    taken = [on for on in days if on is not None]
    assert taken == sorted(taken)
    assert days[len(taken) :] == [None] * (len(days) - len(taken))
    declined = path.declined_on
    assert declined is None or declined >= taken[-1]


def test_refuses_a_day_that_has_not_come_except_for_the_membership_itself() -> None:
    with pytest.raises(StepRefused) as refused:
        take(Path(MONDAY), Stage.INFORMED, day(2), today=day(1))
    assert refused.value.where == "on"
    signed = at(Stage.SIGNED)
    assert take(signed, Stage.ACTIVE, TODAY + timedelta(days=30), today=TODAY).active_on


def test_says_what_is_wrong_with_a_step_out_of_turn() -> None:
    with pytest.raises(StepRefused, match="Another step has to come first"):
        take(at(Stage.INVITED), Stage.SIGNED, TODAY, today=TODAY)
    with pytest.raises(StepRefused, match="Somebody has taken this step already"):
        take(at(Stage.SIGNED), Stage.DECIDED, TODAY, today=TODAY)
    with pytest.raises(StepRefused, match="declined already"):
        take(at(Stage.DECLINED), Stage.INFORMED, TODAY, today=TODAY)
    with pytest.raises(StepRefused, match="member already"):
        take(at(Stage.ACTIVE), Stage.DECLINED, TODAY, today=TODAY)
    with pytest.raises(StepRefused, match="declined already"):
        take(at(Stage.DECLINED), Stage.DECLINED, TODAY, today=TODAY)


def test_names_who_must_act_and_since_when() -> None:
    expected = {
        Stage.INVITED: (Role.COORDINATOR, True),
        Stage.INFORMED: (Role.LEAD, False),
        Stage.DECIDED: (Role.SIGNATORY, False),
        Stage.SIGNED: (Role.COORDINATOR, True),
    }
    for stage, who in expected.items():
        waiting = waits_for(at(stage), Form.AGREEMENT, "police_zone")
        assert waiting is not None
        assert (waiting.role, waiting.at_centre) == who
        assert waiting.since_on == day(PATH.index(stage))
        bodies = (Body.POLICE_COUNCIL, Body.POLICE_COLLEGE) if stage is Stage.INFORMED else ()
        assert waiting.bodies == bodies
    for stage in (Stage.ACTIVE, Stage.LEFT, Stage.DECLINED):
        assert waits_for(at(stage), Form.AGREEMENT, "police_zone") is None


COLLEGE = MeetingDay(Body.POLICE_COLLEGE, day(10), day(7))
COUNCIL = MeetingDay(Body.POLICE_COUNCIL, day(30), day(20))


def test_finds_the_first_meeting_whose_agenda_is_still_open() -> None:
    early = earliest_decision((COLLEGE, COUNCIL), Form.AGREEMENT, "police_zone", ready_on=day(7))
    assert early is not None
    assert (early.body, early.decides_on, early.hand_in_by_on) == (
        Body.POLICE_COLLEGE,
        day(10),
        day(7),
    )
    assert (
        earliest_decision((COLLEGE, COUNCIL), Form.AGREEMENT, "police_zone", ready_on=day(8))
        is None
    )


def test_lets_the_college_prepare_what_only_the_council_decides() -> None:
    found = earliest_decision((COLLEGE, COUNCIL), Form.SERVICE, "police_zone", ready_on=day(1))
    assert found is not None
    assert (found.body, found.prepared_on, found.decides_on) == (
        Body.POLICE_COUNCIL,
        day(10),
        day(30),
    )
    assert found.hand_in_by_on == day(7)
    alone = earliest_decision((COUNCIL,), Form.SERVICE, "police_zone", ready_on=day(20))
    assert alone is not None and alone.prepared_on is None


def test_reckons_eight_days_for_a_council_and_three_for_a_college_when_none_is_given() -> None:
    assert MeetingDay(Body.MUNICIPAL_COUNCIL, day(30)).closes_on == day(22)
    assert MeetingDay(Body.COLLEGE, day(30)).closes_on == day(27)


MEETINGS = st.lists(
    st.builds(
        MeetingDay, st.sampled_from(list(Body)), DAYS, st.none() | st.just(date(2026, 1, 1)) | DAYS
    ),
    max_size=15,
)
KINDS = st.sampled_from(sorted(BODIES))


@given(MEETINGS, st.sampled_from(list(Form)), KINDS, DAYS, st.integers(0, 400))
def test_never_gets_an_earlier_decision_by_being_ready_later(
    meetings: list[MeetingDay], form: Form, kind: str, ready: date, later: int
) -> None:
    first = earliest_decision(meetings, form, kind, ready_on=ready)
    second = earliest_decision(meetings, form, kind, ready_on=ready + timedelta(days=later))
    if second is not None:
        assert first is not None and first.decides_on <= second.decides_on
    if first is not None:
        assert ready <= first.hand_in_by_on <= (first.prepared_on or first.decides_on)
        assert first.hand_in_by_on <= first.decides_on
        assert first.body in BODIES[kind].all


@given(MEETINGS, st.sampled_from(list(Stage)), DAYS)
def test_never_expects_a_membership_in_the_past(
    meetings: list[MeetingDay], stage: Stage, today: date
) -> None:
    path = at(stage)
    earliest = earliest_decision(meetings, Form.AGREEMENT, "police_zone", ready_on=today)
    expected = expected_active_on(path, earliest, today=today)
    if path.active_on is None and expected is not None:
        assert expected >= today
        assert expected >= since(path)


def test_expects_two_weeks_to_sign_after_the_earliest_decision() -> None:
    earliest = earliest_decision((COLLEGE,), Form.AGREEMENT, "police_zone", ready_on=MONDAY)
    assert expected_active_on(at(Stage.INFORMED), earliest, today=MONDAY) == day(24)
    assert expected_active_on(at(Stage.INFORMED), None, today=MONDAY) is None
    assert expected_active_on(at(Stage.SIGNED), None, today=TODAY) == TODAY
    assert expected_active_on(at(Stage.ACTIVE), None, today=TODAY) == day(4)
    assert expected_active_on(at(Stage.DECLINED), earliest, today=TODAY) is None
