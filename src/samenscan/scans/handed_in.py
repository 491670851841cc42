"""The files handed in at a question: kept by content, added and taken away one by one."""

from collections.abc import Mapping, Sequence

from samenscan.base import clock, documents
from samenscan.core.access import Actor
from samenscan.core.answers import Answer as AnswerValue
from samenscan.core.answers import AnswerRefused, FileMark, Files, accept, parse
from samenscan.core.answers.values import Missing
from samenscan.core.questionnaire import Question
from samenscan.core.text import text
from samenscan.scans.models import Attachment, Sheet

MAX_FILES = 10


def handed_in(
    actor: Actor,
    sheet: Sheet,
    question: Question,
    fields: Mapping[str, str],
    uploads: Sequence[documents.Upload],
) -> AnswerValue:
    """The answer to a FILE question after these files are added and those are taken away.

    DocumentRefused for a file that is not taken; AnswerRefused for too many, or for a reason for
    having none beside files. Part of an action, which asked a door.
    """
    rows = sheet.attachments.filter(question=question.code)
    digests = [name.removeprefix("drop-") for name in fields if name.startswith("drop-")]
    there = set(rows.values_list("digest", flat=True)) - set(digests)
    reason = parse(question, fields)
    # Counted before anything is kept: what is refused must not fill the disk.
    if len(there | {documents.digest_of(upload.content) for upload in uploads}) > MAX_FILES:
        raise AnswerRefused(
            text("More than %(n)s files would stand here.", n=MAX_FILES),
            text("Take one away first, or put several together in one PDF."),
            where="file",
        )
    if reason is not Missing.NOT_ANSWERED and (there or uploads):
        raise AnswerRefused(
            text("There is an answer and also a reason for having none."),
            text("Keep one of the two."),
            where="missing",
        )
    kept = [(documents.keep(upload), len(upload.content)) for upload in uploads]
    rows.filter(digest__in=digests).delete()
    for document, size in kept:
        Attachment.objects.get_or_create(
            sheet=sheet,
            question=question.code,
            digest=document.digest,
            defaults={
                "name": document.name,
                "type": document.type,
                "size": size,
                "added_by_id": actor.signed_in(),
                "added_at": clock.now(),
            },
        )
    if reason is not Missing.NOT_ANSWERED:
        return reason
    marks = tuple(
        FileMark(row.name, row.digest, row.size) for row in rows.order_by("added_at", "name")
    )
    return accept(question, Files(marks))
