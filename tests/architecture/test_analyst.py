"""What the analyst reads is let through in one place, which no page of a site reaches (D12)."""

import re
from collections.abc import Iterable

from tests.architecture.source import Source, product, told, written

MAY = re.compile(r"src/samenscan/(core/disclosure/(__init__|released)|reports/analyst/\w+)\.py")


def let_through_elsewhere(files: Iterable[Source]) -> list[str]:
    """Places that name `release_to_analyst` outside the gate and the report for the analyst."""
    return [
        f"{source.path}:{number}"
        for source in files
        if not MAY.fullmatch(source.path)
        for number, line in enumerate(source.text.splitlines(), 1)
        if "release_to_analyst" in line
    ]


def test_D12_is_let_through_by_the_report_for_the_analyst_only() -> None:
    problems = let_through_elsewhere(product())
    assert not problems, told(problems)


def test_D12_catches_a_planted_page_that_lets_it_through() -> None:
    for path in ("findings/queries.py", "reports/views.py", "reports/analystic.py"):
        page = written(f"src/samenscan/{path}", "from x import release_to_analyst")
        assert let_through_elsewhere([page]) == [f"src/samenscan/{path}:1"]
