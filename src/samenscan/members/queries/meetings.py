"""The calendar of an organisation's bodies, and the earliest day on which they can decide."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samenscan.base import clock
from samenscan.core.access import Actor
from samenscan.core.register.accession import earliest_decision
from samenscan.core.register.legal_forms import BODIES, Form
from samenscan.members import models
from samenscan.members.accessions import meeting_days
from samenscan.members.doors import organisation_for
from samenscan.members.words_of_stages import EarliestFact, body_label, earliest_fact


@dataclass(frozen=True)
class MeetingFact:
    """One meeting; `is_closed` when its agenda takes no point any more."""

    id: UUID
    body: str
    held_on: date
    closes_on: date
    is_usual: bool
    is_closed: bool


@dataclass(frozen=True)
class CalendarPage:
    """The meetings to come; `by_council` where the college may not decide by itself."""

    organisation: UUID
    organisation_name: str
    meetings: tuple[MeetingFact, ...]
    bodies: tuple[tuple[str, str], ...]
    by_either: EarliestFact | None
    by_council: EarliestFact | None


def calendar_page(actor: Actor, organisation: UUID) -> CalendarPage:
    """The meetings to come of the bodies of the actor's organisation."""
    row = organisation_for(actor, organisation, "meeting:plan")
    today = clock.today()
    meetings = tuple(row.meetings.filter(held_on__gte=today).order_by("held_on", "body"))
    days = meeting_days(meetings)
    either = earliest_decision(days, Form.AGREEMENT, row.kind, ready_on=today)
    council = earliest_decision(days, Form.SERVICE, row.kind, ready_on=today)
    return CalendarPage(
        row.pk,
        row.name,
        tuple(_fact(meeting, today) for meeting in meetings),
        tuple((body, body_label(body)) for body in BODIES[row.kind].all),
        earliest_fact(either),
        earliest_fact(council),
    )


def _fact(row: models.Meeting, today: date) -> MeetingFact:
    (day,) = meeting_days([row])
    return MeetingFact(
        row.pk,
        body_label(row.body),
        row.held_on,
        day.closes_on,
        row.agenda_closes_on is None,
        day.closes_on < today,
    )
