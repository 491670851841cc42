"""A published questionnaire …"""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.db.models import ProtectedError

from samenscan.base import clock
from samenscan.base.render import told
from samenscan.core.access import Role
from samenscan.core.answers import from_plain, shown
from samenscan.core.questionnaire import QuestionnaireErrors
from samenscan.core.questionnaire.versions import Bridge, How, Step, propose_bridge
from samenscan.core.refused import NotFound, Refused
from samenscan.members.tests.make import an_actor, make_centre
from samenscan.scans import actions
from samenscan.scans.models import Answer, Draft, PublishedQuestionnaire, Round
from samenscan.scans.models import Bridge as BridgeRow
from samenscan.scans.queries.drafts import publish_page
from samenscan.scans.questionnaires import questionnaire_of
from samenscan.scans.tests.make import SOURCE, World, fill, make_world

pytestmark = pytest.mark.django_db


def draft_of(world: World, source: str, *, name: str = "mini.yaml") -> Draft:
    """A draft of the world's centre."""
    return actions.upload_draft(
        world.coordinator, centre=world.centre.pk, name=name, content=source.encode()
    ).draft


def publish(world: World, source: str) -> PublishedQuestionnaire:
    """A version of the world's centre."""
    return actions.publish_draft(world.coordinator, draft=draft_of(world, source).pk, revision=1)


def version(number: str) -> str:
    """The mini scan with another version."""
    return SOURCE.replace('version: "1"', f'version: "{number}"')


def test_comes_from_a_draft_which_is_then_gone() -> None:
    world = make_world(n_east=1, n_west=1)
    row = publish(world, version("2"))
    assert not Draft.objects.exists()
    assert (row.code, row.version, row.source) == ("mini", "2", version("2"))
    assert (row.centre_id, row.files) == (world.centre.pk, None)
    assert questionnaire_of(row).content_hash == row.content_hash


def test_needs_a_whole_text_and_tells_every_problem() -> None:
    world = make_world(n_east=1, n_west=1)
    draft = draft_of(world, version("2").replace("type: level", "type: levl"))
    with pytest.raises(QuestionnaireErrors) as refused:
        actions.publish_draft(world.coordinator, draft=draft.pk, revision=1)
    assert [problem.line for problem in refused.value.problems] == [14, 24]
    assert Draft.objects.count() == 1


def test_has_a_version_that_was_never_there() -> None:
    world = make_world(n_east=1, n_west=1)
    for taken in (SOURCE, version("2")):
        draft = draft_of(world, taken)
        if taken is not SOURCE:
            publish(world, taken)
        with pytest.raises(actions.VersionExists):
            actions.publish_draft(world.coordinator, draft=draft.pk, revision=1)
    ready = actions.start_draft(
        world.coordinator, centre=world.centre.pk, ready_made="field-work-police@2026.1"
    )
    with pytest.raises(actions.VersionExists):
        actions.publish_draft(world.coordinator, draft=ready.pk, revision=1)


def test_is_what_somebody_looked_at() -> None:
    world = make_world(n_east=1, n_west=1)
    draft = draft_of(world, version("2"))
    actions.save_draft(
        world.analyst, draft=draft.pk, path="mini.yaml", written=version("3"), revision=1, seen=""
    )
    with pytest.raises(Refused):
        actions.publish_draft(world.coordinator, draft=draft.pk, revision=1)
    assert not PublishedQuestionnaire.objects.filter(version="3").exists()


def test_of_another_centre_is_not_there() -> None:
    world, other = make_world(n_east=1, n_west=1), make_centre()
    row = publish(world, version("2"))
    stranger = an_actor(Role.COORDINATOR, organisation=other)
    with pytest.raises(NotFound):
        actions.restore_version(stranger, questionnaire=row.pk)
    own = actions.upload_draft(
        stranger, centre=other.pk, name="m.yaml", content=version("2").encode()
    )
    assert actions.publish_draft(stranger, draft=own.draft.pk, revision=1).version == "2"


def test_is_refused_a_change_by_the_database_itself() -> None:
    row = make_world(n_east=1, n_west=1).round.questionnaire
    row.source = "other"
    for change in (
        row.save,
        lambda: PublishedQuestionnaire.objects.filter(pk=row.pk).update(version="9"),
        lambda: PublishedQuestionnaire.objects.bulk_update([row], ["source"]),
    ):
        with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
            change()
    assert PublishedQuestionnaire.objects.get(pk=row.pk).source == SOURCE


def test_in_use_cannot_be_deleted() -> None:
    row = make_world(n_east=1, n_west=1).round.questionnaire
    with pytest.raises(ProtectedError):
        row.delete()


def test_stays_as_it_was_through_every_action() -> None:
    world = make_world(n_east=1, n_west=1)
    publish(world, version("2"))

    def rows() -> list[tuple[object, ...]]:
        return list(PublishedQuestionnaire.objects.order_by("pk").values_list())

    before = rows()
    mini = world.round.questionnaire.pk
    draft = actions.restore_version(world.coordinator, questionnaire=mini)
    path = draft.main
    actions.save_draft(
        world.coordinator, draft=draft.pk, path=path, written="x", revision=1, seen=""
    )
    actions.add_file(world.coordinator, draft=draft.pk, path="y.yaml")
    actions.remove_file(world.coordinator, draft=draft.pk, path="y.yaml")
    actions.discard_draft(world.coordinator, draft=draft.pk)
    assert rows() == before
    publish(world, version("3"))
    assert [row for row in rows() if row in before] == before


def test_lets_old_answers_print_with_their_own_wording() -> None:
    world = make_world(n_east=1, n_west=1)
    fill(world.lead, world.sheet)

    def printed() -> list[str]:
        form = questionnaire_of(Round.objects.get(pk=world.round.pk).questionnaire)
        found = []
        for row in Answer.objects.order_by("question"):
            asked = form.question(row.question)
            answer = shown(asked, from_plain(asked, row.value))
            found.append(f"{asked.text.told('nl')}: {told(answer)}")
        return found

    before = printed()
    edited = version("2").replace("De chef", "De korpschef").replace("text: Budget", "text: Geld")
    publish(world, edited)
    shorter = version("3").split("  - code: G")[0]
    publish(world, shorter)
    restored = actions.restore_version(
        world.coordinator, questionnaire=world.round.questionnaire_id
    )
    assert restored.files == {"mini.yaml": SOURCE}
    assert printed() == before
    assert any("De chef" in line for line in before)


def test_can_be_asked_in_a_round() -> None:
    world = make_world(n_east=1, n_west=1)
    own = publish(world, version("2"))
    row = actions.open_round(
        world.coordinator,
        centre=world.centre.pk,
        name="Nieuw",
        questionnaire="mini@2",
        partnerships=(world.east.pk,),
        closes_at=clock.now() + timedelta(days=3),
    )
    assert row.questionnaire_id == own.pk


def test_of_another_centre_is_not_asked() -> None:
    world, other = make_world(n_east=1, n_west=1), make_centre()
    stranger = an_actor(Role.COORDINATOR, organisation=other)
    content = version("2").encode()
    draft = actions.upload_draft(stranger, centre=other.pk, name="m.yaml", content=content).draft
    actions.publish_draft(stranger, draft=draft.pk, revision=1)
    with pytest.raises(NotFound):
        actions.open_round(
            world.coordinator,
            centre=world.centre.pk,
            name="Nieuw",
            questionnaire="mini@2",
            partnerships=(world.east.pk,),
            closes_at=clock.now() + timedelta(days=3),
        )


def test_ready_made_in_several_files_is_asked_as_it_is() -> None:
    world = make_world(n_east=1, n_west=1)
    row = actions.open_round(
        world.coordinator,
        centre=world.centre.pk,
        name="Nieuw",
        questionnaire="ict-scan-police@2026.1",
        partnerships=(world.east.pk,),
        closes_at=clock.now() + timedelta(days=3),
    )
    asked = row.questionnaire
    assert asked.files is not None
    assert asked.main in asked.files
    assert questionnaire_of(asked).content_hash == asked.content_hash


def test_has_a_bridge_from_an_older_version() -> None:
    world = make_world(n_east=1, n_west=1)
    old = world.round.questionnaire
    new = publish(world, version("2").replace("text: Budget", "text: Geld"))
    bridge = propose_bridge(questionnaire_of(old), questionnaire_of(new))
    assert [step.new for step in bridge.undecided] == [("B2",)]
    for decided in (bridge, bridge):
        row = actions.save_bridge(
            world.analyst, centre=world.centre.pk, old=old.pk, new=new.pk, bridge=decided
        )
    assert BridgeRow.objects.count() == 1
    assert row.plain["from"] == "1"


@pytest.mark.parametrize("unknown", ["Z9", "\0"])
def test_has_no_bridge_whose_undecided_step_names_no_question(unknown: str) -> None:
    world = make_world(n_east=1, n_west=1)
    old = world.round.questionnaire
    new = publish(world, version("2"))
    whole = propose_bridge(questionnaire_of(old), questionnaire_of(new))
    wrong = Bridge(whole.old, (*whole.steps, Step((unknown,), (), None)))
    with pytest.raises(actions.BridgeRefused):
        actions.save_bridge(
            world.coordinator, centre=world.centre.pk, old=old.pk, new=new.pk, bridge=wrong
        )
    assert not BridgeRow.objects.exists()


def test_has_no_bridge_that_does_not_hold() -> None:
    world = make_world(n_east=1, n_west=1)
    old = world.round.questionnaire
    new = publish(world, version("2"))
    wrong = Bridge("1", (Step(("B1",), ("B2",), How.RENAMED),))
    with pytest.raises(actions.BridgeRefused) as refused:
        actions.save_bridge(
            world.coordinator, centre=world.centre.pk, old=old.pk, new=new.pk, bridge=wrong
        )
    assert len(refused.value.problems) > 5
    with pytest.raises(Refused):
        actions.save_bridge(
            world.coordinator, centre=world.centre.pk, old=old.pk, new=old.pk, bridge=wrong
        )
    other = make_centre()
    with pytest.raises(NotFound):
        actions.save_bridge(
            an_actor(Role.COORDINATOR, organisation=other),
            centre=other.pk,
            old=old.pk,
            new=new.pk,
            bridge=wrong,
        )


def test_D18_says_before_publishing_which_sentence_about_a_domain_nobody_will_read() -> None:
    world = make_world(n_east=1, n_west=1)
    two = """
code: levels
version: "1"
title: Levels
languages: [en]
scale: {max: 5, levels: [a, b, c, d, e, f]}
sections:
  - {code: G, title: Continuity, minutes: 5, cut: {at_least: 3, says: on their way}, questions: [
      {code: G1, type: yes_no, text: Copies, yes_score: 5},
      {code: G2, type: yes_no, text: Restoring, yes_score: 5}]}
"""
    three = two.replace("]}", ",\n      {code: G3, type: yes_no, text: Plan, yes_score: 5}]}")
    warned = publish_page(world.coordinator, draft_of(world, two).pk).left_out
    assert ["will not be told" in str(one) for one in warned] == [True]
    assert publish_page(world.coordinator, draft_of(world, three).pk).left_out == ()
