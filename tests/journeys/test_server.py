"""The server …"""

import os
import signal
import socket
from contextlib import closing

from tests.journeys.conftest import Visit
from tests.journeys.installation import Installation, processes_of


def test_says_that_the_port_is_taken_and_which_other_to_take(loaded_demo: Installation) -> None:
    with closing(socket.socket()) as somebody_else:
        somebody_else.bind(("127.0.0.1", 0))
        somebody_else.listen()
        port = somebody_else.getsockname()[1]
        for command in ("demo", "serve"):
            refused = loaded_demo.run(command, "--port", str(port))
            said = refused.stdout + refused.stderr
            assert refused.returncode == 1, said
            assert f"Port {port} is taken by another program." in said
            assert f"make demo PORT={port + 80}" in said
            assert "Traceback" not in said


def test_keeps_what_was_answered_when_the_demo_starts_again(
    changing_demo: Installation, visit: Visit
) -> None:
    lead = visit(changing_demo)
    lead.enter("lead", "/leden/mensen/uitnodigen/")
    lead.page.get_by_label("Naam").fill("Nina Nieuw")
    lead.page.get_by_label("E-mailadres").fill("nina.nieuw@pz-alderbeek.example")
    lead.page.locator("select[name=seat]").select_option(index=1)
    lead.page.locator("main form button").last.click()
    lead.page.wait_for_url("**/leden/mensen/")
    assert changing_demo.stop() == 0
    changing_demo.start("demo")
    assert "Loading" not in changing_demo.printed
    lead.enter("lead", "/leden/mensen/")
    assert "Nina Nieuw" in lead.page.content()


def test_tells_and_ends_when_its_worker_dies(changing_demo: Installation) -> None:
    running = changing_demo.running
    assert running is not None
    worker = next(pid for pid, words in processes_of(running.pid) if words.endswith(" work"))
    os.kill(worker, signal.SIGKILL)
    assert running.wait(timeout=20) == 1
    assert "stopped by itself" in changing_demo.printed
    assert not processes_of(running.pid)
