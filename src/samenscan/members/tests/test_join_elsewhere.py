"""An organisation that another centre keeps …"""

import pytest

from samenscan.base import clock
from samenscan.core.register.accession import Stage
from samenscan.members.actions import NotYoursToTell, record_decision, sign
from samenscan.members.queries import accession_page
from samenscan.members.tests.make import make_partnership
from samenscan.members.tests.test_join_path import make_world

pytestmark = pytest.mark.django_db


def test_tells_itself_what_it_decided_and_signed() -> None:
    world = make_world()
    make_partnership(members=(world.zone,))
    row = world.informed()
    today = clock.today()
    assert accession_page(world.coordinator, row.pk).step is None
    assert accession_page(world.lead, row.pk).step is Stage.DECIDED
    with pytest.raises(NotYoursToTell):
        record_decision(world.coordinator, accession=row.pk, body="police_council", on=today)
    record_decision(world.lead, accession=row.pk, body="police_council", on=today)
    with pytest.raises(NotYoursToTell):
        sign(world.coordinator, accession=row.pk, on=today, signed_by="De korpschef")
    sign(world.signatory, accession=row.pk, on=today, signed_by="De korpschef")
    row.refresh_from_db()
    assert row.signed_on == clock.today()
