"""The totals of amounts that `samenscan interpret` tells with the collective report (D19)."""

from collections.abc import Mapping

from samenscan.core.disclosure import (
    Members,
    NotReleased,
    attacked_totals,
    plan_total,
    release_totals,
    total_questions,
)
from samenscan.reports.interpret_input import Given
from samenscan.reports.totals import TotalsReport


def amounts_of(given: Given, group_of: Mapping[str, str], audience: Members) -> TotalsReport | None:
    """The totals of everybody who answered; None where none is asked or they are too few.

    Refused where an attacker came near somebody's amount, or came to no end.
    """
    asked = total_questions(given.questionnaire.questions())
    made = (plan_total(one, len(given.dataset.sheets), given.floors) for one in asked)
    try:
        released, plans, _entry = release_totals(
            [plan for plan in made if plan is not None],
            given.dataset,
            group_of,
            audience,
            earlier=(),
            floors=given.floors,
        )
    except NotReleased:
        return None
    return TotalsReport(released, attacked_totals(released.facts, plans[0].coalition))
