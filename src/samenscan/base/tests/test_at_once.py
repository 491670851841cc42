"""Many writers at once …"""

import pytest

from samenscan.base import journal
from samenscan.base.models import JournalLine
from samenscan.base.tests.at_once import N_WRITERS, all_at_once
from samenscan.core.access import ANYONE


@pytest.mark.django_db(transaction=True)
def test_write_one_unbroken_journal() -> None:
    def write() -> None:
        for number in range(5):
            journal.record(ANYONE, "test.line", kind="thing", id=str(number))

    assert all_at_once(write) == []
    assert JournalLine.objects.count() == 5 * N_WRITERS
    assert list(journal.verify()) == []
