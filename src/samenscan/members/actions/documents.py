"""The document of a decision: added once, read through the door, and each reading is written."""

from dataclasses import dataclass
from uuid import UUID

from samenscan.base import journal
from samenscan.base.actions import action
from samenscan.base.documents import Kept, Upload, content_of, keep
from samenscan.core.access import Actor
from samenscan.core.refused import NotFound, Refused
from samenscan.core.text import text
from samenscan.members import models
from samenscan.members.path_doors import decision_for


class DocumentThere(Refused):
    """The document of a decision stays what it was."""


@dataclass(frozen=True)
class Opened:
    """A document with its content."""

    document: Kept
    content: bytes


@action
def open_document(actor: Actor, *, decision: UUID) -> Opened:
    """The document of a decision, for its own organisation and the centres it was taken for.

    NotFound when there is none, DocumentMissing when the file is gone. Writes the line
    `decision.read`.
    """
    row = decision_for(actor, decision, "decision:read")
    if not row.document_digest:
        raise NotFound
    content = content_of(row.document_digest)
    journal.record(actor, "decision.read", kind="decision", id=row.pk)
    return Opened(Kept(row.document_digest, row.document_name, row.document_type), content)


@action
def attach_document(actor: Actor, *, decision: UUID, document: Upload) -> None:
    """Add the document to a decision that was written down without one.

    Never replaces one: DocumentThere. DocumentRefused for a file that is not taken. Writes the
    line `decision.attach`.
    """
    row = decision_for(actor, decision, "accession:decide")
    kept = keep(document)
    n_changed = models.Decision.objects.filter(pk=row.pk, document_digest="").update(
        document_name=kept.name, document_type=kept.type, document_digest=kept.digest
    )
    if not n_changed:
        raise DocumentThere(
            text("This decision has its document already."),
            text("Open the page again to download it."),
        )
    journal.record(actor, "decision.attach", kind="decision", id=row.pk)
