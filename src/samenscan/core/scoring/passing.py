"""Whether a section passes: its mean reaches the pass mark and every key question its gate (S13).

The pattern is that of CyberFundamentals: strong answers elsewhere do not make up for a key point.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction

from samenscan.core.questionnaire.model import Question, Questionnaire, Section
from samenscan.core.scoring.given import Given
from samenscan.core.scoring.parts import applicable_questions
from samenscan.core.scoring.questions import counted_answer, gate_share, score_question
from samenscan.core.scoring.results import PartScore
from samenscan.core.text import Text, text


@dataclass(frozen=True)
class Passing:
    """Whether a section passes (None: no pass mark, or not to be said yet) and what decided it."""

    passed: bool | None
    because: Text | None


@dataclass(frozen=True)
class Gate:
    """A key question that applies and the part of full marks it reaches; None when missing."""

    question: Question
    share: Fraction | None

    @property
    def failed(self) -> bool:
        """Whether the answer is known and lies below the gate."""
        return self.share is not None and self.share < gate_share(self.question)


def gates_of(section: Section, seen: Given) -> tuple[Gate, ...]:
    """The key questions of this section that apply, in reading order."""
    if section.pass_mark is None:
        return ()
    return tuple(
        Gate(question, score_question(question, counted_answer(question, seen)))
        for question in applicable_questions(section, seen)
        if question.key
    )


def passing(
    questionnaire: Questionnaire, section: Section, mean: PartScore, gates: Sequence[Gate]
) -> Passing:
    """Fails when the known mean or a known key question lies below; passes when all is known.

    What is missing is never zero: while it can still go either way, `passed` is None.
    """
    mark = section.pass_mark
    if mark is None:
        return Passing(None, None)
    failed = [gate for gate in gates if gate.failed]
    if failed:
        return Passing(False, _below_gate(failed))
    if mean.share is None:
        return Passing(None, mean.reason)
    level = mean.share * Fraction(questionnaire.scale_max)
    if level < Fraction(mark):
        return Passing(
            False,
            text(
                "The level is %(level)s; it has to reach %(mark)s.",
                level=_shown_below(level, mark),
                mark=mark,
            ),
        )
    unknown = [gate for gate in gates if gate.share is None]
    if unknown:
        return Passing(
            None,
            text(
                "The key question “%(question)s” has no answer yet.",
                question=unknown[0].question.text,
            ),
        )
    if not gates:
        return Passing(True, text("The level reaches the pass mark of %(mark)s.", mark=mark))
    return Passing(
        True,
        text(
            "The level reaches the pass mark of %(mark)s, and every key question its gate.",
            mark=mark,
        ),
    )


def _below_gate(failed: Sequence[Gate]) -> Text:
    question = failed[0].question
    full = Fraction(question.max_score)
    gate = _decimal(gate_share(question) * full)
    first = text(
        "The key question “%(question)s” reaches %(score)s of %(full)s; it has to reach %(gate)s.",
        question=question.text,
        score=_shown_below((failed[0].share or Fraction(0)) * full, gate),
        full=question.max_score,
        gate=gate,
    )
    if len(failed) == 1:
        return first
    return text(
        "%(first)s Other key questions below their gate: %(codes)s.",
        first=first,
        codes=", ".join(gate.question.code for gate in failed[1:]),
    )


def _shown_below(value: Fraction, limit: Decimal) -> Decimal:
    """The value rounded half up, to as many decimals as it takes to show that it lies below."""
    for decimals in range(1, 12):
        shown = Decimal((value * 10**decimals * 2 + 1) // 2).scaleb(-decimals)
        if shown < limit:
            break
    return shown


def _decimal(value: Fraction) -> Decimal:
    """A gate as a decimal: exact where it can be, otherwise to four decimals, rounded up."""
    shown = Decimal(value.numerator) / Decimal(value.denominator)
    exact = Fraction(shown) == value
    return shown if exact else -(-shown).quantize(Decimal("0.0001"), rounding=ROUND_FLOOR)
