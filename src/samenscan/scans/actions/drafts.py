"""Drafts of questionnaires: started, saved with both texts kept when two write, discarded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.core.access import Actor, Place, require
from samenscan.core.formats.questionnaire_files import (
    MAX_FILES,
    MAX_UNPACKED,
    FilesOf,
    as_edited,
    is_path,
    unpack,
)
from samenscan.core.questionnaire.head import head_of
from samenscan.core.refused import NotFound, Refused
from samenscan.core.text import Text, text
from samenscan.scans.draft_marks import seen_mark
from samenscan.scans.first_text import FIRST_TEXT, MAIN
from samenscan.scans.models import Draft
from samenscan.scans.questionnaire_doors import draft_for, published_for
from samenscan.scans.questionnaires import files_of, ready_made_files


class DraftRefused(Refused):
    """A draft, or a file in it, that cannot be as asked."""

    status = 422


class DraftConflict(Refused):
    """Somebody saved this file since this page was loaded; both texts are kept and shown."""

    def __init__(self, row: Draft, path: str, yours: str) -> None:
        super().__init__(
            text("%(who)s has saved this file since you opened it.", who=row.updated_by.name),
            text("Your text is still here. Put together what both of you wrote, then save again."),
        )
        self.row = row
        self.theirs = str(row.files.get(path, ""))
        self.yours = yours


@dataclass(frozen=True)
class Started:
    """A new draft, with what was odd about the upload it came from."""

    draft: Draft
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True)
class SavedDraft:
    """What stands now: the revision, the mark of the file that was saved, and when."""

    revision: int
    seen: str
    at: datetime


@action
def start_draft(actor: Actor, *, centre: UUID, ready_made: str = "") -> Draft:
    """A new draft of this centre: an example to overwrite, or a copy of a ready-made one."""
    require(actor, "questionnaire:author", Place(centre=centre))
    start = ready_made_files(ready_made) if ready_made else FilesOf({MAIN: FIRST_TEXT}, MAIN)
    return _start(actor, centre, start)


@action
def upload_draft(actor: Actor, *, centre: UUID, name: str, content: bytes) -> Started:
    """A new draft from a YAML file or a zip of a set; mistakes inside are kept to be mended.

    UploadRefused when there is no text in it.
    """
    require(actor, "questionnaire:author", Place(centre=centre))
    unpacked = unpack(name, content)
    return Started(_start(actor, centre, unpacked.set), unpacked.notes)


@action
def restore_version(actor: Actor, *, questionnaire: UUID) -> Draft:
    """A draft of the actor's centre with the text of a published version; that version stays."""
    row = published_for(actor, questionnaire)
    centre = actor.hat.organisation if actor.hat else None
    if centre is None:
        raise NotFound
    return _start(actor, centre, files_of(row))


def _start(actor: Actor, centre: UUID, start: FilesOf) -> Draft:
    row = Draft(
        centre_id=centre,
        files=dict(start.files),
        main=start.main,
        updated_by_id=actor.signed_in(),
        updated_at=clock.now(),
    )
    _name(row)
    row.save(force_insert=True)
    journal.record(
        actor, "draft.start", kind="draft", id=row.pk, facts={"n_files": len(start.files)}
    )
    return row


def _name(row: Draft) -> None:
    """Write down how the questionnaire in a draft calls itself now."""
    head = head_of(str(row.files.get(row.main, "")))
    row.code, row.version = head.code[:60], head.version[:40]
    row.title = head.title.told("")[:200]


@action
def save_draft(
    actor: Actor, *, draft: UUID, path: str, written: str, revision: int, seen: str
) -> SavedDraft:
    """Save one file of a draft, right or wrong; mark and line ends stay those of the file.

    `revision` and `seen` (the `draft_marks.seen_mark` of the file) say what the author started
    from. DraftConflict when somebody saved this file since, unless it was the same person or the
    same text.
    """
    row = draft_for(actor, draft, lock=True)
    if path not in row.files:
        raise NotFound
    stored = str(row.files[path])
    told = as_edited(stored, written)
    _weigh({**row.files, path: told})
    if told == stored:
        journal.record(actor, "draft.repeat", kind="draft", id=row.pk)
        return SavedDraft(row.revision, seen_mark(stored), row.updated_at)
    if row.revision != revision and seen_mark(stored) != seen and row.updated_by_id != actor.person:
        raise DraftConflict(row, path, told)
    row.files = {**row.files, path: told}
    _saved(actor, row, path)
    return SavedDraft(row.revision, seen_mark(told), row.updated_at)


def _weigh(files: Mapping[str, object]) -> None:
    told = [str(one) for one in files.values()]
    if sum(map(len, told)) > MAX_UNPACKED:
        raise DraftRefused(
            text("This questionnaire is larger than a questionnaire can be."),
            text("Leave out what is not asked."),
        )
    if any("\x00" in one for one in told):
        raise DraftRefused(
            text("There is a character in this text that cannot be kept (U+0000)."),
            text("Take it out; it often comes along when text is pasted from elsewhere."),
        )


def _saved(actor: Actor, row: Draft, path: str) -> None:
    row.revision += 1
    row.updated_by_id, row.updated_at = actor.signed_in(), clock.now()
    _name(row)
    row.save()
    facts: dict[str, journal.Fact] = {"file": path, "revision": row.revision}
    journal.record(actor, "draft.save", kind="draft", id=row.pk, facts=facts)


@action
def add_file(actor: Actor, *, draft: UUID, path: str) -> Draft:
    """An empty file in a draft; its main file or a section names it by this path."""
    row = draft_for(actor, draft, lock=True)
    path = path.strip()
    if not is_path(path):
        raise DraftRefused(
            text("“%(path)s” cannot be the name of a file here.", path=path[:80]),
            text("Write a name that ends in .yaml, with slashes for folders: bank/security.yaml."),
            where="path",
        )
    if path in row.files or len(row.files) >= MAX_FILES:
        raise DraftRefused(
            text("There is already a file “%(path)s”, or there are too many.", path=path[:80]),
            text("Choose another name."),
            where="path",
        )
    row.files = {**row.files, path: ""}
    _saved(actor, row, path)
    return row


@action
def remove_file(actor: Actor, *, draft: UUID, path: str) -> Draft:
    """Take a file out of a draft; never the one that starts it."""
    row = draft_for(actor, draft, lock=True)
    if path not in row.files:
        raise NotFound
    if path == row.main:
        raise DraftRefused(
            text("This file starts the questionnaire, so it stays."),
            text("Discard the whole draft if you do not need it."),
        )
    row.files = {name: told for name, told in row.files.items() if name != path}
    _saved(actor, row, path)
    return row


@action
def discard_draft(actor: Actor, *, draft: UUID) -> None:
    """Delete a draft for good."""
    row = draft_for(actor, draft, lock=True)
    row.delete()
    journal.record(actor, "draft.discard", kind="draft", id=draft)
