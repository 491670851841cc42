"""The papers at the root are whole: licence, description for catalogues, lock files."""

import re
import tomllib
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.architecture.source import ROOT

MANDATORY = (
    *("publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType"),
    *("legal/license", "maintenance/type", "maintenance/contacts"),
    *("localisation/localisationReady", "localisation/availableLanguages"),
)
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-installer.lock")


def catalogue_faults(page: str) -> list[str]:
    """What publiccode.yml 0.4 demands and this page lacks."""
    described = YAML(typ="safe", pure=True).load(page)
    faults = []
    for key in MANDATORY:
        value = described
        for part in key.split("/"):
            value = value.get(part) if isinstance(value, dict) else None
        if value in (None, "", []):
            faults.append(f"{key} is missing")
    for language, texts in described.get("description", {}).items():
        if len(texts.get("shortDescription", "")) not in range(1, 151):
            faults.append(f"{language}: the short description has 1 to 150 signs")
        if len(texts.get("longDescription", "")) not in range(150, 10_001):
            faults.append(f"{language}: the long description has 150 to 10,000 signs")
        if not texts.get("features"):
            faults.append(f"{language}: features are missing")
    return faults


def unlocked(lock: str) -> list[str]:
    """Lines of a lock file that pin no hash, or name where a package comes from."""
    blocks = re.split(r"\n(?=[a-z0-9])", lock.strip())
    return [block.split("\n")[0] for block in blocks if "--hash=sha256:" not in block] + [
        line for line in lock.splitlines() if "://" in line or "index-url" in line
    ]


def test_describe_the_product_for_catalogues() -> None:
    assert not catalogue_faults((ROOT / "publiccode.yml").read_text())


def test_carry_one_licence_in_full() -> None:
    licence = (ROOT / "LICENSE").read_text()
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    articles = re.findall(r"^(\d+)\.\w", licence, re.MULTILINE)
    assert articles == [str(number) for number in range(1, 16)]
    assert "Compatible Licences’ according to Article 5 EUPL" in licence
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    described = YAML(typ="safe", pure=True).load((ROOT / "publiccode.yml").read_text())
    assert project["license"] == described["legal"]["license"] == "EUPL-1.2"


@pytest.mark.parametrize("name", LOCKS)
def test_lock_every_package_with_a_hash_and_without_a_host(name: str) -> None:
    assert not unlocked((ROOT / name).read_text())


def test_hold_every_package_of_the_product_in_the_lock_for_tests() -> None:
    def pinned(path: Path) -> set[str]:
        return set(re.findall(r"^([\w.-]+==[\w.]+)", path.read_text(), re.MULTILINE))

    assert pinned(ROOT / "requirements.lock") <= pinned(ROOT / "requirements-dev.lock")


def test_catch_planted_faults() -> None:
    page = (ROOT / "publiccode.yml").read_text()
    assert catalogue_faults(page.replace("platforms:", "platform:"))
    assert catalogue_faults(re.sub(r"shortDescription: ", "shortDescription: " + "x" * 99, page))
    assert unlocked("django==5.2.19\n    # via x\n")
    assert unlocked("--index-url https://example.org\ndjango==5.2 \\\n    --hash=sha256:00\n")
    assert not unlocked("django==5.2 \\\n    --hash=sha256:00\n    # via x\n")
