"""Rounds to count: a questionnaire with every kind of question, and answers of every sort."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from samenscan.core.answers import Answer, Asked, Chosen, Dataset, Missing, Several, Sheet
from samenscan.core.answers.population import Submission
from samenscan.core.answers.tests.strategies import HALF, QUESTIONS, values
from samenscan.core.questionnaire import Kind, Questionnaire
from samenscan.core.questionnaire.model import Choice, Expression
from samenscan.core.questionnaire.tests.make import make_question, make_questionnaire, make_section
from samenscan.core.text import words

_GONE = Choice("gone", words(nl="n.v.t."), missing="not_applicable")


def every_kind() -> Questionnaire:
    """One question of every kind, one asked under a condition, and one that is calculated."""
    questions = [replace(one, code=f"q{at}") for at, one in enumerate(QUESTIONS.values())]
    single = next(one for one in questions if one.kind is Kind.SINGLE)
    derived = next(one for one in questions if one.kind is Kind.DERIVED)
    number = next(one for one in questions if one.kind is Kind.NUMBER)
    questions = [one for one in questions if one not in (single, derived)]
    questions += [
        replace(single, choices=(*single.choices, _GONE)),
        replace(derived, value=Expression(f"{number.code} * 2.0"), weight=Decimal(0)),
        replace(make_question("later"), asked_when=Expression("q0.practice >= 3")),
    ]
    return make_questionnaire(make_section(*questions[:6]), make_section(*questions[6:], code="c"))


_UNFIT = (Chosen("nothing"), Several(("nothing",)))
_SILENT = (
    Asked("late", state=Submission.UNCONFIRMED),
    Asked("gone", state=Submission.NOT_SUBMITTED),
    Asked("never", state=Submission.NOT_SUBMITTED),
)


@st.composite
def countable_datasets(draw: st.DrawFn, most: int = 6) -> Dataset:
    """Up to so many sheets, whole, half and empty, and up to three that handed nothing in."""
    asked = every_kind()
    sheets = []
    for number in range(draw(st.integers(0, most))):
        given: dict[str, Answer] = {}
        for one in asked.questions():
            if one.kind is Kind.DERIVED or not draw(st.integers(0, 5)):
                continue
            ways = values(one.kind) | values(one.kind) | st.sampled_from(list(Missing))
            odd: tuple[Answer, ...] = HALF.get(one.kind, _UNFIT)
            given[one.code] = draw(ways | st.sampled_from(odd))
        sheets.append(Sheet(f"zone-{number}", given))
    silent = _SILENT[: draw(st.integers(0 if sheets else 1, len(_SILENT)))]
    population = (*(Asked(sheet.organisation) for sheet in sheets), *silent)
    return Dataset(asked, tuple(sheets), population)
