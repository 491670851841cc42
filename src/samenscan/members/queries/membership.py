"""A membership as the page on which notice is given tells it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samenscan.base import clock
from samenscan.core.access import Actor, Place, may
from samenscan.core.register.legal_forms import RULES, Exit, Form, last_day
from samenscan.members import models
from samenscan.members.path_doors import membership_for


@dataclass(frozen=True)
class MembershipPage:
    """One membership: since when, its notice, and the last day if notice were given today."""

    id: UUID
    organisation_name: str
    partnership: UUID
    partnership_name: str
    legal_form: str
    since_on: date
    notice_on: date | None
    ends_on: date | None
    reason: str
    notice_months: int
    at_term_only: bool
    exit_confirmed: bool
    last_on_if_today: date | None
    has_ended: bool
    may_run: bool


def membership_page(actor: Actor, id: UUID) -> MembershipPage:
    """A membership, for the organisation itself and for the centre."""
    row = membership_for(actor, id, "membership:end")
    partnership, today = row.partnership, clock.today()
    form = Form(partnership.legal_form)
    return MembershipPage(
        id=row.pk,
        organisation_name=row.organisation.name,
        partnership=partnership.pk,
        partnership_name=partnership.name,
        legal_form=str(models.LegalForm(partnership.legal_form).label),
        since_on=row.starts_on,
        notice_on=row.notice_on,
        ends_on=row.ends_on,
        reason=row.end_reason,
        notice_months=partnership.notice_months,
        at_term_only=RULES[form].exit.value is Exit.AT_TERM,
        exit_confirmed=RULES[form].exit.confirmed,
        last_on_if_today=last_day(
            form,
            given_on=today,
            notice_months=partnership.notice_months,
            term_ends_on=partnership.ends_on,
        ),
        has_ended=row.ends_on is not None and row.ends_on < today,
        may_run=may(actor, "partnership:run", Place(centre=partnership.centre_id)),
    )
