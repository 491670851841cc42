"""Starts the web server and the worker side by side, and stops both together."""

import errno
import socket
import subprocess
import sys
import time

from django.core.management import call_command

N_WEB_PROCESSES = 2


def upgrade() -> None:
    """Bring the database, the cache table and the static files up to date."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)


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


def serve(host: str, port: int) -> int:
    """Run web server and worker until one of them stops or the terminal asks to."""
    problem = port_problem(host, port)
    if problem:
        print(problem, file=sys.stderr)  # noqa: T201
        return 1
    processes = [
        subprocess.Popen(_web_server(host, port)),  # noqa: S603
        subprocess.Popen([sys.executable, "-m", "samenscan.cli", "work"]),
    ]
    try:
        while all(process.poll() is None for process in processes):
            time.sleep(0.3)
    except KeyboardInterrupt:
        pass
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=20)
    return 0


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
        "--no-ws",
        "--log-level",
        "warning",
        "samenscan.site.wsgi:application",
    ]
