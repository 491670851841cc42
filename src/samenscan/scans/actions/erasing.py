"""Erasing what was answered: when the organisation asks, or when it was kept long enough."""

from collections.abc import Iterable
from functools import partial
from uuid import UUID

from django.db import transaction

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.base.documents import forget
from samenscan.core.access import Actor, require_operator
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.members.models import Decision
from samenscan.scans.doors import RoundState, over, sheet_for, state_of
from samenscan.scans.erased import take_along
from samenscan.scans.models import Attachment, Sheet
from samenscan.scans.models.sealed import erase_key


class StillOpen(Refused):
    """Answers of an open round are changed or withdrawn, not erased."""

    def __init__(self) -> None:
        super().__init__(
            text("This round is still open, so its answers cannot be erased yet."),
            text("Withdraw from the round if you do not want to take part; erase when it is over."),
        )


class NotTheName(Refused):
    """The name that was typed is not that of the organisation."""

    status = 422

    def __init__(self, name: str) -> None:
        super().__init__(
            text("Nothing was erased: the name that you typed is another one."),
            text("Type “%(name)s” exactly, then try again.", name=name),
            where="name",
        )


@action
def erase_answers(actor: Actor, *, sheet: UUID, name: str) -> Sheet:
    """Erase everything the organisation answered in a closed round; nobody can bring it back.

    `name` is the organisation's own, typed to be sure. That it took part stays, and what was
    told together stays, and what was told by name goes too; a result that is still to be published
    no longer counts it. The key goes with its last answers, so that copies of the database without
    an older key hold none either. Twice is as once.
    """
    row = sheet_for(actor, sheet, "answers:erase", lock=True)
    if state_of(row.round) is not RoundState.CLOSED:
        raise StillOpen
    if name.strip().casefold() != row.organisation.name.casefold():
        raise NotTheName(row.organisation.name)
    if row.erased_at is None:
        _erase([row])
    journal.record(actor, "sheet.erase", kind="sheet", id=row.pk)
    return row


@action
def erase_expired(actor: Actor) -> int:
    """Erase the answers of every round whose day to keep them until has passed; how many sheets.

    For the operator's daily work. Writes one line for all.
    """
    require_operator(actor)
    rows = Sheet.objects.select_for_update(of=("self",)).filter(
        over("round__"), round__keep_until__lt=clock.today(), erased_at=None
    )
    found = list(rows.select_related("organisation"))
    _erase(found)
    facts: dict[str, journal.Fact] = {"n_sheets": len(found)}
    journal.record(actor, "answers.expire", kind="installation", id="answers", facts=facts)
    return len(found)


def _erase(sheets: Iterable[Sheet]) -> None:
    for row in sheets:
        digests = set(row.attachments.values_list("digest", flat=True))
        for said in (
            row.answers,
            row.independent_answers,
            row.discussions,
            row.settlements,
            row.prefills,
            row.attachments,
        ):
            said.all().delete()
        for version in row.versions.all():
            version.answers = None
            version.save(update_fields=["answers"])
        for mark in row.marks.exclude(remark=""):
            mark.remark = ""
            mark.save(update_fields=["remark"])
        row.erased_at = clock.now()
        row.save(update_fields=["erased_at"])
        for digest in digests - _still_kept(digests):
            # A roll-back brings the rows back, and never a file.
            transaction.on_commit(partial(forget, digest))
        take_along(row)
        left = Sheet.objects.filter(organisation=row.organisation_id, erased_at=None)
        erase_key(row.organisation_id, unless=left)


def _still_kept(digests: set[str]) -> set[str]:
    """Those of which the same content is kept for another reason too."""
    handed_in = Attachment.objects.filter(digest__in=digests).values_list("digest", flat=True)
    decided = Decision.objects.filter(document_digest__in=digests)
    return {*handed_in, *decided.values_list("document_digest", flat=True)}
