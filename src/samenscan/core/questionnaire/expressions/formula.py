"""Reads a formula against a questionnaire: names, choices, dates and kinds are checked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from samenscan.core.questionnaire.expressions.days import MONTHS, OF_SEVERAL_DAYS
from samenscan.core.questionnaire.expressions.names import (
    LEVEL,
    LISTS,
    ROWS,
    AnyMeaning,
    LevelMeaning,
    Meaning,
    Sort,
    levels_of,
    names_of,
    usable,
)
from samenscan.core.questionnaire.expressions.parse import parse
from samenscan.core.questionnaire.expressions.program import (
    SIGNS,
    Program,
    described,
    program,
    sort_of,
)
from samenscan.core.questionnaire.expressions.wire import Call, Items, Literal, Name, Node, Strange
from samenscan.core.questionnaire.expressions.wrong import (
    NAMES_NOTHING,
    NO_LIST,
    Wrong,
    does_not_fit,
    no_such_name,
    result,
    strange,
)
from samenscan.core.questionnaire.grammar import DAY_PATTERN
from samenscan.core.questionnaire.model import Kind, Questionnaire
from samenscan.core.questionnaire.problem import did_you_mean
from samenscan.core.text import text

_EQUAL = frozenset({"_==_", "_!=_"})
_ORDER = frozenset({"_<_", "_<=_", "_>_", "_>=_"})
_FUNCTIONS = ("count", "sum", "date", *sorted(OF_SEVERAL_DAYS))
_ORDERED = frozenset({Sort.NUMBER, Sort.DAY})


@dataclass(frozen=True)
class Known:
    """What formulas of one questionnaire can name; `in_a_rule` those of its rules for findings."""

    questionnaire: Questionnaire
    in_a_rule: bool = False

    @cached_property
    def meanings(self) -> Mapping[str, Meaning]:
        """Every name of a question with its meaning."""
        found: dict[str, Meaning] = {}
        for question in self.questionnaire.questions():
            found.update(names_of(question))
        return found

    @cached_property
    def levels(self) -> Mapping[str, LevelMeaning]:
        """Every name of a level with its meaning; a question of the same name goes before it."""
        found: dict[str, LevelMeaning] = {}
        for section in self.questionnaire.sections if LEVEL not in self.codes else ():
            found.update(levels_of(section))
        return found

    @cached_property
    def names(self) -> Mapping[str, AnyMeaning]:
        """Every name that can be used here."""
        return {**self.levels, **self.meanings} if self.in_a_rule else self.meanings

    @property
    def functions(self) -> tuple[str, ...]:
        """Every function that can be used here."""
        return (*_FUNCTIONS, *sorted(MONTHS)) if self.in_a_rule else _FUNCTIONS

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of all questions."""
        return tuple(question.code for question in self.questionnaire.questions())

    @cached_property
    def choices(self) -> frozenset[str]:
        """The codes of all choices that a formula can compare with."""
        several = (meaning.choices or () for meaning in self.meanings.values())
        return frozenset(choice.code for choices in several for choice in choices)

    @cached_property
    def unusable(self) -> tuple[str, ...]:
        """Codes that no formula can use, the longest first; bare numbers left out."""
        found = [code for code in self.codes if not usable(code) and not code.isdigit()]
        return tuple(sorted(found, key=len, reverse=True))


def read_formula(source: str, known: Known, wanted: Sort) -> Program | tuple[Wrong, ...]:
    """The formula, ready to be evaluated, or everything that is wrong with it."""
    node = parse(source)
    if isinstance(node, Wrong):
        code = _unusable(source, known)
        return (_cannot_name(code),) if code else (node,)
    wrong = tuple(dict.fromkeys(_Checking(source, known).check(node)))
    if not wrong and not any(names_in(node)):
        wrong = (NAMES_NOTHING,)
    if wrong:
        return wrong
    ready = program(node, known.names)
    if isinstance(ready, Wrong):
        return (ready,)
    late = tuple(_late(node, known.names))
    if late:
        return late
    return ready if ready.sort is wanted else (result(ready.sort, wanted),)


def names_in(node: Node) -> Iterator[Name]:
    """Every name in a tree, from left to right."""
    match node:
        case Name():
            yield node
        case Call(_, nodes) | Items(nodes):
            for one in nodes:
                yield from names_in(one)


def _unusable(source: str, known: Known) -> str | None:
    for code in known.unusable:
        if re.search(rf"(?<![\w\"'.-]){re.escape(code)}(?![\w\"'-])", source):
            return code
    return None


def _cannot_name(code: str) -> Wrong:
    return Wrong(
        text("The code “%(code)s” cannot be used in a formula.", code=code),
        text("Give that question a code of letters, digits and _ that starts with a letter."),
    )


class _Checking:
    """One formula against what is known: everything that can be said before types are."""

    def __init__(self, source: str, known: Known) -> None:
        self._source = source
        self._known = known

    def check(self, node: Node) -> Iterator[Wrong]:
        match node:
            case Strange(at):
                yield strange(self._source, at)
            case Name(path):
                yield from self._name(path)
            case Items():
                yield NO_LIST
            case Call():
                yield from self._call(node)

    def _call(self, call: Call) -> Iterator[Wrong]:
        if call.function in self._known.functions:
            yield from self._function(call)
            return
        if call.function not in SIGNS:
            yield self._unknown_function(call)
            return
        if call.function == "@in":
            left, right = call.arguments
            yield from self.check(left)
            yield from self._list(right)
            yield from self._choices(left, right)
            return
        for argument in call.arguments:
            yield from self.check(argument)
        if call.function in _EQUAL:
            yield from self._choices(*call.arguments)

    def _list(self, node: Node) -> Iterator[Wrong]:
        if not isinstance(node, Items):
            yield from self.check(node)
            return
        kinds = {type(one.value) for one in node.items if isinstance(one, Literal)}
        all_literal = all(isinstance(one, Literal) for one in node.items)
        if not node.items or not all_literal or len(kinds) > 1:
            yield NO_LIST

    def _function(self, call: Call) -> Iterator[Wrong]:
        if len(call.arguments) != 1:
            yield Wrong(
                text("“%(name)s” takes one thing between its brackets.", name=call.function),
                text('Write it like this: count(A1), sum(T1.costs), date("2026-01-31").'),
            )
            return
        (argument,) = call.arguments
        if call.function != "date":
            yield from self.check(argument)
        elif not (isinstance(argument, Literal) and _is_day(argument.value)):
            yield Wrong(
                text("“date” takes a day of the calendar as year-month-day between quotes."),
                text('Write it like this: date("2026-01-31").'),
            )

    def _unknown_function(self, call: Call) -> Wrong:
        if call.function in MONTHS:
            return Wrong(
                text("“%(name)s” can stand in a rule for findings only.", name=call.function),
                text('Compare with a day: A5 < date("2026-01-31").'),
            )
        if re.fullmatch(r"\w+", call.function):
            return Wrong(
                text("There is no function “%(name)s”.", name=call.function),
                did_you_mean(call.function, self._known.functions),
            )
        return strange(self._source, call.at)

    def _choices(self, left: Node, right: Node) -> Iterator[Wrong]:
        for named, other in ((left, right), (right, left)):
            meaning = self._known.meanings.get(named.path) if isinstance(named, Name) else None
            if meaning is None or meaning.choices is None:
                continue
            codes = [choice.code for choice in meaning.choices if choice.missing is None]
            literals = other.items if isinstance(other, Items) else (other,)
            for one in literals:
                if isinstance(one, Literal) and isinstance(one.value, str):
                    yield from self._choice(meaning, codes, one.value)

    def _choice(self, meaning: Meaning, codes: Sequence[str], written: str) -> Iterator[Wrong]:
        choice = next((one for one in meaning.choices or () if one.code == written), None)
        if choice is None:
            yield Wrong(
                text(
                    "“%(choice)s” is not a choice of “%(question)s”.",
                    choice=written[:80],
                    question=meaning.question.code,
                ),
                did_you_mean(written, codes),
            )
        elif choice.missing is not None:
            yield Wrong(
                text(
                    "Who chooses “%(choice)s” gives no answer to “%(question)s”, so nothing can "
                    "be compared with it.",
                    choice=written[:80],
                    question=meaning.question.code,
                ),
                text("Use “.answered”, or compare with another choice."),
            )

    def _name(self, path: str) -> Iterator[Wrong]:
        if path in self._known.names:
            return
        root, _, rest = path.partition(".")
        if root == LEVEL and root not in self._known.codes:
            yield no_such_level(rest, self._known)
            return
        code = _unusable(self._source, self._known)
        if root not in self._known.codes:
            if code is not None and code.startswith(root):
                yield _cannot_name(code)
                return
            yield no_such_name(root, self._known.codes, () if rest else self._known.choices)
        elif not usable(root):
            yield _cannot_name(root)
        else:
            yield self._part(root, rest)

    def _part(self, root: str, rest: str) -> Wrong:
        parts = [
            path.partition(".")[2] for path in self._known.meanings if path.split(".")[0] == root
        ]
        kind = self._known.questionnaire.question(root).kind
        if rest:
            return Wrong(
                text("“%(code)s” has no “%(part)s”.", code=root, part=rest[:80]),
                did_you_mean(rest, [part for part in parts if part]),
            )
        sides = [part for part in parts if part != "answered"]
        what = {
            Kind.LEVEL: text("“%(code)s” has two levels, in practice and on paper.", code=root),
            Kind.PRIORITY: text("“%(code)s” has two sides.", code=root),
            Kind.TABLE: text("“%(code)s” is a table.", code=root),
        }.get(kind, text("“%(code)s” has no value that a formula can use.", code=root))
        if kind is Kind.TABLE:
            sides = [ROWS, *(side for side in sides if side != ROWS)]
        return Wrong(
            what,
            text(
                "Write one of these: %(words)s.",
                words=", ".join(f"{root}.{side}" for side in sides or ["answered"]),
            ),
        )


def no_such_level(written: str, known: Known) -> Wrong:
    """A level is named that there is not, or where none can be."""
    if not known.in_a_rule:
        return Wrong(
            text("The level of a domain can be used in a rule for findings only."),
            text("Use the answers to questions."),
        )
    code, _, theme = written.partition(".")
    have = [name.split(".", 1)[1] for name in known.levels]
    if code not in have:
        sections = [section.code for section in known.questionnaire.sections]
        what = (
            text("The domain “%(code)s” has no level.", code=code[:80])
            if code in sections
            else text("There is no domain “%(code)s”.", code=code[:80])
        )
        return Wrong(what, did_you_mean(code, [one for one in have if "." not in one]))
    themes = [one.split(".", 1)[1] for one in have if one.startswith(f"{code}.")]
    return Wrong(
        text("The domain “%(code)s” has no theme “%(theme)s”.", code=code, theme=theme[:80]),
        did_you_mean(theme, themes) if themes else text("Write level.%(code)s.", code=code),
    )


def _is_day(written: bool | float | str) -> bool:
    if not isinstance(written, str) or not re.fullmatch(DAY_PATTERN, written):
        return False
    try:
        return date.fromisoformat(written).year > 0
    except ValueError:
        return False


def _late(node: Node, meanings: Mapping[str, AnyMeaning]) -> Iterator[Wrong]:
    """What CEL allows and we do not: the order of texts, and lists that are compared as a whole."""
    if not isinstance(node, Call):
        return
    for argument in node.arguments:
        yield from _late(argument, meanings)
    if node.function not in _ORDER | _EQUAL:
        return
    left, right = (described(argument, meanings) for argument in node.arguments)
    sorts = [sort_of(argument, meanings) for argument in node.arguments]
    if sorts[0] in LISTS or (node.function in _ORDER and sorts[0] not in _ORDERED):
        yield does_not_fit(SIGNS[node.function], left, right)
