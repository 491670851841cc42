"""What changed for one organisation since an earlier round, as facts with their sentences."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from samenscan.core.interpretation.trend.links import Why
from samenscan.core.text import Text, Words


class Turn(StrEnum):
    """Which way something went, as far as it can be called a change (R3 and R4)."""

    ROSE = "rose"
    FELL = "fell"
    STEADY = "steady"


@dataclass(frozen=True)
class QuestionTrend:
    """One question then and now: one question led to one, and both were answered.

    `before` and `after` are levels on 0..`scale_max` of the questionnaire, rounded to one decimal;
    `said_then` and `says_now` are the answers as shown, each in the words of its own round.
    """

    code: str
    section: str
    title: Words
    before: Decimal
    after: Decimal
    said_then: Text
    says_now: Text
    turn: Turn


@dataclass(frozen=True)
class DomainTrend:
    """One domain then and now, over the same questions (R1).

    `before` and `after` are None where fewer than three questions compare; `turn` then too.
    `n_compared` of the `n_applicable` questions that apply now stand behind both. `n_rose` and
    `n_fell` of them moved a whole level or more.
    """

    code: str
    title: Words
    before: Decimal | None
    after: Decimal | None
    scale_max: Decimal
    turn: Turn | None
    n_compared: int
    n_applicable: int
    n_rose: int
    n_fell: int
    sentence: Text


@dataclass(frozen=True)
class Left:
    """The questions that cannot be compared for one reason, in reading order."""

    why: Why
    sentence: Text
    questions: tuple[tuple[str, Words], ...]


@dataclass(frozen=True)
class OwnTrend:
    """Today beside one earlier round of the same organisation.

    `since` names that round; `summary` opens the story, `step` is a first step where something
    fell, `method` says what may be called a change. `questions` are those that can be compared
    one to one, `rose` and `fell` those of them that moved a whole level. `gone` counts scored
    questions of then that nobody asks any more. The hashes are of the questionnaire and the
    answers of then.
    """

    organisation: str
    version: str
    day: date | None
    since: Text
    summary: tuple[Text, ...]
    domains: tuple[DomainTrend, ...]
    questions: tuple[QuestionTrend, ...]
    left: tuple[Left, ...]
    n_compared: int
    n_applicable: int
    gone: int
    method: tuple[Text, ...]
    questionnaire_hash: str
    content_hash: str
    step: Text | None = None

    @property
    def rose(self) -> tuple[QuestionTrend, ...]:
        """The questions that went up by a whole level or more."""
        return tuple(one for one in self.questions if one.turn is Turn.ROSE)

    @property
    def fell(self) -> tuple[QuestionTrend, ...]:
        """The questions that went down by a whole level or more."""
        return tuple(one for one in self.questions if one.turn is Turn.FELL)

    @property
    def shown_domains(self) -> tuple[DomainTrend, ...]:
        """The domains of which enough questions compare to show a level then and now."""
        return tuple(one for one in self.domains if one.after is not None)
