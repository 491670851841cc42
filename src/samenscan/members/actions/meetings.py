"""The calendar of the bodies of an organisation: the days on which they meet."""

from collections.abc import Iterable
from uuid import UUID

from samenscan.base import journal
from samenscan.base.actions import action
from samenscan.core.access import Actor
from samenscan.core.refused import Refused
from samenscan.core.register.accession import MeetingDay
from samenscan.core.register.legal_forms import wrong_body
from samenscan.core.text import text
from samenscan.members import models
from samenscan.members.doors import organisation_for
from samenscan.members.path_doors import meeting_for


class MeetingRefused(Refused):
    """These days cannot be days on which this body meets."""

    status = 422


@action
def plan_meetings(actor: Actor, *, organisation: UUID, days: Iterable[MeetingDay]) -> int:
    """Put meetings in the calendar of an organisation; how many were new.

    A day that is there already gets the closing day of its agenda. MeetingRefused for a body of
    another kind of organisation, and for an agenda that closes after the meeting; then nothing is
    kept. Writes the line `meeting.plan`.
    """
    row = organisation_for(actor, organisation, "meeting:plan")
    n_new = n_days = 0
    for day in days:
        concern = wrong_body(row.kind, day.body)
        if concern is not None:
            raise MeetingRefused(concern.what, concern.remedy, where="body")
        if day.agenda_closes_on is not None and day.agenda_closes_on > day.held_on:
            raise MeetingRefused(
                text("The agenda closes after the meeting."),
                text("Choose a day before the meeting, or leave it empty."),
                where="agenda_days",
            )
        _meeting, is_new = models.Meeting.objects.update_or_create(
            organisation=row,
            body=day.body,
            held_on=day.held_on,
            defaults={"agenda_closes_on": day.agenda_closes_on},
        )
        n_new, n_days = n_new + is_new, n_days + 1
    journal.record(
        actor, "meeting.plan", kind="organisation", id=row.pk, facts={"n": n_days, "n_new": n_new}
    )
    return n_new


@action
def drop_meeting(actor: Actor, *, meeting: UUID) -> UUID:
    """Take a meeting out of the calendar; its organisation. Writes the line `meeting.drop`."""
    row = meeting_for(actor, meeting, "meeting:plan")
    organisation = row.organisation_id
    journal.record(actor, "meeting.drop", kind="meeting", id=row.pk)
    row.delete()
    return organisation
