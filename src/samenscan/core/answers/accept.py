"""Whether an answer fits its question: type, choices and bounds are checked in one place."""

from collections.abc import Sequence

from samenscan.core.answers.bounds import accept_day, accept_number, accept_written
from samenscan.core.answers.refused import AnswerRefused
from samenscan.core.answers.rows import accept_rows
from samenscan.core.answers.values import (
    PRIORITY_MAX,
    WILLING_MAX,
    Answer,
    Chosen,
    Day,
    FileMark,
    Files,
    Levels,
    Missing,
    Number,
    Priority,
    Ranked,
    Rows,
    Several,
    Value,
    Written,
    YesNo,
)
from samenscan.core.questionnaire.model import LEVEL_MAX, Choice, Kind, Question
from samenscan.core.text import text

__all__ = ["KINDS", "AnswerRefused", "accept"]

KINDS: dict[Kind, type[Value]] = {
    Kind.LEVEL: Levels,
    Kind.SINGLE: Chosen,
    Kind.MULTIPLE: Several,
    Kind.YES_NO: YesNo,
    Kind.NUMBER: Number,
    Kind.MONEY: Number,
    Kind.PERCENTAGE: Number,
    Kind.DATE: Day,
    Kind.TEXT: Written,
    Kind.RANKING: Ranked,
    Kind.PRIORITY: Priority,
    Kind.TABLE: Rows,
    Kind.FILE: Files,
}
_SHA256_LENGTH = 64


def accept(question: Question, answer: Answer) -> Answer:
    """The answer in its one canonical form, or AnswerRefused.

    What says nothing (levels without either side, no choice, an empty text or table) becomes
    NOT_ANSWERED; a choice that means a kind of missing becomes that kind.
    """
    if question.kind is Kind.DERIVED:
        return _derived(answer)
    if isinstance(answer, Missing):
        return _missing(question, answer)
    if not isinstance(answer, KINDS[question.kind]):
        raise AnswerRefused(
            text("This answer is of another type than its question."),
            text("Answer the question again; its type may have changed."),
        )
    return _value(question, answer)


def _value(question: Question, value: Value) -> Answer:
    match value:
        case Number(number):
            return Number(accept_number(question, number))
        case Day(day):
            return Day(accept_day(day, question.earliest, question.latest))
        case Written(written):
            accepted = accept_written(written, question.max_length)
            return Written(accepted) if accepted else Missing.NOT_ANSWERED
        case Chosen(code):
            return _chosen(question, code)
        case YesNo():
            return value
        case _:
            return _compound(question, value)


def _compound(
    question: Question, value: Levels | Priority | Several | Ranked | Rows | Files
) -> Answer:
    match value:
        case Levels(paper, practice):
            return _levels(paper, practice)
        case Priority(matters, together):
            return _priority(matters, together)
        case Several(codes):
            return _several(question, codes)
        case Ranked(codes):
            return _ranked(question, codes)
        case Rows(rows):
            return accept_rows(question, tuple(enumerate(rows, 1)))
        case Files(files):
            return _files(files)


def _derived(answer: Answer) -> Answer:
    if answer is Missing.NOT_ANSWERED:
        return answer
    raise AnswerRefused(
        text("This is calculated from other answers."),
        text("Change the answers it is calculated from."),
        where="value",
    )


def _missing(question: Question, missing: Missing) -> Missing:
    if missing is Missing.NOT_APPLICABLE and not offers_not_applicable(question):
        raise AnswerRefused(
            text("This question applies to everybody."),
            text("Answer it, or choose another reason for having no answer."),
            where="missing",
        )
    return missing


def offers_not_applicable(question: Question) -> bool:
    """Whether “does not apply to us” is possible here, as a reason or as one of the choices."""
    return question.not_applicable or any(
        choice.missing == "not_applicable" for choice in question.choices
    )


def _levels(paper: int | None, practice: int | None) -> Answer:
    for where, level in (("paper", paper), ("practice", practice)):
        if level is not None and not 0 <= level <= LEVEL_MAX:
            raise AnswerRefused(
                text("There is no level %(level)s.", level=level),
                text("Choose a level from 0 to %(top)s.", top=LEVEL_MAX),
                where=where,
            )
    if paper is None and practice is None:
        return Missing.NOT_ANSWERED
    return Levels(paper, practice)


def _priority(matters: int | None, together: int | None) -> Answer:
    for where, step, top in (
        ("matters", matters, PRIORITY_MAX),
        ("together", together, WILLING_MAX),
    ):
        if step is not None and not 0 <= step <= top:
            raise AnswerRefused(
                text("There is no step %(step)s on this scale.", step=step),
                text("Choose a step from 0 to %(top)s.", top=top),
                where=where,
            )
    if matters is None and together is None:
        return Missing.NOT_ANSWERED
    return Priority(matters, together)


def _choice(question: Question, code: str, where: str) -> Choice:
    choice = question.choice(code)
    if choice is None:
        raise AnswerRefused(
            text("This answer is not one of the choices."),
            text("Choose one of the answers shown."),
            where=where,
        )
    return choice


def _chosen(question: Question, code: str) -> Answer:
    choice = _choice(question, code, "value")
    return Missing(choice.missing) if choice.missing else Chosen(code)


def _several(question: Question, codes: Sequence[str]) -> Answer:
    chosen = {code: _choice(question, code, f"value-{code}") for code in codes}
    if not chosen:
        return Missing.NOT_ANSWERED
    if len(chosen) == 1:
        code, choice = next(iter(chosen.items()))
        return Missing(choice.missing) if choice.missing else Several((code,))
    for code, choice in chosen.items():
        if choice.exclusive or choice.missing:
            raise AnswerRefused(
                text("“%(choice)s” cannot stand beside another answer.", choice=choice.text),
                text("Keep only this answer, or take it away."),
                where=f"value-{code}",
            )
    return Several(tuple(choice.code for choice in question.choices if choice.code in chosen))


def _ranked(question: Question, codes: Sequence[str]) -> Answer:
    chosen = {code: _choice(question, code, f"rank-{code}") for code in codes}
    if not chosen:
        return Missing.NOT_ANSWERED
    if len(chosen) < len(codes):
        twice = next(code for code in codes if list(codes).count(code) > 1)
        raise AnswerRefused(
            text("“%(choice)s” is ranked twice.", choice=chosen[twice].text),
            text("Give it one place."),
            where=f"rank-{twice}",
        )
    if question.top and len(codes) > question.top:
        raise AnswerRefused(
            text("More than %(n)s answers are ranked.", n=question.top),
            text("Rank only the %(n)s most important ones.", n=question.top),
            where=f"rank-{codes[question.top]}",
        )
    for code, choice in chosen.items():
        if choice.missing and len(chosen) > 1:
            raise AnswerRefused(
                text("“%(choice)s” cannot stand beside another answer.", choice=choice.text),
                text("Keep only this answer, or take it away."),
                where=f"rank-{code}",
            )
        if choice.missing:
            return Missing(choice.missing)
    return Ranked(tuple(codes))


def _files(files: Sequence[FileMark]) -> Answer:
    for mark in files:
        is_hash = len(mark.sha256) == _SHA256_LENGTH and not set(mark.sha256) - set(
            "0123456789abcdef"
        )
        if not mark.name.strip() or not is_hash or mark.size < 0:
            raise AnswerRefused(
                text("The file “%(name)s” is not fully known.", name=mark.name[:80]),
                text("Hand the file in again."),
                where="value",
            )
    return Files(tuple(files)) if files else Missing.NOT_ANSWERED
