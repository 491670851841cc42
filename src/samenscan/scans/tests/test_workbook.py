"""A sheet filled in with a workbook …"""

import html
import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from samenscan.base.models import JournalLine
from samenscan.core.access import Role
from samenscan.core.answers import AnswerRefused
from samenscan.core.formats.answers_workbook import write_template
from samenscan.core.formats.cells import FileRefused
from samenscan.core.questionnaire import read
from samenscan.core.refused import NotFound
from samenscan.members.tests.make import an_actor
from samenscan.scans.actions import FromWorkbook, RoundNotOpen, apply_workbook, close_round
from samenscan.scans.models import Answer
from samenscan.scans.proposed import Proposed
from samenscan.scans.queries.workbook import (
    MOST_BYTES,
    WorkbookRefused,
    preview,
    workbook_of,
)
from samenscan.scans.questionnaires import questionnaire_of
from samenscan.scans.tests.make import SOURCE, World, make_world, save
from samenscan.scans.tests.test_pages import signed_in

pytestmark = pytest.mark.django_db
# In which column a workbook has the answer, the reason for none, and the explanation.
ANSWER, COMMENT = 5, 8


def taken(world: World) -> bytes:
    """The workbook of the sheet as the lead takes it away."""
    return workbook_of(world.lead, world.sheet.pk, "en", str).content


def filled(content: bytes, answers: Mapping[str, str | int], column: int = ANSWER) -> bytes:
    """The workbook with these answers typed in, by the codes beside them."""
    book = load_workbook(BytesIO(content))
    for page in book.worksheets:
        for number, row in enumerate(page.iter_rows(min_row=5), 5):
            if row[0].value in answers:
                page.cell(number, column, answers[str(row[0].value)])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def codes(proposed: Iterable[Proposed]) -> list[str]:
    """The questions of a list of the preview."""
    return [one.question.code for one in proposed]


def test_comes_with_what_stands_and_brings_nothing_new_when_it_comes_back() -> None:
    world = make_world()
    save(world.lead, world.sheet, "B1", paper="3", practice="2")
    save(world.lead, world.sheet, "G3", missing="unknown", comment="navragen")
    found = preview(world.lead, world.sheet.pk, taken(world), "x.xlsx")
    assert (found.taken, found.to_confirm, found.problems, found.n_same) == ((), (), (), 2)
    events = JournalLine.objects.values_list("event", flat=True)
    assert {"sheet.take_workbook", "sheet.look_at_workbook"} <= set(events)


def test_shows_what_is_new_what_differs_and_what_is_not_understood() -> None:
    world = make_world()
    save(world.contributor, world.sheet, "B3", value="nobody")
    content = filled(taken(world), {"B2": "yes", "B3": "De chef", "G2": "veel"})
    found = preview(world.lead, world.sheet.pk, content, "x.xlsx")
    assert codes(found.taken) == ["B2"]
    assert codes(found.to_confirm) == ["B3"]
    assert [(one.question, one.cell.row > 0) for one in found.problems] == [("G2", True)]
    assert Answer.objects.count() == 1, "nothing is saved by looking"


def test_an_empty_cell_erases_nothing() -> None:
    world = make_world()
    content = taken(world)
    save(world.lead, world.sheet, "B2", value="yes")
    found = preview(world.lead, world.sheet.pk, content, "x.xlsx")
    assert (found.taken, found.to_confirm, found.n_same) == ((), (), 0)


def test_an_explanation_alone_is_to_confirm_beside_another_one() -> None:
    world = make_world()
    save(world.lead, world.sheet, "B2", value="yes", comment="sinds 2024")
    content = filled(taken(world), {"B2": "sinds 2023"}, COMMENT)
    found = preview(world.lead, world.sheet.pk, content, "x.xlsx")
    assert [one.comment for one in found.to_confirm] == ["sinds 2023"]


def of_zone(world: World, name: str, source: str = SOURCE, sheet: str = "") -> bytes:
    """A workbook made for somebody else, for another questionnaire, or for another sheet."""
    published = world.round.questionnaire
    asked = questionnaire_of(published)
    if source != SOURCE:
        asked = read(source, "x.yaml")
    return write_template(asked, "en", name, sheet=sheet)


def test_refuses_what_is_not_the_workbook_of_this_sheet_each_with_its_own_words() -> None:
    world = make_world()
    own = world.zone.name
    wrong = [
        of_zone(world, "PZ Elders"),
        of_zone(world, own, SOURCE.replace("code: mini", "code: maxi")),
        of_zone(world, own, SOURCE.replace('version: "1"', 'version: "2"')),
        of_zone(world, own, sheet=str(world.round.pk)),
        b"x" * (MOST_BYTES + 1),
        _plain_workbook(),
    ]
    said = set()
    for content in wrong:
        with pytest.raises(WorkbookRefused) as refused:
            preview(world.lead, world.sheet.pk, content, "x.xlsx")
        said.add(str(refused.value.what))
    assert len(said) == 5, "another version and another round are told alike"
    for content in (b"", b"%PDF-1.4", b"PK nothing", b"a;b\n1;2"):
        with pytest.raises(FileRefused):
            preview(world.lead, world.sheet.pk, content, "x.xlsx")


def _plain_workbook() -> bytes:
    out = BytesIO()
    Workbook().save(out)
    return out.getvalue()


def test_takes_a_workbook_of_the_command_line_for_this_organisation() -> None:
    world = make_world()
    content = filled(of_zone(world, world.zone.name), {"B2": "yes"})
    assert codes(preview(world.lead, world.sheet.pk, content, "x.xlsx").taken) == ["B2"]


def test_saves_with_history_and_one_line_and_twice_is_once() -> None:
    world = make_world()
    chosen = {
        "B2": FromWorkbook({"value": "yes", "comment": "uit Excel"}, 0),
        "B1": FromWorkbook({"paper": "3"}, 0),
    }
    applied = apply_workbook(world.lead, sheet=world.sheet.pk, chosen=chosen)
    assert (applied.n_saved, applied.conflicts) == (2, ())
    again = apply_workbook(world.contributor, sheet=world.sheet.pk, chosen=chosen)
    assert (again.n_saved, again.conflicts) == (0, ())
    stored = Answer.objects.get(question="B2")
    assert (stored.revision, stored.comment, stored.revisions.count()) == (1, "uit Excel", 1)
    lines = JournalLine.objects.filter(event="sheet.apply_workbook").order_by("number")
    assert lines[0].facts == {"saved": 2, "conflicts": 0}
    assert not JournalLine.objects.filter(event="answer.save").exists()


def test_what_a_colleague_changed_since_the_preview_is_a_conflict_and_stays() -> None:
    world = make_world()
    save(world.contributor, world.sheet, "B2", value="no")
    applied = apply_workbook(
        world.lead,
        sheet=world.sheet.pk,
        chosen={
            "B2": FromWorkbook({"value": "yes"}, 0),
            "B3": FromWorkbook({"value": "chief"}, 0),
        },
    )
    assert (applied.n_saved, codes(applied.conflicts)) == (1, ["B2"])
    assert Answer.objects.get(question="B2").value == {"yes": False}


def test_nothing_is_saved_when_a_value_does_not_fit() -> None:
    world = make_world()
    for code, fields in (("B3", {"value": "niemand"}), ("ZZ", {"value": "1"})):
        with pytest.raises(AnswerRefused):
            apply_workbook(
                world.lead,
                sheet=world.sheet.pk,
                chosen={
                    "B2": FromWorkbook({"value": "yes"}, 0),
                    code: FromWorkbook(fields, 0),
                },
            )
    assert not Answer.objects.exists()


def test_only_for_the_own_organisation_and_only_while_it_takes_answers() -> None:
    world = make_world()
    content = taken(world)
    other = world.round.sheets.exclude(pk=world.sheet.pk)[0].organisation
    stranger = an_actor(Role.LEAD, organisation=other)
    with pytest.raises(NotFound):
        workbook_of(stranger, world.sheet.pk, "en", str)
    with pytest.raises(NotFound):
        preview(stranger, world.sheet.pk, content, "x.xlsx")
    close_round(world.coordinator, round=world.round.pk)
    with pytest.raises(RoundNotOpen):
        preview(world.lead, world.sheet.pk, content, "x.xlsx")
    with pytest.raises(RoundNotOpen):
        apply_workbook(world.lead, sheet=world.sheet.pk, chosen={})


def brought(client: Client, sheet: UUID, content: bytes) -> tuple[int, str]:
    """The status and the page after a workbook was brought back."""
    file = SimpleUploadedFile("scan.xlsx", content)
    reply = client.post(reverse("scans:workbook", args=[sheet]), {"workbook": file})
    return reply.status_code, reply.content.decode()


def fields_of(text: str) -> dict[str, str]:
    """What the form of the preview would send, as a browser does."""
    hidden = re.findall(r'type="hidden" name="((?:says|choose)-[^"]+)" value="([^"]*)"', text)
    return {name: html.unescape(value) for name, value in hidden}


def test_on_the_pages_from_the_download_to_the_answers() -> None:
    world = make_world()
    save(world.contributor, world.sheet, "B3", value="nobody")
    client = signed_in(world.lead)
    reply = client.get(reverse("scans:download_workbook", args=[world.sheet.pk]))
    assert reply["Content-Disposition"].endswith(".xlsx")
    content = filled(reply.content, {"B2": "yes", "B3": "De chef", "G2": "veel"})
    status, text = brought(client, world.sheet.pk, content)
    assert status == 200
    for words in ("Taken over: 1 answer", "To confirm: 1 answer differs", "Not understood: 1"):
        assert words in text
    sent = fields_of(text)
    sent["choose-B3"] = "workbook"
    # A colleague is faster for B3: what they said stays, and the choice is shown again.
    save(world.contributor, world.sheet, "B3", at=1, missing="unknown")
    applied = client.post(reverse("scans:apply_workbook", args=[world.sheet.pk]), sent)
    assert applied.status_code == 409
    sent = fields_of(applied.content.decode())
    sent["choose-B3"] = "workbook"
    done = client.post(reverse("scans:apply_workbook", args=[world.sheet.pk]), sent)
    assert done.status_code == 302
    values = dict(Answer.objects.values_list("question", "value"))
    assert values == {"B2": {"yes": True}, "B3": {"choice": "chief"}}


def test_what_differs_stays_unless_somebody_chooses_the_workbook() -> None:
    world = make_world()
    save(world.contributor, world.sheet, "B3", value="nobody")
    client = signed_in(world.lead)
    content = filled(taken(world), {"B3": "De chef"})
    text = brought(client, world.sheet.pk, content)[1]
    client.post(
        reverse("scans:apply_workbook", args=[world.sheet.pk]),
        fields_of(text) | {"choose-B3": "stands"},
    )
    assert Answer.objects.get().value == {"choice": "nobody"}


def test_wrong_files_and_forms_are_told_on_the_page() -> None:
    world = make_world()
    client = signed_in(world.lead)
    address = reverse("scans:workbook", args=[world.sheet.pk])
    assert client.post(address).status_code == 422
    assert brought(client, world.sheet.pk, b"%PDF-1.4")[0] == 422
    apply = reverse("scans:apply_workbook", args=[world.sheet.pk])
    for says in ("", "{", "[]", '{"fields": 3, "revision": 0}', '{"fields": {}, "revision": "x"}'):
        reply = client.post(apply, {"says-B2": says, "choose-B2": "workbook"})
        assert reply.status_code == 422, says
    assert not Answer.objects.exists()
