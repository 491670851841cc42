"""The path by which an organisation joins: one step after the other, and no date before another.

Invited, informed, decided, signed, active, and one day left; or declined, at any point before
active. The lead time of a body comes from the days it meets and the days its agenda closes.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from samenscan.core.access import Role
from samenscan.core.refused import Refused
from samenscan.core.register.legal_forms import BODIES, Body, Form, Step, deciding_bodies
from samenscan.core.text import Text, text

# Our reading: a council is called together eight days before it meets, a college takes a point
# until three days before. An entered closing day of the agenda always goes before these.
AGENDA_DAYS = {True: 8, False: 3}
# What we reckon between decision and signature when a day has to be expected.
SIGNING_DAYS = 14


class StepRefused(Refused):
    """This step cannot be taken now, or not on this day."""


class Stage(StrEnum):
    """How far an organisation is."""

    INVITED = "invited"
    INFORMED = "informed"
    DECIDED = "decided"
    SIGNED = "signed"
    ACTIVE = "active"
    LEFT = "left"
    DECLINED = "declined"


PATH = (
    Stage.INVITED,
    Stage.INFORMED,
    Stage.DECIDED,
    Stage.SIGNED,
    Stage.ACTIVE,
    Stage.LEFT,
)


@dataclass(frozen=True)
class Path:
    """The days of the steps taken; `active_on` and later days may lie ahead."""

    invited_on: date
    informed_on: date | None = None
    decided_on: date | None = None
    signed_on: date | None = None
    active_on: date | None = None
    left_on: date | None = None
    declined_on: date | None = None

    def day_of(self, stage: Stage) -> date | None:
        """The day on which this stage was reached, None while it was not."""
        day: date | None = getattr(self, f"{stage.value}_on")
        return day


def stage_of(path: Path) -> Stage:
    """The furthest stage reached; declined ends the path wherever it stood."""
    if path.declined_on is not None:
        return Stage.DECLINED
    return max((stage for stage in PATH if path.day_of(stage)), key=PATH.index)


def next_stage(path: Path) -> Stage | None:
    """The one stage that can come next (besides declining), None at the end."""
    stage = stage_of(path)
    if stage in (Stage.DECLINED, Stage.LEFT):
        return None
    return PATH[PATH.index(stage) + 1]


def since(path: Path) -> date:
    """The day on which the present stage was reached: since when the next step waits."""
    day = path.day_of(stage_of(path))
    assert day is not None
    return day


def take(path: Path, stage: Stage, on: date, *, today: date) -> Path:
    """The path after one more step on a day; StepRefused when it is not the next, or too early.

    No step is skipped or taken twice, no day lies before the day of the step before it, and only
    a membership may start or end after today.
    """
    if stage is Stage.DECLINED:
        _refuse_decline(path)
    elif next_stage(path) is not stage:
        raise StepRefused(_why_not(path, stage), text("Open the page again to see what is next."))
    if on < since(path):
        raise StepRefused(
            text("This day lies before the step before it, of %(day)s.", day=_told(since(path))),
            text("Choose that day or a later one."),
            where="on",
        )
    if on > today and stage not in (Stage.ACTIVE, Stage.LEFT):
        raise StepRefused(
            text("This day has not come yet."),
            text("Fill in the day on which it happened."),
            where="on",
        )
    return replace(path, **{f"{stage.value}_on": on})


def _refuse_decline(path: Path) -> None:
    if stage_of(path) in (Stage.ACTIVE, Stage.LEFT):
        raise StepRefused(
            text("This organisation is a member already."),
            text("Whoever wants to leave gives notice."),
        )
    if stage_of(path) is Stage.DECLINED:
        raise StepRefused(
            text("This invitation was declined already."), text("Invite the organisation again.")
        )


def _why_not(path: Path, stage: Stage) -> Text:
    if stage_of(path) is Stage.DECLINED:
        return text("This invitation was declined already.")
    if path.day_of(stage) is not None:
        return text("Somebody has taken this step already.")
    return text("Another step has to come first.")


def _told(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


@dataclass(frozen=True)
class Waiting:
    """Who must act next, in which role; and the bodies that decide, when it is a decision."""

    stage: Stage
    role: Role
    at_centre: bool
    bodies: tuple[Body, ...]
    since_on: date


def waits_for(path: Path, form: Form, kind: str) -> Waiting | None:
    """Whom the next step waits for; None for whoever is a member, left or declined."""
    stage = next_stage(path)
    if stage is None or stage is Stage.LEFT:
        return None
    role, at_centre = {
        Stage.INFORMED: (Role.COORDINATOR, True),
        Stage.DECIDED: (Role.LEAD, False),
        Stage.SIGNED: (Role.SIGNATORY, False),
        Stage.ACTIVE: (Role.COORDINATOR, True),
    }[stage]
    bodies = deciding_bodies(form, kind, Step.JOIN) if stage is Stage.DECIDED else ()
    return Waiting(stage, role, at_centre, bodies, since(path))


@dataclass(frozen=True)
class MeetingDay:
    """A day on which a body meets, and the last day on which its agenda takes a point."""

    body: Body
    held_on: date
    agenda_closes_on: date | None = None

    @property
    def closes_on(self) -> date:
        """The entered closing day, or the usual one for this body; never after the meeting."""
        if self.agenda_closes_on is not None:
            return min(self.agenda_closes_on, self.held_on)
        is_council = any(bodies.council is self.body for bodies in BODIES.values())
        return self.held_on - timedelta(days=AGENDA_DAYS[is_council])


@dataclass(frozen=True)
class Earliest:
    """The first day on which a body can decide, and by when the point must be handed in."""

    body: Body
    decides_on: date
    hand_in_by_on: date
    prepared_on: date | None = None


def earliest_decision(
    meetings: Iterable[MeetingDay], form: Form, kind: str, *, ready_on: date
) -> Earliest | None:
    """The earliest possible decision for a file that is ready on a day; None when unknown.

    A council decides after its college prepared the point, when the college's calendar is known;
    the college's own decision counts where the form lets it decide.
    """
    calendar = tuple(meetings)
    routes = (
        _route(calendar, body, kind, ready_on) for body in deciding_bodies(form, kind, Step.JOIN)
    )
    known = [route for route in routes if route]
    return min(known, key=lambda route: route.decides_on) if known else None


def _route(
    calendar: tuple[MeetingDay, ...], body: Body, kind: str, ready_on: date
) -> Earliest | None:
    bodies = BODIES[kind]
    college = bodies.college
    prepares = body is bodies.council and any(day.body is college for day in calendar)
    if not prepares or college is None:
        decides = _first(calendar, body, ready_on)
        return Earliest(body, decides.held_on, decides.closes_on) if decides else None
    prepared = _first(calendar, college, ready_on)
    if prepared is None:
        return None
    decides = _first(calendar, body, prepared.held_on)
    if decides is None:
        return None
    return Earliest(body, decides.held_on, prepared.closes_on, prepared.held_on)


def _first(calendar: tuple[MeetingDay, ...], body: Body, ready_on: date) -> MeetingDay | None:
    days = [day for day in calendar if day.body is body and day.closes_on >= ready_on]
    return min(days, key=lambda day: day.held_on) if days else None


def expected_active_on(path: Path, earliest: Earliest | None, *, today: date) -> date | None:
    """The day on which membership can be expected to start; None when no meeting is known.

    The real day once it is known. Before that: the decision (its own day or the earliest one)
    plus two weeks to sign, never before today or before the step taken last.
    """
    stage = stage_of(path)
    if stage in (Stage.DECLINED, Stage.LEFT):
        return None
    if path.active_on is not None:
        return path.active_on
    soonest = max(since(path), today)
    if path.signed_on is not None:
        return soonest
    decided_on = path.decided_on or (earliest.decides_on if earliest else None)
    if decided_on is None:
        return None
    return max(decided_on + timedelta(days=SIGNING_DAYS), soonest)
