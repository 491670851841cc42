"""Core is pure: no clock, no files, no network, no chance without a seed, nothing but values."""

import ast
from collections.abc import Iterable, Iterator

from tests.architecture.source import Source, core, dotted, told, written

BUILTINS = {"open", "input", "print", "exec", "eval", "compile", "__import__", "breakpoint"}
IN_MEMORY = {"StringIO", "BytesIO"}
CHANCE = {"uuid1", "uuid4", "SystemRandom", "urandom"}


def _calls(source: Source, node: ast.Call) -> Iterator[str]:
    name = dotted(node.func)
    if name in BUILTINS:
        yield source.at(node, f"{name}() reaches outside core")
    seeded = name in {"Random", "random.Random"} and (node.args or node.keywords)
    if (name == "Random" or name.startswith("random.")) and not seeded:
        yield source.at(node, f"{name}() is chance without a seed; use random.Random(seed)")


def _imports(source: Source, node: ast.ImportFrom) -> Iterator[str]:
    names = {alias.name for alias in node.names}
    if node.module == "io" and not names <= IN_MEMORY:
        yield source.at(node, f"io gives core only {sorted(IN_MEMORY)}")
    if node.module == "random" and names != {"Random"}:
        yield source.at(node, "random gives core only Random(seed)")


def _opens_files(node: ast.Attribute) -> bool:
    return dotted(node).startswith("io.") and node.attr not in IN_MEMORY


def _impurities(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            yield from _calls(source, node)
        elif isinstance(node, ast.ImportFrom):
            yield from _imports(source, node)
        elif isinstance(node, ast.Attribute) and _opens_files(node):
            yield source.at(node, f"io gives core only {sorted(IN_MEMORY)}")
        elif isinstance(node, ast.Attribute) and node.attr in CHANCE | {"now", "today", "utcnow"}:
            yield source.at(node, f"{dotted(node)} differs from run to run")
        elif isinstance(node, ast.Global):
            yield source.at(node, "global state")


def impurities(files: Iterable[Source]) -> list[str]:
    """Where core would give another answer on another day or machine."""
    return [problem for source in files for problem in _impurities(source)]


def test_is_pure() -> None:
    problems = impurities(core())
    assert not problems, told(problems)


def test_catches_planted_impurities() -> None:
    for line in (
        "text = open('answers.csv').read()",
        "on = date.today()",
        "at = datetime.now()",
        "x = random.random()",
        "x = random.shuffle(rows)",
        "x = Random()",
        "from random import choice",
        "id = uuid.uuid4()",
        "text = io.open('answers.csv')",
        "from io import FileIO",
        "print('hello')",
        "def f():\n    global x",
    ):
        assert impurities([written("src/samenscan/core/x.py", line)]), line


def test_leaves_seeded_chance_and_memory_alone() -> None:
    for line in ("x = random.Random(7)", "x = Random(seed)", "y = io.StringIO()"):
        assert not impurities([written("src/samenscan/core/x.py", line)]), line
