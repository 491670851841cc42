"""Whether the questions of a domain hang together, where that can be said at all (Q11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import atanh, sqrt, tanh

from samenscan.core.answers.asked import SheetView
from samenscan.core.questionnaire.model import Question, Questionnaire, Section
from samenscan.core.questionnaire.own_only import is_own
from samenscan.core.scoring import counted_answer, score_question, scored_questions
from samenscan.core.statistics.omega import omega
from samenscan.core.statistics.present import TooFew
from samenscan.core.statistics.reliability import complete, covariance, cronbach
from samenscan.core.text import Text, Words, text

FEWEST_QUESTIONS = 3
FEWEST_COMPLETE = 10
# Fisher's interval of a correlation is nearly the whole of -1..1 under this.
FEWEST_FOR_CORRELATION = 20
# Two-sided, 95 %.
_Z = 1.959963984540054


@dataclass(frozen=True)
class WithTheRest:
    """Correlation (-1..1) of a question with the sum of the others, with its 95 % interval."""

    question: str
    correlation: float
    low: float
    high: float


@dataclass(frozen=True)
class Together:
    """Whether the scored questions of one domain hang together.

    `alpha` (Cronbach) with Feldt's 95 % interval `low` to `high`, over the `n_complete` sheets
    that have a score for every question; None where it cannot be said, and `sentence` says why.
    `omega` needs a hundred complete sheets. `rest` is empty under twenty.
    """

    section: str
    title: Words
    n_questions: int
    n_complete: int
    alpha: Fraction | None
    low: float | None
    high: float | None
    omega: float | None
    rest: tuple[WithTheRest, ...]
    sentence: Text


def domains_together(
    questionnaire: Questionnaire, views: Sequence[SheetView]
) -> tuple[Together, ...]:
    """Every domain with scores; questions that serve the organisation alone are left out (Q2)."""
    return tuple(
        _together(section, views) for section in questionnaire.sections if scored_questions(section)
    )


def _together(section: Section, views: Sequence[SheetView]) -> Together:
    questions = [one for one in scored_questions(section) if not is_own(one)]
    rows = [[score_question(one, counted_answer(one, seen)) for one in questions] for seen in views]
    kept = complete(rows)
    n, k = len(kept), len(questions)
    if k < FEWEST_QUESTIONS:
        return _unsaid(section, k, n, _FEW_QUESTIONS)
    if n < FEWEST_COMPLETE:
        return _unsaid(section, k, n, _few_sheets(n))
    try:
        found = cronbach(kept)
    except TooFew:
        return _unsaid(section, k, n, _NO_SPREAD)
    return Together(
        section=section.code,
        title=section.title,
        n_questions=k,
        n_complete=n,
        alpha=found.alpha,
        low=found.low,
        high=found.high,
        omega=_omega(kept),
        rest=_rest(questions, kept) if n >= FEWEST_FOR_CORRELATION else (),
        sentence=_SAID,
    )


_FEW_QUESTIONS = text(
    "Cannot be said: this domain has fewer than three scored questions that we may look at."
)
_NO_SPREAD = text("Cannot be said: all complete sheets come to the same sum.")
_SAID = text(
    "The questions of a domain need not measure one thing: a good backup does not come from a good "
    "contract. A low figure does not make the level wrong. Look at it only where you meant the "
    "questions to say the same."
)


def _few_sheets(n: int) -> Text:
    return text(
        "Cannot be said: this needs %(needed)s sheets with a score for every question, and we have "
        "%(n)s.",
        n=n,
        needed=FEWEST_COMPLETE,
    )


def _unsaid(section: Section, k: int, n: int, sentence: Text) -> Together:
    return Together(section.code, section.title, k, n, None, None, None, None, (), sentence)


def _omega(rows: Sequence[Sequence[Fraction]]) -> float | None:
    try:
        return omega(rows)
    except TooFew:
        return None


def _rest(
    questions: Sequence[Question], rows: Sequence[Sequence[Fraction]]
) -> tuple[WithTheRest, ...]:
    """Per question, where both it and the others differ between organisations."""
    found = []
    for at, question in enumerate(questions):
        own = [row[at] for row in rows]
        others = [sum(row, Fraction(0)) - row[at] for row in rows]
        spread = covariance(own, own) * covariance(others, others)
        if spread:
            value = float(covariance(own, others)) / sqrt(spread)
            found.append(_with_interval(question.code, value, len(rows)))
    return tuple(found)


def _with_interval(question: str, correlation: float, n: int) -> WithTheRest:
    """Fisher (1921): atanh of a correlation is about normal, with variance 1 / (n - 3)."""
    # Rounding can carry a correlation of 1 just over it, where atanh ends.
    inside = min(max(correlation, -1 + 1e-12), 1 - 1e-12)
    half = _Z / sqrt(n - 3)
    low, high = tanh(atanh(inside) - half), tanh(atanh(inside) + half)
    return WithTheRest(question, correlation, low, high)
