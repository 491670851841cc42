"""Into which few answers a question is counted: decided by the questionnaire, never by answers."""

from dataclasses import dataclass

from samenscan.core.answers.measures import counted_choices
from samenscan.core.answers.values import Answer, Chosen, Levels, Missing, YesNo
from samenscan.core.disclosure.policy import Form, told_in
from samenscan.core.questionnaire.model import LEVEL_MAX, Kind, Question
from samenscan.core.statistics import confirms
from samenscan.core.text import Text, Words, text

MOST = 6
"""More answers than this leave most cells of a table empty; such a question is told by its cut."""

NOT_SAID = "not_said"
_STEP = 2


@dataclass(frozen=True)
class Category:
    """One column of a table of counts: its code, and how a reader is told what it is."""

    code: str
    says: Text | Words


def counted_questions(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """The questions a large round tells as a table; one told as a total of amounts is none."""
    return tuple(
        question
        for question in questions
        if told_in(question, "members") is Form.STATEMENTS
        and not question.total
        and categories(question)
    )


def categories(question: Question) -> tuple[Category, ...]:
    """The columns in which this question is counted, “not said” last; none where it has none.

    Levels go two by two, yes and no stand alone, and so does every choice of a few. Everything
    else is counted by the sentence of its cut: who confirms it, and who answered otherwise.
    """
    own = _own(question)
    if not own and question.cut is not None:
        own = (
            Category("confirms", question.cut.says),
            Category("otherwise", text("answered otherwise")),
        )
    return (*own, Category(NOT_SAID, text("not said"))) if own else ()


def _own(question: Question) -> tuple[Category, ...]:
    if question.kind is Kind.LEVEL:
        return tuple(
            Category(f"{low}-{low + 1}", text("level %(low)s or %(high)s", low=low, high=low + 1))
            for low in range(0, LEVEL_MAX + 1, _STEP)
        )
    if question.kind is Kind.YES_NO:
        return (Category("yes", text("yes")), Category("no", text("no")))
    if question.kind is Kind.SINGLE and len(counted_choices(question)) < MOST:
        kept = counted_choices(question)
        return tuple(Category(one.code, one.text) for one in question.choices if one.code in kept)
    return ()


def category_of(question: Question, answer: Answer) -> str:
    """The code of the column in which this answer is counted; every kind of missing is one."""
    own = {one.code for one in _own(question)}
    if not own:
        return _by_cut(question, answer)
    match answer:
        case Levels():
            on_paper = question.cut is not None and question.cut.side == "paper"
            level = answer.paper if on_paper else answer.practice
            if level is None:
                return NOT_SAID
            low = level - level % _STEP
            return f"{low}-{low + 1}"
        case YesNo(yes):
            return "yes" if yes else "no"
        case Chosen(code) if code in own:
            return code
        case _:
            return NOT_SAID


def _by_cut(question: Question, answer: Answer) -> str:
    if confirms(question, answer):
        return "confirms"
    return NOT_SAID if isinstance(answer, Missing) else "otherwise"
