"""Mail …"""

from collections.abc import Iterator

import pytest

from samenscan.base import jobs
from samenscan.base.mail import send_later
from samenscan.base.models import Job, JobState
from samenscan.base.tests.post_office import PostOffice, post_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """A real SMTP server on loopback that the worker talks to."""
    with post_office() as office:
        yield office


def queue(key: str = "k") -> None:
    """Queue one mail."""
    send_later(to="nele@example.test", subject="Één\nvraag", body="Dag Nele,\n\nça va?\n", key=key)


def test_arrives_as_plain_text(office: PostOffice) -> None:
    queue()
    assert office.letters == [], "nothing is sent in the request"
    assert jobs.work_once()
    (letter,) = office.letters
    assert letter["To"] == "nele@example.test"
    assert letter["Subject"] == "Één vraag", "no second header can be smuggled in"
    assert letter.get_content_type() == "text/plain"
    assert letter.get_content().replace("\r\n", "\n").startswith("Dag Nele,\n\nça va?")
    assert letter["Auto-Submitted"] == "auto-generated"


def test_with_the_same_key_arrives_once(office: PostOffice) -> None:
    queue()
    queue()
    while jobs.work_once():
        pass
    assert len(office.letters) == 1


def test_carries_the_same_number_when_it_is_tried_again(office: PostOffice) -> None:
    queue()
    jobs.work_once()
    queue("other")
    jobs.work_once()
    Job.objects.all().delete()
    queue()
    jobs.work_once()
    first, other, again = (letter["Message-ID"] for letter in office.letters)
    assert first == again != other


def test_stays_queued_when_the_server_turns_it_away(office: PostOffice) -> None:
    office.n_refusals = 1
    queue()
    jobs.work_once()
    row = Job.objects.get()
    assert (row.state, row.n_attempts) == (JobState.QUEUED, 1)
    assert "451" in row.last_error
    assert row.payload["to"] == "nele@example.test", "it is needed for the next attempt"


def test_carries_a_calendar_file_and_an_address_to_stop(office: PostOffice) -> None:
    send_later(
        to="nele@example.test",
        subject="Nog twee dagen",
        body="Dag Nele",
        key="c",
        calendar="BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        stop="https://samenscan.example/stop/abc/",
    )
    jobs.work_once()
    (letter,) = office.letters
    (file,) = letter.iter_attachments()
    assert (file.get_content_type(), file.get_filename()) == ("text/calendar", "samenscan.ics")
    assert letter["List-Unsubscribe"] == "<https://samenscan.example/stop/abc/>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
