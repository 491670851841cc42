"""Publishing a draft as a version that never changes, and deciding how versions compare."""

from collections.abc import Sequence
from uuid import UUID

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.core.access import Actor, Place, require
from samenscan.core.questionnaire import Questionnaire, QuestionnaireErrors
from samenscan.core.questionnaire.versions import (
    Bridge,
    BridgeProblem,
    Step,
    bridge_to_plain,
    check_bridge,
)
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.scans.draft_reading import read_files
from samenscan.scans.models import Bridge as BridgeRow
from samenscan.scans.models import Draft, PublishedQuestionnaire
from samenscan.scans.questionnaire_doors import draft_for, published_for
from samenscan.scans.questionnaires import questionnaire_of
from samenscan.scans.versions import version_exists


class VersionExists(Refused):
    """A version that was published stays as it was."""

    status = 422

    def __init__(self, code: str, version: str) -> None:
        super().__init__(
            text("Version %(version)s of “%(code)s” exists already.", version=version, code=code),
            text("Write another version at the top of the file, behind “version:”."),
        )


class BridgeRefused(Refused):
    """A bridge that does not hold, with every problem."""

    status = 422

    def __init__(self, problems: Sequence[BridgeProblem]) -> None:
        super().__init__(
            text("The bridge has %(n)s points to mend.", n=len(problems)),
            text("Mend them below, then save again."),
        )
        self.problems = tuple(problems)


@action
def publish_draft(actor: Actor, *, draft: UUID, revision: int) -> PublishedQuestionnaire:
    """Make a version out of a draft, for good; the draft is gone.

    QuestionnaireErrors with everything that is wrong in it, VersionExists where that version is
    there already, and Refused when the draft was saved since `revision` was looked at.
    """
    row = draft_for(actor, draft, lock=True)
    if row.revision != revision:
        raise Refused(
            text("%(who)s has changed this draft since you looked at it.", who=row.updated_by.name),
            text("Read once more what changes, then publish."),
        )
    questionnaire, problems = read_files(row.files, row.main)
    if questionnaire is None:
        raise QuestionnaireErrors(problems)
    if version_exists(row.centre_id, questionnaire.code, questionnaire.version):
        raise VersionExists(questionnaire.code, questionnaire.version)
    published = _publish(actor, row, questionnaire)
    row.delete()
    journal.record(
        actor,
        "questionnaire.publish",
        kind="questionnaire",
        id=published.pk,
        facts={"code": published.code, "version": published.version},
    )
    return published


def _publish(actor: Actor, row: Draft, questionnaire: Questionnaire) -> PublishedQuestionnaire:
    return PublishedQuestionnaire.objects.create(
        code=questionnaire.code,
        version=questionnaire.version,
        source=row.files[row.main],
        main=row.main,
        files=row.files if len(row.files) > 1 else None,
        content_hash=questionnaire.content_hash,
        centre_id=row.centre_id,
        published_at=clock.now(),
        published_by_id=actor.signed_in(),
    )


def _may_wait(step: Step, old: Questionnaire, new: Questionnaire) -> bool:
    """Whether a step is undecided, and about questions that are there."""
    known = {question.code for question in old.questions()}
    come = {question.code for question in new.questions()}
    return step.how is None and known.issuperset(step.old) and come.issuperset(step.new)


@action
def save_bridge(actor: Actor, *, centre: UUID, old: UUID, new: UUID, bridge: Bridge) -> BridgeRow:
    """Decide for this centre how the answers of an older version compare with a newer one.

    Steps may still be undecided, which carries nothing. BridgeRefused with all other problems.
    """
    require(actor, "questionnaire:author", Place(centre=centre))
    was, now = published_for(actor, old), published_for(actor, new)
    older, newer = questionnaire_of(was), questionnaire_of(now)
    problems = [
        problem
        for problem in check_bridge(bridge, older, newer)
        if problem.step is None or not _may_wait(bridge.steps[problem.step], older, newer)
    ]
    if was.code != now.code or was.pk == now.pk:
        raise Refused(
            text("A bridge joins two versions of one questionnaire."),
            text("Choose an older version of the same questionnaire."),
        )
    if problems:
        raise BridgeRefused(problems)
    row, _new = BridgeRow.objects.update_or_create(
        centre_id=centre,
        old=was,
        new=now,
        defaults={
            "plain": bridge_to_plain(bridge),
            "decided_by_id": actor.signed_in(),
            "decided_at": clock.now(),
        },
    )
    facts: dict[str, journal.Fact] = {
        "n_steps": len(bridge.steps),
        "n_undecided": len(bridge.undecided),
    }
    journal.record(actor, "bridge.save", kind="bridge", id=row.pk, facts=facts)
    return row
