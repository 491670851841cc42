"""Reading what stands in a draft, right or wrong, and finding the place somebody writes at."""

import re
from collections.abc import Mapping
from functools import lru_cache

from samenscan.core.questionnaire import (
    Problem,
    Questionnaire,
    QuestionnaireErrors,
    Section,
    read_set,
)
from samenscan.core.questionnaire.expressions import finding_rules_of

_CODE = re.compile(r"[\s{-]*code:\s*[\"']?([\w.-]+)")


@lru_cache(maxsize=16)
def _read(
    files: tuple[tuple[str, str], ...], main: str
) -> tuple[Questionnaire | None, tuple[Problem, ...]]:
    """Equal texts are read once: a page and its live preview ask for the same."""
    try:
        return read_set(dict(files), main), ()
    except QuestionnaireErrors as errors:
        return None, errors.problems


def read_files(
    files: Mapping[str, str], main: str
) -> tuple[Questionnaire | None, tuple[Problem, ...]]:
    """The questionnaire in these texts, or everything that is wrong with them."""
    return _read(tuple(sorted(files.items())), main)


def section_at(
    questionnaire: Questionnaire, path: str, written: str, line: int, code: str = ""
) -> Section | None:
    """The section to look at: the one asked for, else the one at this line of this file.

    In a bank, it is the one that takes the question at this line; in rules for findings, the one
    with which the rule at this line is told; without a line, or where nothing fits, the first.
    """
    by_code = {section.code: section for section in questionnaire.sections}
    if code in by_code:
        return by_code[code]
    found = [by_code[one] for one in _codes_above(written, line) if one in by_code]
    if found:
        return found[-1] if line else found[0]
    taken = sorted(
        (question.line, section.code)
        for section in questionnaire.sections
        for question in section.questions
        if question.file == path and (question.line <= line or not line)
    )
    if taken:
        return by_code[taken[-1 if line else 0][1]]
    told = [
        one.section
        for one in finding_rules_of(questionnaire).rules
        if one.rule.file == path and (one.rule.line <= line or not line)
    ]
    if told:
        return told[-1 if line else 0]
    return next(iter(questionnaire.sections), None)


def _codes_above(written: str, line: int) -> list[str]:
    """What stands behind `code:` down to this line, or in the whole file without one."""
    lines = written.splitlines()
    above = lines[:line] if line else lines
    return [found[1] for one in above if (found := _CODE.match(one))]
