"""How far members are, in counts, days and mails; who asks has been through the door."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Max, Q

from samenscan.base import clock
from samenscan.base.models import Job, JobState
from samenscan.core.access import Role
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.text import Text, text
from samenscan.members.hats import worn_on
from samenscan.members.models import Hat, Invitation
from samenscan.scans.counting import asked_of_everybody
from samenscan.scans.doors import (
    shut_at,
)
from samenscan.scans.models import Answer, Round, Sheet, Silence


@dataclass(frozen=True)
class MemberProgress:
    """How far one member is; never what it answered.

    `n_answered` counts the questions that are asked of everybody, as `RoundPage.n_questions` does.
    `extended_to` stands only where this member has more time than the others. `lead` says who is
    missing there, if anybody.
    """

    sheet: UUID
    name: str
    partnership: str
    n_answered: int
    last_on: date | None
    submitted_on: date | None
    withdrawn_on: date | None
    extended_to: datetime | None
    n_mails: int
    n_failed: int
    n_contacts: int
    silence: str
    lead: Text | None


def progress_of(row: Round, questionnaire: Questionnaire) -> tuple[MemberProgress, ...]:
    """Every member of the round; the caller has opened the door to `round:progress`."""
    codes = asked_of_everybody(questionnaire)
    sheets = list(
        row.sheets.select_related("organisation", "partnership", "round")
        .annotate(n_contacts=Count("contact_notes"))
        .order_by("partnership__name", "organisation__name")
    )
    counted = {
        sheet: (n, last)
        for sheet, n, last in Answer.objects.filter(sheet__in=sheets)
        .values("sheet")
        .annotate(n=Count("pk", filter=Q(complete=True, question__in=codes)))
        .annotate(last=Max("answered_at"))
        .values_list("sheet", "n", "last")
    }
    mails = _mails_by_member(row)
    missing = _missing_leads(sheet.organisation_id for sheet in sheets)
    found = []
    for sheet in sheets:
        n_answered, last_at = counted.get(sheet.pk, (0, None))
        n_mails, n_failed = mails.get(sheet.organisation_id, (0, 0))
        found.append(
            MemberProgress(
                sheet=sheet.pk,
                name=sheet.organisation.name,
                partnership=sheet.partnership.name,
                n_answered=n_answered,
                last_on=day_or_none(last_at),
                submitted_on=day_or_none(sheet.submitted_at),
                withdrawn_on=day_or_none(sheet.withdrawn_at),
                extended_to=shut_at(sheet) if shut_at(sheet) > row.closes_at else None,
                n_mails=n_mails,
                n_failed=n_failed,
                n_contacts=sheet.n_contacts,
                silence=silence_label(sheet),
                lead=missing.get(sheet.organisation_id),
            )
        )
    return tuple(found)


def day_or_none(moment: datetime | None) -> date | None:
    """A day and not a minute: the centre has no need to know who works at night."""
    return clock.day_of(moment) if moment else None


def silence_label(sheet: Sheet) -> str:
    """Why nothing came from a member, in words; empty when nobody noted it."""
    return str(Silence(sheet.silence).label) if sheet.silence else ""


def _mails_by_member(row: Round) -> dict[UUID, tuple[int, int]]:
    """Per organisation, how many mails there were, and how many of them failed for good."""
    lines = list(row.reminders.values_list("organisation_id", "job_key"))
    keys = {key for _organisation, key in lines}
    failed = set(
        Job.objects.filter(key__in=keys, state=JobState.FAILED).values_list("key", flat=True)
    )
    found: dict[UUID, tuple[int, int]] = {}
    for organisation, key in lines:
        n, n_failed = found.get(organisation, (0, 0))
        found[organisation] = (n + 1, n_failed + (key in failed))
    return found


def _missing_leads(organisations: Iterable[UUID]) -> dict[UUID, Text]:
    """What keeps an organisation from starting: no lead, or none who ever signed in."""
    ids = list(organisations)
    leads = Hat.objects.filter(
        worn_on(clock.today()), role=Role.LEAD.value, organisation__in=ids
    ).values_list("organisation_id", "person__last_login")
    signed_in: dict[UUID, bool] = {}
    for organisation, last_login in leads:
        if organisation is not None:
            signed_in[organisation] = signed_in.get(organisation, False) or last_login is not None
    invited = set(
        Invitation.objects.filter(
            role=Role.LEAD.value,
            organisation__in=ids,
            accepted_at=None,
            withdrawn_at=None,
        ).values_list("organisation_id", flat=True)
    )
    found = {}
    for id in ids:
        if id not in signed_in:
            found[id] = text("invited, not in yet") if id in invited else text("no lead yet")
        elif not signed_in[id]:
            found[id] = text("never signed in")
    return found
