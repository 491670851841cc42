"""Counts 3, 30 and 300 million answers by every engine, for `make bench-large`.

Prints seconds, seconds of processor time, memory at its height, the time relative to numpy, and
how much longer ten times as many answers take. Each count has a process of its own. PostgreSQL and
Spark are timed where they are on this machine.
"""

import argparse
import importlib.util
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.engines.by_engine import by_engine
from benchmarks.engines.by_numpy import by_numpy
from benchmarks.engines.by_pandas import by_pandas
from benchmarks.engines.figures import Figures
from benchmarks.engines.rounds import N_QUESTIONS, write_rounds
from samenscan.reports.engines import duckdb_engine, head_in, postgres_engine, spark_engine

N_ROUNDS = 10
SIZES = (1_000, 10_000, 100_000)
# How many organisations each is given at most: pandas would take some 20 GB for the largest, and
# copying that into PostgreSQL takes longer than everything else together.
MOST = {"numpy": 100_000, "duckdb": 100_000, "pandas": 10_000, "postgres": 10_000, "spark": 10_000}
MOST_OF_NUMPY, MOST_MB = 1.5, 8_000
_ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Spent:
    """One count: seconds on the clock and of the processor, megabytes at most, what came out."""

    seconds: float
    processor: float
    megabytes: int
    checksums: tuple[float, ...]


@contextmanager
def _ready(name: str, path: Path) -> Iterator[Callable[[], Figures]]:
    """What counts this file, ready to go: PostgreSQL has copied it and Spark has started."""
    head = head_in(path)
    if name == "numpy":
        yield lambda: by_numpy(path, head)
    elif name == "pandas":
        yield lambda: by_pandas(path, head)
    elif name == "postgres":
        with postgres_engine(path, os.environ["SAMENSCAN_DATABASE_URL"]) as engine:
            yield lambda: by_engine(engine, head)
    else:
        with duckdb_engine(path) if name == "duckdb" else spark_engine(path) as engine:
            yield lambda: by_engine(engine, head)


def count(name: str, path: Path) -> Spent:
    """Count once, in this process."""
    with _ready(name, path) as run:
        started, before = time.perf_counter(), _processor()
        found = run()
        seconds, processor = time.perf_counter() - started, _processor() - before
    return Spent(seconds, processor, _height(), found.checksums())


def _height() -> int:
    """Megabytes at most; of the servers of PostgreSQL and Spark this process knows nothing."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _elsewhere(name: str, path: Path) -> Spent | None:
    """The same in a process of its own; None where the engine is not on this machine."""
    command = [sys.executable, "-m", "benchmarks.large", "--count", name, str(path)]
    if name == "spark" and (
        importlib.util.find_spec("pyspark") is None or not shutil.which("java")
    ):
        return None
    if name == "postgres":
        command = [str(_ROOT / "scripts" / "with-postgres"), *command]
    ran = subprocess.run(command, stdout=subprocess.PIPE, text=True, cwd=_ROOT)
    if name == "postgres" and ran.returncode == 77:
        return None
    ran.check_returncode()
    told = json.loads(ran.stdout.splitlines()[-1])
    return Spent(told["seconds"], told["processor"], told["megabytes"], tuple(told["checksums"]))


def _line(name: str, spent: Spent, numpy: Spent, smaller: Spent | None) -> str:
    growth = f"{spent.seconds / smaller.seconds:5.1f} ×" if smaller else "       "
    return (
        f"  {name:<9}{spent.seconds:>8.2f} s {spent.processor:>8.2f} s of processor "
        f"{spent.megabytes:>6} MB {spent.seconds / numpy.seconds:>6.2f} × numpy   {growth}\n"
    )


def all_sizes(sizes: tuple[int, ...], folder: Path) -> int:
    """Print everything; 1 when a promise about the largest size was broken."""
    before: dict[str, Spent] = {}
    for n_organisations in sizes:
        path = folder / f"{n_organisations}.parquet"
        write_rounds(path, n_organisations, N_ROUNDS)
        n_answers = n_organisations * N_QUESTIONS * N_ROUNDS
        sys.stdout.write(f"{n_answers:,} answers, {path.stat().st_size / 1e6:.0f} MB\n")
        found: dict[str, Spent] = {}
        for name in (name for name, most in MOST.items() if n_organisations <= most):
            spent = _elsewhere(name, path)
            if spent is None:
                sys.stdout.write(f"  {name:<9} not on this machine\n")
                continue
            found[name] = spent
            if spent.checksums != found["numpy"].checksums:
                raise ValueError(f"{name} counts something else than numpy")
            sys.stdout.write(_line(name, spent, found["numpy"], before.get(name)))
            sys.stdout.flush()
        before = found
        path.unlink()
    ours, numpy = before["duckdb"], before["numpy"]
    kept = ours.seconds <= MOST_OF_NUMPY * numpy.seconds and ours.megabytes <= MOST_MB
    sys.stdout.write(
        f"At most {MOST_OF_NUMPY} times numpy and {MOST_MB} MB: {'kept' if kept else 'BROKEN'}\n"
    )
    return int(not kept)


def main() -> int:
    """Time all sizes, or those that are named; `--count` is what the other processes are told."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.large", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), help="organisations")
    parser.add_argument("--count", nargs=2, metavar=("ENGINE", "FILE"))
    chosen = parser.parse_args()
    if chosen.count:
        name, path = chosen.count
        sys.stdout.write(json.dumps(vars(count(name, Path(path)))) + "\n")
        return 0
    with tempfile.TemporaryDirectory(prefix="samenscan-large-") as folder:
        return all_sizes(tuple(chosen.sizes), Path(folder))


if __name__ == "__main__":
    sys.exit(main())
