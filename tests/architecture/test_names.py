"""Names say what a thing is: no utils, helpers, managers, handlers and their kind."""

import ast
import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from tests.architecture.source import Function, Source, product, told, written

EMPTY_WORDS = {
    *("util", "utils", "helper", "helpers", "common", "manager", "managers", "service", "services"),
    *("handler", "handlers", "data", "info", "process", "misc", "stuff", "tools"),
}
# What a framework calls by this name.
CALLED_BY_DJANGO = {"get_context_data", "handler400", "handler403", "handler404", "handler500"}


def last_word(name: str) -> str:
    """The last word of a snake_case or CamelCase name, in small letters."""
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z0-9]*|[a-z0-9]+", name)
    return words[-1].lower() if words else ""


def empty_names(files: Iterable[Source]) -> list[str]:
    """Folders, files, classes and functions whose name ends in a word that says nothing."""
    problems: list[str] = []
    for source in files:
        path = PurePosixPath(source.path)
        problems.extend(
            f"{source.path}:1 {part!r} says nothing"
            for part in (*path.parts[:-1], path.stem)
            if last_word(part) in EMPTY_WORDS
        )
        problems.extend(
            source.at(node, f"{node.name!r} says nothing")
            for node in ast.walk(source.tree)
            if isinstance(node, ast.ClassDef | Function)
            and last_word(node.name) in EMPTY_WORDS
            and node.name not in CALLED_BY_DJANGO
        )
    return problems


def test_say_something_everywhere() -> None:
    problems = empty_names(product())
    assert not problems, told(problems)


def test_catch_planted_empty_words() -> None:
    assert empty_names([written("src/samenscan/base/utils.py", "")])
    assert empty_names([written("src/samenscan/helpers/x.py", "")])
    assert empty_names([written("src/samenscan/x.py", "class RoundManager: ...")])
    assert empty_names([written("src/samenscan/x.py", "def sheet_data() -> None: ...")])
    assert empty_names([written("src/samenscan/x.py", "class A:\n    def process(self): ...")])


def test_leave_words_that_only_contain_one() -> None:
    assert not empty_names([written("src/samenscan/x.py", "class Dataset: ...")])
    assert not empty_names([written("src/samenscan/x.py", "def information_for() -> None: ...")])
