"""Settings an operator can give are all explained, and those explained exist."""

import re
from collections.abc import Iterable

from samenscan.site.settings.config import Config
from tests.architecture.source import ROOT, told

GUIDE = ROOT / "docs" / "howto" / "install-on-a-server.md"
MENTION = re.compile(r"\bSAMENSCAN_[A-Z_]*[A-Z]\b")
# The first cell of a row that has a meaning in the second.
ROW = re.compile(r"^\| `(SAMENSCAN_[A-Z_]+)` \| (.{20,}?) \|", re.MULTILINE)
# Read by tests only, and told in their own output.
OF_TESTS = {"SAMENSCAN_REAL_DATA", "SAMENSCAN_TEST_WORKERS"}


def names(fields: Iterable[str]) -> set[str]:
    """The environment variables behind the fields of the settings."""
    return {f"SAMENSCAN_{field.upper()}" for field in fields}


def misexplained(fields: Iterable[str], guide: str) -> list[str]:
    """Settings without a row in the guide, and rows or mentions of settings that do not exist."""
    known, rows = names(fields), {found[0] for found in ROW.findall(guide)}
    return [f"{name} has no row that explains it" for name in sorted(known - rows)] + [
        f"{name} is not a setting" for name in sorted(set(MENTION.findall(guide)) - known)
    ]


def test_are_explained_in_the_guide_and_exist() -> None:
    problems = misexplained(Config.model_fields, GUIDE.read_text())
    assert not problems, told(problems)


def test_are_mentioned_rightly_on_every_page() -> None:
    known = names(Config.model_fields) | OF_TESTS
    problems = [
        f"{page.relative_to(ROOT)}: {name} is not a setting"
        for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
        for name in sorted(set(MENTION.findall(page.read_text())) - known)
    ]
    assert not problems, told(problems)


def test_say_what_they_mean_in_the_code() -> None:
    silent = [name for name, field in Config.model_fields.items() if not field.description]
    assert not silent, told(silent)


def test_catch_planted_mistakes() -> None:
    guide = "| `SAMENSCAN_TEA` | What is drunk at the desk. | nothing |\n"
    assert not misexplained(["tea"], guide)
    assert misexplained(["tea", "milk"], guide) == ["SAMENSCAN_MILK has no row that explains it"]
    assert misexplained([], guide) == ["SAMENSCAN_TEA is not a setting"]
    assert misexplained(["tea"], guide + "Set SAMENSCAN_SUGAR to 2.") == [
        "SAMENSCAN_SUGAR is not a setting"
    ]
    assert misexplained(["tea"], "| `SAMENSCAN_TEA` | short | |"), "a row without a meaning"
