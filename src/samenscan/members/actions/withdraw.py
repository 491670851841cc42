"""Taking back a change that was recorded by mistake, as long as nothing was built on it."""

from uuid import UUID

from samenscan.base import journal
from samenscan.base.actions import action
from samenscan.core.access import Actor
from samenscan.core.refused import NotFound
from samenscan.members import models
from samenscan.members.doors import organisation_for
from samenscan.members.effects import take_back


@action
def withdraw_change(actor: Actor, *, change: UUID) -> UUID | None:
    """Put back what a mistaken change ended and take away what it started; who stood before it.

    Roles, memberships, codes and territory go on as if it had not been recorded; organisations it
    made leave the register; the mails it sent cannot be called back. ChangeRefused when something
    was built on it. Writes the line `change.withdraw`.
    """
    event = models.ChangeEvent.objects.filter(pk=change).first()
    if event is None:
        raise NotFound
    organisations = dict.fromkeys(event.parts.values_list("organisation_id", flat=True))
    for organisation in organisations:
        organisation_for(actor, organisation, "organisation:edit")
    if not organisations:
        raise NotFound
    kind = event.kind
    before = (
        event.parts.filter(side=models.ChangeSide.BEFORE).order_by("organisation__name").first()
    )
    back = before.organisation_id if before else None
    take_back(event)
    journal.record(actor, "change.withdraw", kind="change", id=change, facts={"kind": kind})
    return back
