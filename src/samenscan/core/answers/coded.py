"""Answers as small whole numbers: a row per organisation and a column per measure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from samenscan.core.answers.asked import SheetView, view
from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.measures import (
    FIRST_STEP,
    Measure,
    State,
    counted_choices,
    measures_of,
)
from samenscan.core.answers.values import (
    Answer,
    Chosen,
    Levels,
    Missing,
    Number,
    Priority,
    Several,
    Sheet,
    YesNo,
)
from samenscan.core.questionnaire.model import NUMERIC, Kind, Question, Questionnaire

Codes = NDArray[np.int16]

_STATES: dict[Missing, int] = {
    Missing.NOT_ANSWERED: int(State.NOT_ANSWERED),
    Missing.UNKNOWN: int(State.UNKNOWN),
    Missing.NOT_APPLICABLE: int(State.NOT_APPLICABLE),
    Missing.RATHER_NOT_SAY: int(State.RATHER_NOT_SAY),
}
_OPEN, _NOT_ASKED = int(State.NOT_ANSWERED), int(State.NOT_ASKED)


@dataclass(frozen=True)
class Coded:
    """The sheets of a dataset as they count.

    `codes` has a row per organisation with a sheet and a column per measure; a number below
    FIRST_STEP is a `State`, another is FIRST_STEP plus the step. `numbers` holds, by question
    code, what was given to a numeric question, None where nothing was.
    """

    measures: tuple[Measure, ...]
    organisations: tuple[str, ...]
    without_sheet: tuple[str, ...]
    codes: Codes
    numbers: Mapping[str, tuple[Decimal | None, ...]]

    @cached_property
    def column(self) -> Mapping[str, int]:
        """The column of each measure, by its code."""
        return {measure.code: at for at, measure in enumerate(self.measures)}


def coded(dataset: Dataset) -> Coded:
    """This dataset in numbers; an answer that does not fit its question is not answered."""
    asked = dataset.questionnaire
    measures = measures_of(asked)
    coders = [(question, _coder(question)) for question in asked.questions() if _counts(question)]
    # A value that is calculated, or a condition, needs the sheet as it counts.
    plain = all(q.asked_when is None and q.kind is not Kind.DERIVED for q in asked.questions())
    rows: list[int] = []
    numbers: dict[str, list[Decimal | None]] = {
        question.code: [] for question, _ in coders if question.kind in NUMERIC
    }
    for sheet in dataset.sheets:
        for (question, coder), answer in zip(
            coders, _answers(asked, sheet, coders, plain), strict=True
        ):
            rows.extend(coder(answer))
            if question.code in numbers:
                numbers[question.code].append(answer.value if isinstance(answer, Number) else None)
    codes = np.array(rows, dtype=np.int16).reshape(len(dataset.sheets), len(measures))
    with_sheet = tuple(sheet.organisation for sheet in dataset.sheets)
    present = set(with_sheet)
    silent = (asked.organisation for asked in dataset.population)
    return Coded(
        measures,
        with_sheet,
        tuple(one for one in silent if one not in present),
        codes,
        {code: tuple(values) for code, values in numbers.items()},
    )


Coder = Callable[[Answer | None], Sequence[int]]


def _answers(
    asked: Questionnaire, sheet: Sheet, coders: Sequence[tuple[Question, Coder]], plain: bool
) -> list[Answer | None]:
    """The answers as they count, in the order of the coders; None where it is not asked."""
    if plain:
        get = sheet.answers.get
        return [get(question.code, Missing.NOT_ANSWERED) for question, _ in coders]
    seen: SheetView = view(asked, sheet)
    return [
        seen.answer(question.code) if question.code not in seen.not_asked else None
        for question, _ in coders
    ]


def _counts(question: Question) -> bool:
    return question.kind in _BY_KIND or question.kind in NUMERIC


def _coder(question: Question) -> Coder:
    """What turns an answer to this question into its numbers, one per measure."""
    given = _BY_KIND.get(question.kind, _number)(question)
    width = len(given(Missing.NOT_ANSWERED))
    missing = {kind: (state,) * width for kind, state in _STATES.items()}
    not_asked = (_NOT_ASKED,) * width

    def coder(answer: Answer | None) -> Sequence[int]:
        if answer is None:
            return not_asked
        return missing[answer] if isinstance(answer, Missing) else given(answer)

    return coder


def _side(step: int | None) -> int:
    return _OPEN if step is None else FIRST_STEP + step


def _levels(_question: Question) -> Callable[[Answer], Sequence[int]]:
    def given(answer: Answer) -> Sequence[int]:
        if not isinstance(answer, Levels):
            return _OPEN, _OPEN
        return _side(answer.practice), _side(answer.paper)

    return given


def _priority(_question: Question) -> Callable[[Answer], Sequence[int]]:
    def given(answer: Answer) -> Sequence[int]:
        if not isinstance(answer, Priority):
            return _OPEN, _OPEN
        return _side(answer.matters), _side(answer.together)

    return given


def _yes_no(_question: Question) -> Callable[[Answer], Sequence[int]]:
    return lambda answer: (FIRST_STEP + answer.yes if isinstance(answer, YesNo) else _OPEN,)


def _single(question: Question) -> Callable[[Answer], Sequence[int]]:
    steps = {code: FIRST_STEP + at for at, code in enumerate(counted_choices(question))}
    return lambda answer: (steps.get(answer.code, _OPEN) if isinstance(answer, Chosen) else _OPEN,)


def _several(question: Question) -> Callable[[Answer], Sequence[int]]:
    choices = counted_choices(question)

    def given(answer: Answer) -> Sequence[int]:
        if not isinstance(answer, Several) or not set(answer.codes) & set(choices):
            return (_OPEN,) * len(choices)
        return tuple(FIRST_STEP + (choice in answer.codes) for choice in choices)

    return given


def _number(_question: Question) -> Callable[[Answer], Sequence[int]]:
    return lambda answer: (FIRST_STEP if isinstance(answer, Number) else _OPEN,)


_BY_KIND: dict[Kind, Callable[[Question], Callable[[Answer], Sequence[int]]]] = {
    Kind.LEVEL: _levels,
    Kind.PRIORITY: _priority,
    Kind.YES_NO: _yes_no,
    Kind.SINGLE: _single,
    Kind.MULTIPLE: _several,
}
