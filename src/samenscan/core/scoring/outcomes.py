"""The scores of many sheets as columns of small numbers, one column per question."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.values import (
    Answer,
    Chosen,
    Levels,
    Missing,
    Number,
    Several,
    Value,
    YesNo,
)
from samenscan.core.questionnaire.model import Combine, Kind, Question
from samenscan.core.scoring.given import Given, everything_counts, given
from samenscan.core.scoring.questions import counted_answer, score_question

Ids = NDArray[np.int32]
DOES_NOT_APPLY = 0
NO_SCORE = 1
FIRST_SHARE = 2

_ABSENT = Missing.NOT_APPLICABLE
_UNANSWERED = Missing.NOT_ANSWERED
_USUAL = (Missing.UNKNOWN, Missing.NOT_ANSWERED, Missing.RATHER_NOT_SAY)
_LOOK_AGAIN = -1
_NUMBER: tuple[type[Value], Callable[[object], object]] = (Number, attrgetter("value"))
# What tells two answers of a kind apart; every other kind with a score is answered by a number.
_CONTENT: dict[Kind, tuple[type[Value], Callable[[object], object]]] = {
    Kind.LEVEL: (Levels, attrgetter("paper", "practice")),
    Kind.SINGLE: (Chosen, attrgetter("code")),
    Kind.MULTIPLE: (Several, attrgetter("codes")),
    Kind.YES_NO: (YesNo, attrgetter("yes")),
}


class Outcomes:
    """Every score that occurs, by number; 0 does not apply, 1 has no score, from 2 on a share."""

    def __init__(self) -> None:
        self._ids: dict[Fraction, int] = {}
        self._levels: dict[Combine, dict[object, int]] = {}

    @property
    def shares(self) -> list[Fraction]:
        """The shares (0..1) by number; 0 stands for the two that are none."""
        return [Fraction(0), Fraction(0), *self._ids]

    def of(self, question: Question, answer: Answer) -> int:
        """The number of what this answer, as it counts, comes to."""
        if answer is _ABSENT:
            return DOES_NOT_APPLY
        share = score_question(question, answer)
        if share is None:
            return NO_SCORE
        return self._ids.setdefault(share, len(self._ids) + FIRST_SHARE)

    def known(self, question: Question) -> dict[object, int]:
        """A table for what answers to this question come to, by their content.

        Level questions that join their two sides alike (S1) share one.
        """
        if question.kind is not Kind.LEVEL:
            return {}
        return self._levels.setdefault(question.combine, {})


def columns_of(
    dataset: Dataset, questions: Sequence[Question], outcomes: Outcomes
) -> dict[str, Ids]:
    """Per question the outcome of every sheet, in the order of the sheets."""
    if not everything_counts(dataset.questionnaire):
        seen = [given(dataset.questionnaire, sheet) for sheet in dataset.sheets]
        return {q.code: _column_seen(q, seen, outcomes) for q in questions}
    sheets = [sheet.answers for sheet in dataset.sheets]
    columns: dict[str, Ids] = {}
    groups: dict[tuple[Kind, Combine | None], list[Question]] = {}
    for question in questions:
        # Level questions that join their two sides alike share what they know.
        combine = question.combine if question.kind is Kind.LEVEL else None
        groups.setdefault((question.kind, combine), []).append(question)
    for (kind, _), alike in groups.items():
        rows = _rows(_Alike(kind, alike, outcomes), sheets)
        columns |= {question.code: rows[:, place] for place, question in enumerate(alike)}
    return columns


def _column_seen(question: Question, seen: Sequence[Given], outcomes: Outcomes) -> Ids:
    ids = [outcomes.of(question, counted_answer(question, one)) for one in seen]
    return np.array(ids, dtype=np.int32)


def _rows(alike: "_Alike", sheets: Sequence[Mapping[str, Answer]]) -> Ids:
    """A row per sheet and a column per question; turned so that a column lies in one piece."""
    numbers = array("i")
    for sheet in sheets:
        numbers.extend(alike.of(sheet))
    rows = np.frombuffer(numbers, dtype=np.int32) if numbers else np.zeros(0, dtype=np.int32)
    return np.asfortranarray(rows.reshape(len(sheets), len(alike.questions)))


class _Alike:
    """Questions of one kind, with what their answers come to, worked out when they first occur.

    Sheet by sheet, and not question by question: for 10,000 sheets of 300 questions three million
    answers pass here, and those of one sheet lie side by side in memory. For the same reason a
    class is compared by identity and the usual kinds of missing are told apart without a call.
    """

    def __init__(self, kind: Kind, questions: Sequence[Question], outcomes: Outcomes) -> None:
        self.questions = questions
        self._kind = kind
        self._class, self._content = _CONTENT.get(kind, _NUMBER)
        self._outcomes = outcomes
        self._codes = [question.code for question in questions]
        self._known = [outcomes.known(question) for question in questions]

    def of(self, sheet: Mapping[str, Answer]) -> list[int]:
        """The outcomes of one sheet, in the order of the questions."""
        get, none = sheet.get, _UNANSWERED
        answers = [get(code, none) for code in self._codes]
        try:
            ids = self._levels(answers) if self._kind is Kind.LEVEL else self._contents(answers)
        except KeyError:
            return list(map(self._learnt, self.questions, answers, self._known))
        if _LOOK_AGAIN in ids:
            return list(map(self._again, ids, self.questions, answers))
        return ids

    def _levels(self, answers: Sequence[Answer]) -> list[int]:
        known, unknown, unanswered, silent = self._known[0], *_USUAL
        return [
            known[a.paper, a.practice]
            if a.__class__ is Levels
            else (NO_SCORE if a is unknown or a is unanswered or a is silent else _LOOK_AGAIN)
            for a in answers
        ]

    def _contents(self, answers: Sequence[Answer]) -> list[int]:
        of_kind, content, (unknown, unanswered, silent) = self._class, self._content, _USUAL
        return [
            known[content(a)]
            if a.__class__ is of_kind
            else (NO_SCORE if a is unknown or a is unanswered or a is silent else _LOOK_AGAIN)
            for a, known in zip(answers, self._known, strict=True)
        ]

    def _again(self, found: int, question: Question, answer: Answer) -> int:
        return self._other(question, answer) if found == _LOOK_AGAIN else found

    def _learnt(self, question: Question, answer: Answer, known: dict[object, int]) -> int:
        if answer.__class__ is not self._class:
            return self._other(question, answer)
        content = self._content(answer)
        if content not in known:
            known[content] = self._outcomes.of(question, answer)
        return known[content]

    def _other(self, question: Question, answer: Answer) -> int:
        if isinstance(answer, Missing):
            absent = answer is _ABSENT and question.not_applicable
            return DOES_NOT_APPLY if absent else NO_SCORE
        return self._outcomes.of(question, answer)
