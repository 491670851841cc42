"""Reading a sheet through before the sign-off, and what was signed off before."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samenscan.base import journal
from samenscan.core.access import Actor
from samenscan.core.answers import Answer, Missing
from samenscan.core.answers import Sheet as AnswerSheet
from samenscan.core.answers.asked import view
from samenscan.core.answers.frozen import differences
from samenscan.core.answers.shown import in_full
from samenscan.core.questionnaire import Kind, Question, Questionnaire
from samenscan.core.refused import NotFound
from samenscan.core.text import Text, Words, text
from samenscan.scans.asking import element_name
from samenscan.scans.doors import placed_sheet
from samenscan.scans.frozen import as_it_stands, fingerprint, kept_in, sheet_of
from samenscan.scans.marks import MarkFact
from samenscan.scans.models import Sheet, SubmittedVersion
from samenscan.scans.offers import offers_of
from samenscan.scans.queries.datasets import Erased
from samenscan.scans.queries.sheet_facts import (
    QuestionFact,
    SectionFact,
    SectionPage,
    SheetPage,
)
from samenscan.scans.queries.sheets import how_far, overview
from samenscan.scans.queries.who import said_of_sections
from samenscan.scans.questionnaires import questionnaire_of
from samenscan.scans.said import NOTHING_SAID, SectionSaid


@dataclass(frozen=True)
class Place:
    """A question with its section, to lead somebody there."""

    section: SectionFact
    question: Question

    @property
    def anchor(self) -> str:
        """Where it stands on the page of its section."""
        return element_name(self.question.code)


@dataclass(frozen=True)
class Returned:
    """A section that the lead gave back, with the remark that is not met yet."""

    section: SectionFact
    mark: MarkFact


@dataclass(frozen=True)
class OpenPoints:
    """What a lead should know before signing off; none of it stands in the way."""

    unanswered: tuple[Place, ...]
    broken: tuple[tuple[Place, Words], ...]
    to_discuss: tuple[Place, ...]
    not_ready: tuple[SectionFact, ...]
    returned: tuple[Returned, ...]
    to_confirm: tuple[Place, ...] = ()

    @property
    def n(self) -> int:
        """How many there are."""
        parts = (self.unanswered, self.broken, self.to_discuss, self.not_ready, self.returned)
        return sum(len(part) for part in parts) + len(self.to_confirm)


@dataclass(frozen=True)
class Changed:
    """One question that counts otherwise than before, both in words."""

    question: Question
    before: tuple[Text, ...]
    now: tuple[Text, ...]


@dataclass(frozen=True)
class ReadThrough:
    """A sheet as the lead reads it before the sign-off.

    `read` stands for exactly this content; `since` is the version that was taken back last, 0 for
    none, and `changes` what differs from it.
    """

    pages: tuple[SectionPage, ...]
    said: Mapping[str, SectionSaid]
    points: OpenPoints
    read: str
    since: int
    changes: tuple[Changed, ...]


def read_through(actor: Actor, id: UUID) -> ReadThrough:
    """Every section with every answer, what is still open, and what changed since last time."""
    row = placed_sheet(actor, id, "sheet:submit").row
    # Before anything is read: whatever changes from here on makes the sign-off ask again.
    read = fingerprint(row)
    pages, said = overview(actor, id), said_of_sections(actor, id)
    before = row.versions.order_by("-number").select_related("sheet").first()
    changes: tuple[Changed, ...] = ()
    questionnaire = questionnaire_of(row.round.questionnaire)
    if before is not None:
        changes = _changes(questionnaire, sheet_of(questionnaire, before), as_it_stands(row))
    return ReadThrough(
        pages=pages,
        said=said,
        points=_points(pages, said, frozenset(offers_of(row, questionnaire))),
        read=read,
        since=before.number if before else 0,
        changes=changes,
    )


def withdraw_page(actor: Actor, id: UUID) -> SheetPage:
    """The sheet of whoever thinks of withdrawing it."""
    placed_sheet(actor, id, "sheet:submit")
    return how_far(actor, id)


def _points(
    pages: Iterable[SectionPage], said: Mapping[str, SectionSaid], offered: frozenset[str]
) -> OpenPoints:
    asked = [(page.section, one) for page in pages for one in page.questions if one.asked]
    facts = [page.section for page in pages if page.section.n_questions]
    marks = [(fact, said.get(fact.code, NOTHING_SAID).mark) for fact in facts]
    return OpenPoints(
        unanswered=tuple(
            Place(section, one.question) for section, one in asked if _is_unanswered(one)
        ),
        broken=tuple(
            (Place(section, one.question), says) for section, one in asked for says in one.broken
        ),
        to_discuss=tuple(Place(section, one.question) for section, one in asked if one.discussions),
        not_ready=tuple(
            fact for fact, mark in marks if mark is None or not (mark.ready or mark.returned)
        ),
        returned=tuple(Returned(fact, mark) for fact, mark in marks if mark and mark.returned),
        to_confirm=tuple(
            Place(section, one.question) for section, one in asked if one.question.code in offered
        ),
    )


def _is_unanswered(one: QuestionFact) -> bool:
    return one.question.kind is not Kind.DERIVED and not one.shown


@dataclass(frozen=True)
class VersionFact:
    """One sign-off: which, when, by whom, and when it was taken back, if it was."""

    number: int
    submitted_at: datetime
    submitted_by: str
    taken_back_at: datetime | None
    taken_back_by: str
    content_hash: str


@dataclass(frozen=True)
class Line:
    """A question with what was answered, in words."""

    question: Question
    shown: tuple[Text, ...]
    comment: str


@dataclass(frozen=True)
class VersionPage:
    """A version as it was signed off, and what had changed since the one before."""

    sheet: UUID
    organisation: str
    round_name: str
    fact: VersionFact
    sections: tuple[tuple[Words, tuple[Line, ...]], ...]
    changes: tuple[Changed, ...]


def versions_of(actor: Actor, id: UUID) -> tuple[VersionFact, ...]:
    """Every sign-off of a sheet, the newest first."""
    row = placed_sheet(actor, id, "sheet:read").row
    rows = row.versions.defer("answers").select_related("submitted_by", "taken_back_by")
    return tuple(_fact(version) for version in rows.order_by("-number"))


def version_page(actor: Actor, id: UUID, number: int) -> VersionPage:
    """One version, for its own organisation; writes the line `sheet.read_version`."""
    row, version = _version(actor, id, number)
    facts: dict[str, journal.Fact] = {"version": number}
    journal.record(actor, "sheet.read_version", kind="sheet", id=id, facts=facts)
    questionnaire = questionnaire_of(row.round.questionnaire)
    sheet = sheet_of(questionnaire, version)
    before = row.versions.filter(number=number - 1).select_related("sheet").first()
    return VersionPage(
        sheet=row.pk,
        organisation=row.organisation.name,
        round_name=row.round.name,
        fact=_fact(version),
        sections=tuple(_sections(questionnaire, sheet)),
        changes=_changes(questionnaire, sheet_of(questionnaire, before), sheet) if before else (),
    )


def version_file(actor: Actor, id: UUID, number: int) -> Mapping[str, object]:
    """A version to take away, as JSON from which its hash can be worked out again.

    Writes the line `sheet.export_version`.
    """
    row, version = _version(actor, id, number)
    facts: dict[str, journal.Fact] = {"version": number}
    journal.record(actor, "sheet.export_version", kind="sheet", id=id, facts=facts)
    kept = kept_in(version)
    questionnaire = row.round.questionnaire
    return {
        "organisation": row.organisation.name,
        "round": row.round.name,
        "code": questionnaire.code,
        "code_version": questionnaire.version,
        "version": version.number,
        "submitted_at": version.submitted_at.isoformat(),
        "submitted_by": version.submitted_by.name,
        "taken_back_at": version.taken_back_at.isoformat() if version.taken_back_at else None,
        "content_hash": version.content_hash,
        "content": {
            "answers": dict(kept.answers),
            "comments": dict(kept.comments),
            "questionnaire": questionnaire.content_hash,
            "salt": kept.salt,
        },
    }


def _version(actor: Actor, id: UUID, number: int) -> tuple[Sheet, SubmittedVersion]:
    row = placed_sheet(actor, id, "sheet:read").row
    rows = row.versions.select_related("sheet", "submitted_by", "taken_back_by")
    version = rows.filter(number=number).first()
    if version is None:
        raise NotFound
    if row.erased_at is not None:
        raise Erased
    return row, version


def _fact(version: SubmittedVersion) -> VersionFact:
    return VersionFact(
        version.number,
        version.submitted_at,
        version.submitted_by.name,
        version.taken_back_at,
        str(version.taken_back_by or ""),
        version.content_hash,
    )


def _sections(
    questionnaire: Questionnaire, sheet: AnswerSheet
) -> Iterator[tuple[Words, tuple[Line, ...]]]:
    seen = view(questionnaire, sheet)
    for section in questionnaire.sections:
        lines = []
        for one in section.questions:
            remark = sheet.remarks.get(one.code)
            comment = remark.comment if remark else ""
            if seen.asked(one.code):
                lines.append(Line(one, _words(one, seen.answer(one.code)), comment))
        yield section.title, tuple(lines)


def _changes(
    questionnaire: Questionnaire, before: AnswerSheet, now: AnswerSheet
) -> tuple[Changed, ...]:
    return tuple(
        Changed(one.question, _words(one.question, one.before), _words(one.question, one.now))
        for one in differences(questionnaire, before, now)
    )


def _words(question: Question, answer: Answer | None) -> tuple[Text, ...]:
    if answer is None:
        return (text("not asked"),)
    if answer is Missing.NOT_ANSWERED:
        return (text("not answered"),)
    return in_full(question, answer)
