"""What can be counted of a questionnaire: every side of a question that has a few fixed steps."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from samenscan.core.answers.values import PRIORITY_MAX, WILLING_MAX
from samenscan.core.questionnaire.model import LEVEL_MAX, NUMERIC, Kind, Question, Questionnaire


class State(IntEnum):
    """Why there is no step to count, as a small number that no step has.

    `NO_SHEET`: the organisation was asked and handed nothing in. `NOT_ASKED`: the condition of the
    question does not hold for it. The others are the four kinds of missing.
    """

    NO_SHEET = 0
    NOT_ASKED = 1
    NOT_ANSWERED = 2
    UNKNOWN = 3
    NOT_APPLICABLE = 4
    RATHER_NOT_SAY = 5


# Step s of a measure is the number FIRST_STEP + s; what lies below is a State.
FIRST_STEP = len(State)


@dataclass(frozen=True)
class Measure:
    """One countable side of a question, and how many steps it has.

    `side` is "practice", "paper", "matters", "together" or "value". A MULTIPLE question has one
    measure per choice: step 1 where it was chosen, 0 where others were. A number has one step,
    "given"; its values are counted apart. `ordered`: whether a higher step is more of something,
    so that a mean, a median and agreement exist (not so for the choices of a SINGLE question).
    """

    question: str
    side: str
    n_steps: int
    ordered: bool
    choice: str = ""

    @property
    def code(self) -> str:
        """How the measure is called: `B5.practice`, `B6`, or `B7=c2` for a choice of several."""
        if self.choice:
            return f"{self.question}={self.choice}"
        return self.question if self.side == "value" else f"{self.question}.{self.side}"


def measures_of(questionnaire: Questionnaire) -> tuple[Measure, ...]:
    """Every measure in reading order; dates, texts, rankings, tables and files have none."""
    return tuple(
        measure for question in questionnaire.questions() for measure in measures_of_one(question)
    )


def measures_of_one(question: Question) -> tuple[Measure, ...]:
    """The measures of this question, in a fixed order."""
    return tuple(_measures(question))


def counted_choices(question: Question) -> tuple[str, ...]:
    """The codes of the choices that are steps; one that stands for a kind of missing is none."""
    return tuple(choice.code for choice in question.choices if not choice.missing)


def _measures(question: Question) -> Iterator[Measure]:
    code = question.code
    if question.kind is Kind.LEVEL:
        yield Measure(code, "practice", LEVEL_MAX + 1, ordered=True)
        yield Measure(code, "paper", LEVEL_MAX + 1, ordered=True)
    elif question.kind is Kind.PRIORITY:
        yield Measure(code, "matters", PRIORITY_MAX + 1, ordered=True)
        yield Measure(code, "together", WILLING_MAX + 1, ordered=True)
    elif question.kind is Kind.YES_NO:
        yield Measure(code, "value", 2, ordered=True)
    elif question.kind is Kind.SINGLE:
        yield Measure(code, "value", len(counted_choices(question)), ordered=False)
    elif question.kind is Kind.MULTIPLE:
        for choice in counted_choices(question):
            yield Measure(code, "value", 2, ordered=True, choice=choice)
    elif question.kind in NUMERIC:
        yield Measure(code, "value", 1, ordered=False)
