"""Everything an organisation answered, to take away: one archive with its answers and its files."""

import json
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import IO

from django.db.models import Prefetch

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.base.documents import content_of
from samenscan.base.render import told
from samenscan.core.access import Actor, require_role
from samenscan.core.answers import from_plain, shown
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.refused import NotFound
from samenscan.scans.models import Answer, AnswerRevision, Sheet
from samenscan.scans.questionnaires import questionnaire_of

_IN_MEMORY = 5 * 1024 * 1024
_Told = dict[str, object]


@action
def export_answers(actor: Actor) -> IO[bytes]:
    """A zip of all answers of the actor's organisation: `answers.json` and the files handed in.

    Every round it was asked in, with every value each answer had, who gave it and when; values as
    they are kept and in the reader's words. Open file at its start; the caller closes it. Writes
    the line `answers.export`.
    """
    require_role(actor, "answers:export")
    organisation = actor.hat.organisation if actor.hat else None
    if organisation is None:
        raise NotFound
    sheets = Sheet.objects.filter(organisation=organisation).select_related(
        "round__questionnaire", "organisation", "submitted_by"
    )
    every = [_sheet(row) for row in sheets.order_by("round__opens_at")]
    archive = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  # handed out open
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        content = {"exported_at": _moment(clock.now()), "sheets": every}
        packed.writestr("answers.json", json.dumps(content, ensure_ascii=False, indent=1))
        for row in sheets:
            for attachment in row.attachments.order_by("added_at"):
                name = f"files/{attachment.pk}-{attachment.name}"
                packed.writestr(name, content_of(attachment.digest))
    journal.record(actor, "answers.export", kind="organisation", id=organisation)
    archive.seek(0)
    return archive


def _sheet(row: Sheet) -> _Told:
    questionnaire = questionnaire_of(row.round.questionnaire)
    revisions = Prefetch("revisions", AnswerRevision.objects.select_related("answered_by"))
    answers = row.answers.select_related("answered_by").prefetch_related(revisions)
    return {
        "organisation": row.organisation.name,
        "round": row.round.name,
        "questionnaire": f"{questionnaire.code}@{questionnaire.version}",
        "questionnaire_hash": row.round.questionnaire.content_hash,
        "submitted_at": _moment(row.submitted_at),
        "submitted_by": str(row.submitted_by or ""),
        "withdrawn_at": _moment(row.withdrawn_at),
        "erased_at": _moment(row.erased_at),
        "versions": [
            {
                "number": version.number,
                "submitted_at": _moment(version.submitted_at),
                "submitted_by": str(version.submitted_by),
                "taken_back_at": _moment(version.taken_back_at),
                "content_hash": version.content_hash,
                "answers": version.answers,
            }
            for version in row.versions.select_related("submitted_by")
        ],
        "answers": [_answer(questionnaire, answer) for answer in answers.order_by("question")],
        "independent_answers": [
            {"question": one.question, "by": str(one.person), "value": one.value,
             "explanation": one.comment, "at": _moment(one.answered_at)}
            for one in row.independent_answers.select_related("person").order_by("question")
        ],
        "files": [
            {"file": f"files/{one.pk}-{one.name}", "question": one.question,
             "added_by": str(one.added_by), "added_at": _moment(one.added_at)}
            for one in row.attachments.select_related("added_by").order_by("added_at")
        ],
    }  # fmt: skip


def _answer(questionnaire: Questionnaire, row: Answer) -> _Told:
    question = questionnaire.question(row.question)
    return {
        "question": row.question,
        "asks": told(question.text),
        "value": row.value,
        "in_words": told(shown(question, from_plain(question, row.value))),
        "explanation": row.comment,
        "by": str(row.answered_by),
        "at": _moment(row.answered_at),
        "revision": row.revision,
        "earlier": list(_earlier(row)),
    }


def _earlier(row: Answer) -> Iterator[_Told]:
    for one in row.revisions.all():
        if one.revision >= row.revision:
            continue
        yield {
            "revision": one.revision,
            "value": one.value,
            "explanation": one.comment,
            "by": str(one.answered_by),
            "at": _moment(one.answered_at),
        }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
