"""Asking a colleague to fill in sections, by mail, and asking somebody else instead."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.urls import reverse

from samenscan.accounts.models import Person
from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.core.access import Actor, Role
from samenscan.core.questionnaire import Section
from samenscan.core.refused import Forbidden, NotFound, Refused
from samenscan.core.text import text
from samenscan.members.invitations import send_invitation
from samenscan.members.letters import post
from samenscan.members.models import Invitation
from samenscan.scans import words_to_colleagues as letters
from samenscan.scans.assigned import (
    Reached,
    colleagues_in,
    is_asked,
    person_of,
    reached_by,
    running,
)
from samenscan.scans.doors import sheet_for
from samenscan.scans.models import Assignment, Sheet
from samenscan.scans.questionnaires import questionnaire_of
from samenscan.scans.standing import open_sheet


class AskRefused(Refused):
    """Nobody can be asked like this."""

    status = 422


class NotYoursToAsk(Refused):
    """Only the lead asks, and whoever the lead let pass these sections on."""

    def __init__(self) -> None:
        super().__init__(
            text("You cannot ask somebody else to fill in these sections."),
            text("Ask the lead of your organisation, who can let you pass them on."),
        )


@dataclass(frozen=True)
class NewColleague:
    """Somebody who is to be invited, or is here already under this address."""

    name: str
    email: str
    language: str


@action
def ask_colleague(
    actor: Actor,
    *,
    sheet: UUID,
    sections: Sequence[str],
    colleague: UUID | NewColleague,
    may_pass_on: bool = False,
) -> None:
    """Ask one colleague to fill in these sections from now on, whoever was asked before.

    One mail to the colleague for all sections, with the link: an invitation for somebody new, who
    lands on the first section. One mail to each person who no longer has to. Who was asked already
    for all of them gets none. An open invitation of the same address is replaced by the new one.
    AskRefused for nobody, and for sections that do not exist; NotYoursToAsk. Writes the line
    `section.assign`, for an invitation `invitation.send` too.
    """
    row = open_sheet(actor, sheet, "sheet:answer")
    _may_ask(actor, row, sections)
    chosen = _sections(row, sections)
    to = _recipient(row, colleague)
    if isinstance(to, Person):
        told = _ask_person(actor, row, chosen, to, may_pass_on)
    else:
        told = _ask_newcomer(actor, row, chosen, to, may_pass_on)
    facts: dict[str, journal.Fact] = {
        "sections": ",".join(section.code for section in chosen),
        "n_asked": len(told),
    }
    journal.record(actor, "section.assign", kind="sheet", id=row.pk, facts=facts)


@action
def ask_nobody(actor: Actor, *, sheet: UUID, sections: Sequence[str]) -> None:
    """Nobody in particular fills in these sections any more; who was asked gets one mail.

    Writes the line `section.unassign`.
    """
    row = open_sheet(actor, sheet, "sheet:answer")
    _may_ask(actor, row, sections)
    chosen = _sections(row, sections)
    _end(actor, row, chosen, by="")
    facts: dict[str, journal.Fact] = {"sections": ",".join(section.code for section in chosen)}
    journal.record(actor, "section.unassign", kind="sheet", id=row.pk, facts=facts)


@action
def invite_again(actor: Actor, *, sheet: UUID, invitation: UUID) -> None:
    """Send a new link to somebody who was asked for sections and did not come yet.

    The earlier link no longer works. AskRefused when nothing of this sheet waits for that
    invitation. Writes the lines `invitation.send` and `section.assign`.
    """
    row = open_sheet(actor, sheet, "sheet:answer")
    waiting = row.assignments.filter(
        invitation=invitation, invitation__accepted_at=None, ended_at=None
    )
    found = list(waiting.select_related("invitation"))
    codes = [assignment.section for assignment in found]
    if not found or found[0].invitation is None:
        raise AskRefused(
            text("This invitation waits for nothing any more."),
            text("Look at the list: somebody else may fill in these sections by now."),
        )
    _may_ask(actor, row, codes)
    old = found[0].invitation
    to = NewColleague(old.name, old.email, old.language)
    pass_on = any(assignment.may_pass_on for assignment in found)
    _ask_newcomer(actor, row, _sections(row, codes), to, pass_on)
    facts: dict[str, journal.Fact] = {"sections": ",".join(codes), "n_asked": len(codes)}
    journal.record(actor, "section.assign", kind="sheet", id=row.pk, facts=facts)


def _may_ask(actor: Actor, row: Sheet, sections: Sequence[str]) -> None:
    try:
        sheet_for(actor, row.pk, "sheet:submit")
    except Forbidden:
        if not is_asked(row, actor.signed_in(), sections, to_pass_on=True):
            raise NotYoursToAsk from None


def _sections(row: Sheet, codes: Sequence[str]) -> tuple[Section, ...]:
    if not codes:
        raise AskRefused(
            text("No section is chosen."),
            text("Tick at least one section in the list."),
            where="sections",
        )
    questionnaire = questionnaire_of(row.round.questionnaire)
    wanted = {questionnaire.section(code).code for code in codes}
    return tuple(section for section in questionnaire.sections if section.code in wanted)


def _recipient(row: Sheet, colleague: UUID | NewColleague) -> Person | NewColleague:
    """A colleague of today, or somebody to invite; an address we know is the person behind it."""
    here = colleagues_in(row.organisation_id)
    if isinstance(colleague, UUID):
        found = here.filter(pk=colleague).first()
        if found is None:
            raise NotFound
        return found
    email = colleague.email.strip().lower()
    if not email or not colleague.name.strip():
        raise AskRefused(
            text("A new colleague needs a name and an e-mail address."),
            text("Fill in both, or choose somebody from the list."),
            where="name" if email else "email",
        )
    return here.filter(email=email).first() or NewColleague(
        colleague.name.strip(), email, colleague.language
    )


def _ask_person(
    actor: Actor, row: Sheet, chosen: Sequence[Section], to: Person, may_pass_on: bool
) -> tuple[Section, ...]:
    standing = running(row)
    kept = {code for code, one in standing.items() if person_of(one) == to}
    new = tuple(section for section in chosen if section.code not in kept)
    changed = [standing[one.code].pk for one in chosen if one.code in kept]
    Assignment.objects.filter(pk__in=changed).update(may_pass_on=may_pass_on)
    _end(actor, row, new, by=to.name)
    _begin(actor, row, new, may_pass_on, person=to)
    if new:
        key = f"section-asked-{row.pk}"
        post(actor, [to], partial(letters.asked, actor, row, new), key=key)
    return new


def _ask_newcomer(
    actor: Actor, row: Sheet, chosen: Sequence[Section], to: NewColleague, may_pass_on: bool
) -> tuple[Section, ...]:
    """Invite once for all that waits for this address: what it was asked before, and this."""
    before = Invitation.objects.filter(
        email=to.email,
        role=Role.CONTRIBUTOR.value,
        organisation=row.organisation_id,
        accepted_at=None,
    )
    waiting = Assignment.objects.filter(ended_at=None, invitation__in=[one.pk for one in before])
    here = waiting.filter(sheet=row)
    codes = {section.code for section in chosen}
    here.filter(section__in=codes).update(may_pass_on=may_pass_on)
    kept = set(here.values_list("section", flat=True))
    new = tuple(section for section in chosen if section.code not in kept)
    _end(actor, row, new, by=to.name)
    invitation = Invitation(
        email=to.email,
        name=to.name,
        role=Role.CONTRIBUTOR.value,
        language=to.language,
        organisation=row.organisation,
        invited_by=Person.objects.get(pk=actor.signed_in()),
        invited_from=row.organisation,
        lands_on=reverse("scans:go_on", args=[row.pk]),
    )
    every = _sections(row, sorted(codes | kept))
    send_invitation(actor, invitation, partial(letters.what_is_asked, actor, row, every))
    waiting.update(invitation=invitation)
    before.filter(withdrawn_at=None).exclude(pk=invitation.pk).update(withdrawn_at=clock.now())
    _begin(actor, row, new, may_pass_on, invitation=invitation)
    return every


def _begin(
    actor: Actor,
    row: Sheet,
    sections: Iterable[Section],
    may_pass_on: bool,
    *,
    person: Person | None = None,
    invitation: Invitation | None = None,
) -> None:
    for section in sections:
        Assignment.objects.create(
            sheet=row,
            section=section.code,
            person=person,
            invitation=invitation,
            may_pass_on=may_pass_on,
            assigned_by_id=actor.signed_in(),
            assigned_at=clock.now(),
        )


def _end(actor: Actor, row: Sheet, sections: Sequence[Section], *, by: str) -> None:
    """End who was asked for these sections, and tell each of them once; `by` takes over."""
    standing = running(row)
    lost: dict[Person | Invitation, list[Section]] = defaultdict(list)
    for section in sections:
        if section.code not in standing:
            continue
        assignment = standing[section.code]
        reader = person_of(assignment) or assignment.invitation
        if reader is not None:
            lost[reader].append(section)
        row.assignments.filter(pk=assignment.pk).update(
            ended_at=clock.now(), ended_by=actor.signed_in()
        )
    here = {person.pk for person in colleagues_in(row.organisation_id)}
    for reader, theirs in lost.items():
        write = letters.taken_over
        if isinstance(reader, Invitation):
            if reached_by(reader) is not Reached.INVITED:
                continue
            if _is_done_with(reader):
                write = letters.not_needed
        elif reader.pk not in here:
            continue
        key = f"section-taken-over-{row.pk}"
        post(actor, [reader], partial(write, row, tuple(theirs), by), key=key)


def _is_done_with(invited: Invitation) -> bool:
    """Withdraw an invitation that was sent for sections only, when none of them is left.

    Its link would let somebody read every answer who is asked for nothing.
    """
    waits = Assignment.objects.filter(invitation=invited, ended_at=None).exists()
    if waits or not invited.lands_on:
        return False
    Invitation.objects.filter(pk=invited.pk).update(withdrawn_at=clock.now())
    return True
