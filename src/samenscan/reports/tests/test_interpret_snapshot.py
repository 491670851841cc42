"""`samenscan interpret --snapshot` keeps the answers as they count, and tells whose they are."""

import argparse
import json
from pathlib import Path

import pytest

from samenscan import __version__
from samenscan.core.formats.snapshot import read_snapshot
from samenscan.reports.interpret import add_arguments, run
from samenscan.reports.tests.make import write_files


def test_writes_a_snapshot_beside_the_reports(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = write_files(tmp_path)
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    more = ["--snapshot", "--day", "2026-06-01"]
    assert run(parser.parse_args([*files.arguments("en"), *more])) == 0
    assert "snapshot.parquet. Do not share it." in capsys.readouterr().out
    content = (files.out / "snapshot.parquet").read_bytes()
    snapshot = read_snapshot(content)
    assert snapshot.program == __version__
    (head,) = snapshot.head.rounds
    assert head.name == "2026-06-01"
    facts = json.loads((files.out / "own" / "z1" / "facts.json").read_text(encoding="utf-8"))
    assert head.source.questionnaire in json.dumps(facts)
    own = snapshot.rounds["2026-06-01"]
    at = own.organisations.index("z1")
    levels = [own.numbers[f"{one['code']}.level"][at] for one in facts["sections"]]
    told = [None if one["level"] is None else float(one["level"]) for one in facts["sections"]]
    assert [None if one is None else round(float(one), 1) for one in levels] == told


def test_writes_none_unless_asked(tmp_path: Path) -> None:
    files = write_files(tmp_path)
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    assert run(parser.parse_args(files.arguments("en"))) == 0
    assert not (files.out / "snapshot.parquet").exists()
