"""Real answers and the browser: a named place must work, an absent one is told and skipped."""

from pathlib import Path

import pytest
from conftest import browser_program, folder_of_real_answers


def test_take_the_named_folder(tmp_path: Path) -> None:
    found = folder_of_real_answers({"SAMENSCAN_REAL_DATA": str(tmp_path)}, tmp_path / "clone")
    assert found == tmp_path.resolve()


def test_take_the_usual_folder_beside_the_repository(tmp_path: Path) -> None:
    usual = tmp_path / "shared" / "data"
    usual.mkdir(parents=True)
    assert folder_of_real_answers({}, tmp_path / "clone") == usual.resolve()


def test_skip_where_nobody_named_a_folder(tmp_path: Path) -> None:
    assert folder_of_real_answers({}, tmp_path / "clone") is None


def test_fail_where_the_named_folder_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="gone"):
        folder_of_real_answers({"SAMENSCAN_REAL_DATA": str(tmp_path / "gone")}, tmp_path)


def test_demand_a_browser_where_journeys_must_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert browser_program({}) is None
    with pytest.raises(FileNotFoundError, match="journeys must run"):
        browser_program({"CI": "true"})
