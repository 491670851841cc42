"""Making centres, organisations and partnerships, and joining one to the other."""

from datetime import date
from uuid import UUID

from samenscan.base import journal
from samenscan.base.actions import action
from samenscan.core.access import Actor, Place, Role, require, require_operator
from samenscan.core.refused import NotFound, Refused
from samenscan.core.register.legal_forms import Form
from samenscan.core.text import text
from samenscan.members import models, spells
from samenscan.members.doors import partnership_for, running
from samenscan.members.invitations import Invited, send_invitation
from samenscan.members.terms import check_terms


class AlreadyMember(Refused):
    """An organisation is a member of a partnership once at a time."""


@action
def make_centre(actor: Actor, *, name: str, email: str, coordinator: str, language: str) -> Invited:
    """Make a support centre and invite its first coordinator: the operator only.

    The answer holds the link, for an installation that cannot send mail yet. Queues the mail,
    writes the lines `organisation.make` and `invitation.send`.
    """
    require_operator(actor)
    centre = spells.begin(
        models.Organisation(
            kind=models.OrganisationKind.SUPPORT_CENTRE, name=spells.proper_name(name)
        )
    )
    journal.record(actor, "organisation.make", kind="organisation", id=centre.pk)
    invitation = models.Invitation(
        email=email.strip().lower(),
        name=coordinator.strip(),
        role=Role.COORDINATOR.value,
        language=language,
        organisation=centre,
    )
    return send_invitation(actor, invitation)


@action
def make_partnership(
    actor: Actor,
    *,
    name: str,
    starts_on: date,
    legal_form: str = Form.AGREEMENT,
    purpose: str = "",
    ends_on: date | None = None,
    evaluation_on: date | None = None,
    notice_months: int = 6,
) -> models.Partnership:
    """Make a partnership that the coordinator's own centre runs.

    TermsRefused when its days or its legal form do not fit. Writes the line `partnership.make`.
    """
    centre = _own_centre(actor)
    require(actor, "partnership:run", Place(centre=centre))
    row = models.Partnership(
        name=name.strip(),
        centre_id=centre,
        starts_on=starts_on,
        legal_form=legal_form,
        purpose=purpose.strip(),
        ends_on=ends_on,
        evaluation_on=evaluation_on,
        notice_months=notice_months,
    )
    check_terms(row)
    row.save(force_insert=True)
    journal.record(actor, "partnership.make", kind="partnership", id=row.pk)
    return row


@action
def change_partnership(
    actor: Actor,
    *,
    partnership: UUID,
    name: str,
    starts_on: date,
    legal_form: str,
    purpose: str,
    ends_on: date | None,
    evaluation_on: date | None,
    notice_months: int,
) -> None:
    """Change what a partnership is called and under which terms it runs.

    Memberships stay as they are. TermsRefused when days or legal form do not fit. Writes the line
    `partnership.change`.
    """
    row = partnership_for(actor, partnership, "partnership:run")
    row.name, row.purpose, row.legal_form = name.strip(), purpose.strip(), legal_form
    row.starts_on, row.ends_on, row.evaluation_on = starts_on, ends_on, evaluation_on
    row.notice_months = notice_months
    check_terms(row)
    row.save()
    journal.record(actor, "partnership.change", kind="partnership", id=row.pk)


@action
def join(
    actor: Actor, *, partnership: UUID, organisation: UUID, starts_on: date
) -> models.Membership:
    """Make an organisation a member of a partnership, from a day on.

    AlreadyMember when it is one on that day. Writes the line `membership.start`.
    """
    row = partnership_for(actor, partnership, "partnership:run")
    if row.memberships.filter(running(starts_on), organisation=organisation).exists():
        raise AlreadyMember(
            text("This organisation is already a member of this partnership."),
            text("Choose another organisation."),
        )
    membership = models.Membership.objects.create(
        partnership=row, organisation_id=organisation, starts_on=starts_on
    )
    journal.record(actor, "membership.start", kind="membership", id=membership.pk)
    return membership


def _own_centre(actor: Actor) -> UUID:
    if actor.hat is None or actor.hat.organisation is None:
        raise NotFound
    return actor.hat.organisation
