"""The questionnaires of a centre: drafts, published versions, ready-made ones, and their use."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from samenscan.core.access import Actor, require_role
from samenscan.core.formats.questionnaire_files import FilesOf
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.questionnaire.head import Head, head_of
from samenscan.core.text import Words
from samenscan.scans.models import Draft, PublishedQuestionnaire, Round
from samenscan.scans.questionnaire_doors import draft_for, published_for
from samenscan.scans.questionnaires import (
    files_of,
    questionnaire_of,
    ready_made,
    ready_made_files,
    ready_made_heads,
)
from samenscan.scans.versions import met_by, older_versions


@dataclass(frozen=True)
class RoundUse:
    """A round of this centre that asks a questionnaire."""

    id: UUID
    name: str


@dataclass(frozen=True)
class VersionFact:
    """One version as a list shows it; `id` is None for a ready-made one nobody asked yet."""

    id: UUID | None
    key: str
    code: str
    version: str
    title: Words
    published_at: datetime | None = None
    published_by: str = ""
    rounds: tuple[RoundUse, ...] = ()


@dataclass(frozen=True)
class DraftFact:
    """A draft as a list shows it."""

    id: UUID
    title: str
    code: str
    version: str
    updated_at: datetime
    updated_by: str


@dataclass(frozen=True)
class QuestionnairesPage:
    """Everything a centre can write, ask or start from."""

    centre: UUID
    drafts: tuple[DraftFact, ...]
    own: tuple[VersionFact, ...]
    ready_made: tuple[VersionFact, ...]


@lru_cache(maxsize=256)
def _head(id: UUID, content_hash: str, source: str) -> Head:
    """The hash makes a text that is not the row's impossible to be remembered for it."""
    return head_of(source)


def centre_of(actor: Actor) -> UUID:
    """The centre of whoever writes questionnaires, or the id of none; Refused for anybody else."""
    require_role(actor, "questionnaire:author")
    return (actor.hat.organisation if actor.hat else None) or UUID(int=0)


def questionnaires_page(actor: Actor) -> QuestionnairesPage:
    """The list, newest first; no questionnaire is read further than its head."""
    centre = centre_of(actor)
    drafts = Draft.objects.filter(centre_id=centre).select_related("updated_by").defer("files")
    rows = list(
        met_by(centre).select_related("published_by").defer("files").order_by("-published_at")
    )
    used = _rounds(centre, rows)
    common = {f"{row.code}@{row.version}": row for row in rows if row.centre_id is None}
    return QuestionnairesPage(
        centre=centre,
        drafts=tuple(_draft(row) for row in drafts),
        own=tuple(_version(row, used) for row in rows if row.centre_id is not None),
        ready_made=(
            *(_ready_made(head, common.get(head.key), used) for head in ready_made_heads()),
            *(_version(row, used) for key, row in common.items() if key not in ready_made()),
        ),
    )


def _rounds(
    centre: UUID, rows: Iterable[PublishedQuestionnaire]
) -> Mapping[UUID, tuple[RoundUse, ...]]:
    found: dict[UUID, tuple[RoundUse, ...]] = {}
    asked = Round.objects.filter(centre_id=centre, questionnaire__in=[row.pk for row in rows])
    for id, name, questionnaire in asked.values_list("pk", "name", "questionnaire_id"):
        found[questionnaire] = (*found.get(questionnaire, ()), RoundUse(id, name))
    return found


def _draft(row: Draft) -> DraftFact:
    return DraftFact(row.pk, row.title, row.code, row.version, row.updated_at, row.updated_by.name)


def _version(row: PublishedQuestionnaire, used: Mapping[UUID, tuple[RoundUse, ...]]) -> VersionFact:
    return VersionFact(
        id=row.pk,
        key=f"{row.code}@{row.version}",
        code=row.code,
        version=row.version,
        title=_head(row.pk, row.content_hash, row.source).title,
        published_at=row.published_at,
        published_by=str(row.published_by or ""),
        rounds=used.get(row.pk, ()),
    )


def _ready_made(
    head: Head,
    row: PublishedQuestionnaire | None,
    used: Mapping[UUID, tuple[RoundUse, ...]],
) -> VersionFact:
    return VersionFact(
        id=row.pk if row else None,
        key=head.key,
        code=head.code,
        version=head.version,
        title=head.title,
        rounds=used.get(row.pk, ()) if row else (),
    )


@dataclass(frozen=True)
class ReadPage:
    """A questionnaire to read, with the older versions it can be compared with."""

    questionnaire: Questionnaire
    fact: VersionFact
    older: tuple[VersionFact, ...] = ()


def published_page(actor: Actor, id: UUID) -> ReadPage:
    """A published version, with the older ones it can be compared with."""
    row = published_for(actor, id)
    older = older_versions(centre_of(actor), row)
    used = _rounds(centre_of(actor), [row])
    return ReadPage(
        questionnaire_of(row), _version(row, used), tuple(_version(one, {}) for one in older)
    )


def ready_made_page(actor: Actor, key: str) -> ReadPage:
    """A questionnaire that came with the product; NotFound for any other."""
    centre_of(actor)
    files = ready_made_files(key)
    head = head_of(files.files[files.main])
    return ReadPage(ready_made()[key], _ready_made(head, None, {}))


def published_files(actor: Actor, id: UUID) -> tuple[str, FilesOf]:
    """The name and the texts of a published version, to hand out."""
    row = published_for(actor, id)
    return f"{row.code}-{row.version}", files_of(row)


def ready_made_set(actor: Actor, key: str) -> tuple[str, FilesOf]:
    """The name and the texts of a ready-made questionnaire, to hand out."""
    centre_of(actor)
    return key.replace("@", "-"), ready_made_files(key)


def draft_files(actor: Actor, id: UUID) -> tuple[str, FilesOf]:
    """The name and the texts of a draft, to hand out."""
    row = draft_for(actor, id)
    return f"{row.code or 'ontwerp'}-{row.version or '0'}", FilesOf(row.files, row.main)
