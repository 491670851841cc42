"""Whether a calculated value serves nobody whom an answer it is made of may not serve."""

from collections.abc import Iterator

from samenscan.core.questionnaire.expressions.check import named_by
from samenscan.core.questionnaire.expressions.formula import Known
from samenscan.core.questionnaire.keys import SHARINGS
from samenscan.core.questionnaire.model import Expression, Kind, Question, Questionnaire
from samenscan.core.text import Text, text


def sharing_findings(questionnaire: Questionnaire) -> Iterator[tuple[Question, Text, Text]]:
    """Calculated questions that are shared wider than an answer they come from.

    What an answer is calculated from, directly or through others, and what decides whether it is
    asked: nobody types a calculated value, so nobody would notice what it passes on.
    """
    known = Known(questionnaire)
    made_of = {
        question.code: _named(question.value, known) | _named(question.asked_when, known)
        for question in questionnaire.questions()
    }
    width = {
        question.code: SHARINGS.index(question.sharing) for question in questionnaire.questions()
    }
    for question in questionnaire.questions():
        if question.kind is not Kind.DERIVED:
            continue
        sources = _reached(question.code, made_of)
        narrowest = min(sources, key=lambda code: (width[code], code), default=question.code)
        if width[narrowest] < width[question.code]:
            sharing = questionnaire.question(narrowest).sharing
            yield (
                question,
                text(
                    "“%(code)s” is shared as “%(wide)s”, but is calculated from “%(source)s”, "
                    "which is shared as “%(sharing)s” only.",
                    code=question.code,
                    wide=question.sharing,
                    source=narrowest,
                    sharing=sharing,
                ),
                text("Write sharing: %(sharing)s here and leave “cut” out.", sharing=sharing)
                if question.cut and sharing in ("own", "centre")
                else text("Write sharing: %(sharing)s here.", sharing=sharing),
            )


def _named(expression: Expression | None, known: Known) -> frozenset[str]:
    return named_by(expression, known) if expression else frozenset()


def _reached(start: str, made_of: dict[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = made_of[waiting.pop()] - found
        found |= new
        waiting += new
    return frozenset(found)
