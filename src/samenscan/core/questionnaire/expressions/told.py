"""Tells a formula in words, with the texts of its questions and choices; “asked when …”."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from functools import lru_cache

from samenscan.core.questionnaire.expressions.days import OF_SEVERAL_DAYS
from samenscan.core.questionnaire.expressions.formula import Known, read_formula
from samenscan.core.questionnaire.expressions.names import (
    ANSWERED,
    ROWS,
    AnyMeaning,
    LevelMeaning,
    Meaning,
    Sort,
)
from samenscan.core.questionnaire.expressions.program import Program
from samenscan.core.questionnaire.expressions.rules import KEPT, Same
from samenscan.core.questionnaire.expressions.wire import Call, Items, Literal, Name, Node
from samenscan.core.questionnaire.model import Choice, Expression, Kind, Question, Questionnaire
from samenscan.core.text import Text, Words, text

MAX_STEPS = 12
_KEPT_WORDS = 1024
MAX_NESTED = 3


class _NoWords(Exception):
    """This formula is clearer as it stands than in words."""


def in_words(expression: Expression, questionnaire: Questionnaire) -> Text:
    """A formula as a part of a sentence: “the answer to … is … and …”.

    A formula of many steps, or with many brackets, is shown as it was written.
    """
    return _said(expression.source, Same(questionnaire))


@lru_cache(maxsize=_KEPT_WORDS)
def _said(source: str, same: Same) -> Text:
    known = _known(same)
    as_written = text("the formula %(formula)s holds", formula=source)
    for wanted in (Sort.YES_NO, Sort.NUMBER):
        found = read_formula(source, known, wanted)
        if not isinstance(found, Program):
            continue
        if wanted is Sort.NUMBER:
            as_written = text("the formula %(formula)s", formula=source)
        if _steps(found.node) <= MAX_STEPS:
            with suppress(_NoWords):
                return _Telling(known.names).told(found.node)
        break
    return as_written


@lru_cache(maxsize=KEPT)
def _known(same: Same) -> Known:
    return Known(same.questionnaire)


def part_in_words(node: Node, names: Mapping[str, AnyMeaning]) -> Text | None:
    """A part of a formula as a part of a sentence; None where words would not be clearer."""
    if _steps(node) > MAX_STEPS:
        return None
    with suppress(_NoWords):
        return _Telling(names).told(node)
    return None


def level_in_words(meaning: LevelMeaning) -> Text:
    """The level of a domain, or of one of its themes, as a part of a sentence."""
    if meaning.theme is None:
        return text("the level of “%(section)s”", section=meaning.section.title)
    return text(
        "the level of “%(theme)s” in “%(section)s”",
        theme=meaning.theme.title,
        section=meaning.section.title,
    )


def asked_in_words(question: Question, questionnaire: Questionnaire) -> Text | None:
    """When a question is asked, as a sentence; None where it is always asked."""
    if question.asked_when is None:
        return None
    return text(
        "This question is asked when %(condition)s.",
        condition=in_words(question.asked_when, questionnaire),
    )


def _steps(node: Node) -> int:
    match node:
        case Call(_, nodes) | Items(nodes):
            return 1 + sum(_steps(one) for one in nodes)
    return 0


def _is_given(node: Node) -> bool:
    return isinstance(node, Literal) or (isinstance(node, Call) and node.function == "date")


_COMPARED = {
    "_==_": text("%(left)s is %(right)s"),
    "_!=_": text("%(left)s is not %(right)s"),
    "_>=_": text("%(left)s is at least %(right)s"),
    "_>_": text("%(left)s is more than %(right)s"),
    "_<=_": text("%(left)s is at most %(right)s"),
    "_<_": text("%(left)s is less than %(right)s"),
}
_COMPARED_DAYS = {
    **_COMPARED,
    "_>=_": text("%(left)s is on or after %(right)s"),
    "_>_": text("%(left)s is after %(right)s"),
    "_<=_": text("%(left)s is on or before %(right)s"),
    "_<_": text("%(left)s is before %(right)s"),
}
_TURNED = {"_>=_": "_<=_", "_>_": "_<_", "_<=_": "_>=_", "_<_": "_>_"}
_OPPOSITE = {
    "_==_": "_!=_",
    "_!=_": "_==_",
    "_>=_": "_<_",
    "_<_": "_>=_",
    "_>_": "_<=_",
    "_<=_": "_>_",
}
_CALCULATED = {
    "_+_": text("%(left)s plus %(right)s"),
    "_-_": text("%(left)s minus %(right)s"),
    "_*_": text("%(left)s times %(right)s"),
    "_/_": text("%(left)s divided by %(right)s"),
}
_SIDES = {
    "practice": text("“%(question)s” in practice"),
    "paper": text("“%(question)s” on paper"),
    "matters": text("how much “%(question)s” matters"),
    "together": text("the willingness to do “%(question)s” together"),
    ROWS: text("the number of rows of “%(question)s”"),
}
_APART = {
    ("paper", "practice"): text(
        "“%(question)s” stands at least %(n)s levels higher on paper than in practice"
    ),
    ("practice", "paper"): text(
        "“%(question)s” stands at least %(n)s levels higher in practice than on paper"
    ),
}
_OF_DAYS = {
    "earliest": text("the earliest date of %(days)s"),
    "latest": text("the latest date of %(days)s"),
    "months_since": text("the number of whole months since %(days)s"),
    "months_until": text("the number of whole months until %(days)s"),
}
_JOINED = {"_&&_": text("%(left)s and %(right)s"), "_||_": text("%(left)s or %(right)s")}


def _filled(template: Text, **params: Text | Words | str) -> Text:
    return text(template.template, **params)


class _Telling:
    """One formula on its way to words."""

    def __init__(self, names: Mapping[str, AnyMeaning]) -> None:
        self._names = names

    def told(self, node: Node, nested: int = 0) -> Text:
        """A part of a sentence that says that this holds, or a quantity."""
        if nested > MAX_NESTED:
            raise _NoWords
        match node:
            case Literal() | Name():
                if isinstance(node, Name) and self._names[node.path].sort is Sort.YES_NO:
                    return self._is_yes(node, yes=True)
                return self._quantity(node, nested)
            case Call("_&&_" | "_||_" as joined, (left, right)):
                return _filled(
                    _JOINED[joined],
                    left=self._part(joined, left, nested),
                    right=self._part(joined, right, nested),
                )
            case Call("!_", (inner,)):
                return self._not(inner, nested)
            case Call("@in", (left, right)):
                return self._within(left, right, nested, yes=True)
            case Call(
                "_>=_", (Call("_-_", (Name() as high, Name() as low)) as apart, Literal() as n)
            ):
                return self._apart(high, low, n.value) or self._compared("_>=_", apart, n, nested)
            case Call(sign, (left, right)) if sign in _COMPARED:
                return self._compared(sign, left, right, nested)
        return self._quantity(node, nested)

    def _part(self, joined: str, node: Node, nested: int) -> Text:
        """A part of “and” or “or”, between brackets where it is the other of the two."""
        if isinstance(node, Call) and node.function in _JOINED:
            if node.function == joined:
                return self.told(node, nested)
            return text("(%(inner)s)", inner=self.told(node, nested + 1))
        return self.told(node, nested)

    def _not(self, inner: Node, nested: int) -> Text:
        match inner:
            case Name():
                return self._is_yes(inner, yes=False)
            case Call("!_", (twice,)):
                return self.told(twice, nested)
            case Call("@in", (left, right)):
                return self._within(left, right, nested, yes=False)
            case Call(sign, (left, right)) if sign in _OPPOSITE:
                return self._compared(_OPPOSITE[sign], left, right, nested)
        return text("it is not so that (%(inner)s)", inner=self.told(inner, nested + 1))

    def _is_yes(self, name: Name, *, yes: bool) -> Text:
        meaning = self._of_question(name)
        if meaning is None:
            raise _NoWords
        question = meaning.question.text
        if meaning.side == ANSWERED:
            if yes:
                return text("“%(question)s” is answered", question=question)
            return text("“%(question)s” is not answered", question=question)
        if yes:
            return text("the answer to “%(question)s” is yes", question=question)
        return text("the answer to “%(question)s” is no", question=question)

    def _within(self, left: Node, right: Node, nested: int, *, yes: bool) -> Text:
        if isinstance(right, Items):
            options = self._options(right.items, self._choices(left))
            what = self._quantity(left, nested)
            if yes:
                return text("%(left)s is %(options)s", left=what, options=options)
            return text("%(left)s is not %(options)s", left=what, options=options)
        one = self._literal(left, self._choices(right))
        if one is None:
            one = self._quantity(left, nested)
        several = self._quantity(right, nested)
        if yes:
            return text(
                "%(choice)s is among the answers to %(question)s", choice=one, question=several
            )
        return text(
            "%(choice)s is not among the answers to %(question)s", choice=one, question=several
        )

    def _options(self, items: Sequence[Node], choices: Sequence[Choice] | None) -> Text:
        told = [self._literal(item, choices) or text("?") for item in items]
        joined = told[0]
        for one in told[1:]:
            joined = text("%(left)s or %(right)s", left=joined, right=one)
        return joined

    def _compared(self, sign: str, left: Node, right: Node, nested: int) -> Text:
        if _is_given(left) and not _is_given(right):
            left, right, sign = right, left, _TURNED.get(sign, sign)
        if isinstance(left, Name) and isinstance(right, Literal) and isinstance(right.value, bool):
            return self._is_yes(left, yes=right.value is (sign == "_==_"))
        days = self._is_day(left) or self._is_day(right)
        template = (_COMPARED_DAYS if days else _COMPARED)[sign]
        level = self._is_level(left)
        other = self._literal(right, self._choices(left), level=level)
        if other is None:
            other = self._quantity(right, nested)
        return _filled(template, left=self._quantity(left, nested), right=other)

    def _apart(self, high: Name, low: Name, n: bool | float | str) -> Text | None:
        """Paper and practice of one question that lie apart; None for any other two."""
        one, other = self._of_question(high), self._of_question(low)
        if one is None or other is None or one.question.code != other.question.code:
            return None
        template = _APART.get((one.side, other.side))
        if template is None or not isinstance(n, float) or not n.is_integer() or n < 1:
            return None
        return text(template.template, question=one.question.text, n=int(n))

    def _quantity(self, node: Node, nested: int) -> Text:
        if nested > MAX_NESTED:
            raise _NoWords
        match node:
            case Name(path):
                return self._named(self._names[path])
            case Literal():
                return self._literal(node, None) or text("?")
            case Call("count", (inner,)):
                return text(
                    "the number of answers to %(question)s", question=self._quantity(inner, nested)
                )
            case Call("sum", (inner,)):
                return text("the sum of %(column)s", column=self._quantity(inner, nested))
            case Call("date", (Literal(day),)):
                return text("%(day)s", day=str(day))
            case Call(function, (inner,)) if function in _OF_DAYS:
                return _filled(_OF_DAYS[function], days=self._quantity(inner, nested))
            case Call(sign, (left, right)) if sign in _CALCULATED:
                return _filled(
                    _CALCULATED[sign],
                    left=self._operand(left, nested),
                    right=self._operand(right, nested),
                )
        raise _NoWords

    def _operand(self, node: Node, nested: int) -> Text:
        if isinstance(node, Call) and node.function in _CALCULATED:
            return text("(%(inner)s)", inner=self._quantity(node, nested + 1))
        return self._quantity(node, nested)

    def _of_question(self, node: Node) -> Meaning | None:
        meaning = self._names[node.path] if isinstance(node, Name) else None
        return meaning if isinstance(meaning, Meaning) else None

    def _named(self, meaning: AnyMeaning) -> Text:
        if isinstance(meaning, LevelMeaning):
            return level_in_words(meaning)
        question = meaning.question
        if meaning.side in _SIDES:
            return _filled(_SIDES[meaning.side], question=question.text)
        column = meaning.column
        if column is not None:
            return text(
                "“%(column)s” in “%(question)s”", column=column.text, question=question.text
            )
        return text("“%(question)s”", question=question.text)

    def _literal(
        self, node: Node, choices: Sequence[Choice] | None, *, level: bool = False
    ) -> Text | None:
        if not isinstance(node, Literal):
            return None
        if isinstance(node.value, str):
            choice = next((one for one in choices or () if one.code == node.value), None)
            return text("“%(choice)s”", choice=choice.text if choice else node.value)
        if isinstance(node.value, bool):
            return text("yes") if node.value else text("no")
        # Without exponent; a reader gets the decimal sign of the language.
        number = Decimal(f"{Decimal(repr(node.value)).normalize():f}")
        return text("level %(n)s", n=number) if level else text("%(n)s", n=number)

    def _choices(self, node: Node) -> Sequence[Choice] | None:
        meaning = self._of_question(node)
        return meaning.choices if meaning else None

    def _is_day(self, node: Node) -> bool:
        if isinstance(node, Name):
            return self._names[node.path].sort is Sort.DAY
        return isinstance(node, Call) and (
            node.function == "date" or node.function in OF_SEVERAL_DAYS
        )

    def _is_level(self, node: Node) -> bool:
        meaning = self._of_question(node)
        return meaning is not None and meaning.question.kind is Kind.LEVEL
