"""Builders of sheets for tests: a pair stands for levels on paper and in practice."""

from collections.abc import Mapping

from samenscan.core.answers.values import Answer, Levels, Sheet


def make_sheet(
    answers: Mapping[str, Answer | tuple[int | None, int | None]] | None = None,
    *,
    organisation: str = "zone-1",
) -> Sheet:
    """A sheet; a pair stands for levels on paper and in practice."""
    return Sheet(
        organisation,
        {
            code: Levels(*answer) if isinstance(answer, tuple) else answer
            for code, answer in (answers or {}).items()
        },
    )
