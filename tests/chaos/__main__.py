"""`python -m tests.chaos [KILLS]`: the long run, on SQLite or what SAMENSCAN_DATABASE_URL names."""

import os
import sys
import tempfile
from pathlib import Path

from tests.chaos.run import run


def main() -> int:
    """Run and tell; 1 when anything was lost, doubled or wrong."""
    n_kills = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    database = os.environ.get("SAMENSCAN_DATABASE_URL", "")
    sys.stdout.write(f"{'PostgreSQL' if database else 'SQLite'}\n")
    with tempfile.TemporaryDirectory(prefix="samenscan-chaos-") as folder:
        found = run(Path(folder), n_kills=n_kills, database=database)
    for sentence in (*found.lost, *found.doubled, *found.wrong):
        sys.stdout.write(f"  {sentence}\n")
    sys.stdout.write(f"{found.line()}\n")
    return 0 if found.sound else 1


if __name__ == "__main__":
    sys.exit(main())
