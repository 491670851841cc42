"""Ways around the house that nobody takes: signals, save() overrides, casts, mocks, excuses."""

import ast
import re
from collections.abc import Iterable, Iterator

from tests.architecture.source import Source, dotted, product, sources, told, written

BARE_IGNORE = re.compile(r"#\s*type:\s*ignore(?!\[[\w, -]+\]\s*[#(]\s*\w)")
BARE_NOQA = re.compile(r"#\s*noqa(?!: [A-Z])")
LOOSE_END = re.compile(r"#.*\b(?:TODO|FIXME|XXX|HACK)\b(?!.*(?:#\d+|docs/))")
EXCUSES = {"pytest.mark.xfail", "pytest.mark.skip", "unittest.skip"}
SIGNALS = {"django.dispatch", "django.db.models.signals", "django.core.signals"}


def _in_tree(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom | ast.Import):
            module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
            names = {alias.name for alias in node.names}
            if module in SIGNALS or module.endswith(".signals") or "signals" in names:
                yield source.at(node, "a signal hides who does what; call the action")
            if "mock" in names or module.startswith(("unittest.mock", "pytest_mock")):
                yield source.at(node, "a mock tests itself; use the real thing or a small builder")
        elif isinstance(node, ast.Attribute) and dotted(node) in EXCUSES:
            yield source.at(node, f"{dotted(node)} hides a test; mend it or remove it")
        elif isinstance(node, ast.Call) and dotted(node.func) in {"cast", "typing.cast"}:
            yield source.at(node, "cast() silences the type checker; narrow the type instead")
        elif isinstance(node, ast.ClassDef):
            for member in node.body:
                if isinstance(member, ast.FunctionDef) and member.name in {"save", "delete"}:
                    yield source.at(member, f"{node.name}.{member.name}() hides logic in a model")


def _in_lines(source: Source) -> Iterator[str]:
    for number, line in enumerate(source.text.splitlines(), start=1):
        if BARE_IGNORE.search(line):
            yield f"{source.path}:{number} type: ignore needs [code] and a reason after it"
        if BARE_NOQA.search(line):
            yield f"{source.path}:{number} noqa needs the code it silences"
        if LOOSE_END.search(line):
            yield f"{source.path}:{number} a loose end needs a reference (#12 or docs/…)"


def shortcuts(files: Iterable[Source]) -> list[str]:
    """Every shortcut taken in these files."""
    return [problem for source in files for problem in (*_in_tree(source), *_in_lines(source))]


def test_are_taken_nowhere() -> None:
    this_file = "tests/architecture/test_shortcuts.py"
    problems = shortcuts(source for source in sources() if source.path != this_file)
    assert not problems, told(problems)
    assert len(product()) > 10, "nothing was read"


def test_are_caught_when_planted() -> None:
    for mistake in (
        "from django.db.models.signals import post_save",
        "from django.dispatch import receiver",
        "from django.contrib.auth import signals",
        "class Round(Model):\n    def save(self): ...",
        "x = cast(int, y)",
        "x = y  # type: ignore",
        "x = y  # type: ignore[attr-defined]",
        "x = y  # noqa",
        "x = y  # TODO later",
        "from unittest.mock import Mock",
        "from unittest import mock",
        "@pytest.mark.xfail\ndef test_x() -> None: ...",
    ):
        assert shortcuts([written("src/samenscan/scans/models.py", mistake)]), mistake


def test_leave_what_gives_its_reason_alone() -> None:
    for line in (
        "x = y  # type: ignore[attr-defined] (the stubs lack this since 5.2)",
        "class A(B):  # type: ignore[misc] # B ships no types\n    pass",
        "x = y  # noqa: S105",
        "x = y  # TODO see docs/decisions/own-job-table.md",
        "x.save()",
    ):
        assert not shortcuts([written("src/samenscan/scans/models.py", line)]), line
