"""The facts of an own result as files …"""

import json
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from samenscan.base.models import JournalLine
from samenscan.core.access import Role
from samenscan.members.tests.make import an_actor, make_organisation
from samenscan.scans.tests.make import World, after_closing, fill, make_world, overwrite_submitted
from samenscan.scans.tests.test_pages import signed_in

pytestmark = pytest.mark.django_db


def submitted() -> World:
    world = make_world()
    fill(world.lead, world.sheet)
    overwrite_submitted(world.sheet, "B2", comment="=1+1 on purpose")
    return world


def addresses(world: World) -> list[str]:
    return [reverse(f"reports:own_{kind}", args=[world.sheet.pk]) for kind in ("xlsx", "json")]


def test_are_offered_on_the_page_and_kept_by_no_cache() -> None:
    world = submitted()
    client = signed_in(world.lead)
    with after_closing(world):
        page = client.get(reverse("reports:own", args=[world.sheet.pk])).content.decode()
        for address in addresses(world):
            assert f'href="{address}"' in page
            response = client.get(address)
            assert response.status_code == 200
            assert response["Content-Disposition"].startswith("attachment; filename*=UTF-8''")
            assert response["Cache-Control"] == "no-store, private"
            assert "sandbox" in response["Content-Security-Policy"]


def test_say_what_the_page_says_and_keep_what_was_written_a_text() -> None:
    world = submitted()
    with after_closing(world):
        xlsx, plain = (signed_in(world.lead).get(address) for address in addresses(world))
    book = load_workbook(BytesIO(xlsx.content))
    facts = json.loads(plain.content)
    levels = {row[0]: row[2] for row in book["Levels"].iter_rows(values_only=True, min_row=2)}
    assert {title: None if level is None else str(level) for title, level in levels.items()} == {
        section["title"]: section["level"] for section in facts["sections"]
    }
    assert facts["organisation"] == str(world.zone.pk)
    assert {one["question"]: one["comment"] for one in facts["answers"]}["B2"] == (
        "=1+1 on purpose"
    )
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert "=1+1 on purpose" in [cell.value for cell in cells]


def test_are_named_after_the_organisation_and_the_round() -> None:
    world = submitted()
    with after_closing(world):
        response = signed_in(world.lead).get(addresses(world)[0])
    assert response["Content-Disposition"].endswith("-ronde.xlsx")


def test_leave_a_line_of_their_own_in_the_journal() -> None:
    world = submitted()
    with after_closing(world):
        for address in addresses(world):
            signed_in(world.lead).get(address)
    lines = list(JournalLine.objects.filter(event="result.export_own").order_by("number"))
    assert [line.facts for line in lines] == [{"written_as": "xlsx"}, {"written_as": "json"}]
    assert {(line.person, line.object_id) for line in lines} == {
        (world.lead.person, str(world.sheet.pk))
    }
    assert not JournalLine.objects.filter(event="result.read_own").exists()


def test_are_for_the_lead_of_that_organisation_only() -> None:
    world = submitted()
    outsider = an_actor(Role.LEAD, organisation=make_organisation())
    with after_closing(world):
        for address in addresses(world):
            assert signed_in(outsider).get(address).status_code == 404
            for insider in (world.coordinator, world.analyst, world.contributor):
                assert signed_in(insider).get(address).status_code == 403
            assert Client().get(address).status_code != 200
            assert signed_in(world.lead).post(address).status_code == 405
    assert not JournalLine.objects.filter(event="result.export_own").exists()


def test_wait_for_the_round_to_close() -> None:
    world = submitted()
    for address in addresses(world):
        assert signed_in(world.lead).get(address).status_code == 409
