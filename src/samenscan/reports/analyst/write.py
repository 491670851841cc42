"""What `samenscan interpret --analyst` writes: a page, the same facts as JSON, and a workbook."""

from collections.abc import Sequence
from pathlib import Path

from samenscan.core.answers import Dataset
from samenscan.core.formats import Member
from samenscan.reports.analyst.facts import analyst_facts
from samenscan.reports.analyst.html import analyst_html
from samenscan.reports.analyst.released import for_analyst
from samenscan.reports.analyst.workbook import analyst_workbook


def write_analyst(dataset: Dataset, members: Sequence[Member], folder: Path, language: str) -> Path:
    """Write the three files into `folder`/analyst and return that folder."""
    released = for_analyst(dataset, members)
    asked = dataset.questionnaire
    own = folder / "analyst"
    own.mkdir(parents=True, exist_ok=True)
    page = analyst_html(released, asked, language)
    (own / "report.html").write_text(page, encoding="utf-8")
    facts = analyst_facts(released, asked, language)
    (own / "facts.json").write_text(facts, encoding="utf-8")
    (own / "facts.xlsx").write_bytes(analyst_workbook(released, asked, language))
    return own
