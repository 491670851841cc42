"""The real register …"""

from pathlib import Path

import pytest

from samenscan.core.access import OPERATOR
from samenscan.members import models
from samenscan.members.actions.importing import apply_import, preview_import
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
