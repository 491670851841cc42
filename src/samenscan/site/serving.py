"""Starts the web server and the worker side by side, and stops both together."""

import errno
import signal
import socket
import subprocess
import sys
import time

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from samenscan.accounts.models import Person
from samenscan.core.refused import Refused
from samenscan.core.text import text
from samenscan.site.demo.cast import CAST
from samenscan.site.settings.config import LOOPBACK

N_WEB_PROCESSES = 2
STOP_SECONDS = 10


def upgrade() -> None:
    """Bring the database, the cache table and the static files up to date."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)


class NotReady(Refused):
    """The tables are missing or older than the program."""


def refuse_old_tables() -> None:
    """Nothing runs on tables of another version: NotReady says what to do first."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotReady(
            text("The database is not ready for this version."), text("Run “samenscan upgrade”.")
        )


def port_problem(host: str, port: int) -> str:
    """Why this port cannot be used, as a sentence with what would help; empty when it can."""
    if not 0 < port < 65536:
        return f"There is no port {port}. Choose one from 1 to 65535."
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return (
                    f"Port {port} is taken by another program. "
                    f"Stop that program, or choose another port: make demo PORT={port + 80}"
                )
            if error.errno == errno.EACCES:
                return f"Port {port} needs more rights. Choose one above 1023."
            return f"Port {port} on {host} cannot be used: {error.strerror}."
    return ""


def demo_problem(host: str) -> str:
    """Why the demo, which lets anybody in, is not served like this; empty when it may be."""
    if settings.DEMO and host not in LOOPBACK:
        return f"The demo lets anybody in, so it is not served on {host}. Leave out --host."
    known = [member.email for member in CAST.values()]
    if not settings.DEMO and Person.objects.filter(email__in=known).exists():
        return (
            "This database holds the demo, whose passwords everybody knows. Name another folder "
            "in SAMENSCAN_DATA_DIR, or start the demo with “samenscan demo”."
        )
    return ""


def serve(host: str, port: int) -> int:
    """Run web server and worker until the terminal or a service manager asks to stop (0).

    When one of the two stops by itself the other is stopped too, so that whoever started us can
    start both anew (1).
    """
    problem = port_problem(host, port) or demo_problem(host)
    if problem:
        print(problem, file=sys.stderr)  # noqa: T201
        return 1
    # Without this a service manager's SIGTERM would end us and leave the two running.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    processes = [
        subprocess.Popen(_web_server(host, port)),  # noqa: S603
        subprocess.Popen([sys.executable, "-m", "samenscan.cli", "work"]),
    ]
    try:
        while all(process.poll() is None for process in processes):
            time.sleep(0.3)
    except KeyboardInterrupt:
        return 0
    finally:
        _stop(processes)
    print("The web server or the worker stopped by itself.", file=sys.stderr)  # noqa: T201
    return 1


def _stop(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()


def _web_server(host: str, port: int) -> list[str]:
    return [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        host,
        "--port",
        str(port),
        "--workers",
        str(N_WEB_PROCESSES),
        "--blocking-threads",
        "2",
        "--backpressure",
        "64",
        # A worker that is asked to stop while it starts would otherwise never stop.
        "--workers-kill-timeout",
        "5",
        "--no-ws",
        "--log-level",
        "warning",
        "samenscan.site.wsgi:application",
    ]
