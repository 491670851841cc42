"""One run: clients save, everything is killed at random moments, and at the end all is compared."""

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any

from tests.chaos.client import Client, Log
from tests.chaos.stage import StagedSheet
from tests.chaos.stands import Audit, Stands, audit
from tests.journeys.installation import ROOT, Installation

N_SHEETS, N_PEOPLE = 2, 4
SHORTEST_LIFE, LONGEST_LIFE = 0.1, 3.0


def run(folder: Path, *, n_kills: int, database: str = "", planted: bool = False) -> Audit:
    """Eight people save at two sheets of the production server, which is killed `n_kills` times.

    Once they have stopped it is killed once more, before it can bring anything to its end.
    `folder` must be new; `database` is the address of an empty PostgreSQL, else SQLite. The log of
    acknowledgements lies beside the installation. With `planted` the server answers too early.
    """
    settings = {"SAMENSCAN_DATABASE_URL": database} if database else {}
    if planted:
        settings["DJANGO_SETTINGS_MODULE"] = "tests.chaos.early_settings"
    own = Installation(folder / "data", **settings)
    own.folder.mkdir(parents=True)
    upgraded = own.run("upgrade")
    assert upgraded.returncode == 0, upgraded.stderr
    log = Log(folder / "acknowledged.log")
    clients = people_of(own, N_SHEETS, N_PEOPLE, log)
    own.start()
    try:
        for client in clients:
            client.sign_in()
        with working(clients):
            _kill_and_start(own, n_kills, log)
    finally:
        own.kill()
    stands: Stands = _within(own, "stands")
    found = audit(stands, log.told)
    troubles = tuple(client.trouble for client in clients if client.trouble)
    _tell(clients, n_kills)
    return Audit(found.n_told, found.lost, found.doubled, found.wrong + troubles)


def people_of(own: Installation, n_sheets: int, n_people: int, log: Log) -> list[Client]:
    """So many people at each of so many new sheets of an installation that has its tables."""
    staged: list[StagedSheet] = _within(own, "stage", str(n_sheets), str(n_people))
    people = [(sheet["id"], one) for sheet in staged for one in sheet["people"]]
    return [
        Client(own.port, sheet, one["email"], one["codes"], log, number)
        for number, (sheet, one) in enumerate(people, start=1)
    ]


@contextmanager
def working(clients: list[Client]) -> Iterator[None]:
    """Inside, all clients save side by side."""
    stop = Event()
    threads = [Thread(target=client.work, args=(stop,)) for client in clients]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def _kill_and_start(own: Installation, n_kills: int, log: Log) -> None:
    for number in range(n_kills):
        time.sleep(random.uniform(SHORTEST_LIFE, LONGEST_LIFE))
        own.kill()
        if number % 10 == 9:
            sys.stdout.write(f"  {number + 1} kills, {len(log.told)} acknowledged\n")
            sys.stdout.flush()
        own.start()
    time.sleep(LONGEST_LIFE)  # whoever still waits for an answer gets one


def _within(own: Installation, module: str, *arguments: str) -> Any:
    """What a module of this folder prints when it runs with the settings of the installation."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.chaos.{module}", *arguments],
        env=own.environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _tell(clients: list[Client], n_kills: int) -> None:
    saves = sum(client.n_saves for client in clients)
    conflicts = sum(client.n_conflicts for client in clients)
    retries = sum(client.n_retries for client in clients)
    sys.stdout.write(
        f"  {n_kills} kills, {saves} saves, {conflicts} conflicts, {retries} retries\n"
    )
