"""Reading the document of a decision: the door first, then the journal, then the file."""

from dataclasses import dataclass
from uuid import UUID

from samenscan.base import journal
from samenscan.base.actions import action
from samenscan.base.documents import Kept, content_of
from samenscan.core.access import Actor
from samenscan.core.refused import NotFound
from samenscan.members.path_doors import decision_for


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
