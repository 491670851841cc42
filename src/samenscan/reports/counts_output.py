"""Writes the tables of counts of a large round in a folder, or why nothing is told."""

import json
from pathlib import Path

from samenscan.core.disclosure import CountsInstead, Members
from samenscan.core.disclosure.counts import counts_to_plain, release_counts
from samenscan.core.refused import Refused
from samenscan.core.text import Text, text
from samenscan.reports.collective_html import nothing_told_html
from samenscan.reports.counts import CountsTogether
from samenscan.reports.counts_html import counts_html
from samenscan.reports.counts_members import counts_plan_of
from samenscan.reports.counts_tables import counts_csv, counts_workbook
from samenscan.reports.facts import nothing_told_facts
from samenscan.reports.interpret_input import Given


def write_counts(plan: CountsInstead, given: Given, folder: Path, language: str) -> Text:
    """Page, CSV, workbook and JSON of what passed the gate; what became of it, in a sentence."""
    asked = given.questionnaire
    folder.mkdir(parents=True, exist_ok=True)
    page, facts = folder / "report.html", folder / "facts.json"
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
        page.write_text(nothing_told_html(refused.what, asked, language), encoding="utf-8")
        told = nothing_told_facts(plan, refused.what, asked, language)
        facts.write_text(told, encoding="utf-8")
        return text("No collective result is told: %(reason)s", reason=refused.what)
    together = CountsTogether(
        released=released,
        questionnaire=asked,
        n_members=len(given.members),
        names={},
        earlier_known=False,
    )
    page.write_text(counts_html(together, language), encoding="utf-8")
    plain = json.dumps(counts_to_plain(released), ensure_ascii=False, indent=1, default=list)
    facts.write_text(plain + "\n", encoding="utf-8")
    (folder / "facts.csv").write_text(counts_csv(together, language), encoding="utf-8")
    (folder / "facts.xlsx").write_bytes(counts_workbook(together, language))
    return text("The collective report is in %(folder)s.", folder=str(folder))
