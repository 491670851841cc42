"""Saying that a section is ready, and giving it back with a remark."""

from uuid import UUID

from samenscan.base import journal
from samenscan.base.actions import action
from samenscan.core.access import Actor
from samenscan.core.answers.bounds import accept_written
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.members.letters import post
from samenscan.scans import words_to_colleagues as letters
from samenscan.scans.assigned import colleagues_in, person_of, running
from samenscan.scans.marks import Said, mark_of, say
from samenscan.scans.questionnaires import questionnaire_of
from samenscan.scans.standing import open_sheet

MAX_REMARK = 1000


class RemarkMissing(Refused):
    """Whoever gets a section back has to know why."""

    status = 422

    def __init__(self) -> None:
        super().__init__(
            text("A remark is missing."),
            text("Write in a sentence or two what should be looked at again."),
            where="remark",
        )


@action
def say_ready(actor: Actor, *, sheet: UUID, section: str) -> None:
    """Whoever fills a section in says that it is ready; a remark of the lead is met by it.

    Open questions are no hindrance: the lead sees them. Twice is as once. Writes the line
    `section.ready`.
    """
    row = open_sheet(actor, sheet, "sheet:answer")
    questionnaire_of(row.round.questionnaire).section(section)
    last = mark_of(row, section)
    if last is None or not last.ready:
        say(actor, row, section, Said.READY)
    facts: dict[str, journal.Fact] = {"section": section}
    journal.record(actor, "section.ready", kind="sheet", id=row.pk, facts=facts)


@action
def return_section(actor: Actor, *, sheet: UUID, section: str, remark: str) -> None:
    """The lead gives a section back with a remark, which stands on its page until it is ready.

    Mails whoever was asked for it, else whoever said that it was ready; the remark itself is no
    part of the mail. RemarkMissing without one. Writes the line `section.return`.
    """
    row = open_sheet(actor, sheet, "sheet:submit")
    found = questionnaire_of(row.round.questionnaire).section(section)
    written = accept_written(remark.strip(), MAX_REMARK)
    if not written:
        raise RemarkMissing
    said_ready = row.marks.filter(section=section, said=Said.READY).order_by("-number").first()
    assignment = running(row).get(section)
    reader = person_of(assignment) if assignment else said_ready.said_by if said_ready else None
    say(actor, row, section, Said.RETURNED, written)
    if reader and colleagues_in(row.organisation_id).filter(pk=reader.pk).exists():
        post(
            actor,
            [reader],
            lambda: letters.returned(actor, row, found),
            key=f"section-returned-{row.pk}-{section}",
        )
    facts: dict[str, journal.Fact] = {"section": section}
    journal.record(actor, "section.return", kind="sheet", id=row.pk, facts=facts)
