"""What `samenscan interpret --analyst` writes: a page, the same facts as JSON, and a workbook."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from samenscan.core.answers import Dataset
from samenscan.core.formats import Member
from samenscan.core.interpretation.trend import EarlierRound
from samenscan.reports.analyst.beside import beside_for_analyst
from samenscan.reports.analyst.facts import analyst_facts
from samenscan.reports.analyst.html import analyst_html
from samenscan.reports.analyst.released import for_analyst
from samenscan.reports.analyst.workbook import analyst_workbook


def write_analyst(
    dataset: Dataset,
    members: Sequence[Member],
    folder: Path,
    language: str,
    *,
    day: date | None = None,
    earlier: Sequence[EarlierRound] = (),
) -> Path:
    """Write the three files into `folder`/analyst and return that folder.

    `day` is the one on which rules for findings are read; `earlier` are rounds before this one.
    """
    released = for_analyst(dataset, members)
    beside = beside_for_analyst(dataset, members, day, earlier)
    asked = dataset.questionnaire
    own = folder / "analyst"
    own.mkdir(parents=True, exist_ok=True)
    page = analyst_html(released, beside, asked, language)
    (own / "report.html").write_text(page, encoding="utf-8")
    facts = analyst_facts(released, beside, asked, language)
    (own / "facts.json").write_text(facts, encoding="utf-8")
    (own / "facts.xlsx").write_bytes(analyst_workbook(released, beside, asked, language))
    return own
