"""Per question how many answered, and why the others did not: the table behind every suggestion."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from samenscan.core.answers.asked import SheetView
from samenscan.core.answers.values import Levels, Missing, Priority, is_complete
from samenscan.core.questionnaire.model import Kind, Question, Questionnaire, Section
from samenscan.core.questionnaire.own_only import hidden_reasons, is_own
from samenscan.core.text import Words

_NOT_ASKED, _HALF, _ANSWERED = "not_asked", "half", "answered"


@dataclass(frozen=True)
class QuestionCount:
    """How the sheets of a round answered one question (Q1); together they are `n_sheets`.

    `n_half` is a level or priority of which one side was left open; `conditional`: it is asked of
    some only. Of a question that serves only the organisation itself (`own`), or that is asked
    depending on such an answer, the reasons are `hidden`: `n_answered` stands, everything else is
    together in `n_without`, and the counts per reason are None.
    """

    question: str
    section: str
    title: Words
    who: Words | str
    own: bool
    hidden: bool
    conditional: bool
    n_sheets: int
    n_answered: int
    n_half: int | None
    n_unknown: int | None
    n_rather_not_say: int | None
    n_not_answered: int | None
    n_not_applicable: int | None
    n_not_asked: int | None

    @property
    def n_without(self) -> int:
        """How many gave no whole value, for whatever reason."""
        return self.n_sheets - self.n_answered

    @property
    def n_asked(self) -> int:
        """Of how many it was asked; all sheets where reasons are hidden."""
        return self.n_sheets - (self.n_not_asked or 0)

    @property
    def n_applicable(self) -> int:
        """To how many it was asked and applies."""
        return self.n_asked - (self.n_not_applicable or 0)

    @property
    def n_lost(self) -> int:
        """How many could have given a value and gave none, or half of one."""
        return self.n_applicable - self.n_answered


def question_counts(
    questionnaire: Questionnaire, views: Sequence[SheetView]
) -> tuple[QuestionCount, ...]:
    """Every question that people answer, in reading order; calculated ones are left out."""
    hidden = hidden_reasons(questionnaire)
    return tuple(
        _count(questionnaire, section, question, views, hidden=question.code in hidden)
        for section in questionnaire.sections
        for question in section.questions
        if question.kind is not Kind.DERIVED
    )


def _count(
    questionnaire: Questionnaire,
    section: Section,
    question: Question,
    views: Sequence[SheetView],
    *,
    hidden: bool,
) -> QuestionCount:
    found = Counter(_state(question.code, seen) for seen in views)

    def told(state: str) -> int | None:
        return None if hidden else found[state]

    return QuestionCount(
        question=question.code,
        section=section.code,
        title=question.text,
        who=questionnaire.who(question.who or section.who),
        own=is_own(question),
        hidden=hidden,
        conditional=question.asked_when is not None,
        n_sheets=len(views),
        n_answered=found[_ANSWERED],
        n_half=told(_HALF),
        n_unknown=told(Missing.UNKNOWN),
        n_rather_not_say=told(Missing.RATHER_NOT_SAY),
        n_not_answered=told(Missing.NOT_ANSWERED),
        n_not_applicable=told(Missing.NOT_APPLICABLE),
        n_not_asked=told(_NOT_ASKED),
    )


def _state(code: str, seen: SheetView) -> str:
    if not seen.asked(code):
        return _NOT_ASKED
    answer = seen.answer(code)
    if isinstance(answer, Missing):
        return answer
    if not is_complete(answer):
        nothing = answer in (Levels(), Priority())
        return Missing.NOT_ANSWERED if nothing else _HALF
    return _ANSWERED
