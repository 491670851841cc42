"""Why a score is withheld, in words: one wording for themes, sections and the whole each."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from samenscan.core.text import Text, text

_NOTHING_ANSWERED = text("Nothing here has been answered yet.")


@dataclass(frozen=True)
class Wording:
    """What is said when nothing carries a score, nothing applies, or too little is answered."""

    nothing_scored: Text
    nothing_applies: Text
    too_little: Callable[[int, int], Text]

    def reason(
        self, n_scored: int, n_applicable: int, coverage: Fraction, needed: Fraction
    ) -> Text | None:
        """Why there is no score (S7); None when it can be shown.

        `coverage` and `needed` are parts (0..1); the counts are of what is put together.
        """
        if not n_scored:
            return self.nothing_scored
        if not n_applicable:
            return self.nothing_applies
        if coverage < needed:
            # Rounded away from each other, so that the one never reads as reaching the other.
            return self.too_little(int(coverage * 100), -int(-needed * 100 // 1))
        return None if coverage else _NOTHING_ANSWERED


SECTION = Wording(
    text("This domain describes your organisation; it has no level."),
    text("Nothing in this domain applies to your organisation."),
    lambda answered, needed: text(
        "%(answered)s %% of this domain is answered; from %(needed)s %% on we show a level.",
        answered=answered,
        needed=needed,
    ),
)
THEME = Wording(
    text("This theme has no level."),
    text("Nothing in this theme applies to your organisation."),
    lambda answered, needed: text(
        "%(answered)s %% of this theme is answered; from %(needed)s %% on we show a level.",
        answered=answered,
        needed=needed,
    ),
)
TOTAL = Wording(
    text("This questionnaire describes your organisation; it has no level."),
    text("Nothing in this questionnaire applies to your organisation."),
    lambda answered, needed: text(
        "%(answered)s %% of this questionnaire is answered; from %(needed)s %% on we show a level.",
        answered=answered,
        needed=needed,
    ),
)
