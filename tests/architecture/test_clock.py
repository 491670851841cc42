"""Only base/clock.py reads the clock; everything else is told what time it is."""

import ast
from collections.abc import Iterable, Iterator

from tests.architecture.source import Source, dotted, product, told, written

THE_CLOCK = "src/samenscan/base/clock.py"
READS = {
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today"),
    *("timezone.now", "time.time", "time.time_ns", "time.ctime"),
}
IMPORTS = {
    "django.utils.timezone": {"now"},
    "time": {"time", "time_ns", "ctime"},
    "django.db.models.functions": {"Now"},
}
# With a moment they convert it; without one they read the clock.
CONVERTERS = {"localtime", "localdate", "gmtime"}


def _clock_reads(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute):
            name = dotted(node)
            if ".".join(name.split(".")[-2:]) in READS:
                yield source.at(node, f"{name} reads the clock; ask base.clock")
        elif isinstance(node, ast.ImportFrom):
            taken = {alias.name for alias in node.names} & IMPORTS.get(node.module or "", set())
            if taken:
                yield source.at(node, f"imports {sorted(taken)}; ask base.clock")
        elif isinstance(node, ast.Call) and not node.args:
            if (name := dotted(node.func)).split(".")[-1] in CONVERTERS:
                yield source.at(node, f"{name}() reads the clock; give it a moment")
        elif isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"}:
            yield f"{source.path}:{node.value.lineno} {node.arg} reads the clock; pass a moment"


def clock_reads(files: Iterable[Source]) -> list[str]:
    """Where the current time is read outside the one place for it."""
    return [
        problem for source in files if source.path != THE_CLOCK for problem in _clock_reads(source)
    ]


def test_is_read_in_one_place() -> None:
    problems = clock_reads(product())
    assert not problems, told(problems)


def test_catches_planted_readings() -> None:
    for line in (
        "at = datetime.now(UTC)",
        "at = datetime.datetime.now()",
        "field = DateTimeField(default=timezone.now)",
        "field = DateTimeField(auto_now_add=True)",
        "from django.utils.timezone import now",
        "on = date.today()",
        "seconds = time.time()",
        "at = timezone.localtime()",
    ):
        assert clock_reads([written("src/samenscan/scans/models.py", line)]), line


def test_leaves_stopwatches_and_the_clock_itself_alone() -> None:
    assert not clock_reads([written("src/samenscan/base/jobs.py", "t = time.monotonic()")])
    assert not clock_reads([written("src/samenscan/scans/views.py", "at = localtime(saved_at)")])
    assert not clock_reads([written(THE_CLOCK, "t = timezone.now()")])
