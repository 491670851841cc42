"""No tracked file names a machine's folders or a package registry's host."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from tests.architecture.source import ROOT, told

# Spelled in pieces, so that this file passes its own check.
HOSTS = ("pypi" + r"\.org", "python" + "hosted", "registry" + r"\.npmjs", "deb" + r"\.debian\.org")
FOLDERS = ("work", "farm", "root", "home/[a-z]+", "Users/[A-Za-z]+", "tmp/bash_jobs")
FORBIDDEN = re.compile(f"{'|'.join(HOSTS)}|(?<![\\w.:/-])/(?:{'|'.join(FOLDERS)})/")


def tracked(root: Path) -> list[Path]:
    """The files git knows in this folder."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return [root / name for name in listed.stdout.split("\0") if name]


def named_places(files: Iterable[Path], root: Path) -> list[str]:
    """Lines that name a folder of one machine or a host that serves packages."""
    problems: list[str] = []
    for path in files:
        try:
            lines = path.read_text().splitlines()
        except (UnicodeDecodeError, FileNotFoundError):
            continue
        problems.extend(
            f"{path.relative_to(root)}:{number} {found.group()}"
            for number, line in enumerate(lines, start=1)
            if (found := FORBIDDEN.search(line))
        )
    return problems


def test_are_named_nowhere() -> None:
    files = tracked(ROOT)
    assert len(files) > 10, "nothing was read"
    problems = named_places(files, ROOT)
    assert not problems, told(problems)


def test_are_caught_when_planted(tmp_path: Path) -> None:
    for number, line in enumerate(
        [
            "index-url = https://" + "pypi" + ".org/simple",
            "resolved https://" + "registry" + ".npmjs.org/htmx",
            "see /" + "home/someone/samenscan",
            'PATH = "/' + 'root/.local"',
        ]
    ):
        planted = tmp_path / f"{number}.txt"
        planted.write_text(line)
        assert named_places([planted], tmp_path), line


def test_leave_addresses_of_the_product_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("An address: /rounds/" + "work/")
    assert not named_places([page], tmp_path)
