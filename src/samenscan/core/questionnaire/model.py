"""A questionnaire as frozen values: everything downstream reads these and never changes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Literal

from samenscan.core.questionnaire.canonical import Plain, digest, plain_decimal, plain_words
from samenscan.core.refused import Refused
from samenscan.core.text import Words, text

LEVEL_MAX = 5
LANGUAGES = ("nl", "fr", "de", "en")

Combine = Literal["minimum", "mean"]
Side = Literal["practice", "paper", "value"]
Sharing = Literal["own", "centre", "partnership-anonymous"]
MissingCode = Literal["not_answered", "unknown", "not_applicable", "rather_not_say"]


class UnknownCode(Refused):
    """A question or section was asked for that this questionnaire does not have."""

    status = 404

    def __init__(self, code: str) -> None:
        super().__init__(
            text("This questionnaire has nothing with the code “%(code)s”.", code=code),
            text("Check the code, or use the version of the questionnaire that has it."),
        )


class Kind(StrEnum):
    """How a question is answered."""

    LEVEL = "level"
    SINGLE = "single"
    YES_NO = "yes_no"
    NUMBER = "number"


@dataclass(frozen=True)
class Choice:
    """One answer of a SINGLE question.

    `score` lies on 0..max_score of its question. `missing` names the kind of missing that
    choosing it means (“not_applicable”); such a choice carries no score.
    """

    code: str
    text: Words
    score: Decimal | None = None
    missing: MissingCode | None = None


@dataclass(frozen=True)
class Cut:
    """What counts as “yes” in the collective result.

    LEVEL: the level of `side` is at least `at_least`. NUMBER: the value is at least `at_least`.
    SINGLE: the chosen code is in `choices`. YES_NO: “yes” or “no” is in `choices`.
    `says` is the sentence that is true of an organisation that counts as yes.
    """

    side: Side
    at_least: Decimal | None
    choices: frozenset[str]
    says: Words


@dataclass(frozen=True)
class Question:
    """One question. Scores and `target` are on 0..`max_score`; weight 0 means not scored."""

    code: str
    kind: Kind
    text: Words
    help: Words | None = None
    weight: Decimal = Decimal(1)
    key: bool = False
    combine: Combine = "mean"
    choices: tuple[Choice, ...] = ()
    yes_score: Decimal | None = None
    no_score: Decimal | None = None
    max_score: Decimal = Decimal(LEVEL_MAX)
    unit: Words | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    decimals: int = 0
    cut: Cut | None = None
    advice: Words | None = None
    target: Decimal | None = None
    sharing: Sharing = "partnership-anonymous"
    references: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)

    def choice(self, code: str) -> Choice | None:
        """The choice with this code, or None."""
        return next((choice for choice in self.choices if choice.code == code), None)


@dataclass(frozen=True)
class Section:
    """One domain: questions that are filled in, scored and reported together."""

    code: str
    title: Words
    intro: Words | None = None
    minutes: int = 0
    who: str | None = None
    questions: tuple[Question, ...] = ()
    scored: bool = True
    group: str | None = None


@dataclass(frozen=True)
class Questionnaire:
    """One version of a questionnaire; `scale_max` is the top of the scale results are shown on.

    `levels` names level 0..5 of LEVEL questions, or is empty. The first of `languages` is the
    one every text has; the others may have gaps.
    """

    code: str
    version: str
    title: Words
    languages: tuple[str, ...]
    sections: tuple[Section, ...]
    scale_max: Decimal = Decimal(LEVEL_MAX)
    levels: tuple[Words, ...] = ()

    def questions(self) -> tuple[Question, ...]:
        """All questions in reading order."""
        return tuple(question for section in self.sections for question in section.questions)

    def question(self, code: str) -> Question:
        """The question with this code; UnknownCode when there is none."""
        try:
            return self._by_code[code]
        except KeyError:
            raise UnknownCode(code) from None

    def section(self, code: str) -> Section:
        """The section with this code; UnknownCode when there is none."""
        for section in self.sections:
            if section.code == code:
                return section
        raise UnknownCode(code)

    def section_of(self, question_code: str) -> Section:
        """The section that holds this question; UnknownCode when none does."""
        for section in self.sections:
            if any(question.code == question_code for question in section.questions):
                return section
        raise UnknownCode(question_code)

    @cached_property
    def _by_code(self) -> Mapping[str, Question]:
        return {question.code: question for question in self.questions()}

    @cached_property
    def content_hash(self) -> str:
        """sha256 (hex) of what the questionnaire says, whatever the layout of its file."""
        return digest(_plain_questionnaire(self))


def _plain_questionnaire(questionnaire: Questionnaire) -> Plain:
    return {
        "code": questionnaire.code,
        "version": questionnaire.version,
        "title": plain_words(questionnaire.title),
        "languages": list(questionnaire.languages),
        "scale_max": plain_decimal(questionnaire.scale_max),
        "levels": [plain_words(name) for name in questionnaire.levels],
        "sections": [_plain_section(section) for section in questionnaire.sections],
    }


def _plain_section(section: Section) -> Plain:
    return {
        "code": section.code,
        "title": plain_words(section.title),
        "intro": plain_words(section.intro),
        "minutes": section.minutes,
        "who": section.who,
        "scored": section.scored,
        "group": section.group,
        "questions": [_plain_question(question) for question in section.questions],
    }


def _plain_question(question: Question) -> Plain:
    return {
        "code": question.code,
        "kind": question.kind.value,
        "text": plain_words(question.text),
        "help": plain_words(question.help),
        "weight": plain_decimal(question.weight),
        "key": question.key,
        "combine": question.combine,
        "choices": [_plain_choice(choice) for choice in question.choices],
        "yes_score": plain_decimal(question.yes_score),
        "no_score": plain_decimal(question.no_score),
        "max_score": plain_decimal(question.max_score),
        "unit": plain_words(question.unit),
        "minimum": plain_decimal(question.minimum),
        "maximum": plain_decimal(question.maximum),
        "decimals": question.decimals,
        "cut": _plain_cut(question.cut),
        "advice": plain_words(question.advice),
        "target": plain_decimal(question.target),
        "sharing": question.sharing,
        "references": list(question.references),
    }


def _plain_choice(choice: Choice) -> Plain:
    return {
        "code": choice.code,
        "text": plain_words(choice.text),
        "score": plain_decimal(choice.score),
        "missing": choice.missing,
    }


def _plain_cut(cut: Cut | None) -> Plain:
    if cut is None:
        return None
    return {
        "side": cut.side,
        "at_least": plain_decimal(cut.at_least),
        "choices": sorted(cut.choices),
        "says": plain_words(cut.says),
    }
