"""Every worked example in docs/methods/trend.md is executed as it stands there (R1 to R7)."""

from pathlib import Path

import pytest

from samenscan.core.interpretation.trend import Earlier
from samenscan.core.interpretation.trend.tests.make import (
    bridged,
    level_questions,
    scan,
    sheet,
    trend,
)
from samenscan.core.questionnaire.versions import How, Step

DOCUMENT = Path(__file__).parents[6] / "docs" / "methods" / "trend.md"
DOCS = DOCUMENT.read_text(encoding="utf-8")
CODES = ("q1", "q2", "q3", "q4")
TURNS = {"rose": "rose", "fell": "fell", "steady": "no clear change", None: "not said"}


def rows_under(*header: str) -> list[list[str]]:
    """The rows of the table with these column names."""
    _, _, below = DOCS.partition(f"| {' | '.join(header)} |\n")
    lines = below.splitlines()[1:]
    end = next(at for at, line in enumerate([*lines, ""]) if not line.startswith("|"))
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[:end]]


DOMAINS = rows_under("then", "now", "level then", "level now", "change")
STEPS = rows_under("what the bridge says", "compared", "trend of the question itself", "reason")


def _levels(written: str) -> dict[str, int]:
    cells = zip(CODES, written.split(", "), strict=True)
    return {code: int(level) for code, level in cells if level != "–"}


def test_has_an_example_of_every_table() -> None:
    assert (len(DOMAINS), len(STEPS)) == (7, 6)


@pytest.mark.parametrize(("then", "now", "before", "level", "change"), DOMAINS)
def test_tells_of_a_domain_what_the_document_says(
    then: str, now: str, before: str, level: str, change: str
) -> None:
    form = scan("1", *level_questions(*CODES))
    found = trend(form, sheet(_levels(now)), Earlier(form, sheet(_levels(then))))
    (domain,) = found.domains
    shown = ["none" if one is None else str(one) for one in (domain.before, domain.after)]
    assert (*shown, TURNS[domain.turn]) == (before, level, change)


@pytest.mark.parametrize(("says", "compared", "itself", "reason"), STEPS)
def test_tells_what_became_of_a_question_as_the_document_says(
    says: str, compared: str, itself: str, reason: str
) -> None:
    today = {"renamed": ("x",), "split": ("x", "y")}.get(says, ("q1",))
    was = () if says.startswith("nothing") else ("q1",)
    how = {"nothing: it is new": How.BROKEN, "undecided": None}.get(says, says)
    step = Step(was, today, None if how is None else How(how))
    old = scan("1", *level_questions(*was, "q2", "q3"))
    new = scan("2", *level_questions(*today, "q2", "q3"))
    then = sheet(dict.fromkeys((*was, "q2", "q3"), 1))
    now = sheet(dict.fromkeys((*today, "q2", "q3"), 3))
    found = trend(new, now, Earlier(old, then, (bridged(old, new, step),)))
    told = {one.code: one.turn.value for one in found.questions}
    assert f"{found.n_compared} of {found.n_applicable}" == compared
    assert told.get(today[0], "none") == itself
    assert [left.why.value for left in found.left] == ([] if reason == "–" else [reason])
