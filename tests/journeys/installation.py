"""An installation as an operator has it: own data folder, own port, commands in own processes."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS, STOP_SECONDS = 180.0, 20.0
# Nothing of the machine's own installation, and no way out to the network.
FORGOTTEN = ("SAMENSCAN_", "DJANGO_", "PORT", "HTTP_PROXY", "HTTPS_PROXY", "http_proxy")
NO_WAY_OUT = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}


def free_port() -> int:
    """A port of this machine that nobody listens on now."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


class Installation:
    """One data folder with the processes that serve it; stop() or kill() leaves none behind."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        kept = {name: v for name, v in os.environ.items() if not name.startswith(FORGOTTEN)}
        self.environment = (
            kept
            | NO_WAY_OUT
            | {
                "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
                "SAMENSCAN_DATA_DIR": str(folder),
                "SAMENSCAN_BASE_URL": self.url,
                **settings,
            }
        )
        self.running: subprocess.Popen[bytes] | None = None

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.folder / "samenscan.sqlite3"

    @property
    def printed(self) -> str:
        """What the last start wrote on the terminal."""
        return self._terminal.read_text()

    @property
    def _terminal(self) -> Path:
        return self.folder.with_name(f"{self.folder.name}-{self.port}.log")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one command to its end."""
        return subprocess.run(
            _command(*arguments),
            env=self.environment,
            cwd=self.folder.parent,
            capture_output=True,
            text=True,
            timeout=START_SECONDS,
        )

    def start(self, command: str = "serve") -> None:
        """Start the server and wait until it answers; AssertionError with its words if it fails."""
        with self._terminal.open("wb") as terminal:
            self.running = subprocess.Popen(
                _command(command, "--port", str(self.port)),
                env=self.environment,
                cwd=self.folder.parent,
                stdout=terminal,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        give_up_at = time.monotonic() + START_SECONDS
        while not self.is_healthy():
            assert self.running.poll() is None, self.printed
            assert time.monotonic() < give_up_at, self.printed
            time.sleep(0.1)

    def is_healthy(self) -> bool:
        """Whether the server answers and reaches its database."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/gezondheid/", timeout=5):
                return True
        except (urllib.error.URLError, OSError):
            return False

    def stop(self) -> int:
        """Ask the main process to stop, as a service manager does; its exit code."""
        running = self.running
        if running is None:
            return 0
        running.terminate()
        try:
            return running.wait(timeout=STOP_SECONDS)
        finally:
            orphans = processes_of(running.pid)
            self.kill()
            assert not orphans, f"still running after the stop: {orphans}"

    def kill(self) -> None:
        """Take away all processes in the middle of what they do, as a power cut would."""
        if self.running is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self.running.pid, signal.SIGKILL)
        self.running.wait(timeout=STOP_SECONDS)
        self.running = None

    def copy_to(self, folder: Path, **settings: str) -> "Installation":
        """The same data in another folder, for who wants to change it; both must be stopped."""
        assert self.running is None, "a running database cannot be copied"
        shutil.copytree(self.folder, folder)
        return Installation(folder, **settings)


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "samenscan.cli", *arguments]


def processes_of(group: int) -> list[tuple[int, str]]:
    """The living processes of a group: number and command line."""
    listed = subprocess.run(
        ["ps", "-eo", "pgid=,pid=,stat=,args="], capture_output=True, text=True, check=True
    )
    rows = [line.split(maxsplit=3) for line in listed.stdout.splitlines()]
    return [
        (int(pid), words)
        for pgid, pid, state, words in rows
        if int(pgid) == group and not state.startswith("Z")
    ]
