"""`samenscan explain`: from one sentence of an own report down to the answers, or why it is not."""

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.utils.translation import override

from samenscan import __version__
from samenscan.base.clock import today
from samenscan.core.answers.bounds import shown_day
from samenscan.core.answers.values import Sheet
from samenscan.core.disclosure import Own, Released
from samenscan.core.interpretation import (
    FindingExplained,
    RulesExplained,
    explain_finding,
    explain_rules,
)
from samenscan.core.interpretation.trace import DAY, Part, Value
from samenscan.core.questionnaire import Problem, Questionnaire
from samenscan.core.questionnaire.problem import did_you_mean
from samenscan.core.refused import Refused
from samenscan.core.scoring import Node
from samenscan.core.text import Said, Text, text
from samenscan.reports.cards import reference_told
from samenscan.reports.interpret_input import Given, Unusable, read_input
from samenscan.reports.problems import file_problem, say_problems
from samenscan.reports.reading_day import add_day_argument
from samenscan.reports.without_site import LANGUAGES, make_ready
from samenscan.reports.words import tell
from samenscan.reports.writing import say

HELP = "the way from one finding down to the answers it rests on, or why nothing is said"

_STEP = "  "
_OUTCOMES = {True: text("yes"), False: text("no"), None: text("not known")}
_JOINED = {
    "and": text("all of these:"),
    "or": text("one of these, or more:"),
    "not": text("not this:"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `explain` can be told on the command line."""
    parser.add_argument(
        "answers", type=Path, nargs="+", help="tables (CSV, XLSX, Parquet), workbooks or folders"
    )
    parser.add_argument(
        "--questionnaire", type=Path, required=True, help="YAML file, or a folder of them"
    )
    parser.add_argument(
        "--members", type=Path, required=True, help="CSV file: organisation, group, perhaps name"
    )
    parser.add_argument("--organisation", required=True, help="its code in the file of members")
    parser.add_argument(
        "--finding",
        help="the name of a rule of the scan, or I3:B5 (rule I3, question B5); all when absent",
    )
    add_day_argument(parser)
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])


def run(arguments: argparse.Namespace) -> int:
    """Read, explain, print; 0 when all went well, 1 when something has to be mended first."""
    make_ready()
    with override(arguments.language):
        try:
            given = read_input(arguments.answers, arguments.questionnaire, arguments.members)
            sheet = _sheet_of(given, arguments.organisation, arguments.members)
            lines = list(_lines(given.questionnaire, sheet, arguments.finding, arguments.day))
        except Unusable as unusable:
            say_problems(unusable.problems)
            return 1
        except Refused as refused:
            say_problems([Problem("--finding", 0, refused.what, refused.remedy)])
            return 1
        except OSError as error:
            say_problems([file_problem(Path(error.filename or ""), error)])
            return 1
        for line in lines:
            say(line)
    return 0


def _lines(
    asked: Questionnaire, sheet: Sheet, finding: str | None, day: date | None
) -> Iterator[str]:
    read_on = day or today()
    if finding is None:
        return lines_of_all(explain_rules(asked, sheet, day=read_on))
    return lines_of(explain_finding(asked, sheet, finding, day=read_on), asked)


_WAITS = text("It waits for")


def lines_of_all(released: Released[Own, RulesExplained]) -> Iterator[str]:
    """Every rule of the scan with its outcome, in the active language."""
    rules = released.facts.rules
    who = released.facts.organisation
    if not rules:
        yield tell(text("This scan has no rules of its own; ask for a general one, such as I3:B5."))
        return
    yield tell(text("The rules of this scan for %(organisation)s", organisation=who))
    for one in rules:
        outcome = tell(_OUTCOMES[one.outcome])
        waits = ", ".join(value.name for value in one.waits_for)
        waiting = f" ({tell(_WAITS)} {waits})" if waits else ""
        yield f"{_STEP}[{outcome}] {one.id}: {tell(one.title)}{waiting}"
    n_told = sum(1 for one in rules if one.told is not None)
    yield tell(text("%(n)s of %(of)s rules speak.", n=n_told, of=len(rules)))


def _sheet_of(given: Given, code: str, members: Path) -> Sheet:
    sheet = given.dataset.sheet_of(code)
    if sheet is not None:
        return sheet
    known = [member.organisation for member in given.members]
    if code in known:
        raise Unusable(
            [
                Problem(
                    members.name,
                    0,
                    text("“%(code)s” gave no answers, so nothing was read.", code=code[:80]),
                    text("Choose an organisation with answers, or add its file."),
                )
            ]
        )
    what = text("“%(code)s” is not in the file of members.", code=code[:80])
    raise Unusable([Problem(members.name, 0, what, did_you_mean(code, known))])


def lines_of(
    released: Released[Own, FindingExplained], questionnaire: Questionnaire
) -> Iterator[str]:
    """The explanation as lines, in the active language; the same input gives the same lines."""
    explained = released.facts
    yield tell(
        text(
            "“%(title)s” for %(organisation)s",
            title=explained.title,
            organisation=explained.organisation,
        )
    )
    section = questionnaire.section(explained.section)
    yield tell(text("Rule %(id)s, domain “%(domain)s”", id=explained.id, domain=section.title))
    yield ""
    yield from _said(explained)
    yield ""
    yield from _rule(explained)
    yield from _numbers(explained)
    yield ""
    yield from _sources(explained, questionnaire)


def _said(explained: FindingExplained) -> Iterator[str]:
    yield tell(text("What is told"))
    yield _STEP + tell(explained.standing)
    found = explained.told
    if found is None:
        return
    told: list[tuple[Text, Said | None]] = [
        (text("What we see"), found.sentence),
        (text("Why it matters"), found.reason),
        (text("What others do"), found.others),
        (text("First step"), found.next_step),
    ]
    for label, said in told:
        if said is not None:
            yield f"{_STEP}{tell(label)}: {tell(said)}"
    if found.references:
        asked_for = tell(text("Where this is asked for"))
        yield f"{_STEP}{asked_for}: {'; '.join(map(reference_told, found.references))}"


def _rule(explained: FindingExplained) -> Iterator[str]:
    condition = explained.condition
    if condition is None:
        return
    yield tell(text("When it is told, and what your answers say"))
    yield from _part(condition, 1)
    waits = explained.waits_for
    if waits:
        yield ""
        yield tell(_WAITS)
        for value in waits:
            yield f"{_STEP}{_value(value)}"


def _part(part: Part, depth: int) -> Iterator[str]:
    """One part with its outcome, and below it what it is made of or looked at."""
    said = _JOINED[part.joined] if part.joined else part.said
    yield f"{_STEP * depth}[{tell(_OUTCOMES[part.outcome])}] {tell(said)}"
    for inner in part.parts:
        yield from _part(inner, depth + 1)
    for value in part.values:
        yield f"{_STEP * (depth + 1)}{_value(value)}"


def _value(value: Value) -> str:
    name = "" if value.name == DAY else f"{value.name} "
    return f"{name}{tell(value.title)}: {tell(value.shown)}"


def _numbers(explained: FindingExplained) -> Iterator[str]:
    if not explained.numbers:
        return
    yield ""
    yield tell(text("How the numbers came about"))
    for node in explained.numbers:
        yield from _node(node, 1)


def _node(node: Node, depth: int) -> Iterator[str]:
    if node.kind == "answer":
        yield _STEP * depth + tell(node.why)
        return
    level = "" if node.level is None else f" = {tell(node.level)}"
    yield f"{_STEP * depth}{node.code} {tell(node.title)}{level}: {tell(node.why)}"
    for child in node.children:
        yield from _node(child, depth + 1)


def _sources(explained: FindingExplained, questionnaire: Questionnaire) -> Iterator[str]:
    report = explained.report
    yield tell(text("What this rests on"))
    rows: list[tuple[Text, str]] = [
        (
            text("Questionnaire"),
            tell(
                text(
                    "%(title)s, version %(version)s",
                    title=questionnaire.title,
                    version=questionnaire.version,
                )
            ),
        ),
        (text("Fingerprint of the questionnaire"), questionnaire.content_hash),
        (text("Fingerprint of the rules for findings"), questionnaire.findings_hash),
        (text("Fingerprint of your answers"), report.content_hash),
    ]
    if report.day is not None:
        rows.append((text("Answers read as on"), tell(shown_day(report.day))))
    rows.append((text("Program"), tell(text("Samenscan %(version)s", version=__version__))))
    for label, value in rows:
        yield f"{_STEP}{tell(label)}: {value}"
