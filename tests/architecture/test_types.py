"""Types are strict everywhere, and what was not released fits in no chart."""

import ast
import inspect
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import get_origin, get_type_hints

from samenscan.core import charts
from samenscan.core.disclosure.released import Released
from tests.architecture.source import ROOT, Source, functions, product, told, written

MYPY = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mypy"]


def bare_any(files: Iterable[Source]) -> list[str]:
    """Public functions that take or give a bare Any."""
    problems = []
    for source in files:
        for function in functions(source):
            if function.name.startswith("_"):
                continue
            arguments = function.args
            taken = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
            annotations = [argument.annotation for argument in taken] + [function.returns]
            if any(isinstance(node, ast.Name) and node.id == "Any" for node in annotations):
                problems.append(source.at(function, f"{function.name} has a bare Any"))
    return problems


def unreleased(function: object) -> bool:
    """Whether a drawing function takes anything but a Released first."""
    hints = get_type_hints(function)
    first = next(iter(hints.values()))
    return get_origin(first) is not Released


def complaints(folder: Path, code: str) -> str:
    """What the type checker, with the product's own settings, says about this code."""
    planted = folder / "planted.py"
    planted.write_text(f'"""Planted."""\n\n{code}')
    mypy = Path(sys.executable).with_name("mypy")
    command = [str(mypy), "--config-file", "pyproject.toml", "--cache-dir", str(folder / "cache")]
    return subprocess.run(
        [*command, str(planted)], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout


def test_are_strict_without_exception() -> None:
    assert MYPY["strict"] is True
    assert MYPY["exclude"] == ["/migrations/"]
    loosened = {key for override in MYPY["overrides"] for key in override}
    # The last one makes types count that a package ships without saying so.
    assert loosened == {"module", "ignore_missing_imports", "follow_untyped_imports"}


def test_have_no_bare_any_in_public() -> None:
    problems = bare_any(product())
    assert not problems, told(problems)


def test_let_charts_be_drawn_from_released_facts_only() -> None:
    drawing = [
        function
        for name in charts.__all__
        if inspect.isfunction(function := getattr(charts, name))
        and "Chart" in str(inspect.signature(function).return_annotation)
        and name.endswith("_chart")
    ]
    assert drawing
    assert not [function.__name__ for function in drawing if unreleased(function)]


def test_catch_a_planted_bare_any() -> None:
    assert bare_any([written("src/samenscan/x.py", "def f(x: Any) -> int: ...")])
    assert bare_any([written("src/samenscan/x.py", "def f(*, x: int) -> Any: ...")])
    assert not bare_any([written("src/samenscan/x.py", "def _f(x: Any) -> int: ...")])


def test_catch_a_planted_chart_of_raw_counts() -> None:
    def counts_chart(counts: dict[str, int]) -> charts.Chart:
        raise NotImplementedError(counts)

    assert unreleased(counts_chart)


def test_catch_planted_loose_code(tmp_path: Path) -> None:
    said = complaints(
        tmp_path,
        "from samenscan.core.charts import Tell, levels_chart\n\n\n"
        "def untyped(x):\n    return x\n\n\n"
        "def half(x: list) -> None: ...\n\n\n"
        "def raw(counts: dict[str, int], tell: Tell) -> object:\n"
        "    return levels_chart(counts, tell)\n",
    )
    for complaint in ("no-untyped-def", "type-arg", "arg-type"):
        assert f"[{complaint}]" in said
