"""How many answers per second sixteen people can save, at the server as it runs in production.

`python -m benchmarks.throughput [SECONDS]`: on SQLite, or on what SAMENSCAN_DATABASE_URL names. The
people are threads of this process, so on a small machine they share its cores with the server.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

from tests.chaos.client import Log
from tests.chaos.run import people_of, working
from tests.journeys.installation import Installation

N_SHEETS, N_PEOPLE, SECONDS = 4, 4, 20


def main() -> int:
    """Print answers per second for one person and for sixteen."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    database = os.environ.get("SAMENSCAN_DATABASE_URL", "")
    with tempfile.TemporaryDirectory(prefix="samenscan-bench-") as folder:
        settings = {"SAMENSCAN_DATABASE_URL": database} if database else {}
        own = Installation(Path(folder) / "data", **settings)
        own.folder.mkdir()
        own.run("upgrade")
        log = Log(Path(folder) / "told.log")
        clients = people_of(own, N_SHEETS, N_PEOPLE, log)
        own.start()
        try:
            for client in clients:
                client.sign_in()
            for n in (1, len(clients)):
                before, started = len(log.told), time.perf_counter()
                with working(clients[:n]):
                    time.sleep(seconds)
                rate = (len(log.told) - before) / (time.perf_counter() - started)
                where = "PostgreSQL" if database else "SQLite"
                print(f"{where}, {n:>2} at once: {rate:>7.1f} answers per second")
        finally:
            own.kill()
    return 0


if __name__ == "__main__":
    sys.exit(main())
