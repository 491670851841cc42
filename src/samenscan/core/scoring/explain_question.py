"""How one question came to its score, in words, with the answer below it (S17)."""

from fractions import Fraction

from samenscan.core.answers.shown import MISSING_WORDS, shown
from samenscan.core.answers.values import (
    Answer,
    Chosen,
    Levels,
    Missing,
    Number,
    Several,
    YesNo,
)
from samenscan.core.questionnaire.expressions import asked_in_words
from samenscan.core.questionnaire.model import LEVEL_MAX, Question, Questionnaire, Section
from samenscan.core.scoring.explanation import Node, exact, join
from samenscan.core.scoring.given import Given
from samenscan.core.scoring.questions import (
    band_of,
    counted_answer,
    gate_share,
    points_of,
    score_question,
    sum_of_choices,
)
from samenscan.core.text import Text, text


def explain_question(
    questionnaire: Questionnaire, section: Section, question: Question, seen: Given
) -> Node:
    """The score of a scored question, or why it has none, and what becomes of its weight."""
    answer = counted_answer(question, seen)
    score = score_question(question, answer)
    how = _how(question, answer, score, seen)
    if not seen.asked(question.code) and (when := asked_in_words(question, questionnaire)):
        how = join(how, when)
    return Node(
        kind="question",
        code=question.code,
        title=question.text,
        why=join(how, *_gate(section, question, answer, score)),
        share=score,
        weight=None if answer is Missing.NOT_APPLICABLE else Fraction(question.weight),
        points=points_of(question, answer),
        children=_answers(question, answer, seen),
    )


def _how(question: Question, answer: Answer, score: Fraction | None, seen: Given) -> Text:
    if not seen.asked(question.code):
        return text("It is not asked: left out of the mean and of the weight.")
    if answer is Missing.NOT_APPLICABLE:
        return text("It does not apply: left out of the mean and of the weight.")
    if score is None:
        return text(
            "No score: %(reason)s. Left out of the mean; weight %(weight)s stays in coverage.",
            reason=_why_none(question, answer, seen),
            weight=exact(question.weight),
        )
    return text(
        "Score %(score)s: %(how)s. Weight %(weight)s.",
        score=exact(score),
        how=_made(question, answer),
        weight=exact(question.weight),
    )


def _why_none(question: Question, answer: Answer, seen: Given) -> Text:
    if isinstance(answer, Levels):
        return text("only one of paper and practice is answered")
    if not isinstance(answer, Missing):
        return text("this answer carries no score")
    if seen.answer(question.code) is Missing.NOT_APPLICABLE:
        return text("“does not apply” is not offered here, so it counts as not answered")
    return MISSING_WORDS[answer]


def _made(question: Question, answer: Answer) -> Text:
    full = exact(question.max_score)
    match answer:
        case Levels(int(paper), int(practice)) if question.combine == "minimum":
            return text(
                "the lower of %(paper)s on paper and %(practice)s in practice, of %(max)s",
                paper=paper,
                practice=practice,
                max=LEVEL_MAX,
            )
        case Levels(int(paper), int(practice)):
            return text(
                "the mean of %(paper)s on paper and %(practice)s in practice, of %(max)s",
                paper=paper,
                practice=practice,
                max=LEVEL_MAX,
            )
        case Several(codes):
            together = sum_of_choices(question, codes)
            return text(
                "the choices are worth %(sum)s together, of at most %(full)s",
                sum=exact(together or 0),
                full=full,
            )
        case Number(value):
            band = band_of(question, value)
            return text(
                "from %(at_least)s on it is worth %(points)s of %(full)s",
                at_least=exact(band.at_least if band else 0),
                points=exact(band.score if band else 0),
                full=full,
            )
        case _:
            return text(
                "the answer is worth %(points)s of %(full)s",
                points=exact(points_of(question, answer).achieved),
                full=full,
            )


def _gate(
    section: Section, question: Question, answer: Answer, score: Fraction | None
) -> tuple[Text, ...]:
    if section.pass_mark is None or not question.key or answer is Missing.NOT_APPLICABLE:
        return ()
    gate = exact(gate_share(question))
    if score is None:
        return (text("Key question: its gate is a score of %(gate)s.", gate=gate),)
    if score < gate_share(question):
        return (text("Key question: below its gate, a score of %(gate)s.", gate=gate),)
    return (text("Key question: reaches its gate, a score of %(gate)s.", gate=gate),)


def _answers(question: Question, answer: Answer, seen: Given) -> tuple[Node, ...]:
    """What was answered; of several choices each by itself."""
    if not seen.asked(question.code):
        return ()
    told = seen.answer(question.code)
    if isinstance(told, Several):
        return tuple(_answer(question, Several((code,))) for code in told.codes)
    return (_answer(question, told),)


def _answer(question: Question, answer: Answer) -> Node:
    words = shown(question, answer)
    worth: Fraction | None = None
    match answer:
        case Several(codes):
            points = sum_of_choices(question, codes)
            worth = None if points is None else Fraction(points)
        case Chosen() | YesNo() if score_question(question, answer) is not None:
            worth = points_of(question, answer).achieved
    if worth is None:
        return Node("answer", question.code, words, text("The answer: %(answer)s.", answer=words))
    return Node(
        "answer",
        question.code,
        words,
        text("The answer: %(answer)s, worth %(points)s.", answer=words, points=exact(worth)),
    )
