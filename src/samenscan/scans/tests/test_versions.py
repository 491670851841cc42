"""What was submitted …"""

import hashlib
import json

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from samenscan.base.tests.at_once import all_at_once
from samenscan.core.access import Role
from samenscan.core.answers import Levels, YesNo
from samenscan.core.answers.frozen import differences
from samenscan.members.tests.make import an_actor, make_organisation
from samenscan.scans.actions import (
    ChangedMeanwhile,
    reopen,
    return_section,
    say_ready,
    submit,
)
from samenscan.scans.frozen import VersionMissing, as_submitted, fingerprint, kept_in, sheet_of
from samenscan.scans.models import Answer, Sheet, SubmittedVersion
from samenscan.scans.queries.datasets import closed_round, own_sheet
from samenscan.scans.queries.versions import read_through
from samenscan.scans.questionnaires import questionnaire_of
from samenscan.scans.tests.make import (
    World,
    after_closing,
    fill,
    fill_all,
    make_world,
    overwrite,
    save,
)
from samenscan.scans.tests.test_pages import signed_in

pytestmark = pytest.mark.django_db


def submitted() -> World:
    world = make_world()
    fill(world.lead, world.sheet)
    world.sheet.refresh_from_db()
    return world


def test_is_kept_as_version_one_with_the_hash_of_its_content() -> None:
    world = submitted()
    version = world.sheet.versions.get()
    questionnaire = questionnaire_of(world.round.questionnaire)
    assert (version.number, version.taken_back_at) == (1, None)
    assert version.submitted_by_id == world.lead.person
    assert version.submitted_at == world.sheet.submitted_at
    assert version.content_hash == kept_in(version).content_hash(questionnaire)
    assert sheet_of(questionnaire, version).answer("B1") == Levels(4, 4)


def test_has_a_hash_that_nobody_can_try_answers_on() -> None:
    world, salts = submitted(), set()
    for _again in range(3):
        reopen(world.lead, sheet=world.sheet.pk)
        submit(world.lead, sheet=world.sheet.pk)
    for version in world.sheet.versions.all():
        salts.add(kept_in(version).salt)
    assert len({*world.sheet.versions.values_list("content_hash", flat=True)}) == 4
    assert len(salts) == 4
    assert all(len(salt) == 32 for salt in salts)


def test_is_all_that_an_own_result_is_made_from() -> None:
    world = submitted()
    # Nothing in the product can do this; whatever happens to the rows, what was signed off counts.
    overwrite(world.sheet.answers.filter(question="B2"), value={"yes": False}, comment="later")
    with after_closing(world):
        own = own_sheet(world.lead, world.sheet.pk)
    assert own.sheet.answer("B2") == YesNo(True)
    assert not own.sheet.remarks


def test_is_all_that_a_collective_result_is_made_from() -> None:
    world = make_world()
    fill_all(world)
    with after_closing(world):
        before = closed_round(world.analyst, world.round.pk, "result:publish").dataset
        overwrite(Answer.objects.filter(question="B2"), value={"missing": "unknown"})
        Answer.objects.filter(question="B3").delete()
        after = closed_round(world.analyst, world.round.pk, "result:publish").dataset
    assert before.sheets == after.sheets
    assert before.content_hash == after.content_hash


def test_tells_nothing_rather_than_something_else_when_it_is_gone() -> None:
    world = submitted()
    world.sheet.versions.all().delete()
    with after_closing(world), pytest.raises(VersionMissing):
        own_sheet(world.lead, world.sheet.pk)


def test_gets_an_end_when_it_is_taken_back_and_a_next_version_after_it() -> None:
    world = submitted()
    reopen(world.lead, sheet=world.sheet.pk)
    first = world.sheet.versions.get()
    assert first.taken_back_by_id == world.lead.person
    world.sheet.refresh_from_db()
    with pytest.raises(VersionMissing):
        as_submitted(questionnaire_of(world.round.questionnaire), world.sheet)
    save(world.lead, world.sheet, "B2", at=1, value="no")
    submit(world.lead, sheet=world.sheet.pk)
    one, two = world.sheet.versions.all()
    assert (one.number, two.number, two.taken_back_at) == (1, 2, None)
    questionnaire = questionnaire_of(world.round.questionnaire)
    told = differences(questionnaire, sheet_of(questionnaire, one), sheet_of(questionnaire, two))
    assert [(each.before, each.now) for each in told] == [(YesNo(True), YesNo(False))]
    assert one.content_hash == first.content_hash, "what was signed off never changes"


def test_is_not_what_a_colleague_changed_while_the_lead_was_reading() -> None:
    world = make_world()
    save(world.lead, world.sheet, "B2", value="yes")
    read = fingerprint(world.sheet)
    save(world.contributor, world.sheet, "B3", value="chief")
    with pytest.raises(ChangedMeanwhile):
        submit(world.lead, sheet=world.sheet.pk, read=read)
    assert not SubmittedVersion.objects.exists()
    submit(world.lead, sheet=world.sheet.pk, read=fingerprint(world.sheet))
    assert SubmittedVersion.objects.count() == 1


def test_can_be_taken_away_with_all_that_its_hash_was_made_from() -> None:
    world = submitted()
    client = signed_in(world.contributor)
    reply = client.get(reverse("scans:download_version", args=[world.sheet.pk, 1]))
    found = json.loads(reply.content)
    written = json.dumps(
        found["content"], sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    assert hashlib.sha256(written.encode()).hexdigest() == found["content_hash"]
    assert found["content"]["answers"]["G2"] == {"number": "12"}
    stranger = signed_in(an_actor(Role.CONTRIBUTOR, organisation=make_organisation()))
    for name in ("version", "download_version"):
        assert stranger.get(reverse(f"scans:{name}", args=[world.sheet.pk, 1])).status_code == 404
    assert client.get(reverse("scans:version", args=[world.sheet.pk, 2])).status_code == 404


def test_is_told_in_words_with_what_changed_and_what_is_open_before_the_next() -> None:
    world = submitted()
    reopen(world.lead, sheet=world.sheet.pk)
    save(world.lead, world.sheet, "B2", at=1, missing="unknown")
    say_ready(world.lead, sheet=world.sheet.pk, section="G")
    return_section(world.lead, sheet=world.sheet.pk, section="B", remark="Which budget?")
    found = read_through(world.lead, world.sheet.pk)
    assert [(str(one.before[0]), str(one.now[0])) for one in found.changes] == [
        ("yes", "we do not know")
    ]
    assert [one.mark.remark for one in found.points.returned] == ["Which budget?"]
    assert not found.points.not_ready
    page = signed_in(world.lead).get(reverse("scans:submit", args=[world.sheet.pk]))
    assert "What changed since version 1" in page.content.decode()
    assert found.read in page.content.decode()
    assert (
        "Version 1"
        in signed_in(world.lead)
        .get(reverse("scans:version", args=[world.sheet.pk, 1]))
        .content.decode()
    )


def test_counts_what_is_open_before_the_sign_off() -> None:
    world = make_world()
    save(world.lead, world.sheet, "B2", value="yes")
    points = read_through(world.lead, world.sheet.pk).points
    assert [one.question.code for one in points.unanswered] == ["B1", "B3", "G1", "G2", "G3"]
    assert [section.code for section in points.not_ready] == ["B", "G"]
    assert points.n == 7


def test_stands_once_per_sheet_by_the_database_itself() -> None:
    world = submitted()
    version = world.sheet.versions.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        SubmittedVersion.objects.create(
            sheet=world.sheet,
            number=2,
            answers=version.answers,
            content_hash=version.content_hash,
            submitted_by=version.submitted_by,
            submitted_at=version.submitted_at,
        )


@pytest.mark.django_db(transaction=True)
def test_is_one_version_when_leads_submit_at_the_same_moment() -> None:
    world = make_world(n_east=1, n_west=1)
    save(world.lead, world.sheet, "B2", value="yes")

    def sign_off() -> None:
        submit(world.lead, sheet=world.sheet.pk)

    wrong = all_at_once(sign_off)
    assert {type(one).__name__ for one in wrong} == {"AlreadySubmitted"}
    assert list(SubmittedVersion.objects.values_list("number", flat=True)) == [1]
    assert Sheet.objects.get(pk=world.sheet.pk).submitted_at is not None
