"""What was signed off of a sheet: written once, and the only thing results are made from."""

import secrets
from collections.abc import Mapping
from typing import TypedDict

from samenscan.core.answers import PlainAnswer, from_plain
from samenscan.core.answers import Sheet as AnswerSheet
from samenscan.core.answers.frozen import Frozen, frozen, thawed
from samenscan.core.answers.values import Remark
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.scans.models import Sheet, SubmittedVersion
from samenscan.scans.questionnaires import questionnaire_of


class VersionMissing(Refused):
    """A sheet is marked as submitted, and nothing was kept of it."""

    def __init__(self) -> None:
        super().__init__(
            text("What was submitted is not kept, so nothing can be told about it."),
            text("Ask who runs this installation to look at the journal of this scan."),
        )


class _Kept(TypedDict):
    """The column `answers` of a version."""

    answers: Mapping[str, PlainAnswer]
    comments: Mapping[str, str]
    salt: str


def as_it_stands(row: Sheet) -> AnswerSheet:
    """The answers of a sheet at this moment, whether they count or not."""
    questionnaire = questionnaire_of(row.round.questionnaire)
    rows = list(row.answers.all())
    return AnswerSheet(
        str(row.organisation_id),
        {
            answer.question: from_plain(questionnaire.question(answer.question), answer.value)
            for answer in rows
        },
        {answer.question: Remark(answer.comment) for answer in rows if answer.comment},
    )


def fingerprint(row: Sheet) -> str:
    """The hash of what would be submitted now: the same as long as nobody changes anything."""
    questionnaire = questionnaire_of(row.round.questionnaire)
    return frozen(questionnaire, as_it_stands(row)).content_hash(questionnaire)


def new_version(row: Sheet) -> SubmittedVersion:
    """The next version of a sheet, not stored yet; who signs it off and when is the caller's."""
    questionnaire = questionnaire_of(row.round.questionnaire)
    kept = frozen(questionnaire, as_it_stands(row), secrets.token_hex(16))
    return SubmittedVersion(
        sheet=row,
        number=row.versions.count() + 1,
        answers={
            "answers": dict(kept.answers),
            "comments": dict(kept.comments),
            "salt": kept.salt,
        },
        content_hash=kept.content_hash(questionnaire),
    )


def kept_in(version: SubmittedVersion) -> Frozen:
    """The content of a version; of an erased sheet there is none, and nobody asks."""
    content: _Kept = version.answers
    return Frozen(content["answers"], content["comments"], content["salt"])


def sheet_of(questionnaire: Questionnaire, version: SubmittedVersion) -> AnswerSheet:
    """The answers of a version."""
    return thawed(questionnaire, str(version.sheet.organisation_id), kept_in(version))


def as_submitted(questionnaire: Questionnaire, row: Sheet) -> AnswerSheet:
    """The answers of a submitted sheet: those of the version that stands, and no others.

    Reads `row.versions`, which a caller of many sheets prefetches. VersionMissing without one.
    """
    standing = [version for version in row.versions.all() if version.taken_back_at is None]
    if row.submitted_at is None or len(standing) != 1:
        raise VersionMissing
    return thawed(questionnaire, str(row.organisation_id), kept_in(standing[0]))
