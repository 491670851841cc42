"""Imports go down the floors: the contracts hold, cover every folder and catch mistakes."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

FEATURE_FILES = {"urls", "views", "api", "forms", "actions", "queries"}
NOT_FEATURES = {"core", "base", "site"}
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
    "contracts"
]

# What is planted where, and the beginning of the contract's name that must break.
MISTAKES = [
    ("base/planted.py", "import samenscan.members", "Floors"),
    ("attic/__init__.py", "", "Floors"),
    ("core/scoring/planted.py", "import samenscan.core.disclosure", "Core: each part"),
    ("core/attic.py", "", "Core: each part"),
    ("core/planted.py", "import django.db", "Core: knows no"),
    ("core/scoring/planted.py", "import pathlib", "Core: knows no"),
    ("reports/planted.py", "import samenscan.core.statistics", "Statistics"),
    ("core/charts/planted.py", "import samenscan.core.statistics", "Statistics"),
    ("reports/planted.py", "import samenscan.core.scoring.explain", "Explanations"),
    ("reports/planted.py", "import samenscan.core.charts.levels", "Charts"),
    ("reports/planted.py", "import samenscan.core.interpretation.group", "Analyst: what"),
    ("findings/planted.py", "import samenscan.core.interpretation.group", "Analyst: what"),
    ("reports/views/planted.py", "import samenscan.reports.analyst", "Analyst: no page"),
    ("findings/planted.py", "import samenscan.reports.analyst", "Analyst: no page"),
    ("public/shown/planted.py", "import samenscan.members.models", "Public: what strangers"),
    ("public/facts/planted.py", "import samenscan.public.build", "Public: what strangers"),
    ("public/views/planted.py", "import samenscan.scans.models", "Public: its pages"),
    ("public/views/planted.py", "import samenscan.public.models", "Public: its pages"),
    ("members/queries/planted.py", "import samenscan.members.views", "Features"),
    ("members/models/planted.py", "import samenscan.members.actions", "Features"),
]


def broken(source: Path, cache: Path) -> set[str]:
    """Names of the contracts that the product in this folder breaks."""
    shown = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--cache-dir", str(cache)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(source), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    verdicts = re.findall(r"^(.+?) (KEPT|BROKEN)", shown, re.MULTILINE)
    assert len(verdicts) == len(CONTRACTS), shown
    return {name for name, verdict in verdicts if verdict == "BROKEN"}


def skeleton(folder: Path) -> Path:
    """A product of empty files with every folder and layer that the contracts name."""
    names = ["__init__", "cli"]
    for contract in CONTRACTS:
        if contract["type"] == "forbidden":
            named = contract["source_modules"] + contract["forbidden_modules"]
            inside = [one.split(".")[1:] for one in named if one.startswith("samenscan.")]
            names += ["/".join([*parts, "__init__"]) for parts in inside]
        if contract["type"] != "layers":
            continue
        layers = [part.strip(" ()") for layer in contract["layers"] for part in layer.split("|")]
        for container in contract["containers"]:
            inside = container.split(".")[1:]
            names += ["/".join([*inside, layer, "__init__"]) for layer in layers if layer != "cli"]
    for name in names:
        path = folder / "samenscan" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    analyst = [f"interpretation/{part}.py" for part in ("group", "about_scan", "free_text")]
    for module in ("charts/levels.py", "scoring/explain.py", *analyst):
        (folder / "samenscan" / "core" / module).touch()
    for package in list((folder / "samenscan").rglob("*/")):
        (package / "__init__.py").touch()
    return folder


def test_hold_for_the_product(tmp_path: Path) -> None:
    assert broken(ROOT / "src", tmp_path) == set()


def test_hold_for_an_empty_house(tmp_path: Path) -> None:
    assert broken(skeleton(tmp_path / "src"), tmp_path / "cache") == set()


@pytest.mark.parametrize(("where", "line", "contract"), MISTAKES)
def test_catch_a_planted_import(tmp_path: Path, where: str, line: str, contract: str) -> None:
    house = skeleton(tmp_path / "src")
    planted = house / "samenscan" / where
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(line)
    assert any(name.startswith(contract) for name in broken(house, tmp_path / "cache"))


def test_catch_a_planted_cycle(tmp_path: Path) -> None:
    house = skeleton(tmp_path / "src")
    for one, other in (("invite", "accept"), ("accept", "invite")):
        planted = house / "samenscan" / "members" / "actions" / f"{one}.py"
        planted.write_text(f"import samenscan.members.actions.{other}")
    assert any(name.startswith("Siblings") for name in broken(house, tmp_path / "cache"))


def unlisted_features(product: Path) -> set[str]:
    """Folders with the files of a feature that the contract about features does not name."""
    listed = {
        container.split(".")[1]
        for contract in CONTRACTS
        if contract["name"].startswith("Features")
        for container in contract["containers"]
    }
    features = {
        folder.name
        for folder in product.iterdir()
        if folder.is_dir() and FEATURE_FILES & {path.stem for path in folder.iterdir()}
    }
    return features - listed - NOT_FEATURES


def test_order_every_feature_inside() -> None:
    assert not unlisted_features(ROOT / "src" / "samenscan")


def test_catch_a_planted_feature_outside_the_contract(tmp_path: Path) -> None:
    (tmp_path / "agreements").mkdir()
    (tmp_path / "agreements" / "actions.py").touch()
    assert unlisted_features(tmp_path) == {"agreements"}
