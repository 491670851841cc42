"""Every numbered rule in docs/methods is named by a test that holds the code to it."""

import re
from collections.abc import Iterable

from tests.architecture.source import ROOT, Source, sources, told, written

RULE = re.compile(r"^(?:#+ |- \*\*)([A-Z]{1,2}\d+)\b", re.MULTILINE)


def rules(pages: Iterable[str]) -> set[str]:
    """The codes of the rules: a heading or a bold item that begins with one, such as D1."""
    return {code for page in pages for code in RULE.findall(page)}


def untested(codes: Iterable[str], files: Iterable[Source]) -> list[str]:
    """Rules that no test file names; a code may stand in a name, as in `test_d1_…`."""
    tests = "\n".join(source.text for source in files if source.is_test)
    return [
        code
        for code in sorted(codes)
        if not re.search(rf"(?i)(?<![a-z0-9]){code}(?![a-z0-9])", tests)
    ]


def test_are_each_held_by_a_test() -> None:
    codes = rules(path.read_text() for path in (ROOT / "docs" / "methods").glob("*.md"))
    assert codes, "no rule was read"
    # This folder only plants rules; what it names holds no code to anything.
    tests = [source for source in sources() if "tests/architecture/" not in source.path]
    problems = untested(codes, tests)
    assert not problems, told(problems)


def test_catch_a_planted_rule_without_test() -> None:
    assert rules(["## D1 Own\n", "- **S2** A level\n- **I3 policy**: x\n"]) == {"D1", "S2", "I3"}
    test = written("src/samenscan/core/x/tests/test_x.py", "def test_d1_holds() -> None: ...")
    assert untested({"D1", "D10"}, [test]) == ["D10"]
