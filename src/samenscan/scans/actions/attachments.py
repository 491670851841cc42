"""Reading a file that was handed in at a question."""

from dataclasses import dataclass
from uuid import UUID

from samenscan.base import journal
from samenscan.base.actions import action
from samenscan.base.documents import Kept, content_of
from samenscan.core.access import Actor
from samenscan.scans.doors import attachment_for


@dataclass(frozen=True)
class OpenedAttachment:
    """A file with its content."""

    document: Kept
    content: bytes


@action
def open_attachment(actor: Actor, *, attachment: UUID) -> OpenedAttachment:
    """The file, for the organisation of its sheet only.

    DocumentMissing when it is gone. Writes the line `attachment.read`.
    """
    row = attachment_for(actor, attachment, "sheet:read")
    content = content_of(row.digest)
    facts: dict[str, journal.Fact] = {"attachment": str(row.pk)}
    journal.record(actor, "attachment.read", kind="sheet", id=row.sheet_id, facts=facts)
    return OpenedAttachment(Kept(row.digest, row.name, row.type), content)
