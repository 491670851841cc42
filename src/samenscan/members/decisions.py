"""What every decision must be: of a body of the organisation itself, on a day that has come."""

from datetime import date

from samenscan.base import clock, documents
from samenscan.core.refused import Refused
from samenscan.core.register.legal_forms import Body, wrong_body
from samenscan.core.text import text
from samenscan.members import models


class DecisionRefused(Refused):
    """This is not a decision that the organisation can have taken."""

    status = 422


def keep_decision(
    organisation: models.Organisation,
    *,
    about: models.About,
    body: str,
    decided_on: date,
    reference: str,
    document: documents.Upload | None,
) -> models.Decision:
    """Store a decision and its document; part of an action, which asked a door.

    DecisionRefused for a body of another kind of organisation, or a day to come; DocumentRefused
    for a file that is not taken.
    """
    concern = wrong_body(organisation.kind, Body(body))
    if concern is not None:
        raise DecisionRefused(concern.what, concern.remedy, where="body")
    if decided_on > clock.today():
        raise DecisionRefused(
            text("This day has not come yet."),
            text("Fill in the day on which it happened."),
            where="on",
        )
    row = models.Decision(
        organisation=organisation,
        about=about,
        body=body,
        decided_on=decided_on,
        reference=reference.strip(),
    )
    if document is not None:
        kept = documents.keep(document)
        row.document_name, row.document_type = kept.name, kept.type
        row.document_digest = kept.digest
    row.save(force_insert=True)
    return row
