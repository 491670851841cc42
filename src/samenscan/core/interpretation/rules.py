"""The rules that see something in one answer: I1 to I6, as written in docs/methods/scoring.md.

Every rule says what we see, why it matters and a first step, and holds for one question only.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction

from samenscan.core.answers.values import Levels, Missing
from samenscan.core.interpretation.evidence import Seen
from samenscan.core.interpretation.report import Finding
from samenscan.core.questionnaire.model import FindingKind, Severity
from samenscan.core.text import Text, Words, text

STRONG_SHARE = Fraction(4, 5)
APART = 2


def strength(seen: Seen) -> Finding | None:
    """I1: at least 80 % of full marks and the target, paper and practice close together."""
    if seen.score is None or abs(seen.paper_ahead) >= APART:
        return None
    if seen.score < max(STRONG_SHARE, seen.target):
        return None
    if isinstance(seen.answer, Levels):
        sentence = text(
            "This stands firm: %(answer)s. That is at or above the target.",
            answer=_answer(seen),
        )
    else:
        sentence = text("This is in order: your answer is %(answer)s.", answer=_answer(seen))
    if seen.question.key:
        reason = text(
            "Much of its domain leans on this point, so what you keep up here carries the rest."
        )
    else:
        reason = text(
            "What works here deserves to be kept, and may be worth telling other members about."
        )
    return _finding("I1", seen, sentence, reason, None)


def improvement(seen: Seen) -> Finding | None:
    """I2: the answer lies below the target."""
    if not seen.below_target:
        return None
    sentence = text("There is room to grow here: %(answer)s.", answer=_answer(seen))
    reason = text(
        "The aim of this scan lies higher, and a step here moves the whole domain forward."
    )
    return _finding("I2", seen, sentence, reason, _advice(seen, _AGREE_ON_A_STEP))


def not_lived(seen: Seen) -> Finding | None:
    """I3: on paper at least two levels above practice (“policy not lived”)."""
    if seen.paper_ahead < APART:
        return None
    sentence = text(
        "More is agreed on paper than happens in practice: %(answer)s.",
        answer=_answer(seen),
    )
    reason = text(
        "An agreement that daily work does not follow gives a false sense of safety, and people "
        "learn that agreements may be passed over."
    )
    step = text("Ask those who do the work what keeps them from it, and solve that one thing.")
    return _finding("I3", seen, sentence, reason, _advice(seen, step))


def one_person(seen: Seen) -> Finding | None:
    """I4: practice at least two levels above paper (“depends on one person”)."""
    if seen.paper_ahead > -APART:
        return None
    sentence = text(
        "More happens in practice than is written down: %(answer)s.",
        answer=_answer(seen),
    )
    reason = text(
        "Good work that nobody wrote down often depends on one person; when that person is away "
        "or leaves, it stops."
    )
    step = text(
        "Have the one who does this write it down on one page, and let a second person try it."
    )
    return _finding("I4", seen, sentence, reason, step)


def is_below_gate(seen: Seen) -> bool:
    """Whether this is a key question that does not reach its gate."""
    return seen.question.key and seen.score is not None and seen.score < seen.gate


def below_gate(seen: Seen) -> Finding | None:
    """I5: a key question below its gate; the sentence says whether one side is what lacks."""
    if not is_below_gate(seen):
        return None
    if seen.paper_ahead >= APART:
        sentence = text(
            "This is a key point. It is agreed on paper, but hardly happens in practice: "
            "%(answer)s.",
            answer=_answer(seen),
        )
    elif seen.paper_ahead <= -APART:
        sentence = text(
            "This is a key point. It happens in practice, but is hardly written down: %(answer)s.",
            answer=_answer(seen),
        )
    else:
        sentence = text(
            "This is a key point, and it is not in place yet: %(answer)s.", answer=_answer(seen)
        )
    reason = text(
        "Much of its domain leans on this point, so strong answers elsewhere do not make up for it."
    )
    return _finding("I5", seen, sentence, reason, _advice(seen, _AGREE_ON_A_STEP))


def find_out(seen: Seen) -> Finding | None:
    """I6: a key question to which nobody knows the answer."""
    if not seen.question.key or seen.answer is not Missing.UNKNOWN:
        return None
    sentence = text("This is a key point, and the answer is not known in your organisation yet.")
    reason = text("As long as it is not known, nobody can say whether something has to be done.")
    step = text("Find out first: name one person who looks this up, and a date.")
    return _finding("I6", seen, sentence, reason, step)


_AGREE_ON_A_STEP = text(
    "Agree with those who do the work on one small step, who takes it, and by when."
)


def _answer(seen: Seen) -> Text:
    """The answer inside a sentence: levels as they are, an author's words between quotes."""
    answer = seen.evidence[0][1]
    return answer if isinstance(seen.answer, Levels) else text("“%(answer)s”", answer=answer)


def _advice(seen: Seen, otherwise: Text) -> Words | Text:
    """The author's advice for this question, or a general first step."""
    return seen.advice or otherwise


_KINDS: Mapping[str, tuple[FindingKind, Severity]] = {
    "I1": ("strength", "middle"),
    "I2": ("improvement", "middle"),
    "I3": ("improvement", "middle"),
    "I4": ("improvement", "middle"),
    "I5": ("risk", "high"),
    "I6": ("check", "middle"),
}


def _finding(
    rule: str, seen: Seen, sentence: Text, reason: Text, next_step: Words | Text | None
) -> Finding:
    kind, severity = _KINDS[rule]
    return Finding(
        id=f"{rule}:{seen.question.code}",
        rule=rule,
        kind=kind,
        severity=severity,
        section=seen.section.code,
        questions=(seen.question.code,),
        title=seen.question.text,
        sentence=sentence,
        reason=reason,
        next_step=next_step,
        evidence=seen.evidence,
    )


# The most telling one first: the first that holds words what is told of a question (I7).
GENERAL_RULES: Mapping[str, Callable[[Seen], Finding | None]] = {
    "I5": below_gate,
    "I6": find_out,
    "I3": not_lived,
    "I4": one_person,
    "I2": improvement,
    "I1": strength,
}


def general_finding(seen: Seen) -> Finding | None:
    """What the general rules say of one question: one thing, or nothing."""
    found = (rule(seen) for rule in GENERAL_RULES.values())
    return next((finding for finding in found if finding is not None), None)
