"""Every example of the how-to is a questionnaire, or files that make one together."""

import re
from pathlib import Path

import pytest

from samenscan.core.questionnaire import Kind, read, read_set
from samenscan.core.questionnaire.keys import (
    FINDING_KEYS,
    FINDING_KINDS,
    QUESTION_KEYS,
    SECTION_KEYS,
    SEVERITIES,
    SHARINGS,
    TOP_KEYS,
)

PAGE = Path(__file__).resolve().parents[5] / "docs" / "howto" / "write-a-questionnaire.md"
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.M | re.S)
ALONE = [one for one in EXAMPLES if not one.startswith("# ")]
TOGETHER = {one.split("\n")[0].removeprefix("# "): one for one in EXAMPLES if one not in ALONE}


@pytest.mark.parametrize("source", ALONE, ids=lambda source: source.split("\n")[0])
def test_reads_an_example(source: str) -> None:
    assert read(source, "example.yaml").questions()


def test_reads_the_examples_of_several_files() -> None:
    scan = read_set(TOGETHER, "scan/scan.yaml")
    assert [question.code for question in scan.questions()] == ["G1"]
    assert [rule.kind for rule in scan.findings] == ["improvement", "strength"]


def test_shows_every_type() -> None:
    shown = {q.kind for source in ALONE for q in read(source, "example.yaml").questions()}
    assert shown == set(Kind)


def test_names_every_key() -> None:
    page = PAGE.read_text(encoding="utf-8")
    names = [*TOP_KEYS, *SECTION_KEYS, *SHARINGS, *FINDING_KEYS, *FINDING_KINDS, *SEVERITIES]
    names += [name for keys in QUESTION_KEYS.values() for name in keys]
    assert [name for name in dict.fromkeys(names) if f"`{name}`" not in page] == []
