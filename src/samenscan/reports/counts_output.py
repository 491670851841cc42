"""Writes the tables of counts of a large round in a folder, or why nothing is told."""

import json
from pathlib import Path

from samenscan.core.disclosure import CountsInstead, Members, NoPlan, Plan
from samenscan.core.disclosure.counts import counts_to_plain, release_counts
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.refused import Refused
from samenscan.core.text import Text, text
from samenscan.reports.collective_html import nothing_told_html
from samenscan.reports.counts import CountsTogether
from samenscan.reports.counts_html import counts_html
from samenscan.reports.counts_members import counts_plan_of
from samenscan.reports.counts_tables import counts_csv, counts_workbook
from samenscan.reports.facts import nothing_told_facts
from samenscan.reports.interpret_input import Given
from samenscan.reports.writing import write_text


def write_counts(plan: CountsInstead, given: Given, folder: Path, language: str) -> Text:
    """Page, CSV, workbook and JSON of what passed the gate; what became of it, in a sentence."""
    asked = given.questionnaire
    organisations = [sheet.organisation for sheet in given.dataset.sheets]
    try:
        counts, atom_of = counts_plan_of(given.members, organisations, given.floors)
        released = release_counts(
            counts,
            atom_of,
            given.dataset,
            Members(f"{asked.code} {asked.version}"),
            earlier=(),
            floors=given.floors,
        )
    except Refused as refused:
        return write_nothing_told(plan, refused.what, asked, folder, language)
    together = CountsTogether(
        released=released,
        questionnaire=asked,
        n_members=len(given.members),
        names={},
        earlier_known=False,
    )
    write_text(folder / "report.html", counts_html(together, language))
    plain = json.dumps(counts_to_plain(released), ensure_ascii=False, indent=1, default=list)
    write_text(folder / "facts.json", plain + "\n")
    write_text(folder / "facts.csv", counts_csv(together, language))
    (folder / "facts.xlsx").write_bytes(counts_workbook(together, language))
    return text("The collective report is in %(folder)s.", folder=str(folder))


def write_nothing_told(
    plan: Plan | NoPlan, reason: Text, asked: Questionnaire, folder: Path, language: str
) -> Text:
    """The page and the facts that say why nothing is told, and the same in a sentence."""
    write_text(folder / "report.html", nothing_told_html(reason, asked, language))
    write_text(folder / "facts.json", nothing_told_facts(plan, reason, asked, language))
    return text("No collective result is told: %(reason)s", reason=reason)
