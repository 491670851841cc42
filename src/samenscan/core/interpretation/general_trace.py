"""Why a general rule (I1 to I6) sees something in one answer, or does not, part by part."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from samenscan.core.answers.values import Missing
from samenscan.core.interpretation.evidence import Seen
from samenscan.core.interpretation.rules import APART, STRONG_SHARE
from samenscan.core.interpretation.trace import Part, Value
from samenscan.core.questionnaire.model import Kind, Question
from samenscan.core.text import Text, text

_PER_CENT = 100


def general_trace(rule: str, seen: Seen) -> Part:
    """The condition of this rule on one question, with the answer it looked at."""
    parts = _PARTS[rule](seen)
    if len(parts) == 1:
        return parts[0]
    return Part(_SAID[rule], _all([part.outcome for part in parts]), "and", parts)


def not_looked_at(question: Question, shown: Text) -> Part:
    """That no general rule looks at this question: it has no score, or does not apply."""
    return Part(
        text("“%(question)s” counts for a level and applies to you", question=question.text),
        False,
        values=(_value(question, shown, missing=False),),
    )


def _strength(seen: Seen) -> tuple[Part, ...]:
    least = max(STRONG_SHARE, seen.target)
    return (
        _part(
            seen,
            text("the answer reaches %(least)s %% of full marks or more", least=_per_cent(least)),
            None if seen.score is None else seen.score >= least,
        ),
        *_close(seen),
    )


def _close(seen: Seen) -> tuple[Part, ...]:
    if seen.question.kind is not Kind.LEVEL:
        return ()
    said = text("paper and practice lie less than two levels apart")
    return (_part(seen, said, _both(seen, abs(seen.paper_ahead) < APART)),)


def _improvement(seen: Seen) -> tuple[Part, ...]:
    said = text(
        "the answer lies below the target, %(aim)s %% of full marks", aim=_per_cent(seen.target)
    )
    return (_part(seen, said, None if seen.score is None else seen.score < seen.target),)


def _not_lived(seen: Seen) -> tuple[Part, ...]:
    said = text("more is agreed on paper than happens in practice, by two levels or more")
    return (_part(seen, said, _both(seen, seen.paper_ahead >= APART)),)


def _one_person(seen: Seen) -> tuple[Part, ...]:
    said = text("more happens in practice than is agreed on paper, by two levels or more")
    return (_part(seen, said, _both(seen, seen.paper_ahead <= -APART)),)


def _below_gate(seen: Seen) -> tuple[Part, ...]:
    said = text(
        "the answer lies below %(gate)s %% of full marks, the least that a key point needs",
        gate=_per_cent(seen.gate),
    )
    return (
        _is_key(seen),
        _part(seen, said, None if seen.score is None else seen.score < seen.gate),
    )


def _find_out(seen: Seen) -> tuple[Part, ...]:
    said = text("the answer is “we do not know”")
    return (_is_key(seen), _part(seen, said, seen.answer is Missing.UNKNOWN))


_PARTS: Mapping[str, Callable[[Seen], tuple[Part, ...]]] = {
    "I1": _strength,
    "I2": _improvement,
    "I3": _not_lived,
    "I4": _one_person,
    "I5": _below_gate,
    "I6": _find_out,
}
_SAID: Mapping[str, Text] = {
    "I1": text("the answer is strong, on paper and in practice alike"),
    "I5": text("it is a key point, and the answer is too low for that"),
    "I6": text("it is a key point, and nobody knows the answer"),
}


def _is_key(seen: Seen) -> Part:
    said = text("“%(question)s” is a key point of its domain", question=seen.question.text)
    return Part(said, seen.question.key)


def _part(seen: Seen, said: Text, outcome: bool | None) -> Part:
    shown = seen.evidence[0][1]
    return Part(said, outcome, values=(_value(seen.question, shown, outcome is None),))


def _value(question: Question, shown: Text, missing: bool) -> Value:
    return Value(question.code, text("“%(question)s”", question=question.text), shown, missing)


def _both(seen: Seen, holds: bool) -> bool | None:
    """Unknown as long as one of the two levels is open; never so for another kind of question."""
    if seen.question.kind is Kind.LEVEL and seen.score is None:
        return None
    return holds


def _all(outcomes: list[bool | None]) -> bool | None:
    if False in outcomes:
        return False
    return None if None in outcomes else True


def _per_cent(share: Fraction) -> int:
    return int(share * _PER_CENT)
