"""`samenscan interpret`: from three files to reports in a folder, or every problem at once."""

import argparse
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import override

from samenscan.core.answers import Dataset
from samenscan.core.charts import paper_and_practice
from samenscan.core.disclosure import (
    Members,
    NoPlan,
    attack,
    layout_of,
    propose,
    release_bands,
)
from samenscan.core.formats import Member, TableErrors, read_members
from samenscan.core.interpretation import interpret_own
from samenscan.core.questionnaire import Problem, Questionnaire
from samenscan.core.refused import Refused
from samenscan.core.text import Text, text
from samenscan.reports.answer_files import answers_at
from samenscan.reports.collective import Together
from samenscan.reports.collective_html import collective_html, nothing_told_html
from samenscan.reports.facts import collective_facts, nothing_told_facts, own_facts
from samenscan.reports.html import own_report_html
from samenscan.reports.problems import file_problem, say_notes, say_problems
from samenscan.reports.questionnaire_files import the_questionnaire_at
from samenscan.reports.without_site import LANGUAGES, make_ready
from samenscan.reports.words import tell
from samenscan.reports.writing import say

HELP = "reports from a file of answers, without a server or a database"


@dataclass(frozen=True)
class _Input:
    questionnaire: Questionnaire
    dataset: Dataset
    members: tuple[Member, ...]


class _Unusable(Exception):
    """Something in the input has to be mended first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self.problems = problems


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `interpret` can be told on the command line."""
    parser.add_argument(
        "answers", type=Path, nargs="+", help="tables (CSV, XLSX, Parquet), workbooks or folders"
    )
    parser.add_argument(
        "--questionnaire", type=Path, required=True, help="YAML file, or a folder of them"
    )
    parser.add_argument(
        "--members", type=Path, required=True, help="CSV file: organisation, group, perhaps name"
    )
    parser.add_argument("--out", type=Path, required=True, help="new or empty folder for reports")
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])


def run(arguments: argparse.Namespace) -> int:
    """Read, interpret, write; 0 when all went well, 1 when something has to be mended first."""
    make_ready()
    with override(arguments.language):
        try:
            given = _read_input(arguments.answers, arguments.questionnaire, arguments.members)
            _make_folder(arguments.out)
            n_written, told = _write_all(given, arguments.out, arguments.language)
        except _Unusable as unusable:
            say_problems(unusable.problems)
            return 1
        except OSError as error:
            say_problems([file_problem(Path(error.filename or arguments.out), error)])
            return 1
        own = _at(arguments, "own")
        _say(
            text("1 own report is in %(folder)s.", folder=own)
            if n_written == 1
            else text("%(n)s own reports are in %(folder)s.", n=n_written, folder=own)
        )
        _say(told)
    return 0


def _read_input(answers: Sequence[Path], questionnaire: Path, members: Path) -> _Input:
    problems: list[Problem] = []
    asked = the_questionnaire_at(questionnaire, problems)
    who = _read_members(members, problems)
    dataset = _read_answers(answers, asked, who, problems)
    if problems or asked is None or dataset is None:
        raise _Unusable(problems)
    return _Input(asked, dataset, who)


def _read_members(path: Path, problems: list[Problem]) -> tuple[Member, ...]:
    source = _text_of(path, problems)
    if source is None:
        return ()
    try:
        return read_members(source, path.name)
    except TableErrors as errors:
        problems.extend(errors.problems)
        return ()


def _read_answers(
    paths: Sequence[Path],
    questionnaire: Questionnaire | None,
    members: Sequence[Member],
    problems: list[Problem],
) -> Dataset | None:
    if questionnaire is None:
        return None
    notes: list[Problem] = []
    dataset = answers_at(paths, questionnaire, members, problems, notes)
    say_notes(notes)
    if dataset is None:
        return None
    known = {member.organisation for member in members}
    strangers = [s.organisation for s in dataset.sheets if s.organisation not in known]
    if members:
        problems.extend(_stranger(paths[0], code) for code in strangers)
    if not dataset.sheets and not problems:
        problems.append(
            Problem(
                paths[0].name,
                1,
                text("There is not one answer in this file."),
                text("Write one row per answer, under the names of the columns."),
            )
        )
    return dataset


def _stranger(path: Path, code: str) -> Problem:
    return Problem(
        path.name,
        1,
        text("“%(code)s” has answers, but is not in the file of members.", code=code),
        text("Add a row for it to the file of members, or take its answers out."),
    )


def _text_of(path: Path, problems: list[Problem]) -> str | None:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        problems.append(
            Problem(
                path.name,
                1,
                text("This is not a text file in UTF-8."),
                text("Save it as CSV or YAML in UTF-8; a spreadsheet offers this as “CSV UTF-8”."),
            )
        )
    except OSError as error:
        problems.append(file_problem(path, error))
    return None


def _make_folder(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise _Unusable(
            [
                Problem(
                    str(folder),
                    0,
                    text("This folder is not empty."),
                    text("Name a new folder, so that reports of two runs do not mix."),
                )
            ]
        )


def _write_all(given: _Input, folder: Path, language: str) -> tuple[int, Text]:
    """All reports, or none: some of them would pass for all."""
    try:
        return _write_own(given, folder, language), _write_collective(given, folder, language)
    except OSError:
        for part in ("own", "collective"):
            shutil.rmtree(folder / part, ignore_errors=True)
        raise


def _write_own(given: _Input, folder: Path, language: str) -> int:
    names = {member.organisation: member.name for member in given.members}
    for sheet in given.dataset.sheets:
        released = interpret_own(given.questionnaire, sheet)
        page = own_report_html(
            released,
            given.questionnaire,
            language,
            name=names[sheet.organisation],
            pairs=paper_and_practice(given.questionnaire, sheet),
        )
        own = folder / "own" / sheet.organisation
        _write(own / "report.html", page)
        _write(own / "facts.json", own_facts(released, given.questionnaire, language))
    return len(given.dataset.sheets)


def _write_collective(given: _Input, folder: Path, language: str) -> Text:
    page = folder / "collective" / "report.html"
    facts = folder / "collective" / "facts.json"
    asked = given.questionnaire
    group_of = {member.organisation: member.group for member in given.members}
    layout = layout_of(given.dataset, group_of, list(dict.fromkeys(group_of.values())))
    plan = propose(layout)
    try:
        audience = Members(f"{asked.code} {asked.version}")
        released = release_bands(plan, given.dataset, group_of, audience, earlier=())
    except Refused as refused:
        _write(page, nothing_told_html(refused.what, asked, language))
        _write(facts, nothing_told_facts(plan, refused.what, asked, language))
        return text("No collective result is told: %(reason)s", reason=refused.what)
    if isinstance(plan, NoPlan):
        raise AssertionError("the gate releases nothing without a plan")
    together = Together(
        released=released,
        plan=plan,
        audit=attack(layout, released.facts),
        questionnaire=asked,
        n_members=len(given.members),
        names={},
        earlier_known=False,
    )
    _write(page, collective_html(together, language))
    _write(facts, collective_facts(released, plan, asked, language))
    return text("The collective report is in %(folder)s.", folder=str(page.parent))


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def _at(arguments: argparse.Namespace, name: str) -> str:
    return str(Path(arguments.out) / name)


def _say(sentence: Text) -> None:
    say(tell(sentence))
