"""What one changed answer does to 300 questions of which 100 are asked under a condition."""

from dataclasses import replace
from itertools import chain

from benchmarks.baselines import count_fractions
from benchmarks.row import Row
from benchmarks.workload import questionnaire, sheets
from samenscan.core.answers import Levels, Sheet
from samenscan.core.answers.asked import view
from samenscan.core.questionnaire import Questionnaire, problems_of
from samenscan.core.questionnaire.model import Expression

_FIRST = "S1Q0"


def _with_conditions(asked: Questionnaire) -> Questionnaire:
    """Every third question waits for the one before it that waits, so that all hang together."""
    condition = f"{_FIRST}.practice >= 2"
    questions = list(chain.from_iterable(section.questions for section in asked.sections))
    for place in range(3, len(questions), 3):
        questions[place] = replace(questions[place], asked_when=Expression(condition))
        condition = f"{questions[place].code}.answered || {_FIRST}.paper + 1 > {_FIRST}.practice"
    section = replace(asked.sections[0], questions=tuple(questions))
    return replace(asked, sections=(section,))


_PLAIN = questionnaire()
_ASKED = _with_conditions(_PLAIN)
_SHEET: Sheet = sheets(_PLAIN)[0]
_SEEN = view(_ASKED, _SHEET)


def one_answer() -> object:
    """The view after the answer on which all conditions depend."""
    return _SEEN.changed(_FIRST, Levels(1, 3))


def whole_sheet() -> object:
    """The view of a sheet from its stored answers."""
    return view(_ASKED, _SHEET)


def checked() -> object:
    """Everything that is wrong with the questionnaire and its conditions."""
    return problems_of(_ASKED)


ROWS = [
    Row(
        "One answer, 99 conditions on it", one_answer, "adding 7,500 fractions", count_fractions, 2
    ),
    Row("A sheet of 300, 99 conditions", whole_sheet, "adding 7,500 fractions", count_fractions),
    Row(
        "Checking 300 questions, 99 conditions", checked, "adding 7,500 fractions", count_fractions
    ),
]
