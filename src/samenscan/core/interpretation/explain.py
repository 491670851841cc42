"""The explanation of an organisation's scores, let out to that organisation only."""

from samenscan.core.answers.asked import SheetView
from samenscan.core.answers.values import Sheet
from samenscan.core.disclosure import Own, Released, release_own
from samenscan.core.questionnaire.model import Questionnaire
from samenscan.core.scoring import Explanation
from samenscan.core.scoring.explain import explanation


def explain(
    questionnaire: Questionnaire, sheet: Sheet, seen: SheetView
) -> Released[Own, Explanation]:
    """How every score of this sheet, `seen` as it counts, came about, down to its answers (S17)."""
    return release_own(Own(sheet.organisation), explanation(questionnaire, sheet, seen))
