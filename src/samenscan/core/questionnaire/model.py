"""A questionnaire as frozen values: everything downstream reads these and never changes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Literal

from samenscan.core.questionnaire.canonical import digest, plain_value
from samenscan.core.refused import Refused
from samenscan.core.text import Words, text

LEVEL_MAX = 5
MAX_WRITTEN = 2000
LANGUAGES = ("nl", "fr", "de", "en")

Combine = Literal["minimum", "mean"]
Side = Literal["practice", "paper", "value", "matters", "together"]
Sharing = Literal["own", "centre", "partnership-anonymous", "partnership-named", "public"]
MissingCode = Literal["not_answered", "unknown", "not_applicable", "rather_not_say"]
FindingKind = Literal["strength", "improvement", "risk", "check", "choice"]
Severity = Literal["high", "middle", "low"]


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
    MULTIPLE = "multiple"
    YES_NO = "yes_no"
    NUMBER = "number"
    MONEY = "money"
    PERCENTAGE = "percentage"
    DATE = "date"
    TEXT = "text"
    RANKING = "ranking"
    PRIORITY = "priority"
    TABLE = "table"
    FILE = "file"
    DERIVED = "derived"


NUMERIC = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PERCENTAGE, Kind.DERIVED})
CHOOSING = frozenset({Kind.SINGLE, Kind.MULTIPLE, Kind.RANKING})
FIGURES = (
    "inhabitants",
    "fte",
    "fte_operational",
    "fte_calog",
    "workstations",
    "kul_norm",
    "budget",
)
"""What the register keeps per year and a question can name."""
COLUMN_KINDS = (
    Kind.TEXT,
    Kind.NUMBER,
    Kind.MONEY,
    Kind.PERCENTAGE,
    Kind.DATE,
    Kind.SINGLE,
    Kind.YES_NO,
)


@dataclass(frozen=True)
class Expression:
    """A condition or calculation as its author wrote it (see docs/methods/expressions.md)."""

    source: str
    line: int = field(default=0, compare=False)
    file: str = field(default="", compare=False)


@dataclass(frozen=True)
class Choice:
    """One answer of a SINGLE, MULTIPLE or RANKING question.

    `score` lies on 0..max_score of its question. `missing` names the kind of missing that
    choosing it means (“not_applicable”); such a choice carries no score. `exclusive` (MULTIPLE
    only) cannot stand beside another choice: “none of these”.
    """

    code: str
    text: Words
    score: Decimal | None = None
    missing: MissingCode | None = None
    exclusive: bool = False


@dataclass(frozen=True)
class Band:
    """The score of a numeric answer from `at_least` on, up to the next band."""

    at_least: Decimal
    score: Decimal


@dataclass(frozen=True)
class Constraint:
    """What should hold between answers; when it does not, `says` is shown and nothing is lost."""

    rule: Expression
    says: Words


@dataclass(frozen=True)
class Advice:
    """A first step for organisations to which `when` applies, by answer or by profile."""

    when: Expression
    text: Words


@dataclass(frozen=True)
class Column:
    """One typed column of a TABLE question; `kind` is one of COLUMN_KINDS."""

    code: str
    kind: Kind
    text: Words
    unit: Words | None = None
    required: bool = False
    choices: tuple[Choice, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    decimals: int = 0


@dataclass(frozen=True)
class OtherEnd:
    """What is told in the collective result about who is at the other end of the same question.

    The value is at most `at_most`, or the chosen code is in `choices`, as in `Cut`; never both
    this and the cut. `says` is the sentence that is true of an organisation at that end.
    """

    at_most: Decimal | None
    choices: frozenset[str]
    says: Words


@dataclass(frozen=True)
class Cut:
    """What counts as “yes” in the collective result.

    LEVEL and PRIORITY: the level of `side` is at least `at_least`. NUMBER, MONEY, PERCENTAGE and
    DERIVED: the value is at least `at_least`. SINGLE: the chosen code is in `choices`; MULTIPLE:
    one of the chosen codes is. YES_NO: “yes” or “no” is in `choices`. Other kinds have no cut. Of a
    section: its level, on the scale of the questionnaire, is at least `at_least`.
    `says` is the sentence that is true of an organisation that counts as yes. `other_end` adds a
    second sentence, about organisations that are far from it.
    """

    side: Side
    at_least: Decimal | None
    choices: frozenset[str]
    says: Words
    other_end: OtherEnd | None = None


@dataclass(frozen=True)
class Total:
    """That amounts are told together, as one sum over everybody (MONEY and NUMBER only).

    `at_most` is the cap: what one organisation counts for at most, whatever it answered. `says` is
    what is added up, such as “running costs of ICT”.
    """

    at_most: Decimal
    says: Words


@dataclass(frozen=True)
class Question:
    """One question. Scores and `target` are on 0..`max_score`; weight 0 means not scored.

    `levels` describes level 0..5 of this LEVEL question in practice, or is empty (the names of
    the questionnaire hold). `asked_when` is None for a question that is always asked. `value` is
    how a DERIVED question is calculated. `top` is how many a RANKING asks for. `who` overrides
    the respondent of the section. `advice_when` goes before `advice`, first match first. `about`
    (PRIORITY only) names the domains or themes, `G` or `G.protect`, whose levels belong to it.
    """

    code: str
    kind: Kind
    text: Words
    help: Words | None = None
    weight: Decimal = Decimal(1)
    key: bool = False
    combine: Combine = "mean"
    levels: tuple[Words, ...] = ()
    choices: tuple[Choice, ...] = ()
    yes_score: Decimal | None = None
    no_score: Decimal | None = None
    max_score: Decimal = Decimal(LEVEL_MAX)
    bands: tuple[Band, ...] = ()
    unit: Words | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    decimals: int = 0
    earliest: date | None = None
    latest: date | None = None
    max_length: int = MAX_WRITTEN
    top: int = 0
    columns: tuple[Column, ...] = ()
    value: Expression | None = None
    asked_when: Expression | None = None
    constraints: tuple[Constraint, ...] = ()
    not_applicable: bool = True
    independent: bool = False
    figure: str = ""
    theme: str | None = None
    who: str | None = None
    cut: Cut | None = None
    total: Total | None = None
    advice: Words | None = None
    advice_when: tuple[Advice, ...] = ()
    target: Decimal | None = None
    sharing: Sharing = "partnership-anonymous"
    references: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    file: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    def choice(self, code: str) -> Choice | None:
        """The choice with this code, or None."""
        return next((choice for choice in self.choices if choice.code == code), None)

    def column(self, code: str) -> Column | None:
        """The column with this code, or None."""
        return next((column for column in self.columns if column.code == code), None)


@dataclass(frozen=True)
class Theme:
    """A part of a section that has a level of its own; `weight` counts in a mean of themes."""

    code: str
    title: Words
    weight: Decimal = Decimal(1)


@dataclass(frozen=True)
class Respondent:
    """Who fills in a section or question: a function in the organisation, named by the author."""

    code: str
    title: Words


@dataclass(frozen=True)
class FindingRule:
    """What an organisation is told when `when` holds for its answers (docs/methods/scoring.md).

    `severity` orders what is told first and is never shown. `section` is None where the first
    question that `when` names decides; `covers` are the questions about which no general rule
    speaks then, None for those that `when` names. `sees` and the texts after it may hold
    {answer.CODE}. `step` is None for strengths only; `references` are ids of frameworks.
    """

    id: str
    kind: FindingKind
    when: Expression
    title: Words
    sees: Words
    matters: Words
    severity: Severity = "middle"
    section: str | None = None
    others: Words | None = None
    step: Words | None = None
    covers: tuple[str, ...] | None = None
    references: tuple[str, ...] = ()
    file: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Scoring:
    """How scores are put together (rules S6, S7, S10 to S14 in docs/methods/scoring.md).

    `section`: the mean of its questions, or of its themes. `total`: none at all, the mean of all
    questions, or of the sections. `coverage` is the part (0..1) of the applicable weight that has
    to be answered before a level is shown.
    """

    section: Literal["questions", "themes"] = "questions"
    total: Literal["none", "questions", "sections"] = "none"
    coverage: Fraction = Fraction(7, 10)


@dataclass(frozen=True)
class Section:
    """One domain: questions that are filled in, scored and reported together.

    `pass_mark`, on the scale of the questionnaire, is the mean from which the section passes,
    provided that every key question passes too. `weight` counts in a mean of sections. `cut` is
    what counts as “yes” of its level in the collective result; its questions have none then.
    """

    code: str
    title: Words
    intro: Words | None = None
    minutes: int = 0
    who: str | None = None
    questions: tuple[Question, ...] = ()
    scored: bool = True
    group: str | None = None
    themes: tuple[Theme, ...] = ()
    weight: Decimal = Decimal(1)
    pass_mark: Decimal | None = None
    cut: Cut | None = None


@dataclass(frozen=True)
class Questionnaire:
    """One version of a questionnaire; `scale_max` is the top of the scale results are shown on.

    `levels` names level 0..5 of LEVEL questions, or is empty; `paper_levels` does so for what is
    on paper where that differs. The first of `languages` is the one every text has; the others
    may have gaps. `findings` say how answers are read, not what is asked: they are no part of
    the content hash and have one of their own.
    """

    code: str
    version: str
    title: Words
    languages: tuple[str, ...]
    sections: tuple[Section, ...]
    scale_max: Decimal = Decimal(LEVEL_MAX)
    levels: tuple[Words, ...] = ()
    paper_levels: tuple[Words, ...] = ()
    respondents: tuple[Respondent, ...] = ()
    scoring: Scoring = Scoring()
    findings: tuple[FindingRule, ...] = field(default=(), compare=False)

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

    def respondent(self, code: str) -> Respondent | None:
        """The respondent with this code, or None."""
        return next((one for one in self.respondents if one.code == code), None)

    def who(self, code: str | None) -> Words | str:
        """Whoever this code names; the code itself where the questionnaire does not name them."""
        respondent = self.respondent(code) if code else None
        return respondent.title if respondent else code or ""

    @cached_property
    def _by_code(self) -> Mapping[str, Question]:
        return {question.code: question for question in self.questions()}

    @cached_property
    def content_hash(self) -> str:
        """sha256 (hex) of what the questionnaire says, whatever the layout of its file."""
        return digest(plain_value(self))

    @cached_property
    def findings_hash(self) -> str:
        """sha256 (hex) of the rules for findings, whatever the layout of their files."""
        return digest(plain_value(self.findings))
