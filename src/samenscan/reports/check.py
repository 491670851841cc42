"""`samenscan check`: every problem of a questionnaire with file and line, or what it holds."""

import argparse
import json
from pathlib import Path

from django.utils.translation import override

from samenscan.core.disclosure.level_said import said_of_level
from samenscan.core.questionnaire import (
    Gap,
    Problem,
    Questionnaire,
    QuestionnaireErrors,
    Section,
    gaps,
    read_set,
    schema,
)
from samenscan.core.questionnaire.stated import stated
from samenscan.core.text import text
from samenscan.reports.questionnaire_files import Folder, NoQuestionnaire, questionnaires_at
from samenscan.reports.without_site import LANGUAGES, make_ready
from samenscan.reports.words import tell
from samenscan.reports.writing import say

HELP = "say what is wrong with a questionnaire, or what it holds; needs no server or database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `check` can be told on the command line."""
    parser.add_argument("path", type=Path, nargs="?", help="a YAML file, or a folder of them")
    parser.add_argument("--gaps", action="store_true", help="list the texts that lack a language")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema for editors")
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])


def run(arguments: argparse.Namespace) -> int:
    """Print problems or what is there; 0 when all is well, 1 when something has to be mended."""
    if arguments.schema:
        say(json.dumps(schema(), indent=2, ensure_ascii=False))
        return 0
    make_ready()
    with override(arguments.language):
        try:
            found = questionnaires_at(arguments.path)
            return max(
                _check(files, main, gaps_too=arguments.gaps, language=arguments.language)
                for files, main in found
            )
        except NoQuestionnaire as none:
            say(f"{arguments.path or 'samenscan check'}: {tell(none.what)} {tell(none.remedy)}")
        except OSError as error:
            say(f"{error.filename}: {tell(_UNREADABLE)}")
        return 1


_UNREADABLE = text("This cannot be read. Check whether you may use this place.")


def _check(files: Folder, main: str, *, gaps_too: bool, language: str) -> int:
    try:
        questionnaire = read_set(files, main)
    except QuestionnaireErrors as errors:
        for problem in errors.problems:
            say(_line(files, problem))
        say(tell(errors.what))
        return 1
    _say_contents(questionnaire, language)
    lacking = gaps(questionnaire)
    if gaps_too:
        for gap in lacking:
            say(_gap(files, gap, main))
    return 0


def _line(files: Folder, problem: Problem) -> str:
    place = f"{files.shown(problem.file)}:{problem.line}"
    return f"{place}: {tell(problem.what)} {tell(problem.remedy)}"


def _gap(files: Folder, gap: Gap, main: str) -> str:
    place = f"{files.shown(gap.file or main)}:{gap.line or 1}"
    return f"{place}: {gap.code} {gap.part} – {gap.language}"


def _say_contents(questionnaire: Questionnaire, language: str) -> None:
    say(f"{questionnaire.code} {questionnaire.version} · {questionnaire.title.told(language)}")
    say(
        tell(
            text(
                "Sections: %(sections)s. Questions: %(questions)s.",
                sections=len(questionnaire.sections),
                questions=len(questionnaire.questions()),
            )
        )
    )
    if questionnaire.findings:
        say(tell(text("Rules for findings: %(n)s.", n=len(questionnaire.findings))))
    for one in stated(questionnaire):
        if isinstance(one.subject, Section):
            say(tell(said_of_level(questionnaire, one, one.subject)))
    minutes: dict[str, int] = {}
    for section in questionnaire.sections:
        who = questionnaire.respondent(section.who or "")
        name = who.title.told(language) if who else section.who or tell(text("nobody named"))
        minutes[name] = minutes.get(name, 0) + section.minutes
    each = ", ".join(f"{name} {n}" for name, n in minutes.items())
    say(tell(text("Minutes: %(n)s (%(each)s).", n=sum(minutes.values()), each=each)))
    lacking = gaps(questionnaire)
    counts = ", ".join(
        f"{code} {sum(gap.language == code for gap in lacking)}" for code in questionnaire.languages
    )
    say(tell(text("Texts that lack a language: %(counts)s.", counts=counts)))
