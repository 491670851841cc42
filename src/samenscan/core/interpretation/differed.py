"""Where colleagues who answered each for themselves see it differently (I13)."""

from collections.abc import Iterator, Mapping

from samenscan.core.answers.asked import SheetView
from samenscan.core.answers.shown import shown
from samenscan.core.answers.values import Answer, Levels
from samenscan.core.interpretation.report import Finding
from samenscan.core.questionnaire.model import Question, Questionnaire
from samenscan.core.text import text

# Two people who look at the same thing often choose steps beside one another.
APART = 2


def differed(
    questionnaire: Questionnaire, seen: SheetView, views: Mapping[str, tuple[Answer, ...]]
) -> Iterator[Finding]:
    """One finding to ask about for each question whose `views` lie apart; in reading order.

    Levels lie apart from two steps on, on paper or in practice; any other answers when they are
    not all the same. Says that they differ and how many answered, never who said what.
    """
    for section in questionnaire.sections:
        for question in section.questions:
            given = views.get(question.code, ())
            if seen.asked(question.code) and _apart(given):
                yield _finding(question, section.code, seen.answer(question.code), len(given))


def _apart(given: tuple[Answer, ...]) -> bool:
    levels = [answer for answer in given if isinstance(answer, Levels)]
    if len(levels) < len(given):
        return len(set(given)) > 1
    sides = [[one.paper for one in levels], [one.practice for one in levels]]
    known = [[step for step in side if step is not None] for side in sides]
    return any(max(side) - min(side) >= APART for side in known if side)


def _finding(question: Question, section: str, stands: Answer, n: int) -> Finding:
    words = shown(question, stands)
    return Finding(
        id=f"I13:{question.code}",
        rule="I13",
        kind="check",
        severity="middle",
        section=section,
        questions=(question.code,),
        title=question.text,
        sentence=text(
            "%(n)s colleagues answered this each for themselves, and they see it differently. "
            "What stands is: %(answer)s.",
            n=n,
            answer=words,
        ),
        reason=text(
            "Where colleagues see the same thing differently, one of them often knows something "
            "that the others do not, or an agreement means something else to each."
        ),
        next_step=text(
            "Sit together for a quarter of an hour, let each say what they had in mind, and write "
            "down what you agree on."
        ),
        evidence=((question.code, words),),
    )
