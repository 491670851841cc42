"""`samenscan interpret`: from three files to reports in a folder, or every problem at once."""

import argparse
from dataclasses import replace
from pathlib import Path

from django.utils.translation import override

from samenscan import __version__
from samenscan.base.clock import today
from samenscan.core.formats.snapshot import write_snapshot
from samenscan.core.text import Text, text
from samenscan.reports.analyst import write_analyst
from samenscan.reports.consents_file import read_consents
from samenscan.reports.interpret_earlier import add_earlier_arguments, rounds_of
from samenscan.reports.interpret_input import Given, Unusable, read_input, refuse_later_days
from samenscan.reports.interpret_output import (
    SNAPSHOT,
    make_folder,
    whole_or_not_at_all,
    write_all,
)
from samenscan.reports.problems import file_problem, say_problems
from samenscan.reports.reading_day import add_day_argument
from samenscan.reports.without_site import LANGUAGES, floors_given, make_ready
from samenscan.reports.words import tell
from samenscan.reports.writing import say

HELP = "reports from a file of answers, without a server or a database"


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
    parser.add_argument(
        "--consents", type=Path, help="CSV file: organisation, question; who tells what by name"
    )
    add_day_argument(parser)
    add_earlier_arguments(parser)
    parser.add_argument(
        "--analyst",
        action="store_true",
        help="write too what members hold together; for the analyst only, nothing in it is hidden",
    )
    parser.add_argument(
        "--snapshot",
        action="store_true",
        help="write too the answers as they count, in one file; for the analyst only",
    )
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])


def run(arguments: argparse.Namespace) -> int:
    """Read, interpret, write; 0 when all went well, 1 when something has to be mended first."""
    make_ready()
    with override(arguments.language):
        try:
            day = arguments.day or today()
            refuse_later_days(rounds_of(arguments), day)
            given = read_input(
                arguments.answers,
                arguments.questionnaire,
                arguments.members,
                rounds_of(arguments),
            )
            given = replace(given, day=day, floors=floors_given())
            if arguments.consents is not None:
                who = {member.organisation for member in given.members}
                agreed = read_consents(arguments.consents, given.questionnaire, who)
                given = replace(given, consents=agreed)
            make_folder(arguments.out)
            n_written, told = write_all(given, arguments.out, arguments.language)
            _write_more(given, arguments)
        except Unusable as unusable:
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
        if arguments.analyst:
            _say(
                text(
                    "The report for the analyst is in %(folder)s. Do not share it: the answers of "
                    "one member can be worked out from it.",
                    folder=_at(arguments, "analyst"),
                )
            )
        if arguments.snapshot:
            _say(text("The snapshot is %(file)s. Do not share it.", file=_at(arguments, SNAPSHOT)))
    return 0


def _write_more(given: Given, arguments: argparse.Namespace) -> None:
    """What the analyst asked for, or nothing at all."""
    with whole_or_not_at_all(arguments.out):
        if arguments.analyst:
            write_analyst(
                given.dataset,
                given.members,
                arguments.out,
                arguments.language,
                day=given.day,
                earlier=given.earlier,
            )
        if arguments.snapshot:
            content = write_snapshot({str(given.day): given.dataset}, __version__)
            (arguments.out / SNAPSHOT).write_bytes(content)


def _at(arguments: argparse.Namespace, name: str) -> str:
    return str(Path(arguments.out) / name)


def _say(sentence: Text) -> None:
    say(tell(sentence))
