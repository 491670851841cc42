"""Starts the demo: migrate, load, tell who can sign in, serve."""

import sys

from django.conf import settings

from samenscan.site.demo.cast import CAST, DEMO_PASSWORD, DEMO_TOTP_SECRET
from samenscan.site.demo.load import is_loaded, load, stands_elsewhere
from samenscan.site.serving import port_problem, serve, upgrade


def start_demo(port: int) -> int:
    """Serve the demo on this machine only; loads it the first time."""
    problem = port_problem("127.0.0.1", port)
    if problem:
        say(problem)
        return 1
    if stands_elsewhere():
        say(
            "This database holds real organisations, so the demo was not loaded into it. "
            "Unset SAMENSCAN_DATABASE_URL and SAMENSCAN_DATA_DIR, then try again."
        )
        return 1
    say("Preparing the database and the pages …")
    upgrade()
    if not is_loaded():
        say("Loading the invented province …")
        load(lambda step: say(f"  · {step}"))
    say(_invitation(port))
    return serve("127.0.0.1", port)


def say(sentence: str) -> None:
    """A line on the terminal, at once."""
    print(sentence, file=sys.stdout, flush=True)  # noqa: T201


def _invitation(port: int) -> str:
    people = "\n".join(
        f"  {member.role.value:<12} {member.name:<18} {member.email:<42} {member.place}"
        for member in CAST.values()
    )
    return (
        f"\nOpen http://localhost:{port} and take the tour; it signs you in by itself.\n"
        f"Signing in by hand works too: password “{DEMO_PASSWORD}”, and as second factor an "
        f"authenticator app with the key {DEMO_TOTP_SECRET}.\n\n{people}\n\n"
        f"Data: {settings.DATA_DIR}. Remove that folder to start anew. Stop with Ctrl+C.\n"
    )
