"""What changed in one question that both versions have."""

from collections.abc import Iterator
from decimal import Decimal

from samenscan.core.questionnaire.model import Choice, Column, Cut, OtherEnd, Question, Total
from samenscan.core.questionnaire.versions import labels
from samenscan.core.questionnaire.versions.change import Change, ChangeKind
from samenscan.core.questionnaire.versions.compare import (
    At,
    Label,
    compare_fields,
    compare_per_place,
    compare_words,
    differ,
)
from samenscan.core.questionnaire.versions.diff_lists import Of, compare_coded, compare_placed
from samenscan.core.questionnaire.versions.values import SHARING_NAMES, quoted
from samenscan.core.text import Text, text

_CHOICES: Of[Choice] = Of(
    lambda choice: text("the answer %(choice)s", choice=quoted(choice.text.told(""))),
    ChangeKind.CHOICE_ADDED,
    ChangeKind.CHOICE_REMOVED,
    ChangeKind.CHOICE_MOVED,
)
_COLUMNS: Of[Column] = Of(
    lambda column: text("the column %(column)s", column=quoted(column.text.told(""))),
    ChangeKind.COLUMNS,
    ChangeKind.COLUMNS,
    ChangeKind.COLUMNS,
)


def question_name(code: str) -> Text:
    """A question in a sentence."""
    return text("Question %(code)s", code=code)


def changes_of_question(
    codes: tuple[str, ...], old: Question, new: Question, first: str
) -> list[Change]:
    """Every difference in a question; `codes` are those of its section and itself."""
    at = At(codes, question_name(new.code), first)
    return [
        *compare_fields(at, old, new, labels.QUESTION),
        *_key(at, old, new),
        *_sharing(at, old, new),
        *compare_per_place(at, labels.LEVELS, old.levels, new.levels),
        *_choices(at, old, new),
        *_columns(at, old, new),
        *_constraints(at, old, new),
        *changes_of_cut(at, old.cut, new.cut),
        *_total(at, old.total, new.total),
        *_advice(at, old, new),
    ]


def _key(at: At, old: Question, new: Question) -> Iterator[Change]:
    if old.key != new.key:
        says = (
            text("%(where)s is now a key question.", where=at.where)
            if new.key
            else text("%(where)s is no longer a key question.", where=at.where)
        )
        yield Change(ChangeKind.KEY, at.codes, says)


def _sharing(at: At, old: Question, new: Question) -> Iterator[Change]:
    if old.sharing != new.sharing:
        says = text(
            "The answer to question %(code)s was for %(old)s and is now for %(new)s.",
            code=new.code,
            old=SHARING_NAMES[old.sharing],
            new=SHARING_NAMES[new.sharing],
        )
        yield Change(ChangeKind.SHARING, at.codes, says)


def _choices(at: At, old: Question, new: Question) -> Iterator[Change]:
    for found in compare_coded(at, old.choices, new.choices, _CHOICES):
        if isinstance(found, Change):
            yield found
        else:
            yield from _choice(at, new.code, *found)


def _choice(at: At, code: str, old: Choice, new: Choice) -> Iterator[Change]:
    codes = (*at.codes, new.code)
    name = quoted(new.text.told(""))
    inside = At(codes, text("%(where)s, answer %(choice)s", where=at.where, choice=name), at.first)
    renamed = Label(ChangeKind.CHOICE_RENAMED, text("the text"))
    if differ(old.text, new.text):
        yield from compare_words(inside, renamed, old.text, new.text)
    if differ(old.score, new.score):
        yield Change(ChangeKind.SCORE, codes, _worth(code, name, old.score, new.score))
    yield from compare_fields(inside, old, new, labels.CHOICE)


def _worth(code: str, name: Text, old: Decimal | None, new: Decimal | None) -> Text:
    if old is None:
        return text(
            "The answer %(choice)s of question %(code)s is now worth %(new)s; it had no score.",
            choice=name,
            code=code,
            new=new or 0,
        )
    if new is None:
        return text(
            "The answer %(choice)s of question %(code)s has no score any more; it was %(old)s.",
            choice=name,
            code=code,
            old=old,
        )
    return text(
        "The answer %(choice)s of question %(code)s is now worth %(new)s instead of %(old)s.",
        choice=name,
        code=code,
        new=new,
        old=old,
    )


def _columns(at: At, old: Question, new: Question) -> Iterator[Change]:
    for found in compare_coded(at, old.columns, new.columns, _COLUMNS):
        if isinstance(found, Change):
            yield found
            continue
        was, now = found
        name = text(
            "%(where)s, column %(column)s", where=at.where, column=quoted(now.text.told(""))
        )
        inside = At((*at.codes, now.code), name, at.first)
        yield from compare_fields(inside, was, now, labels.COLUMN)
        for choice in compare_coded(inside, was.choices, now.choices, _CHOICES):
            if isinstance(choice, Change):
                yield choice
            else:
                yield from _choice(inside, new.code, *choice)


def _constraints(at: At, old: Question, new: Question) -> Iterator[Change]:
    what = text("check")
    kind = ChangeKind.CONSTRAINT
    for found in compare_placed(at, what, kind, old.constraints, new.constraints):
        if isinstance(found, Change):
            yield found
        else:
            yield from compare_fields(*found, labels.CONSTRAINT)


def changes_of_cut(at: At, old: Cut | None, new: Cut | None) -> Iterator[Change]:
    """Every difference in what counts as yes, of a question or of the level of a section."""
    if old is not None and new is not None:
        yield from compare_fields(at, old, new, labels.CUT)
        yield from _other_end(at, old.other_end, new.other_end)
    elif new is not None:
        says = text(
            "%(where)s now counts in the collective result: %(says)s.",
            where=at.where,
            says=quoted(new.says.told("")),
        )
        yield Change(ChangeKind.CUT, at.codes, says)
    elif old is not None:
        says = text("%(where)s no longer counts in the collective result.", where=at.where)
        yield Change(ChangeKind.CUT, at.codes, says)


def _total(at: At, old: Total | None, new: Total | None) -> Iterator[Change]:
    if old is not None and new is not None:
        yield from compare_fields(at, old, new, labels.TOTAL)
    elif new is not None:
        says = text(
            "The amounts of %(where)s are now told together in the collective result: %(says)s.",
            where=at.where,
            says=quoted(new.says.told("")),
        )
        yield Change(ChangeKind.CUT, at.codes, says)
    elif old is not None:
        says = text(
            "The amounts of %(where)s are no longer told together in the collective result.",
            where=at.where,
        )
        yield Change(ChangeKind.CUT, at.codes, says)


def _other_end(at: At, old: OtherEnd | None, new: OtherEnd | None) -> Iterator[Change]:
    if old is not None and new is not None:
        yield from compare_fields(at, old, new, labels.OTHER_END)
    elif new is not None:
        says = text(
            "%(where)s now has a second statement in the collective result: %(says)s.",
            where=at.where,
            says=quoted(new.says.told("")),
        )
        yield Change(ChangeKind.CUT, at.codes, says)
    elif old is not None:
        says = text(
            "%(where)s no longer has a second statement in the collective result.", where=at.where
        )
        yield Change(ChangeKind.CUT, at.codes, says)


def _advice(at: At, old: Question, new: Question) -> Iterator[Change]:
    what = text("first step")
    kind = ChangeKind.ADVICE
    for found in compare_placed(at, what, kind, old.advice_when, new.advice_when):
        if isinstance(found, Change):
            yield found
        else:
            yield from compare_fields(*found, labels.ADVICE)
