"""Reading what stands in a draft, right or wrong, and finding the place somebody writes at."""

from collections.abc import Mapping
from functools import lru_cache

from samenscan.core.questionnaire import (
    Problem,
    Questionnaire,
    QuestionnaireErrors,
    Section,
    read_set,
)


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
    questionnaire: Questionnaire, path: str, line: int, code: str = ""
) -> Section | None:
    """The section to look at: the one asked for, else the one that stands at this line."""
    found = None
    for section in questionnaire.sections:
        if section.code == code:
            return section
        places = [question.line for question in section.questions if question.file == path]
        if places and (found is None or (line and min(places) <= line)):
            found = section
    return found or next(iter(questionnaire.sections), None)
