"""Leaving a partnership: notice, the way back from it, and an end on a day that was agreed."""

from datetime import date
from uuid import UUID

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.core.access import Actor, Role
from samenscan.core.refused import Refused
from samenscan.core.register.legal_forms import Form, last_day
from samenscan.core.text import text
from samenscan.members import models, words_of_accession
from samenscan.members.letters import Write, post, wearers
from samenscan.members.path_doors import membership_for


class NoticeRefused(Refused):
    """A membership cannot be ended in this way, or not on this day."""


@action
def give_notice(actor: Actor, *, membership: UUID, on: date, reason: str = "") -> date:
    """Give notice on a day; the last day that follows from the terms and the legal form.

    NoticeRefused when notice was given before, when the day is before the membership or has not
    come, and where the form is left at its term only and no term is known. Mails coordinators
    and leads, writes the line `membership.notice`.
    """
    row = membership_for(actor, membership, "membership:end", lock=True)
    _check_notice(row, on)
    partnership = row.partnership
    ends_on = last_day(
        Form(partnership.legal_form),
        given_on=on,
        notice_months=partnership.notice_months,
        term_ends_on=partnership.ends_on,
    )
    if ends_on is None:
        raise NoticeRefused(
            text("This legal form is left when its term ends, and no last day is known."),
            text("Ask the coordinator to fill in the last day of the partnership."),
        )
    row.notice_on, row.ends_on, row.end_reason = on, max(ends_on, on), reason.strip()
    row.save(update_fields=["notice_on", "ends_on", "end_reason"])
    journal.record(actor, "membership.notice", kind="membership", id=row.pk)
    _tell(actor, row, words_of_accession.notice_given(row, row.ends_on), "notice")
    return row.ends_on


@action
def withdraw_notice(actor: Actor, *, membership: UUID) -> None:
    """Take notice back before the last day has passed; the membership goes on.

    NoticeRefused when there is none, or when it is too late. Mails coordinators and leads, writes
    the line `membership.stay`.
    """
    row = membership_for(actor, membership, "membership:end", lock=True)
    if row.notice_on is None:
        raise NoticeRefused(
            text("No notice was given."), text("Open the page again to see how things stand.")
        )
    if row.ends_on is not None and row.ends_on < clock.today():
        raise NoticeRefused(
            text("The membership has ended already."),
            text("Ask the coordinator to invite the organisation again."),
        )
    row.notice_on, row.ends_on, row.end_reason = None, None, ""
    row.save(update_fields=["notice_on", "ends_on", "end_reason"])
    journal.record(actor, "membership.stay", kind="membership", id=row.pk)
    _tell(actor, row, words_of_accession.notice_withdrawn(row), "stay")


@action
def leave(actor: Actor, *, membership: UUID, last_on: date, reason: str) -> None:
    """End a membership on a day the parties agreed, whatever the notice: the coordinator only.

    NoticeRefused for a day before its first, for one that ended already, and without a reason.
    Mails the leads, writes the line `membership.end`.
    """
    row = membership_for(actor, membership, "partnership:run", lock=True)
    if row.ends_on is not None and row.ends_on < clock.today():
        raise NoticeRefused(
            text("The membership has ended already."),
            text("Open the page again to see how things stand."),
        )
    if last_on < row.starts_on:
        raise NoticeRefused(
            text("This day lies before the first day of the membership."),
            text("Choose a later day."),
            where="last_on",
        )
    if not reason.strip():
        raise NoticeRefused(
            text("The reason is missing."),
            text("Say in a few words what was agreed."),
            where="reason",
        )
    row.ends_on, row.end_reason = last_on, reason.strip()
    row.save(update_fields=["ends_on", "end_reason"])
    journal.record(actor, "membership.end", kind="membership", id=row.pk)
    _tell(actor, row, words_of_accession.notice_given(row, last_on), "end")


def _check_notice(row: models.Membership, on: date) -> None:
    if row.ends_on is not None:
        raise NoticeRefused(
            text("The last day of this membership is known already."),
            text("Open the page again to see how things stand."),
        )
    if on < row.starts_on:
        raise NoticeRefused(
            text("This day lies before the first day of the membership."),
            text("Choose a later day."),
            where="on",
        )
    if on > clock.today():
        raise NoticeRefused(
            text("This day has not come yet."),
            text("Fill in the day on which it happened."),
            where="on",
        )


def _tell(actor: Actor, row: models.Membership, write: Write, what: str) -> None:
    readers = {
        *wearers(Role.COORDINATOR, row.partnership.centre_id),
        *wearers(Role.LEAD, row.organisation_id),
    }
    post(actor, sorted(readers, key=lambda person: person.email), write, key=f"{what}-{row.pk}")
