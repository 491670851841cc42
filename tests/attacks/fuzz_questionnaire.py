"""Throw bytes at the reader of questionnaires, guided by which lines of it they reach.

`python -m tests.attacks.fuzz_questionnaire SECONDS` runs it for that long with atheris, which is
installed by hand (`pip install atheris`); the tests run the same attack on a few hundred inputs.
"""

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from samenscan.core.questionnaire import Questionnaire, QuestionnaireErrors, decode, read_set
from samenscan.core.questionnaire.tests.test_language import ALL

SECONDS = 2.0
# Splits one input into the files of a set.
SPLIT = b"\n=====\n"
PATHS = ("main.yaml", "a.yaml", "bank.yaml")
SCRAPS = (b"\x00", b"\xff", b"&a ", b"*a", b"!x", b"{", b"[", b"]", b'"', b"- ", b": ", b"\t", b"")
Read = Callable[[Mapping[str, str], str], Questionnaire]


class Slow(Exception):
    """An input took longer than anybody would wait."""


def attack(content: bytes, read: Read = read_set, seconds: float = SECONDS) -> None:
    """Read this input as a set of files; raises whatever the reader should not raise."""
    started = time.perf_counter()
    try:
        parts = content.split(SPLIT)[: len(PATHS)]
        given = {path: decode(part, path) for path, part in zip(PATHS, parts, strict=False)}
        read(given, PATHS[0])
    except QuestionnaireErrors as errors:
        for problem in errors.problems:
            if problem.line < 1 or not str(problem):
                raise AssertionError(f"{problem!r} names no line") from None
    if time.perf_counter() - started > seconds:
        raise Slow(f"{len(content)} bytes took {time.perf_counter() - started:.1f} s")


def seeds() -> list[bytes]:
    """Real files, and a set of three."""
    content = Path(str(files("samenscan.scans") / "content"))
    found = [path.read_bytes()[:8000] for path in sorted(content.glob("*.yaml"))]
    section = b"code: S\ntitle: T\nquestions: [{use: B1}]\n"
    bank = b"bank: b\nquestions: [{code: B1, type: level, text: T}]\n"
    main = (
        b"code: c\nversion: 1\ntitle: T\nlanguages: nl\nbank: bank.yaml\nsections: [{file: a.yaml}]"
    )
    return [ALL.encode(), SPLIT.join((main, section, bank)), *found]


def mutations(count: int, seed: int) -> Iterator[bytes]:
    """Seeds with a few bytes changed, always the same for one seed."""
    chance = Random(seed)
    corpus = seeds()
    for _ in range(count):
        changed = bytearray(chance.choice(corpus))
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(changed))
            changed[at : at + chance.randint(0, 30)] = chance.choice(SCRAPS)
        yield bytes(changed)


def main(arguments: list[str]) -> None:
    """Run atheris for so many seconds; it stops at the first input that brings the reader down."""
    atheris = import_module("atheris")
    atheris.instrument_all()
    with TemporaryDirectory() as corpus:
        for number, seed in enumerate(seeds()):
            (Path(corpus) / f"seed-{number}").write_bytes(seed)
        options = [f"-max_total_time={arguments[0]}", "-max_len=20000", "-timeout=5"]
        atheris.Setup([sys.argv[0], corpus, *options, "-rss_limit_mb=2000"], attack)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
