"""Reading answers of 25 and 10 000 organisations from tables, and the memory that takes."""

import atexit
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.baselines import round_trip_json
from benchmarks.row import Row
from benchmarks.workload import N_ORGANISATIONS, questionnaire, sheets
from samenscan.core.answers import Dataset
from samenscan.core.formats import (
    read_answers_file,
    write_answers,
    write_answers_parquet,
    write_wide,
)

N = 10_000
# 300 answers of one organisation take some twelve kilobytes; a second copy would show.
MAX_MB = 300
_FOLDER = tempfile.TemporaryDirectory(prefix="samenscan-answers-")
atexit.register(_FOLDER.cleanup)
_ROOT = Path(_FOLDER.name)
_ASKED = questionnaire()
_FEW = Dataset(_ASKED, sheets(_ASKED))
_WRITERS: dict[str, Callable[[Dataset], bytes]] = {
    "CSV": lambda dataset: write_answers(dataset).encode(),
    "Parquet": write_answers_parquet,
    "a row each": lambda dataset: write_wide(dataset).encode(),
}

# Read in a process of its own, which tells how much more it took than before it began.
_WITH_PEAK = """
import sys
from pathlib import Path
from benchmarks.workload import questionnaire
from samenscan.core.formats import read_answers_file
def status(key):
    lines = Path("/proc/self/status").read_text().split("\\n")
    return [int(line.split()[1]) // 1024 for line in lines if key in line][0]
asked, content = questionnaire(), Path(sys.argv[1]).read_bytes()
before = status("VmRSS")
read = read_answers_file(content, "answers", asked)
if len(read.dataset.sheets) != int(sys.argv[2]) or read.n_problems:
    sys.exit("something was lost")
print(status("VmHWM") - before)
"""


def _many(n: int) -> Dataset:
    """So many organisations, each with the answers of one of the few."""
    repeated = (
        replace(_FEW.sheets[at % N_ORGANISATIONS], organisation=f"organisation-{at}")
        for at in range(n)
    )
    return Dataset(_ASKED, tuple(repeated))


def _peak_mb(path: Path, n: int) -> int:
    ran = subprocess.run(
        [sys.executable, "-c", _WITH_PEAK, str(path), str(n)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return int(ran.stdout)


def _large(kind: str) -> Callable[[], None]:
    path = _ROOT / kind.replace(" ", "-")

    def read() -> None:
        peak = _peak_mb(path, N)
        if peak > MAX_MB:
            raise MemoryError(f"{N} organisations from {kind} take {peak} MB")
        sys.stdout.write(f"  (memory: {peak} MB for {N} × 300 from {kind})\n")

    path.write_bytes(_WRITERS[kind](_many(N)))
    return read


def _small(kind: str) -> Callable[[], object]:
    content = _WRITERS[kind](_FEW)
    return lambda: read_answers_file(content, "answers", _ASKED)


ROWS = [
    Row(
        f"Reading 25 × 300 from {kind}",
        _small(kind),
        "7,500 values through JSON",
        round_trip_json,
        200,
    )
    for kind in _WRITERS
] + [
    Row(
        f"Reading 10 000 × 300 from {kind}",
        _large(kind),
        "7,500 values through JSON",
        round_trip_json,
        60_000,
        rounds=1,
    )
    for kind in _WRITERS
]
