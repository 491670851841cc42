"""One thing that differs between two versions of a questionnaire, said in a sentence."""

from dataclasses import dataclass
from enum import StrEnum

from samenscan.core.text import Text


class ChangeKind(StrEnum):
    """What a change is about; pages group changes by it."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    TEXT = "text"
    TRANSLATION = "translation"
    LEVELS = "levels"
    CHOICE_ADDED = "choice-added"
    CHOICE_REMOVED = "choice-removed"
    CHOICE_MOVED = "choice-moved"
    CHOICE_RENAMED = "choice-renamed"
    SCORE = "score"
    WEIGHT = "weight"
    KEY = "key"
    ANSWERING = "answering"
    BOUNDS = "bounds"
    COLUMNS = "columns"
    CONDITION = "condition"
    CONSTRAINT = "constraint"
    SHARING = "sharing"
    SCALE = "scale"
    SCORING = "scoring"
    TARGET = "target"
    CUT = "cut"
    ADVICE = "advice"
    WHO = "who"
    THEME = "theme"
    REFERENCES = "references"
    FINDING = "finding"
    IDENTITY = "identity"
    OTHER = "other"


@dataclass(frozen=True)
class Change:
    """One difference. `codes` names what it is about, the widest first: section, question, choice.

    Empty codes mean the questionnaire as a whole.
    """

    kind: ChangeKind
    codes: tuple[str, ...]
    says: Text
