"""Rules for findings travel with their questionnaire: uploaded, published, frozen, asked, read."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from samenscan.base import clock
from samenscan.core.formats.questionnaire_files import FilesOf, pack
from samenscan.core.questionnaire import QuestionnaireErrors, read_set
from samenscan.scans import actions
from samenscan.scans.draft_reading import section_at
from samenscan.scans.models import PublishedQuestionnaire
from samenscan.scans.queries.questionnaires import published_files
from samenscan.scans.questionnaires import questionnaire_of, ready_made, ready_made_files
from samenscan.scans.tests.make import SOURCE, World, make_world

pytestmark = pytest.mark.django_db

MAIN = SOURCE.replace('version: "1"', 'version: "2"\nfindings: [say/rules.yaml]')
RULES = """\
# What the answers mean.
findings:
  - id: no-budget
    kind: risk
    severity: high
    when: '!B2'
    title: Geen budget
    sees: "Budget: {answer.B2}."
    matters: Zonder geld geen plan.
    step: Vraag een bedrag.
"""
FILES = {"scan.yaml": MAIN, "say/rules.yaml": RULES}


def upload(world: World, files: dict[str, str]) -> actions.Started:
    """A draft of these files, as a zip."""
    name, content = pack(FilesOf(files, "scan.yaml"), "mini")
    return actions.upload_draft(
        world.coordinator, centre=world.centre.pk, name=name, content=content
    )


def publish(world: World, files: dict[str, str]) -> PublishedQuestionnaire:
    return actions.publish_draft(world.coordinator, draft=upload(world, files).draft.pk, revision=1)


def test_are_published_and_handed_out_byte_for_byte() -> None:
    world = make_world(n_east=1, n_west=1)
    row = publish(world, FILES)
    assert [rule.id for rule in questionnaire_of(row).findings] == ["no-budget"]
    name, files = published_files(world.coordinator, row.pk)
    assert dict(files.files) == FILES
    assert pack(files, name)[1] == pack(FilesOf(FILES, "scan.yaml"), name)[1]


def test_are_frozen_with_what_is_asked() -> None:
    world = make_world(n_east=1, n_west=1)
    row = publish(world, FILES)
    other = {**FILES, "say/rules.yaml": RULES.replace("Vraag een bedrag.", "Wacht.")}
    with pytest.raises(DatabaseError), transaction.atomic():
        PublishedQuestionnaire.objects.filter(pk=row.pk).update(files=other)
    assert questionnaire_of(PublishedQuestionnaire.objects.get(pk=row.pk)).findings[0].step == (
        questionnaire_of(row).findings[0].step
    )
    with pytest.raises(actions.VersionExists):
        publish(world, other)


def test_with_a_mistake_keep_a_draft_from_being_published() -> None:
    world = make_world(n_east=1, n_west=1)
    started = upload(world, {**FILES, "say/rules.yaml": RULES.replace("!B2", "!B22")})
    with pytest.raises(QuestionnaireErrors) as refused:
        actions.publish_draft(world.coordinator, draft=started.draft.pk, revision=1)
    (problem,) = refused.value.problems
    assert (problem.file, problem.line) == ("say/rules.yaml", 6)
    assert str(problem.remedy) == "Did you mean “B2”?"


def test_are_asked_with_the_round() -> None:
    world = make_world(n_east=1, n_west=1)
    publish(world, FILES)
    row = actions.open_round(
        world.coordinator,
        centre=world.centre.pk,
        name="Nieuw",
        questionnaire="mini@2",
        partnerships=(world.east.pk,),
        closes_at=clock.now() + timedelta(days=3),
    )
    assert questionnaire_of(row.questionnaire).findings_hash == (
        questionnaire_of(PublishedQuestionnaire.objects.get(version="2")).findings_hash
    )


@pytest.mark.parametrize(("line", "expected"), [(0, "B"), (2, "B"), (4, "B"), (13, "G"), (99, "G")])
def test_show_the_domain_they_are_told_with(line: int, expected: str) -> None:
    second = RULES.split("findings:\n")[1].replace("no-budget", "guard").replace("!B2", "!G3")
    files = {**FILES, "say/rules.yaml": RULES + second.replace("{answer.B2}", "{answer.G3}")}
    form = read_set(files, "scan.yaml")
    found = section_at(form, "say/rules.yaml", files["say/rules.yaml"], line)
    assert found is not None
    assert found.code == expected


@pytest.mark.parametrize("key", sorted(ready_made()))
def test_of_ready_made_scans_come_with_their_files(key: str) -> None:
    form, files = ready_made()[key], ready_made_files(key)
    assert {rule.file for rule in form.findings} <= set(files.files)
    for rule in form.findings:
        assert {"nl", "fr", "de", "en"} == set(rule.title) == set(rule.sees) == set(rule.matters)
