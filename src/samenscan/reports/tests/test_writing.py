"""What a command says or writes goes out whole, or not at all and without a traceback."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from samenscan.reports.tests.test_score import write

SCAN = """
code: scan
version: "1"
title: {nl: Scàn}
languages: [nl, fr]
sections:
  - code: a
    title: Onderdeel
    questions:
"""
MANY = SCAN + "".join(f"      - {{code: a{n}, type: text, text: Vraag}}\n" for n in range(500))
_ENDS = "import sys; from samenscan.cli import main; sys.exit(main(sys.argv[1:]))"


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", _ENDS, *arguments]


def scan(folder: Path) -> str:
    path = folder / "scan.yaml"
    path.write_text(MANY, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("more", [(), ("--gaps",)])
def test_a_pipe_that_closes_ends_the_command_quietly(
    tmp_path: Path, unbuffered: str, more: tuple[str, ...]
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        command("check", scan(tmp_path), *more),
        stdout=writer,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk_is_a_failure(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command("check", scan(tmp_path)), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_a_terminal_without_accents_gets_their_numbers(tmp_path: Path) -> None:
    done = subprocess.run(
        command("check", scan(tmp_path)),
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=False,
    )
    assert done.returncode == 0
    assert b"Sc\\xe0n" in done.stdout


def _no_room() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))


@pytest.mark.parametrize("name", ["scores.json", "zone.xlsx", "reports"])
def test_what_does_not_fit_on_the_disk_leaves_nothing_behind(tmp_path: Path, name: str) -> None:
    asked = write(tmp_path)
    members = tmp_path / "members.csv"
    members.write_text("organisation,group\nz1,a\nz2,a\nz3,a\n", encoding="utf-8")
    out = tmp_path / name
    given = {
        "scores.json": ("score", *asked, "--json", str(out)),
        "zone.xlsx": ("template", asked[-1], "--organisation", "z", "--out", str(out)),
        "reports": ("interpret", *asked, "--members", str(members), "--out", str(out)),
    }[name]
    done = subprocess.run(
        command(*given), capture_output=True, preexec_fn=_no_room, text=True, check=False
    )
    assert done.returncode == 1
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert not out.exists() or not any(out.iterdir())
