"""`samenscan template`: a workbook in which one organisation answers, or every problem at once."""

import argparse
import re
from pathlib import Path

from django.utils.translation import override

from samenscan.core.formats.answers_workbook import write_template
from samenscan.core.questionnaire import Problem
from samenscan.core.text import text
from samenscan.reports.problems import file_problem, say_problems
from samenscan.reports.questionnaire_files import the_questionnaire_at
from samenscan.reports.without_site import LANGUAGES, make_ready
from samenscan.reports.words import tell
from samenscan.reports.writing import say, write_new

HELP = "write a workbook (.xlsx) in which an organisation can answer"

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_LONGEST_NAME = 200


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `template` can be told on the command line."""
    parser.add_argument("questionnaire", type=Path, help="YAML file, or a folder of them")
    parser.add_argument("--organisation", required=True, help="its code, or its name")
    parser.add_argument("--out", type=Path, required=True, help="the workbook to write (.xlsx)")
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])


def run(arguments: argparse.Namespace) -> int:
    """Write the workbook; 0 when all went well, 1 when something has to be mended first."""
    make_ready()
    out: Path = arguments.out
    organisation: str = arguments.organisation.strip()
    with override(arguments.language):
        problems: list[Problem] = []
        try:
            asked = the_questionnaire_at(arguments.questionnaire, problems)
            if not organisation or _CONTROL.search(organisation):
                problems.append(_no_name())
            if out.suffix.casefold() != ".xlsx":
                problems.append(_no_workbook(out))
            if asked is None or problems:
                say_problems(problems)
                return 1
            name = organisation[:_LONGEST_NAME]
            content = write_template(asked, arguments.language, name, tell=tell)
            write_new(out, content)
        except FileExistsError:
            say_problems([_stands_already(out)])
            return 1
        except OSError as error:
            say_problems([file_problem(Path(error.filename or out), error)])
            return 1
        done = text("The workbook for %(who)s is %(file)s.", who=name, file=str(out))
        say(tell(done))
    return 0


def _no_name() -> Problem:
    return Problem(
        "--organisation",
        0,
        text("This cannot be the name of an organisation."),
        text("Write its code or its name on one line."),
    )


def _no_workbook(out: Path) -> Problem:
    return Problem(
        str(out),
        0,
        text("The name of a workbook ends in .xlsx."),
        text("Write --out %(name)s.", name=out.with_suffix(".xlsx").name),
    )


def _stands_already(out: Path) -> Problem:
    return Problem(
        str(out),
        0,
        text("There is a file with this name already; it may hold answers."),
        text("Choose another name, or move the file away first."),
    )
