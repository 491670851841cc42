"""What `samenscan interpret` writes: own reports and the collective one, all of them or none."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from samenscan.core.charts import paper_and_practice
from samenscan.core.disclosure import (
    CountsInstead,
    Members,
    NoPlan,
    attacked,
    layout_of,
    propose,
    refuse_exact,
    release_bands,
    release_by_name,
)
from samenscan.core.interpretation import interpret_own, own_answers
from samenscan.core.questionnaire import Problem
from samenscan.core.refused import Refused
from samenscan.core.text import Text, text
from samenscan.reports.by_name import ByNameReport, by_name_csv, by_name_html
from samenscan.reports.collective import Together
from samenscan.reports.collective_html import collective_html
from samenscan.reports.collective_tables import collective_csv, collective_workbook
from samenscan.reports.counts_output import write_counts, write_nothing_told
from samenscan.reports.facts import collective_facts, own_facts
from samenscan.reports.html import own_report_html
from samenscan.reports.interpret_input import Given, Unusable
from samenscan.reports.interpret_totals import amounts_of
from samenscan.reports.own_workbook import own_workbook
from samenscan.reports.to_public import public_csv, public_html, public_report
from samenscan.reports.writing import write_text

SNAPSHOT = "snapshot.parquet"
_FOLDERS = ("own", "collective", "public", "analyst")


def make_folder(folder: Path) -> None:
    """Make an empty folder to write in; Unusable when there is something in it already."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise Unusable(
            [
                Problem(
                    str(folder),
                    0,
                    text("This folder is not empty."),
                    text("Name a new folder, so that reports of two runs do not mix."),
                )
            ]
        )


def write_all(given: Given, folder: Path, language: str) -> tuple[int, Text]:
    """How many own reports were written, and what became of the collective one.

    All reports, or none. Refused where an attacker worked an answer out of the collective one, or
    came to no end (D21).
    """
    with whole_or_not_at_all(folder):
        written = _write_own(given, folder, language), _write_collective(given, folder, language)
        _write_by_name(given, folder / "collective", language)
        return written


@contextmanager
def whole_or_not_at_all(folder: Path) -> Iterator[None]:
    """Take away all that `samenscan interpret` writes here, where not everything could be written.

    Some of the reports would pass for all.
    """
    try:
        yield
    except (OSError, Refused):
        for part in _FOLDERS:
            shutil.rmtree(folder / part, ignore_errors=True)
        (folder / SNAPSHOT).unlink(missing_ok=True)
        raise


def _write_own(given: Given, folder: Path, language: str) -> int:
    names = {member.organisation: member.name for member in given.members}
    for sheet in given.dataset.sheets:
        earlier = given.earlier_of(sheet.organisation)
        released = interpret_own(given.questionnaire, sheet, day=given.day, earlier=earlier)
        answers = own_answers(given.questionnaire, sheet)
        name = names[sheet.organisation]
        page = own_report_html(
            released,
            given.questionnaire,
            language,
            name=name,
            pairs=paper_and_practice(given.questionnaire, sheet),
            answers=answers,
        )
        own = folder / "own" / sheet.organisation
        write_text(own / "report.html", page)
        facts = own_facts(released, given.questionnaire, language, answers=answers)
        write_text(own / "facts.json", facts)
        workbook = own_workbook(released, answers, given.questionnaire, language, name=name)
        (own / "facts.xlsx").write_bytes(workbook)
    return len(given.dataset.sheets)


def _write_collective(given: Given, folder: Path, language: str) -> Text:
    page = folder / "collective" / "report.html"
    facts = folder / "collective" / "facts.json"
    asked = given.questionnaire
    group_of = {member.organisation: member.group for member in given.members}
    layout = layout_of(given.dataset, group_of, list(dict.fromkeys(group_of.values())))
    plan = propose(layout, given.floors)
    if isinstance(plan, CountsInstead):
        return write_counts(plan, given, folder / "collective", language)
    try:
        audience = Members(f"{asked.code} {asked.version}")
        released = release_bands(
            plan, given.dataset, group_of, audience, earlier=(), floors=given.floors
        )
    except Refused as refused:
        return write_nothing_told(plan, refused.what, asked, page.parent, language)
    if isinstance(plan, NoPlan):
        raise AssertionError("the gate releases nothing without a plan")
    together = Together(
        released=released,
        plan=plan,
        audit=refuse_exact(attacked(layout, released.facts, plan.coalition)),
        questionnaire=asked,
        n_members=len(given.members),
        names={},
        earlier_known=False,
    )
    amounts = amounts_of(given, group_of, audience)
    public = public_report(together)
    if public is not None:
        write_text(folder / "public" / "report.html", public_html(public, language))
        write_text(folder / "public" / "facts.csv", public_csv(public, language))
    write_text(page, collective_html(together, language, amounts))
    write_text(facts, collective_facts(released, plan, asked, language, amounts))
    write_text(page.with_name("facts.csv"), collective_csv(together, language, amounts))
    page.with_name("facts.xlsx").write_bytes(collective_workbook(together, language, amounts))
    return text("The collective report is in %(folder)s.", folder=str(page.parent))


def _write_by_name(given: Given, folder: Path, language: str) -> None:
    """What members consented to tell by name; no file where nobody did (D17)."""
    asked = given.questionnaire
    audience = Members(f"{asked.code} {asked.version}")
    released = release_by_name(given.dataset, given.consents, audience)
    names = {member.organisation: member.name for member in given.members}
    report = ByNameReport(released, asked, names)
    if report.rows:
        write_text(folder / "by-name.html", by_name_html(report, language))
        write_text(folder / "by-name.csv", by_name_csv(report, language))
