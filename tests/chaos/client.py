"""Somebody who signs in over HTTP, saves answers, and keeps outside the server what was told."""

import http.client
import os
import re
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from random import Random
from threading import Event
from urllib.parse import urlencode

from tests.chaos.stage import PASSWORD, QUESTIONS

PATIENCE = 10.0
PAUSE = 0.3
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
# Of ten saves that were answered, one is sent once more, as after a lost reply.
_SENT_AGAIN = 0.1


@dataclass(frozen=True)
class Save:
    """One save as the client named it: where, under which key, and a value nobody else uses."""

    sheet: str
    question: str
    key: str
    value: int


@dataclass(frozen=True)
class Told:
    """What the server answered to a save that it called saved."""

    save: Save
    revision: int


@dataclass
class Log:
    """Acknowledgements in a file outside the installation, written through to the disk."""

    path: Path
    told: list[Told] = field(default_factory=list)

    def write(self, told: Told) -> None:
        """Keep one acknowledgement; on the disk before the client goes on."""
        one = told.save
        with self.path.open("a") as file:
            file.write(f"{one.sheet} {one.question} {one.key} {one.value} {told.revision}\n")
            file.flush()
            os.fsync(file.fileno())
        self.told.append(told)


class Broken(Exception):
    """The line broke or the server is not there; nothing is known about what was sent."""


class Client:
    """One person at one sheet, with cookies of their own."""

    def __init__(
        self, port: int, sheet: str, email: str, codes: list[str], log: Log, number: int
    ) -> None:
        self.port, self.sheet, self.email, self.codes = port, sheet, email, codes
        self.log, self.number = log, number
        self.chance = Random(number)
        self.cookies: dict[str, str] = {}
        self.versions = dict.fromkeys(QUESTIONS, 0)
        self.n_saves = self.n_conflicts = self.n_retries = 0
        self.trouble = ""

    def ask(self, method: str, address: str, form: dict[str, str] | None = None) -> tuple[int, str]:
        """Status and body of one request; Broken when there is no whole reply."""
        headers = {
            "Host": f"localhost:{self.port}",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Referer": f"http://localhost:{self.port}/",
            "X-CSRFToken": self.cookies.get("csrftoken", ""),
        }
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            line.request(method, address, urlencode(form or {}), headers | _FORM)
            reply = line.getresponse()
            body = reply.read().decode()
        except (OSError, http.client.HTTPException) as error:
            raise Broken from error
        finally:
            line.close()
        for morsel in reply.headers.get_all("Set-Cookie") or ():
            for name, one in SimpleCookie(morsel).items():
                self.cookies[name] = one.value
        return reply.status, body

    def sign_in(self) -> None:
        """Both steps, as at the sign-in pages."""
        self.ask("GET", "/account/login/")
        form = {"login": self.email, "password": PASSWORD}
        status, body = self.ask("POST", "/account/login/", form)
        assert status == 302, body
        status, body = self.ask("POST", "/account/2fa/authenticate/", {"code": self.codes.pop()})
        assert status == 302, body

    def work(self, stop: Event) -> None:
        """Save until asked to stop; a save that was begun is brought to its end first."""
        try:
            while not stop.is_set():
                self.save_one(stop)
        except AssertionError as error:
            self.trouble = str(error)[:2000]

    def save_one(self, stop: Event) -> None:
        """One new value, sent under the same key until the server has answered it."""
        self.n_saves += 1
        key = f"{self.number}-{self.n_saves}-{self.chance.randbytes(8).hex()}"
        value = self.number * 1_000_000 + self.n_saves
        save = Save(self.sheet, self.chance.choice(QUESTIONS), key, value)
        version = self.versions[save.question]
        revision = self.send(save, version, stop)
        if revision and self.chance.random() < _SENT_AGAIN:
            again = self.send(save, version, stop)
            assert again in (revision, None), f"{again} after {revision} for {key}"

    def send(self, save: Save, version: int, stop: Event) -> int | None:
        """The revision when it was saved; None for a conflict, or when all is over first."""
        name = f"q-{save.question}"
        form = {
            f"{name}-value": str(save.value),
            f"{name}-version": str(version),
            f"{name}-key": save.key,
        }
        while True:
            try:
                status, body = self.ask("POST", self.address(save), form)
            except Broken:
                status, body = 0, ""
            if status in (200, 409):
                break
            assert status in (0, 500, 502, 503), f"{status} {body}"
            if stop.wait(PAUSE) and status == 0:
                return None
            self.n_retries += 1
        found = re.search(rf'name="{name}-version" value="(\d+)"', body)
        assert found, body
        revision = int(found.group(1))
        self.versions[save.question] = revision
        if status == 409:
            self.n_conflicts += 1
            return None
        self.log.write(Told(save, revision))
        return revision

    def address(self, save: Save) -> str:
        """Where this question is saved."""
        return f"/scans/blad/{save.sheet}/N/{save.question}/"
