"""What the register knows of an organisation, for the questions that name a figure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from samenscan.base import clock
from samenscan.core.answers import AnswerRefused, PlainAnswer, accept, to_plain
from samenscan.core.answers.values import Number
from samenscan.members.models import Figure, YearFigure
from samenscan.scans.models import Sheet
from samenscan.scans.questionnaires import questionnaire_of

# Numbers of the register that a question asks for in another unit.
_NAMED = {Figure.BUDGET_CENTS.value: "budget"}


@dataclass(frozen=True)
class Known:
    """A value for a question, the day it dates from, and what was written beside it."""

    question: str
    value: PlainAnswer
    known_on: date | None
    note: str


def known_in_register(row: Sheet) -> tuple[Known, ...]:
    """The newest figure of the register for every question that names one.

    A figure that the question does not take, such as half a person where whole ones are asked
    for, is left out.
    """
    figures = _newest_figures(row.organisation_id)
    found = []
    for question in questionnaire_of(row.round.questionnaire).questions():
        figure = figures.get(question.figure)
        if figure is None:
            continue
        value = figure.value / 100 if figure.figure in _NAMED else figure.value
        try:
            answer = accept(question, Number(_plain(value)))
        except AnswerRefused:
            continue
        known_on = date(figure.year, 1, 1)
        found.append(Known(question.code, to_plain(answer), known_on, figure.source))
    return tuple(found)


def _newest_figures(organisation: UUID) -> dict[str, YearFigure]:
    rows = YearFigure.objects.filter(organisation=organisation, year__lte=clock.today().year)
    found: dict[str, YearFigure] = {}
    for row in rows.order_by("-year"):
        found.setdefault(_NAMED.get(row.figure, row.figure), row)
    return found


def _plain(value: Decimal) -> Decimal:
    """Without the zeros that the register keeps behind the comma."""
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()
