"""What an organisation is told about itself: facts and sentences, each with its evidence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from samenscan.core.answers.asked import Broken
from samenscan.core.answers.values import Missing
from samenscan.core.interpretation.trend import OwnTrend
from samenscan.core.questionnaire.model import FindingKind, Severity
from samenscan.core.text import Said, Text, Words


@dataclass(frozen=True)
class ThemeFact:
    """One theme of a domain; its fields mean what they mean for the domain."""

    code: str
    title: Words | Text
    level: Decimal | None
    coverage: Fraction
    reason: Text | None = None
    target: Decimal | None = None

    @property
    def coverage_percent(self) -> int:
        """Coverage in whole per cents, rounded down so that 100 means complete."""
        return int(self.coverage * 100)


@dataclass(frozen=True)
class SectionFact:
    """One domain of one organisation.

    `level` and `target` are on 0..`scale_max`, rounded to one decimal; `level` is None when it
    is withheld and `reason` then says why. `coverage` is the answered part of the applicable
    weight (0..1). `passed` is None without a pass mark and as long as it cannot be said;
    `because` says what decided it.
    """

    code: str
    title: Words
    level: Decimal | None
    scale_max: Decimal
    coverage: Fraction
    n_answered: int
    n_applicable: int
    reason: Text | None = None
    target: Decimal | None = None
    themes: tuple[ThemeFact, ...] = ()
    passed: bool | None = None
    because: Text | None = None

    @property
    def coverage_percent(self) -> int:
        """Coverage in whole per cents, rounded down so that 100 means complete."""
        return int(self.coverage * 100)


@dataclass(frozen=True)
class Finding:
    """One thing we see, why it matters, a first step, and the answers it rests on.

    `rule` is the rule of docs/methods/scoring.md that made it: I1 to I6, or I9 for what the
    author of the scan wrote. `id` names it within a report: “I3:B5”, or the name the author gave.
    `kind` says what sort of thing it is; `severity` orders, and is shown to nobody. `sentence` is
    what we see, `reason` why it matters, `others` what others do. `questions` are the codes it is
    about; `evidence` pairs them, and levels by name (“level.G”), with the answers as shown.
    """

    id: str
    rule: str
    kind: FindingKind
    severity: Severity
    section: str
    questions: tuple[str, ...]
    title: Words
    sentence: Said
    reason: Said
    next_step: Said | None
    evidence: tuple[tuple[str, Text], ...]
    others: Said | None = None
    references: tuple[str, ...] = ()

    @property
    def question(self) -> str:
        """The question it is about first; empty where it is about levels only."""
        return self.questions[0] if self.questions else ""


@dataclass(frozen=True)
class Calculated:
    """One value that follows from the answers: the number, how it reads, and how it came about."""

    question: str
    title: Words
    value: Decimal
    shown: Text
    how: Text


@dataclass(frozen=True)
class OwnReport:
    """Everything an organisation reads about itself.

    `findings` is everything that was seen, in reading order; at most three strengths and three
    improvements are picked from it. `noticed` holds the others, but for what I1 and I2 see. A note
    says so when a list is empty. `content_hash` is that of the dataset of this one sheet, `day`
    the one on which its answers were read; None where no rule could count months. `calculated` and
    `broken` follow the order of the questionnaire: values that are asked for and known, and rules
    between answers that do not hold. `trends` stand beside earlier rounds of the same
    organisation, the most recent first.
    """

    organisation: str
    sections: tuple[SectionFact, ...]
    strengths: tuple[Finding, ...]
    improvements: tuple[Finding, ...]
    noticed: tuple[Finding, ...]
    n_missing: Mapping[Missing, int]
    content_hash: str
    strengths_note: Text | None = None
    improvements_note: Text | None = None
    calculated: tuple[Calculated, ...] = ()
    broken: tuple[Broken, ...] = ()
    trends: tuple[OwnTrend, ...] = ()
    findings: tuple[Finding, ...] = ()
    day: date | None = None
