"""What the centre notes about a member that has not submitted: contacts, and why nothing came."""

from uuid import UUID

from samenscan.base import clock, jobs, journal
from samenscan.base.actions import action
from samenscan.base.models import Job
from samenscan.core.access import Actor
from samenscan.core.answers.bounds import accept_written
from samenscan.core.refused import NotFound, Refused
from samenscan.core.text import text
from samenscan.scans.doors import round_for, sheet_for
from samenscan.scans.models import ContactNote, Reminder, Sheet, Silence

MAX_NOTE = 2000


class NoteRefused(Refused):
    """A note that says nothing."""

    status = 422


@action
def note_contact(actor: Actor, *, sheet: UUID, how: str, note: str) -> ContactNote:
    """Add a contact with a member to its log; the note never stands in the journal."""
    row = sheet_for(actor, sheet, "round:run")
    written = accept_written(note.strip(), MAX_NOTE)
    if not written:
        raise NoteRefused(text("The note is empty."), text("Write what was said."), where="note")
    made = ContactNote.objects.create(
        sheet=row,
        how=ContactNote.How(how),
        note=written,
        noted_by_id=actor.signed_in(),
        noted_at=clock.now(),
    )
    journal.record(actor, "sheet.contact", kind="sheet", id=row.pk, facts={"how": made.how})
    return made


@action
def note_silence(actor: Actor, *, sheet: UUID, reason: str, note: str) -> Sheet:
    """Keep why nothing came from this member; an empty reason takes it away."""
    row = sheet_for(actor, sheet, "round:run", lock=True)
    row.silence = Silence(reason) if reason else ""
    row.silence_note = accept_written(note.strip(), MAX_NOTE)
    row.save(update_fields=["silence", "silence_note"])
    journal.record(actor, "sheet.silence", kind="sheet", id=row.pk, facts={"reason": reason})
    return row


@action
def send_again(actor: Actor, *, reminder: UUID) -> UUID:
    """Put a mail about a round that failed back in the queue; the sheet that it is about."""
    line = Reminder.objects.filter(pk=reminder).first()
    if line is None:
        raise NotFound
    round_for(actor, line.round_id, "round:run")
    found = Job.objects.filter(key=line.job_key).first()
    if found is None:
        raise NotFound
    jobs.try_again(actor, job=found.pk)
    sheet = Sheet.objects.get(round=line.round_id, organisation=line.organisation_id)
    return sheet.pk
