"""The database is asked no more often …"""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenscan.scans.tests.make import SOURCE, World, make_world, save
from samenscan.scans.tests.test_pages import signed_in

pytestmark = pytest.mark.django_db
# A page of a section, whatever its size; to begin and to end a transaction is no question.
MOST = 11


def larger(n: int) -> str:
    """The questionnaire of the tests with so many more numbers in its second section."""
    more = "".join(
        f"      - {{code: X{number}, type: number, text: Hoeveel, weight: 0, sharing: own}}\n"
        for number in range(n)
    )
    return SOURCE + more


def n_asked(status: Callable[[], int]) -> int:
    """How many questions this page puts to the database, once what never changes was read."""
    status()
    with CaptureQueriesContext(connection) as asked:
        assert status() == 200
    transactions = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    return sum(not query["sql"].startswith(transactions) for query in asked)


def counted(world: World, n: int) -> int:
    """The section page with so many answered questions."""
    for number in range(n):
        save(world.lead, world.sheet, f"X{number}", value=str(number))
    save(world.lead, world.sheet, "G2", value="12")
    client = signed_in(world.lead)
    address = reverse("scans:section", args=[world.sheet.pk, "G"])
    return n_asked(lambda: client.get(address).status_code)


def test_for_a_section_of_twenty_five_questions_than_for_one_of_three() -> None:
    small = counted(make_world(n_east=1, n_west=1), 0)
    source = larger(22).replace('version: "1"', 'version: "2"')
    large = counted(make_world(n_east=1, n_west=1, source=source), 22)
    assert small == large
    assert large <= MOST
