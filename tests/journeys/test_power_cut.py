"""After a power cut …"""

import http.client
import json
import random
import re
import sqlite3
import threading
from contextlib import closing
from dataclasses import dataclass

from tests.journeys.conftest import Visit
from tests.journeys.filling import open_sheet
from tests.journeys.installation import Installation

N_ROUNDS = 3


@dataclass(frozen=True)
class Door:
    """Where answers are saved, and the cookies that open it."""

    path: str
    cookie: str
    token: str


def save(
    installation: Installation, door: Door, question: str, level: int, version: str = "0"
) -> None:
    """Save one answer over HTTP; OSError or HTTPException when the line breaks.

    What stands by now is told by the reply that there is a conflict, and answered upon.
    """
    line = http.client.HTTPConnection("127.0.0.1", installation.port, timeout=5)
    try:
        line.request(
            "POST",
            f"{door.path}{question[:2]}/{question}/",
            f"q-{question}-practice={level}&q-{question}-version={version}",
            {
                "Cookie": door.cookie,
                "X-CSRFToken": door.token,
                "Content-Type": "application/x-www-form-urlencoded",
                "Host": f"localhost:{installation.port}",
            },
        )
        reply = line.getresponse()
        body = reply.read()
        if reply.status == 409:
            found = re.search(rf'name="q-{question}-version" value="(\d+)"', body.decode())
            assert found and found[1] != version, body
            return save(installation, door, question, level, found[1])
        assert reply.status == 200, body
    finally:
        line.close()


def stored(installation: Installation, sheet: str) -> dict[str, int | None]:
    """The level in practice per question that stands in the file, read by another process."""
    with closing(sqlite3.connect(installation.database)) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    asked = (
        "import json; from samenscan.scans.models import Answer; "
        f"rows = Answer.objects.filter(sheet='{sheet}').values_list('question', 'value'); "
        "print(json.dumps({code: value.get('practice') for code, value in rows}))"
    )
    done = installation.run("manage", "shell", "--no-imports", "-c", asked)
    assert done.returncode == 0, done.stderr
    told: dict[str, int | None] = json.loads(done.stdout.splitlines()[-1])
    return told


def test_every_answer_that_was_called_saved_still_stands(
    changing_demo: Installation, visit: Visit
) -> None:
    lead = visit(changing_demo)
    open_sheet(lead, "lead")
    cookies = {one["name"]: one["value"] for one in lead.context.cookies()}
    door = Door(
        lead.path,
        "; ".join(f"{name}={value}" for name, value in cookies.items()),
        cookies["csrftoken"],
    )
    questions = ("FA1", "FA3", "FB2", "FB4", "FC1", "FC2", "FC3")
    n_confirmed = 0
    for _ in range(N_ROUNDS):
        confirmed: dict[str, int] = {}
        under_way: dict[str, int] = {}
        stop = threading.Timer(random.uniform(0.6, 1.4), changing_demo.kill)
        stop.start()
        level = 0
        while True:
            question = random.choice(questions)
            level = (level + 1) % 6
            under_way = {question: level}
            try:
                save(changing_demo, door, question, level)
            except (OSError, http.client.HTTPException):
                break
            confirmed[question] = level
            n_confirmed += 1
        stop.join()
        file = stored(changing_demo, door.path.split("/")[-2])
        for question, level in confirmed.items():
            possible = {level, under_way.get(question, level)}
            assert file[question] in possible, question
        changing_demo.start()
    assert n_confirmed > 3 * N_ROUNDS, "too few to prove anything"
    journal = changing_demo.run("verify-journal")
    assert journal.returncode == 0, journal.stderr
