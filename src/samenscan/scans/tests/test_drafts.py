"""A draft of a questionnaire …"""

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenscan.base.models import JournalLine
from samenscan.core.access import Actor, Role
from samenscan.core.formats.questionnaire_files import FilesOf, UploadRefused, pack
from samenscan.core.questionnaire import read_set
from samenscan.core.refused import Forbidden, NotFound, Refused
from samenscan.members.tests.make import an_actor, make_centre, make_organisation
from samenscan.scans import actions
from samenscan.scans.draft_marks import seen_mark
from samenscan.scans.models import Draft
from samenscan.scans.questionnaires import ready_made, ready_made_files
from samenscan.scans.tests.make import SOURCE

pytestmark = pytest.mark.django_db
KEY = "field-work-police@2026.1"


@dataclass(frozen=True)
class Desk:
    """A centre with two people who write questionnaires."""

    centre: Actor
    colleague: Actor
    draft: Draft

    def write(self, actor: Actor, written: str, *, at: int = 1, seen: str = "") -> int:
        """Save the main file; the revision it got."""
        saved = actions.save_draft(
            actor,
            draft=self.draft.pk,
            path=self.draft.main,
            written=written,
            revision=at,
            seen=seen,
        )
        return saved.revision

    def text(self) -> str:
        """What stands in the main file."""
        return str(Draft.objects.get().files[self.draft.main])


def make_desk(content: bytes = SOURCE.encode()) -> Desk:
    """A desk with a draft from an upload."""
    place = make_centre()
    coordinator = an_actor(Role.COORDINATOR, organisation=place)
    started = actions.upload_draft(coordinator, centre=place.pk, name="mini.yaml", content=content)
    return Desk(coordinator, an_actor(Role.ANALYST, organisation=place), started.draft)


def test_starts_with_a_whole_example() -> None:
    place = make_centre()
    row = actions.start_draft(an_actor(Role.ANALYST, organisation=place), centre=place.pk)
    read_set(row.files, row.main)
    assert (row.code, row.version, row.title) == ("nieuwe-scan", "1", "Nieuwe scan")


def test_starts_as_a_copy_of_a_ready_made_one() -> None:
    place = make_centre()
    coordinator = an_actor(Role.COORDINATOR, organisation=place)
    row = actions.start_draft(coordinator, centre=place.pk, ready_made=KEY)
    assert row.files == dict(ready_made_files(KEY).files)
    assert read_set(row.files, row.main).content_hash == ready_made()[KEY].content_hash
    with pytest.raises(NotFound):
        actions.start_draft(coordinator, centre=place.pk, ready_made="nothing@1")


def test_keeps_an_upload_with_mistakes() -> None:
    broken = b"\xef\xbb\xbfcode: x\r\n  version: [\r\n"
    desk = make_desk(broken)
    assert desk.text().encode() == broken
    assert pack(FilesOf(desk.draft.files, desk.draft.main), "x")[1] == broken


def test_of_nothing_readable_does_not_start() -> None:
    place = make_centre()
    with pytest.raises(UploadRefused):
        actions.upload_draft(
            an_actor(Role.COORDINATOR, organisation=place),
            centre=place.pk,
            name="x.yaml",
            content=b"\x89PNG\x00",
        )
    assert not Draft.objects.exists()


def test_is_saved_right_or_wrong() -> None:
    desk = make_desk()
    assert desk.write(desk.centre, "code: y\nversion: '7'\nsections: [") == 2
    row = Draft.objects.get()
    assert (row.code, row.version, row.title) == ("y", "7", "")


def test_keeps_both_texts_when_two_write() -> None:
    desk = make_desk()
    seen = seen_mark(SOURCE)
    assert desk.write(desk.centre, "mine", seen=seen) == 2
    with pytest.raises(actions.DraftConflict) as conflict:
        desk.write(desk.colleague, "yours", seen=seen)
    assert (conflict.value.theirs, conflict.value.yours) == ("mine", "yours")
    assert desk.text() == "mine"
    assert desk.write(desk.colleague, "both", at=2, seen=seen_mark("mine")) == 3


def test_takes_the_same_text_twice_and_ones_own_later_text() -> None:
    desk = make_desk()
    assert desk.write(desk.centre, "mine") == 2
    assert desk.write(desk.colleague, "mine") == 2
    assert desk.write(desk.centre, "mine again") == 3


def test_is_no_conflict_when_a_colleague_saved_another_file() -> None:
    desk = make_desk()
    actions.add_file(desk.colleague, draft=desk.draft.pk, path="b/more.yaml")
    assert desk.write(desk.centre, "mine", at=1, seen=seen_mark(SOURCE)) == 3
    assert set(Draft.objects.get().files) == {"mini.yaml", "b/more.yaml"}


def test_refuses_a_file_that_cannot_be_in_a_set() -> None:
    desk = make_desk()
    for path in ("../x.yaml", "x.txt", "mini.yaml", ""):
        with pytest.raises(actions.DraftRefused):
            actions.add_file(desk.centre, draft=desk.draft.pk, path=path)
    with pytest.raises(actions.DraftRefused):
        actions.remove_file(desk.centre, draft=desk.draft.pk, path="mini.yaml")
    with pytest.raises(NotFound):
        actions.remove_file(desk.centre, draft=desk.draft.pk, path="other.yaml")
    with pytest.raises(NotFound):
        actions.save_draft(
            desk.centre, draft=desk.draft.pk, path="other.yaml", written="", revision=1, seen=""
        )


def test_refuses_what_no_database_keeps() -> None:
    desk = make_desk()
    with pytest.raises(actions.DraftRefused):
        desk.write(desk.centre, "a\x00b")
    with pytest.raises(actions.DraftRefused):
        desk.write(desk.centre, "a" * 10_000_001)
    assert desk.text() == SOURCE


def test_is_gone_when_it_is_discarded() -> None:
    desk = make_desk()
    actions.discard_draft(desk.colleague, draft=desk.draft.pk)
    assert not Draft.objects.exists()
    assert JournalLine.objects.filter(event="draft.discard").count() == 1


def test_tells_nothing_of_its_text_to_the_journal() -> None:
    desk = make_desk()
    desk.write(desk.centre, "geheim: ja")
    told = [str(line.facts) for line in JournalLine.objects.all()]
    assert told
    assert not [line for line in told if "geheim" in line]


def test_is_for_people_of_its_centre_only() -> None:
    desk = make_desk()
    other = an_actor(Role.COORDINATOR, organisation=make_centre())
    lead = an_actor(Role.LEAD, organisation=make_organisation())
    for actor in (other, lead, Actor()):
        with pytest.raises(NotFound):
            desk.write(actor, "theirs")
        with pytest.raises(NotFound):
            actions.discard_draft(actor, draft=desk.draft.pk)
        with pytest.raises(Refused):
            actions.start_draft(actor, centre=desk.draft.centre_id)
    inside = an_actor(Role.LEAD, organisation=desk.draft.centre)
    with pytest.raises(Forbidden):
        desk.write(inside, "theirs")
    assert desk.text() == SOURCE


# A set in UTF-8, with any line ends, marks and comments.
sources = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=60
).map(lambda told: f"# {told}\r\ncode: x\r\n")


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.dictionaries(st.sampled_from(["scan.yaml", "bank/a.yaml", "b.yml"]), sources, min_size=1))
def test_goes_out_as_it_came_in(files: dict[str, str]) -> None:
    name, content = pack(FilesOf(files, ""), "x")
    place = make_centre()
    coordinator = an_actor(Role.COORDINATOR, organisation=place)
    row = actions.upload_draft(coordinator, centre=place.pk, name=name, content=content).draft
    for path, told in Draft.objects.get(pk=row.pk).files.items():
        shown = told.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        actions.save_draft(
            coordinator,
            draft=row.pk,
            path=path,
            written=shown.replace("\n", "\r\n"),
            revision=1,
            seen="",
        )
    row = Draft.objects.get(pk=row.pk)
    assert pack(FilesOf(row.files, row.main), "x") == (name, content)
