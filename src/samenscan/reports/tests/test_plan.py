"""`samenscan plan` says what can be told, writes the proofs, and proves them again."""

import argparse
import json
from pathlib import Path

import pytest

from samenscan.core.disclosure import FloorRefused
from samenscan.reports.plan import add_arguments, run


def plan(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return run(parser.parse_args([*arguments, "--language", "en"]))


def members(folder: Path, **sizes: int) -> Path:
    """A file of members with so many in each group."""
    rows = [f"{group}-{n},{group}" for group, size in sizes.items() for n in range(size)]
    path = folder / "members.csv"
    path.write_text("organisation,group\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_explains_what_25_zones_can_be_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert plan("--groups", str(members(tmp_path, East=13, West=12))) == 0
    told = capsys.readouterr().out
    assert "25 organisations: East 13, West 12." in told
    assert "– all (25): few up to 8, some from 9 to 16, many from 17" in told
    assert "never surer than 92 in 100" in told and "never surer than 97 in 100" in told
    for line in ("– 42 × each partnership", "– 99 × all together only", "– 28 × nothing"):
        assert line in told


def test_says_why_six_are_told_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert plan("--groups", str(members(tmp_path, East=4, West=2))) == 0
    told = capsys.readouterr().out
    assert "nothing is told. 6 organisations took part." in told


def test_says_which_group_is_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert plan("--groups", str(members(tmp_path, East=12, West=5))) == 0
    assert "Left out: East, West apart." in capsys.readouterr().out


def test_does_not_prove_too_many_turnouts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "plans.json"
    groups = members(tmp_path, A=24, B=24)
    assert plan("--groups", str(groups), "--out", str(out)) == 0
    assert "625 ways" in capsys.readouterr().out
    assert len(json.loads(out.read_text(encoding="utf-8"))["plans"]) == 1


def test_proves_again_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "plans.json"
    assert plan("--groups", str(members(tmp_path, East=8)), "--out", str(out)) == 0
    assert plan("--check", str(out)) == 0
    assert "2 plans were proven again by the checker, 7 tell nothing." in capsys.readouterr().out
    assert plan("--groups", str(members(tmp_path, East=8)), "--out", str(out)) == 1
    assert "“plans.json” is in use already." in capsys.readouterr().err


def test_rejects_plans_with_a_cut_moved_by_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "plans.json"
    assert plan("--groups", str(members(tmp_path, East=8)), "--out", str(out)) == 0
    plain = json.loads(out.read_text(encoding="utf-8"))
    proven = next(one for one in plain["plans"] if "bands" in one)
    proven["bands"][0][2] += 1
    out.write_text(json.dumps(plain), encoding="utf-8")
    capsys.readouterr()
    assert plan("--check", str(out)) == 1
    assert "plans.json: The publication plan did not pass its check" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["", "[1", "[]", '{"plans": 3}', "\ud7ff"])
def test_says_what_is_no_file_of_plans(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    assert plan("--check", str(tmp_path / "x.json")) == 1
    assert "x.json: " in capsys.readouterr().err


def test_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert plan() == 1
    assert plan("--groups", str(tmp_path / "none.csv")) == 1
    assert plan("--check", str(tmp_path / "none.json")) == 1
    (tmp_path / "utf16.csv").write_bytes("organisation,group\n".encode("utf-16"))
    assert plan("--groups", str(tmp_path / "utf16.csv")) == 1
    told = capsys.readouterr().err
    assert told.count("no file with this name") == 2 and "UTF-8" in told


def test_follows_the_floors_of_the_environment(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMENSCAN_FLOOR_COALITION", "3")
    groups = members(tmp_path, East=13, West=12)
    assert plan("--groups", str(groups)) == 0
    told = capsys.readouterr().out
    assert "– all (25): few up to 5" in told and "no three members who put" in told
    monkeypatch.setenv("SAMENSCAN_FLOOR_OTHERS", "30")
    assert plan("--groups", str(groups)) == 0
    assert "needs at least 33, so that three who talk" in capsys.readouterr().out
    monkeypatch.setenv("SAMENSCAN_FLOOR_OTHERS", "3")
    with pytest.raises(FloorRefused, match="SAMENSCAN_FLOOR_OTHERS is “3”"):
        plan("--groups", str(groups))
