"""Reads the product's own Python files once, as text and as syntax trees, for the house rules."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("src", "tests", "scripts", "benchmarks")


@dataclass(frozen=True)
class Source:
    """One Python file: its path inside the repository, its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def in_product(self) -> bool:
        """Whether it ships: neither a test nor a helper of tests."""
        return self.path.startswith("src/") and "/tests/" not in self.path

    @property
    def is_test(self) -> bool:
        """Whether the runner collects it."""
        return self.path.rsplit("/", 1)[-1].startswith("test_")

    @property
    def in_core(self) -> bool:
        """Whether it ships as part of the core."""
        return self.in_product and self.path.startswith("src/samenscan/core/")

    def at(self, node: ast.expr | ast.stmt, what: str) -> str:
        """One line about a mistake: where, then what."""
        return f"{self.path}:{node.lineno} {what}"


Function = ast.FunctionDef | ast.AsyncFunctionDef


def written(path: str, text: str) -> Source:
    """A source from text, as if it stood at this path: how a mistake is planted."""
    return Source(path, text, ast.parse(text))


@cache
def sources(root: Path = ROOT) -> tuple[Source, ...]:
    """Every Python file of the repository, without migrations (the framework writes those)."""
    paths = [
        path
        for folder in FOLDERS
        for path in sorted((root / folder).rglob("*.py"))
        if "migrations" not in path.parts
    ]
    paths.extend(sorted(root.glob("*.py")))
    return tuple(written(path.relative_to(root).as_posix(), path.read_text()) for path in paths)


def product() -> tuple[Source, ...]:
    """The files that ship."""
    return tuple(source for source in sources() if source.in_product)


def core() -> tuple[Source, ...]:
    """The files of the core that ship."""
    return tuple(source for source in sources() if source.in_core)


def functions(source: Source) -> Iterator[Function]:
    """Every function and method in a file, nested ones included."""
    for node in ast.walk(source.tree):
        if isinstance(node, Function):
            yield node


def public(nodes: Iterable[ast.stmt]) -> Iterator[Function]:
    """The functions among these statements whose name does not begin with an underscore."""
    for node in nodes:
        if isinstance(node, Function) and not node.name.startswith("_"):
            yield node


def dotted(node: ast.expr) -> str:
    """`a.b.c` for an attribute chain; an empty string for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""


def told(problems: list[str], at_most: int = 30) -> str:
    """The mistakes, one a line, for the message of a failing test."""
    more = [f"… and {len(problems) - at_most} more"] if len(problems) > at_most else []
    return "\n" + "\n".join([*problems[:at_most], *more])
