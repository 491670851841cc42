"""How two versions of a questionnaire compare, as somebody decides about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from samenscan.core.access import Actor
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.questionnaire.versions import (
    Bridge,
    Change,
    How,
    Step,
    bridge_from_plain,
    completed,
    diff,
)
from samenscan.core.refused import NotFound
from samenscan.core.text import Words
from samenscan.scans.models import Bridge as BridgeRow
from samenscan.scans.models import PublishedQuestionnaire
from samenscan.scans.queries.questionnaires import centre_of
from samenscan.scans.questionnaire_doors import published_for
from samenscan.scans.questionnaires import questionnaire_of
from samenscan.scans.versions import older_versions, written_bridge


@dataclass(frozen=True)
class BridgePage:
    """The bridge as it stands, or as it is proposed; `choices` are the older versions."""

    new: UUID
    old: UUID
    title: Words
    versions: tuple[str, str]
    choices: tuple[tuple[UUID, str], ...]
    bridge: Bridge
    old_texts: Mapping[str, Words]
    new_texts: Mapping[str, Words]
    changes: tuple[Change, ...]
    decided_by: str

    def steps(self, *, everything: bool) -> tuple[Step, ...]:
        """The steps; without `everything` those that are not simply the same."""
        return tuple(step for step in self.bridge.steps if everything or step.how is not How.SAME)


def bridge_page(actor: Actor, id: UUID, old: UUID | None = None) -> BridgePage:
    """The bridge to this version from an older one, the newest unless told otherwise.

    NotFound where there is no older version.
    """
    new = published_for(actor, id)
    centre = centre_of(actor)
    older = older_versions(centre, new)
    row = next((one for one in older if one.pk == old or old is None), None)
    if row is None:
        raise NotFound
    was, now = questionnaire_of(row), questionnaire_of(new)
    stored = BridgeRow.objects.filter(centre_id=centre, old=row, new=new)
    decided = stored.select_related("decided_by").first()
    return BridgePage(
        new=new.pk,
        old=row.pk,
        title=now.title,
        versions=(row.version, new.version),
        choices=tuple((one.pk, one.version) for one in older),
        bridge=_bridge(decided, row, new, was, now),
        old_texts={question.code: question.text for question in was.questions()},
        new_texts={question.code: question.text for question in now.questions()},
        changes=diff(was, now),
        decided_by=str(decided.decided_by) if decided else "",
    )


def _bridge(
    decided: BridgeRow | None,
    old: PublishedQuestionnaire,
    new: PublishedQuestionnaire,
    was: Questionnaire,
    now: Questionnaire,
) -> Bridge:
    """What was decided; else what the author wrote under `bridge:`; completed with proposals."""
    if decided is not None:
        return completed(bridge_from_plain(decided.plain), was, now)
    written = written_bridge(new)
    if written is None or written.old != old.version:
        written = Bridge(old.version, ())
    return completed(written, was, now)
