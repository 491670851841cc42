"""Read a questionnaire, one file or a set: either a questionnaire, or every problem at once."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from samenscan.core.questionnaire.bank import Bank
from samenscan.core.questionnaire.check import problems_of
from samenscan.core.questionnaire.fields import Fields
from samenscan.core.questionnaire.file_set import FileSet
from samenscan.core.questionnaire.keys import TOP_KEYS
from samenscan.core.questionnaire.model import (
    LANGUAGES,
    Questionnaire,
    Respondent,
    Scoring,
)
from samenscan.core.questionnaire.places import Place, Places
from samenscan.core.questionnaire.problem import Problem, QuestionnaireErrors, TooMany
from samenscan.core.questionnaire.read_findings import read_findings
from samenscan.core.questionnaire.read_parts import Codes
from samenscan.core.questionnaire.read_section import Around, read_sections
from samenscan.core.questionnaire.reading import Reading
from samenscan.core.questionnaire.tree import Table, read_tree
from samenscan.core.text import text, words

SECTION_MEANS: Mapping[str, Literal["questions", "themes"]] = {
    "questions": "questions",
    "themes": "themes",
}
TOTALS: Mapping[str, Literal["none", "questions", "sections"]] = {
    "none": "none",
    "questions": "questions",
    "sections": "sections",
}


def read(source: str, name: str) -> Questionnaire:
    """The questionnaire written in this YAML text; `name` is what the file is called.

    Raises QuestionnaireErrors with all problems: file, line, what is wrong, what would help.
    """
    return read_set({name: source}, name)


def read_set(files: Mapping[str, str], main: str) -> Questionnaire:
    """The questionnaire in the file `main`, with the sections, banks and rules it names.

    `files` are texts by path: relative, with slashes. Raises QuestionnaireErrors with all
    problems, also when `main` is not among the files.
    """
    if main not in files:
        raise QuestionnaireErrors([_no_main(main)])
    tree, problems = read_tree(files[main], main)
    reading = Reading(main, problems)
    if isinstance(tree, Table):
        try:
            questionnaire = _questionnaire(reading, tree, FileSet(files, main))
        except TooMany:
            raise QuestionnaireErrors(reading.problems) from None
        if not reading.problems:
            return questionnaire
    elif not reading.problems:
        reading.say(
            1,
            text("This file holds no questionnaire."),
            text("Start with the lines “code: …”, “version: …”, “title: …”."),
        )
    raise QuestionnaireErrors(reading.problems)


def _no_main(main: str) -> Problem:
    return Problem(
        main,
        1,
        text("There is no file with this name."),
        text("Name the file that starts with “code:”, “version:” and “title:”."),
    )


def _questionnaire(reading: Reading, table: Table, files: FileSet) -> Questionnaire:
    fields = Fields(reading, table, TOP_KEYS)
    written = tuple(dict.fromkeys(fields.strings("languages")))
    # with no usable list, all languages are accepted so that one mistake is reported once
    reading.languages = written or LANGUAGES
    reading.names = fields.words_by_name("names")
    around = Around(files, Bank(), Places())
    for path in fields.scalars("bank"):
        around.bank.add_file(reading, files, path.written, path.line)
    scale = fields.part("scale")
    top = scale.decimal("max") if scale else None
    for key in TOP_KEYS:
        around.places.put("", key, Place(reading.file, fields.line_of(key)))
    questionnaire = Questionnaire(
        code=fields.code("code") or "unnamed",
        version=fields.string("version") or "",
        title=fields.words("title") or words(nl="…"),
        languages=reading.languages,
        sections=read_sections(fields, around),
        scale_max=Questionnaire.scale_max if top is None else top,
        levels=scale.words_per_level("levels") if scale else (),
        paper_levels=scale.words_per_level("paper") if scale else (),
        respondents=_respondents(fields),
        scoring=_scoring(fields),
        findings=read_findings(fields, around.files, around.places),
    )
    around.bank.read_the_rest()
    _read_bridge(fields)
    reading.problems.extend(problems_of(questionnaire, reading.file, around.places))
    return questionnaire


def _respondents(fields: Fields) -> tuple[Respondent, ...]:
    codes = Codes()
    found = []
    for row in fields.rows("respondents"):
        respondent = Respondent(row.code("code") or "", row.words("title") or words(nl="…"))
        codes.add(row, respondent.code)
        found.append(respondent)
    return tuple(found)


def _scoring(fields: Fields) -> Scoring:
    part = fields.part("scoring")
    if part is None:
        return Scoring()
    coverage = part.decimal("coverage")
    return Scoring(
        section=SECTION_MEANS[part.one_of("section") or "questions"],
        total=TOTALS[part.one_of("total") or "none"],
        coverage=Scoring.coverage if coverage is None else Fraction(coverage) / 100,
    )


def _read_bridge(fields: Fields) -> None:
    """Report what is wrong with the form of a bridge; what it means is read with both versions."""
    part = fields.part("bridge")
    if part is None:
        return
    part.string("from")
    for row in part.rows("questions"):
        row.one_of("how")
        row.strings("old")
        row.strings("new")
