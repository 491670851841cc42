"""What can be wrong with a formula, in sentences for its author."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from samenscan.core.questionnaire.expressions.names import Sort
from samenscan.core.questionnaire.problem import did_you_mean, nearest
from samenscan.core.text import Text, text

MAX_SHOWN = 24

SORTS = {
    Sort.NUMBER: text("a number"),
    Sort.TEXT: text("a text"),
    Sort.YES_NO: text("yes or no"),
    Sort.DAY: text("a date"),
    Sort.NUMBERS: text("a list of numbers"),
    Sort.TEXTS: text("a list of texts"),
    Sort.YES_NOS: text("a list of yes or no"),
    Sort.DAYS: text("a list of dates"),
}


@dataclass(frozen=True)
class Wrong:
    """One thing that is wrong, and what would help."""

    what: Text
    remedy: Text


_SIGNS = text(
    "Write && for and, || for or, ! for not, == for equal, != for not equal, and texts between "
    'straight quotes: "yes".'
)
_LOOPS = re.compile(r"\b(exists_one|exists|all|map|filter|has)\s*\(")
_HINTS = (
    (re.compile(r"^(=<|≤)"), text("Write <= for “at most”.")),
    (re.compile(r"^(=>|≥)"), text("Write >= for “at least”.")),
    (re.compile(r"^×"), text("Write * to multiply.")),
    (re.compile(r"^÷"), text("Write / to divide.")),
    (re.compile(r"^=(?!=)"), text("Write == to compare.")),
    (re.compile(r"^(<>|><|≠)|^>(?=\s*[\"'\w])"), text("Write != for “is not”.")),
    (re.compile(r"^(and|AND|en|et|und)\b"), text("Write && for “and”.")),
    (re.compile(r"^(or|OR|of|ou|oder)\b"), text("Write || for “or”.")),
    (re.compile(r"^(not|NOT|niet|pas|nicht)\b"), text("Write ! for “not”.")),
    (re.compile("^[‘’“”„«»]"), text("Use straight quotes: \"yes\" or 'yes'.")),
    (re.compile(r"^[\"']"), text("Close the text with the quote it opens with.")),
    (re.compile(r"^,\d"), text("Write a number with a point: 2.5.")),
    (re.compile(r"^$"), text("Something is missing at the end, such as a value or a bracket.")),
)


def malformed(source: str, at: int) -> Wrong:
    """The formula stops making sense at this character (from 0)."""
    rest = source[at:].strip()
    remedy = next((hint for found, hint in _HINTS if found.search(rest)), _SIGNS)
    if not rest:
        return Wrong(text("The formula stops too early."), remedy)
    what = text(
        "The formula cannot be read from character %(at)s on: “%(rest)s”.",
        at=at + 1,
        rest=_short(rest),
    )
    return Wrong(what, remedy)


def too_long(most: int) -> Wrong:
    """The formula has too many characters."""
    return Wrong(text("The formula is longer than %(n)s characters.", n=most), text("Split it up."))


TOO_DEEP = Wrong(
    text("The formula has too many brackets or steps within each other."),
    text("Split it up: a question of type “derived” can hold a part of it."),
)
TOO_MANY_NAMES = Wrong(
    text("The formula uses too many answers."),
    text("Split it up: a question of type “derived” can hold a part of it."),
)
NAMES_NOTHING = Wrong(
    text("The formula names no question, so nothing can change what comes out."),
    text("Use the code of a question, or leave the formula out."),
)
NO_LIST = Wrong(
    text("A list between [ ] can stand only after “in”, and holds texts or numbers of one kind."),
    text('Write it like this: A1 in ["x", "y"].'),
)


def strange(source: str, at: int) -> Wrong:
    """CEL knows what stands here, the questionnaire language does not."""
    loop = _LOOPS.search(source)
    if loop:
        return Wrong(
            text("“%(word)s” cannot be used: a formula does not go through a list.", word=loop[1]),
            text('Use "x" in A1, count(A1) or sum(T1.costs), or “.answered”.'),
        )
    return Wrong(
        text("A formula cannot do this: “%(rest)s”.", rest=_short(source[at:])),
        text(
            "Use comparisons, && || !, + - * /, “in”, “? :”, count, sum, date, earliest and latest."
        ),
    )


def does_not_fit(
    operator: str, left: Text, right: Text | None, sorts: frozenset[Sort] = frozenset()
) -> Wrong:
    """An operator or function does not go with what it is applied to, which is of these sorts."""
    if right is None:
        what = text("“%(sign)s” does not go with %(left)s.", sign=operator, left=left)
    else:
        what = text(
            "“%(sign)s” does not go with %(left)s and %(right)s.",
            sign=operator,
            left=left,
            right=right,
        )
    remedy = _BESIDE_TEXT.get(sorts - {Sort.TEXT}) if operator in _COMPARING else None
    return Wrong(what, remedy or _WANTS.get(operator, _WANTS_OTHERWISE))


_YES_OR_NO = frozenset({"yes", "no", "ja", "nee", "oui", "non", "nein", "true", "false"})
_NUMBERS = text("Use it with numbers.")
_SAME = text("Compare a number with a number, a text with a text, a date with a date.")
_YES_NO = text("On both sides a comparison or a question answered by yes or no has to stand.")
_ALONE = text("Write A1 where the answer has to be yes, and !A1 where it has to be no.")
_COMPARING = frozenset({"==", "!=", "<", "<=", ">", ">="})
_BESIDE_TEXT = {
    frozenset({Sort.DAY}): text('Write the day like this: date("2026-01-31").'),
    frozenset({Sort.YES_NO}): _ALONE,
}
_WANTS_OTHERWISE = _SAME
_WANTS = {
    **dict.fromkeys("+-*/", _NUMBERS),
    **dict.fromkeys(("<", "<=", ">", ">="), text("Use it with two numbers or two dates.")),
    "&&": _YES_NO,
    "||": _YES_NO,
    "!": text("Put it before a comparison in brackets, or before a question of type yes_no."),
    "in": text('Write a value before “in” and a list after it: "x" in A1, or A2 in ["x", "y"].'),
    "sum": text("Give it a column of numbers of a table: sum(T1.costs)."),
    **dict.fromkeys(
        ("earliest", "latest"), text("Give it a column of dates of a table: latest(T1.ends).")
    ),
    **dict.fromkeys(
        ("months_since", "months_until"),
        text("Give it a date: months_since(A5), months_until(earliest(T1.ends))."),
    ),
    "count": text("Give it a question with several answers, or a column of a table: count(A1)."),
    "? :": text("Write yes or no before “?”, and on both sides of “:” the same kind of value."),
}


def no_such_name(name: str, codes: Sequence[str], choices: Collection[str]) -> Wrong:
    """No question has this code: a choice without quotes, yes or no written out, or a slip."""
    if name in choices:
        remedy = text("Put the code of a choice between quotes: %(code)s.", code=f'"{name}"')
    elif name.casefold() in _YES_OR_NO:
        remedy = _ALONE
    elif nearest(name, codes):
        remedy = did_you_mean(name, codes)
    else:
        remedy = text("Use the code of a question of this questionnaire.")
    return Wrong(text("There is no question “%(code)s”.", code=name[:80]), remedy)


def result(found: Sort, wanted: Sort) -> Wrong:
    """The formula as a whole is not what is needed here."""
    what = text("The formula gives %(found)s.", found=SORTS[found])
    if wanted is Sort.YES_NO:
        return Wrong(what, text("A condition gives yes or no: compare it with something."))
    return Wrong(what, text("A calculation gives a number."))


def _short(words: str) -> str:
    return words if len(words) <= MAX_SHOWN else words[:MAX_SHOWN] + "…"
