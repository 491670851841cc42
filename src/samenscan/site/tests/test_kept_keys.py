"""The keys that an installation makes for itself …"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from samenscan.site.settings.config import Config

SETTINGS = "from samenscan.site import settings as s; print(s.SECRET_KEY, s.JOURNAL_KEY)"


def start(folder: Path, **more: str) -> subprocess.Popen[str]:
    """A process that reads the settings over this data folder."""
    kept = {name: value for name, value in os.environ.items() if "SAMENSCAN_" not in name}
    return subprocess.Popen(
        [sys.executable, "-c", SETTINGS],
        env={**kept, "SAMENSCAN_DATA_DIR": str(folder), **more},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_are_the_same_for_processes_that_start_at_once(tmp_path: Path) -> None:
    told = {process.communicate()[0] for process in [start(tmp_path / "new") for _ in range(3)]}
    assert len(told) == 1
    assert all(len(key) >= 32 for key in told.pop().split())


def test_are_for_their_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    start(folder).communicate()
    assert folder.stat().st_mode & 0o077 == 0
    files = sorted(folder.iterdir())
    assert {"journal-key", "secret-key"} <= {file.name for file in files}
    assert all(file.stat().st_mode & 0o077 == 0 for file in files)


def test_are_never_empty_after_an_accident(tmp_path: Path) -> None:
    (tmp_path / "journal-key").touch()
    process = start(tmp_path)
    assert "journal-key is damaged" in process.communicate()[1]
    assert process.returncode != 0


def test_given_by_hand_are_long() -> None:
    for name in ("secret_key", "journal_key"):
        with pytest.raises(ValidationError, match="at least 32"):
            Config(**{name: "short"})  # type: ignore[arg-type] # one of two texts
        assert Config(**{name: "x" * 32})  # type: ignore[arg-type] # as above


def test_and_whatever_a_command_writes_are_for_its_owner_only(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from samenscan.cli import main\n"
        "try: main(['--version'])\n"
        "except SystemExit: pass\n"
        "main(['manage', 'check']); Path('made').write_text('')"
    )
    env = {**os.environ, "SAMENSCAN_DATA_DIR": str(tmp_path / "d")}
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=env, check=True)
    assert (tmp_path / "made").stat().st_mode & 0o077 == 0
