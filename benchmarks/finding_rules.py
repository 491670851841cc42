"""What 60 rules for findings do to the own reports of 25 organisations with 300 questions."""

from dataclasses import replace

from benchmarks.baselines import count_fractions
from benchmarks.row import Row
from benchmarks.workload import questionnaire, sheets
from samenscan.core.answers.asked import view
from samenscan.core.interpretation.fire import fired, values_for
from samenscan.core.questionnaire.expressions import finding_rules_of
from samenscan.core.questionnaire.model import Expression, FindingRule
from samenscan.core.text import words

N_RULES = 60
_SAID = words(nl="Wat we zien, waarom het telt en wat een eerste stap is.")


def _rule(number: int) -> FindingRule:
    """Two questions of one section, and the level of the next."""
    section, place = number % 12 + 1, number % 14
    condition = (
        f"S{section}Q{place}.paper - S{section}Q{place}.practice >= 2"
        f" && (S{section}Q{place + 1}.practice < 4 || level.S{number % 11 + 1} < 3)"
    )
    return FindingRule(
        f"rule-{number}", "improvement", Expression(condition), _SAID, _SAID, _SAID, step=_SAID
    )


_ASKED = replace(questionnaire(), findings=tuple(_rule(number) for number in range(N_RULES)))
_SHEETS = sheets(_ASKED)
_VIEWS = [view(_ASKED, sheet) for sheet in _SHEETS]
_READY = finding_rules_of(_ASKED)


def tried() -> object:
    """Every rule on every sheet, with what it may know of it."""
    return [fired(_READY, values_for(_READY, seen, {}, None)) for seen in _VIEWS]


ROWS = [
    Row(
        "60 rules tried on 25 sheets",
        tried,
        "adding 7,500 fractions",
        count_fractions,
        limit_ratio=3,
    )
]
