"""No function is longer than 50 lines, no file longer than 400."""

from collections.abc import Iterable

from tests.architecture.source import Source, functions, sources, told, written

FUNCTION_LINES = 50
FILE_LINES = 400


def too_long(files: Iterable[Source]) -> list[str]:
    """Functions and files over the limit."""
    problems = []
    for source in files:
        n_lines = len(source.text.splitlines())
        if n_lines > FILE_LINES:
            problems.append(f"{source.path}:1 has {n_lines} lines; split it by verb or page")
        for function in functions(source):
            n_lines = (function.end_lineno or function.lineno) - function.lineno + 1
            if n_lines > FUNCTION_LINES:
                problems.append(source.at(function, f"{function.name} has {n_lines} lines"))
    return problems


def test_hold_everywhere() -> None:
    problems = too_long(sources())
    assert not problems, told(problems)


def test_catch_a_planted_long_function() -> None:
    body = "    x = 1\n" * 50
    assert too_long([written("src/samenscan/x.py", f"def f() -> None:\n{body}")])
    assert not too_long([written("src/samenscan/x.py", f"def f() -> None:\n{body[10:]}")])


def test_catch_a_planted_long_file() -> None:
    assert too_long([written("src/samenscan/x.py", "x = 1\n" * 401)])
    assert not too_long([written("src/samenscan/x.py", "x = 1\n" * 400)])
