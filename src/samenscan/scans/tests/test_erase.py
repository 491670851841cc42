"""What was answered … (each test finishes the sentence)."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from samenscan.base import clock
from samenscan.base.documents import DocumentMissing, Upload, content_of, keep
from samenscan.base.models import JournalLine
from samenscan.core.access import ANYONE, OPERATOR, Role
from samenscan.core.refused import NotFound
from samenscan.members.tests.make import an_actor
from samenscan.scans.actions import (
    NotTheName,
    StillOpen,
    erase_answers,
    erase_expired,
    export_answers,
)
from samenscan.scans.models import Answer, AnswerRevision, Attachment, SealKey, Sheet
from samenscan.scans.queries.datasets import Erased, NothingSubmitted, closed_round, own_sheet
from samenscan.scans.tests.make import World, after_closing, fill, make_world
from samenscan.scans.tests.test_pages import signed_in

pytestmark = pytest.mark.django_db


def _filled() -> World:
    world = make_world()
    fill(world.lead, world.sheet)
    return world


def test_is_erased_for_good_when_the_lead_types_the_name(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    world = _filled()
    kept = keep(Upload("plan.pdf", b"%PDF-1.7 our own plan"))
    Attachment.objects.create(
        sheet=world.sheet,
        question="B1",
        name=kept.name,
        type=kept.type,
        digest=kept.digest,
        size=1,
        added_by_id=world.lead.signed_in(),
        added_at=clock.now(),
    )
    with after_closing(world), django_capture_on_commit_callbacks(execute=True):
        with pytest.raises(NotTheName):
            erase_answers(world.lead, sheet=world.sheet.pk, name="PZ Elders")
        assert Answer.objects.exists()
        erase_answers(world.lead, sheet=world.sheet.pk, name=f" {world.zone.name.lower()} ")
        with pytest.raises(Erased):
            own_sheet(world.lead, world.sheet.pk)
    assert not Answer.objects.exists()
    assert not AnswerRevision.objects.exists()
    with pytest.raises(DocumentMissing):
        content_of(kept.digest)
    version = world.sheet.versions.get()
    assert version.answers is None
    assert version.content_hash
    key = SealKey.objects.get(organisation=world.zone)
    assert not key.wrapped
    assert key.erased_at
    with export_answers(world.lead) as archive:
        told = json.loads(zipfile.ZipFile(io.BytesIO(archive.read())).read("answers.json"))
    assert told["sheets"][0]["versions"][0]["answers"] is None


def test_is_not_erased_while_the_round_is_open_nor_by_anybody_else() -> None:
    world = _filled()
    with pytest.raises(StillOpen):
        erase_answers(world.lead, sheet=world.sheet.pk, name=world.zone.name)
    with after_closing(world):
        for actor in (world.coordinator, world.analyst, world.contributor, ANYONE):
            with pytest.raises(Exception, match=r".*") as refused:
                erase_answers(actor, sheet=world.sheet.pk, name=world.zone.name)
            assert refused.type.__name__ in {"Forbidden", "NotFound"}
    assert Answer.objects.exists()


def test_was_erased_when_it_was_erased_first() -> None:
    world = _filled()
    with after_closing(world):
        first = erase_answers(world.lead, sheet=world.sheet.pk, name=world.zone.name).erased_at
    with clock.held_at(world.round.closes_at + timedelta(days=3)):
        again = erase_answers(world.lead, sheet=world.sheet.pk, name=world.zone.name)
    assert again.erased_at == first


def test_no_longer_counts_in_what_is_still_to_be_published() -> None:
    world = _filled()
    with after_closing(world):
        assert closed_round(world.analyst, world.round.pk, "result:publish").layout.n == 1
        erase_answers(world.lead, sheet=world.sheet.pk, name=world.zone.name)
        closed = closed_round(world.analyst, world.round.pk, "result:publish")
        assert closed.layout.n == 0
        assert not any(closed.hands)


def test_is_kept_by_a_file_that_somebody_else_handed_in_too(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    world = _filled()
    kept = keep(Upload("plan.pdf", b"%PDF-1.7 a plan of two zones"))
    other = world.round.sheets.exclude(pk=world.sheet.pk).first()
    assert other is not None
    for sheet in (world.sheet, other):
        Attachment.objects.create(
            sheet=sheet,
            question="B1",
            name=kept.name,
            type=kept.type,
            digest=kept.digest,
            size=1,
            added_by_id=world.lead.signed_in(),
            added_at=clock.now(),
        )
    with after_closing(world), django_capture_on_commit_callbacks(execute=True):
        erase_answers(world.lead, sheet=world.sheet.pk, name=world.zone.name)
    assert content_of(kept.digest)


def test_expires_after_its_day_and_not_on_it() -> None:
    world = _filled()
    world.round.keep_until = clock.day_of(world.round.closes_at) + timedelta(days=10)
    world.round.save()
    with clock.held_at(world.round.closes_at + timedelta(days=10)):
        assert erase_expired(OPERATOR) == 0
        assert Answer.objects.exists()
    with clock.held_at(world.round.closes_at + timedelta(days=11)):
        assert erase_expired(OPERATOR) == world.round.sheets.count()
        assert erase_expired(OPERATOR) == 0
    assert not Answer.objects.exists()
    assert Sheet.objects.filter(erased_at=None).count() == 0
    with pytest.raises(NotFound):
        erase_expired(world.coordinator)


def test_is_taken_away_whole_by_the_lead_only() -> None:
    world = _filled()
    with export_answers(world.lead) as archive:
        packed = zipfile.ZipFile(io.BytesIO(archive.read()))
    told = json.loads(packed.read("answers.json"))
    (sheet,) = told["sheets"]
    by_question = {one["question"]: one for one in sheet["answers"]}
    assert by_question["G2"]["value"]
    assert by_question["B3"]["in_words"] == "De chef"
    assert {one["question"] for one in sheet["answers"]} == set(
        Answer.objects.filter(sheet=world.sheet).values_list("question", flat=True)
    )
    assert len(sheet["versions"]) == 1
    other = an_actor(
        Role.LEAD, organisation=world.round.sheets.exclude(pk=world.sheet.pk)[0].organisation
    )
    with export_answers(other) as archive:
        packed = zipfile.ZipFile(io.BytesIO(archive.read()))
    assert not json.loads(packed.read("answers.json"))["sheets"][0]["answers"]
    for actor in (world.coordinator, world.analyst, world.contributor, ANYONE):
        with pytest.raises(Exception, match=r".*") as refused:
            export_answers(actor)
        assert refused.type.__name__ in {"Forbidden", "NotFound"}


def test_is_taken_away_and_erased_on_a_page_that_says_what_follows() -> None:
    world = _filled()
    with after_closing(world):
        client = signed_in(world.lead)
        page = client.get(reverse("scans:kept")).content.decode()
        assert "Nobody can bring them back" in page
        taken = client.post(reverse("scans:export_answers"))
        assert taken["Content-Type"] == "application/zip"
        assert taken["Cache-Control"] == "no-store, private"
        address = reverse("scans:erase_answers", args=[world.sheet.pk])
        wrong = client.post(address, {"name": "PZ Elders"})
        assert wrong.status_code == 422
        assert "Nothing was erased" in wrong.content.decode()
        assert client.post(address, {"name": world.zone.name}).status_code == 302
        assert "Erased on" in client.get(reverse("scans:kept")).content.decode()
    events = list(JournalLine.objects.values_list("event", flat=True))
    assert events.count("answers.export") == 1
    assert events.count("sheet.erase") == 1


def test_leaves_a_sheet_that_was_never_submitted_as_it_is() -> None:
    world = make_world()
    with after_closing(world):
        erase_answers(world.lead, sheet=world.sheet.pk, name=world.zone.name)
        with pytest.raises(NothingSubmitted):
            own_sheet(world.lead, world.sheet.pk)
