"""The text of the method … (each test finishes the sentence)."""

import doctest
import re

import pytest


@pytest.fixture(name="method")
def _method(pytestconfig: pytest.Config) -> str:
    path = pytestconfig.rootpath / "docs" / "methods" / "disclosure.md"
    return path.read_text(encoding="utf-8")


def test_says_what_its_examples_do(method: str) -> None:
    examples = doctest.DocTestParser().get_doctest(method, {}, "disclosure.md", None, 0)
    assert len(examples.examples) > 25
    said: list[str] = []
    failed, _ = doctest.DocTestRunner(verbose=False).run(examples, out=said.append)
    assert not failed, "".join(said)


def test_would_be_caught_by_a_wrong_example(method: str) -> None:
    wrong = method.replace("(84, 156)", "(85, 156)")
    examples = doctest.DocTestParser().get_doctest(wrong, {}, "disclosure.md", None, 0)
    failed, _ = doctest.DocTestRunner(verbose=False).run(examples, out=lambda _: None)
    assert failed == 1


def test_has_a_test_for_every_rule_and_a_rule_for_every_test(
    method: str, pytestconfig: pytest.Config
) -> None:
    folder = pytestconfig.rootpath / "src" / "samenscan" / "core" / "disclosure" / "tests"
    sources = "".join(path.read_text(encoding="utf-8") for path in folder.glob("test_*.py"))
    rules = set(re.findall(r"^## (D\d+) ", method, re.MULTILINE))
    assert len(rules) >= 14
    assert rules == set(re.findall(r"def test_(D\d+)_", sources))
