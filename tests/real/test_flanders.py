"""The real register …"""

from pathlib import Path

import pytest

from samenscan.cli import main
from samenscan.core.access import OPERATOR
from samenscan.members import models
from samenscan.members.actions.importing import apply_import, preview_import
from samenscan.members.tests.registers import whole_register
from tests.real.flanders import REGISTER, Flanders, import_file, read_flanders

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def flanders(real_data: Path) -> Flanders:
    return read_flanders(real_data / "flanders")


def test_goes_in_and_is_found_back_exactly(flanders: Flanders) -> None:
    done = preview_import(OPERATOR, content=import_file(flanders), file_name="flanders.csv")
    counts = done.plan["counts"]
    assert counts == {"new": 107 + 304, "left_out": 4 + 4, "to_confirm": 304}
    assert not models.Organisation.objects.exists()
    apply_import(OPERATOR, register_import=done.pk)
    names = {
        row.value.removeprefix(f"{REGISTER}:"): row.organisation.name
        for row in models.Identifier.objects.filter(scheme="other").select_related("organisation")
    }
    assert names == {c: n for c, n in flanders.zones.items() if c not in flanders.rest_zones}
    nis = dict(
        models.Identifier.objects.filter(scheme="nis").values_list("organisation_id", "value")
    )
    served = {
        nis[row.municipality_id]: row.organisation.identifiers.get(
            scheme="other"
        ).value.removeprefix(f"{REGISTER}:")
        for row in models.Territory.objects.all()
    }
    real = {p: z for p, z in flanders.zone_of.items() if p not in flanders.rest_places}
    assert served == real
    assert len(served) == 304


def test_goes_in_with_one_command_comes_out_and_changes_nothing_again(
    flanders: Flanders, real_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "flanders.csv", tmp_path / "register.csv"
    file.write_bytes(import_file(flanders))
    borders = str(real_data / "flanders" / "politiezone.shp")
    assert main(["import-register", str(file), "--borders", borders]) == 0
    said = capsys.readouterr().out
    assert "411 new, 8 left out" in said
    assert "Niet te lokaliseren - Brussel: This is a rest category" in said
    assert models.Border.objects.count() == 107
    leuven = models.Border.objects.get(organisation__name="PZ Leuven")
    corners = leuven.geometry["coordinates"][0][0]
    west, east = (edge(corner[0] for corner in corners) for edge in (min, max))
    south, north = (edge(corner[1] for corner in corners) for edge in (min, max))
    # The town hall of Leuven stands at 4.7009 east, 50.8790 north.
    assert west < 4.7009 < east
    assert south < 50.8790 < north
    assert main(["export-register", "--out", str(out)]) == 0
    before = whole_register()
    assert main(["import-register", str(out)]) == 0
    assert "411 same." in capsys.readouterr().out
    assert whole_register() == before


def test_can_be_tried_first_without_keeping_anything(flanders: Flanders, tmp_path: Path) -> None:
    file = tmp_path / "flanders.csv"
    file.write_bytes(import_file(flanders))
    assert main(["import-register", str(file), "--dry-run"]) == 0
    assert not models.Organisation.objects.exists()
    assert not models.RegisterImport.objects.exists()


def test_stops_with_a_sentence_where_file_and_register_differ(
    flanders: Flanders, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = tmp_path / "flanders.csv", tmp_path / "other.csv"
    content = import_file(flanders)
    file.write_bytes(content)
    other.write_bytes(content.replace(b"PZ Leuven", b"PZ Louvain"))
    assert main(["import-register", str(file)]) == 0
    assert main(["import-register", str(other)]) == 1
    assert "conflicts are not decided" in capsys.readouterr().err
    assert models.Organisation.objects.filter(name="PZ Leuven").exists()
    assert main(["import-register", str(other), "--on-conflict", "update"]) == 0
    assert models.Organisation.objects.filter(name="PZ Louvain").exists()


def test_is_refused_with_every_flaw_when_the_file_is_broken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "broken.csv"
    file.write_text("kind;name;nis\ngemeente;Lier;1202\ngemeente;Mol;x\n")
    assert main(["import-register", str(file)]) == 1
    assert main(["import-register", str(tmp_path / "nowhere.csv")]) == 1
    said = capsys.readouterr().err
    assert "Row 2, column C (“nis”)" in said
    assert "Row 3, column C (“nis”)" in said
