"""A draft as its authors see it: files, problems, what it changes, what still lacks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samenscan.core.access import Actor
from samenscan.core.disclosure.level_said import levels_left_out
from samenscan.core.questionnaire import (
    Gap,
    Problem,
    Questionnaire,
    QuestionnaireErrors,
    gaps,
    stale,
)
from samenscan.core.questionnaire.versions import (
    BridgeProblem,
    Change,
    ChangeKind,
    check_bridge,
    completed,
    diff,
    read_bridge,
)
from samenscan.core.refused import NotFound
from samenscan.core.text import Text
from samenscan.scans.draft_marks import seen_mark
from samenscan.scans.draft_reading import read_files
from samenscan.scans.models import Draft
from samenscan.scans.questionnaire_doors import draft_for
from samenscan.scans.versions import previous_version, version_exists

MOST_SHOWN = 100


@dataclass(frozen=True)
class ProblemFact:
    """One thing to mend, with the line as it stands there."""

    file: str
    line: int
    what: Text
    remedy: Text
    written: str


@dataclass(frozen=True)
class FileFact:
    """A file of a draft; `n_problems` are those in it."""

    path: str
    open: bool
    main: bool
    n_problems: int


@dataclass(frozen=True)
class DraftPage:
    """A draft with one of its files open; `questionnaire` is None while it cannot be read."""

    id: UUID
    title: str
    code: str
    version: str
    revision: int
    updated_at: datetime
    updated_by: str
    files: tuple[FileFact, ...]
    path: str
    written: str
    seen: str
    problems: tuple[ProblemFact, ...]
    n_problems: int
    questionnaire: Questionnaire | None


def draft_page(actor: Actor, id: UUID, path: str = "") -> DraftPage:
    """A draft with this file open, or else its main one; NotFound for a file it has not."""
    return _page(draft_for(actor, id), path)


def _page(row: Draft, path: str = "") -> DraftPage:
    path = path or row.main
    if path not in row.files:
        raise NotFound
    questionnaire, problems = read_files(row.files, row.main)
    return DraftPage(
        id=row.pk,
        title=row.title,
        code=row.code,
        version=row.version,
        revision=row.revision,
        updated_at=row.updated_at,
        updated_by=row.updated_by.name,
        files=_files(row, path, problems),
        path=path,
        written=row.files[path].removeprefix("\ufeff"),
        seen=seen_mark(row.files[path]),
        problems=tuple(_problem(row, one) for one in problems[:MOST_SHOWN]),
        n_problems=len(problems),
        questionnaire=questionnaire,
    )


def _files(row: Draft, path: str, problems: Sequence[Problem]) -> tuple[FileFact, ...]:
    others = sorted(name for name in row.files if name != row.main)
    return tuple(
        FileFact(name, name == path, name == row.main, sum(one.file == name for one in problems))
        for name in (row.main, *others)
    )


def _problem(row: Draft, one: Problem) -> ProblemFact:
    lines = str(row.files.get(one.file, "")).splitlines()
    written = lines[one.line - 1].strip() if 0 < one.line <= len(lines) else ""
    return ProblemFact(one.file, one.line, one.what, one.remedy, written[:120])


@dataclass(frozen=True)
class LanguageState:
    """What one language still lacks, and which of its texts the original has overtaken."""

    code: str
    gaps: tuple[Gap, ...]
    stale: tuple[Gap, ...]


@dataclass(frozen=True)
class PublishPage:
    """What publishing a draft would do; `previous` is the version it is compared with.

    `bridge_problems` are what does not hold of the bridge that its author wrote in the file;
    `left_out` says which sentences about a domain will not be told, and what would help.
    """

    draft: DraftPage
    exists: bool
    previous: str
    changes: tuple[Change, ...]
    languages: tuple[LanguageState, ...]
    n_questions: int
    minutes: int
    bridge_problems: tuple[BridgeProblem, ...] = ()
    left_out: tuple[Text, ...] = ()

    @property
    def retold(self) -> tuple[Change, ...]:
        """The changes of translations only."""
        return tuple(one for one in self.changes if one.kind is ChangeKind.TRANSLATION)

    @property
    def told(self) -> tuple[Change, ...]:
        """All other changes."""
        return tuple(one for one in self.changes if one.kind is not ChangeKind.TRANSLATION)


def publish_page(actor: Actor, id: UUID) -> PublishPage:
    """What is wrong, what changes since the previous version, and what lacks per language."""
    row = draft_for(actor, id)
    page = _page(row)
    new = page.questionnaire
    if new is None:
        return PublishPage(page, False, "", (), (), 0, 0)
    exists = version_exists(row.centre_id, new.code, new.version)
    previous, old = previous_version(row.centre_id, new)
    return PublishPage(
        draft=page,
        exists=exists,
        previous=previous,
        changes=diff(old, new) if old else (),
        languages=_languages(old, new),
        n_questions=len(new.questions()),
        minutes=sum(section.minutes for section in new.sections),
        bridge_problems=_bridge_problems(row, old, new) if old else (),
        left_out=tuple(levels_left_out(new)),
    )


def _bridge_problems(
    row: Draft, old: Questionnaire, new: Questionnaire
) -> tuple[BridgeProblem, ...]:
    """What is wrong with a bridge from the previous version; others are not at hand here."""
    try:
        bridge = read_bridge(row.files[row.main], row.main)
    except QuestionnaireErrors as errors:
        return tuple(BridgeProblem(None, one.what, one.remedy) for one in errors.problems)
    if bridge is None or bridge.old != old.version:
        return ()
    whole = completed(bridge, old, new)
    return tuple(
        problem
        for problem in check_bridge(whole, old, new)
        if problem.step is None or whole.steps[problem.step].how is not None
    )


def _languages(old: Questionnaire | None, new: Questionnaire) -> tuple[LanguageState, ...]:
    lacking = gaps(new)
    overtaken = stale(old, new) if old else []
    return tuple(
        LanguageState(
            language,
            tuple(gap for gap in lacking if gap.language == language),
            tuple(gap for gap in overtaken if gap.language == language),
        )
        for language in new.languages[1:]
    )
