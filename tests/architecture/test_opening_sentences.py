"""Each file opens with one sentence, and what others may call says what it does."""

import ast
import re
from collections.abc import Iterable

from tests.architecture.source import Source, product, public, sources, told, written

ANOTHER_SENTENCE = re.compile(r"(?<!e\.g)(?<!i\.e)[.!?]\s+[A-Z]")
SENTENCE_END = re.compile(r"[.!?](\s*\([^)]+\))?$")  # a rule's code may follow: "…? (D10)"
MUST_EXPLAIN = re.compile(r"^src/samenscan/core/|/(actions|queries)(/|\.py$)")


def without_sentence(files: Iterable[Source]) -> list[str]:
    """Files whose docstring does not open with exactly one sentence; empty files are free."""
    problems = []
    for source in files:
        if not source.tree.body:
            continue
        opening = (ast.get_docstring(source.tree) or "").split("\n\n")[0].replace("\n", " ")
        if not opening:
            problems.append(f"{source.path}:1 has no opening sentence")
        elif source.is_test and opening.endswith("…"):
            continue  # the names of the tests finish the sentence
        elif not SENTENCE_END.search(opening):
            problems.append(f"{source.path}:1 opening does not end as a sentence: {opening!r}")
        elif ANOTHER_SENTENCE.search(opening):
            problems.append(f"{source.path}:1 opens with more than one sentence")
    return problems


def unexplained(files: Iterable[Source]) -> list[str]:
    """Public functions and classes of core, actions and queries without a docstring."""
    problems: list[str] = []
    for source in files:
        if not MUST_EXPLAIN.search(source.path):
            continue
        classes = [
            node
            for node in source.tree.body
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
        ]
        problems.extend(
            source.at(node, f"{node.name} has no docstring")
            for node in [*classes, *public(source.tree.body)]
            if not ast.get_docstring(node)
        )
    return problems


def test_stand_in_every_file() -> None:
    problems = without_sentence(sources())
    assert not problems, told(problems)


def test_stand_in_every_public_function_of_core_actions_and_queries() -> None:
    problems = unexplained(product())
    assert not problems, told(problems)


def test_catch_a_planted_silent_file() -> None:
    assert without_sentence([written("src/samenscan/x.py", "x = 1\n")])
    assert without_sentence([written("src/samenscan/x.py", '"""No full stop"""\n')])
    assert without_sentence([written("src/samenscan/x.py", '"""One thing. Another thing."""\n')])
    assert without_sentence([written("src/samenscan/x.py", '"""Inviting somebody …"""\n')])


def test_leave_sentences_alone() -> None:
    assert not without_sentence([written("src/samenscan/x.py", '"""One thing, e.g. this."""\n')])
    begun = '"""Inviting somebody …"""\n'
    assert not without_sentence([written("src/samenscan/members/tests/test_invite.py", begun)])


def test_catch_a_planted_silent_function() -> None:
    silent = "def share() -> int:\n    return 1\n"
    assert unexplained([written("src/samenscan/core/x.py", silent)])
    assert unexplained([written("src/samenscan/scans/actions/x.py", silent)])
    assert not unexplained([written("src/samenscan/scans/views.py", silent)])
