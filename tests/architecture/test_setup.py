"""Setting up says plainly what is missing, and begins anew where it must."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.architecture.source import ROOT


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with just what setting up reads."""
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "setup", tmp_path / "scripts")
    for path in (*ROOT.glob("requirements*.lock"), ROOT / "pyproject.toml", ROOT / "Makefile"):
        shutil.copy(path, tmp_path)
    return tmp_path


def run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The outcome of a command in this folder; no index can be reached from it."""
    closed = {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_FIND_LINKS": "",
        "PIP_NO_CACHE_DIR": "1",
        "PIP_RETRIES": "0",
    }
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **closed, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def fake_python(folder: Path, script: str) -> str:
    """A program that plays a Python of this machine."""
    program = folder / "some-python"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program)


def test_refuses_an_old_python_and_names_it(clone: Path) -> None:
    old = fake_python(clone, '[ "$1" = --version ] && echo "Python 3.9.2" || exit 1')
    done = run(clone, "scripts/setup", "requirements.lock", "stamp", PYTHON=old)
    assert done.returncode == 1
    assert "Python 3.11 or newer" in done.stderr
    assert "Python 3.9.2" in done.stderr
    assert not (clone / "stamp").exists()


def test_says_which_package_brings_a_missing_venv(clone: Path) -> None:
    bare = fake_python(clone, 'case "$2" in *ensurepip*) exit 1;; esac; echo "Python 3.11.2"')
    done = run(clone, "scripts/setup", "requirements.lock", "stamp", PYTHON=bare)
    assert done.returncode == 1
    assert "apt install python3-venv" in done.stderr


def test_says_that_the_package_index_cannot_be_reached(clone: Path) -> None:
    done = run(clone, "scripts/setup", "requirements.lock", "stamp")
    assert done.returncode == 1
    assert "package index could not be reached" in done.stderr
    assert "goes on where it stopped" in done.stderr
    assert not (clone / "stamp").exists()


def would_install(folder: Path) -> bool:
    """Whether make would run the installation, without running it."""
    return "scripts/setup" in run(folder, "make", "--dry-run", "setup").stdout


def test_begins_anew_in_a_folder_that_was_moved(clone: Path) -> None:
    assert would_install(clone)
    (clone / ".venv").mkdir()
    (clone / ".venv" / ".home").write_text(f"{clone.resolve()}\n")
    (clone / ".venv" / ".ready").touch()
    assert not would_install(clone)
    (clone / ".venv" / ".home").write_text("/somewhere/else\n")
    assert would_install(clone)


def test_installs_again_when_a_lock_is_newer(clone: Path) -> None:
    (clone / ".venv").mkdir()
    (clone / ".venv" / ".home").write_text(f"{clone.resolve()}\n")
    (clone / ".venv" / ".ready").touch()
    later = (clone / ".venv" / ".ready").stat().st_mtime + 60
    os.utime(clone / "requirements.lock", (later, later))
    assert would_install(clone)
