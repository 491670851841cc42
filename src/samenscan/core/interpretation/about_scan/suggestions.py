"""What to do with which question next time: one sentence each, with its reason, best first."""

from dataclasses import dataclass
from enum import Enum

from samenscan.core.text import Text, Words, text


class Deed(Enum):
    """What a suggestion asks of the author of the questionnaire."""

    ASK_ELSE = "ask somebody else"
    EXPLAIN = "explain or reword"
    OFFER_UNKNOWN = "offer an answer"
    CONDITION = "ask under a condition"
    SPLIT = "split"
    RAISE = "move the steps"
    DROP = "drop"
    CHECK_RULE = "look at the rule"
    TALK = "talk about it"
    TIME = "look at the time"


DEEDS = {
    Deed.ASK_ELSE: text("Ask somebody else"),
    Deed.EXPLAIN: text("Explain or reword"),
    Deed.OFFER_UNKNOWN: text("Offer another answer"),
    Deed.CONDITION: text("Ask only some"),
    Deed.SPLIT: text("Split or simplify"),
    Deed.RAISE: text("Move the steps"),
    Deed.DROP: text("Drop, or keep on purpose"),
    Deed.CHECK_RULE: text("Look at the rule"),
    Deed.TALK: text("Talk about the answers"),
    Deed.TIME: text("Look at the time"),
}


class Turn(Enum):
    """Which suggestions come first: what loses answers before what merely tells little (Q13)."""

    LOST = 0
    TELLS_LITTLE = 1
    RULES = 2


@dataclass(frozen=True)
class Suggestion:
    """One thing that would make the next questionnaire better (Q3 to Q12).

    `rule` is the code of the rule in docs/methods/about-the-scan.md. `about` is the code of a
    question, domain or rule; `section` the domain where it is read. `gain` counts the sheets it
    concerns: a count, not a worth. `sees`, `reason` and `step` are sentences.
    """

    rule: str
    turn: Turn
    about: str
    section: str
    title: Words
    deed: Deed
    sees: Text
    reason: Text
    step: Text
    gain: int
