"""Mails about a round: each stands in the ledger with the job that sends it."""

from collections.abc import Iterable
from uuid import UUID

from django.core import signing
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samenscan.accounts.models import Person
from samenscan.base import clock
from samenscan.base.dates import day
from samenscan.base.jobs import Payload, enqueue, job
from samenscan.base.mail import absolute, send_later
from samenscan.core.access import Role
from samenscan.members.hats import worn_on
from samenscan.members.models import Hat
from samenscan.scans.deadline import calendar_of
from samenscan.scans.doors import RoundState, shut_at, state_of
from samenscan.scans.models import Extension, Reminder, Round, Sheet

OPENED, EXTENDED, DIGEST = "opened", "extended", "digest"
_STOP = "scans.mail-stop"


def leads_of(sheets: Iterable[Sheet]) -> list[tuple[Sheet, Hat]]:
    """Every sheet with each of the people who lead its organisation today."""
    by_organisation: dict[UUID, list[Sheet]] = {}
    for sheet in sheets:
        by_organisation.setdefault(sheet.organisation_id, []).append(sheet)
    hats = (
        Hat.objects.filter(
            worn_on(clock.today()),
            role=Role.LEAD.value,
            organisation__in=list(by_organisation),
            person__is_active=True,
        )
        .select_related("person")
        .order_by("organisation__name", "person__name", "pk")
    )
    return [
        (sheet, hat)
        for hat in hats
        if hat.organisation_id is not None
        for sheet in by_organisation[hat.organisation_id]
    ]


def keep_in_ledger(sheet: Sheet, person: UUID, about: str, job_key: str) -> None:
    """One line of the ledger: this mail, to this person, today; `job_key` tells how it went."""
    Reminder.objects.get_or_create(
        round_id=sheet.round_id,
        organisation_id=sheet.organisation_id,
        person_id=person,
        about=about,
        sent_on=clock.today(),
        defaults={"job_key": job_key},
    )


def calendar_for(sheet: Sheet) -> str:
    """The deadline as a calendar file, newer than any sent before it."""
    return calendar_of(sheet, n_moved=Extension.objects.filter(round=sheet.round_id).count())


def stop_token(round: UUID, person: UUID) -> str:
    """What stands in the address where somebody stops reminders without signing in."""
    return signing.dumps([str(round), str(person)], salt=_STOP)


def read_stop_token(token: str) -> tuple[UUID, UUID] | None:
    """The round and the person behind such an address; None when we did not make it."""
    try:
        round, person = signing.loads(token, salt=_STOP)
        return UUID(round), UUID(person)
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None


def stop_address(round: UUID, person: UUID) -> str:
    """The address where this person stops reminders of this round."""
    return absolute(reverse("scans:stop_reminders", args=[stop_token(round, person)]))


def invite_leads(row: Round) -> None:
    """Tell the leads of all members that the round is open; nobody twice."""
    for sheet, hat in leads_of(row.sheets.select_related("round")):
        with translation.override(hat.person.language):
            key = f"round-open-{sheet.pk}-{hat.pk}"
            send_later(
                to=hat.person.email,
                subject=_("The scan “%(name)s” is open") % {"name": row.name},
                body=_(
                    "Dear %(person)s,\n\n"
                    "The scan “%(name)s” is open for your organisation until %(date)s.\n"
                    "You and your colleagues can start, stop and continue at any moment; every "
                    "answer is saved as you give it.\n\n%(link)s\n\n"
                    "Before you start you read who will read your answers, when and in which "
                    "form. The day is in the calendar file with this mail."
                )
                % _about(sheet, hat.person),
                key=key,
                calendar=calendar_for(sheet),
            )
            keep_in_ledger(sheet, hat.person_id, OPENED, key)


def tell_extension(extension: Extension, sheets: Iterable[Sheet]) -> None:
    """Tell the leads of these sheets that they have more time, and why."""
    for sheet, hat in leads_of(sheets):
        with translation.override(hat.person.language):
            key = f"round-extended-{extension.pk}-{sheet.pk}-{hat.pk}"
            reason = extension.reason.strip()
            because = _("\n\nThe support centre wrote: %(reason)s") % {"reason": reason}
            send_later(
                to=hat.person.email,
                subject=_("More time for the scan “%(name)s”") % {"name": sheet.round.name},
                body=_(
                    "Dear %(person)s,\n\n"
                    "Your organisation can fill in the scan “%(name)s” until %(date)s. What you "
                    "answered already is still there.%(because)s\n\n%(link)s\n\n"
                    "The new day is in the calendar file with this mail."
                )
                % {**_about(sheet, hat.person), "because": because if reason else ""},
                key=key,
                calendar=calendar_for(sheet),
            )
            keep_in_ledger(sheet, hat.person_id, EXTENDED, key)


def _about(sheet: Sheet, person: Person) -> dict[str, str]:
    return {
        "person": person.name,
        "name": sheet.round.name,
        "date": day(shut_at(sheet)),
        "link": absolute(reverse("scans:sheet", args=[sheet.pk])),
    }


def invite_when_it_opens(row: Round) -> None:
    """Have the leads invited at the moment of opening, by the job `round.invite`."""
    enqueue(
        "round.invite",
        key=f"round-invite-{row.pk}",
        payload={"round": str(row.pk)},
        run_at=row.opens_at,
    )


@job("round.invite")
def invite_leads_of(payload: Payload) -> None:
    """Tell the leads of a round that was planned that it is open now."""
    row = Round.objects.filter(pk=payload["round"]).first()
    if row is not None and state_of(row) is RoundState.OPEN:
        invite_leads(row)
