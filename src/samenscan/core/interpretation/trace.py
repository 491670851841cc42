"""Why a rule holds, does not, or waits: every part of its condition, with the answers it saw."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from samenscan.core.answers.asked import SheetView
from samenscan.core.answers.bounds import shown_day
from samenscan.core.interpretation.fire import Values, answer_shown, level_shown
from samenscan.core.questionnaire.expressions import Program, ReadyRule, ReadyRules
from samenscan.core.questionnaire.expressions.days import MONTHS
from samenscan.core.questionnaire.expressions.formula import names_in
from samenscan.core.questionnaire.expressions.names import READING_DAY, AnyMeaning, Meaning
from samenscan.core.questionnaire.expressions.program import program
from samenscan.core.questionnaire.expressions.told import level_in_words, part_in_words
from samenscan.core.questionnaire.expressions.wire import Call, Node
from samenscan.core.questionnaire.expressions.written import as_formula
from samenscan.core.questionnaire.model import Questionnaire
from samenscan.core.text import Text, text

Joined = Literal["", "and", "or", "not"]
_JOINED: Mapping[str, Joined] = {"_&&_": "and", "_||_": "or", "!_": "not"}
DAY = "day"


@dataclass(frozen=True)
class Value:
    """What a part looked at: a question by its code, a level by its name, or the reading day."""

    name: str
    title: Text
    shown: Text
    missing: bool


@dataclass(frozen=True)
class Part:
    """One part of a condition: yes, no, or None where a value it needs is not there.

    `joined` says how its `parts` belong together; a part without parts has `values` instead.
    """

    said: Text
    outcome: bool | None
    joined: Joined = ""
    parts: tuple["Part", ...] = ()
    values: tuple[Value, ...] = ()

    def leaves(self) -> Iterator["Part"]:
        """The parts that are not made of others, from left to right."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()

    def waits_for(self) -> tuple[Value, ...]:
        """What has to be there before this can be decided; empty where it is decided."""
        if self.outcome is not None:
            return ()
        found = (
            [value for value in self.values if value.missing]
            if not self.parts
            else [value for part in self.parts for value in part.waits_for()]
        )
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class Sight:
    """What a trace may look at: one sheet as it counts, its levels, and the reading day."""

    questionnaire: Questionnaire
    seen: SheetView
    levels: Mapping[str, Decimal]
    day: date | None
    values: Values


def trace(one: ReadyRule, ready: ReadyRules, sight: Sight) -> Part | None:
    """The condition of a rule, part by part; None where it cannot be read."""
    return None if one.program is None else _Tracing(ready.names, sight).part(one.program.node)


class _Tracing:
    """One condition looked at part by part."""

    def __init__(self, names: Mapping[str, AnyMeaning], sight: Sight) -> None:
        self._names = names
        self._sight = sight

    def part(self, node: Node) -> Part:
        joined = self._joined(node)
        said = part_in_words(node, self._names) or text(
            "the formula %(formula)s holds", formula=as_formula(node)
        )
        outcome = self._outcome(node)
        if joined and isinstance(node, Call):
            parts = tuple(self.part(one) for one in _flat(node, node.function))
            return Part(said, outcome, joined, parts)
        return Part(said, outcome, values=tuple(self._values(node)))

    def _joined(self, node: Node) -> Joined:
        """How a node is made of others; “not” with one comparison behind it is one part."""
        if not isinstance(node, Call):
            return ""
        joined = _JOINED.get(node.function, "")
        if joined == "not" and not self._joined(node.arguments[0]):
            return ""
        return joined

    def _outcome(self, node: Node) -> bool | None:
        ready = program(node, self._names)
        return ready.holds(self._sight.values) if isinstance(ready, Program) else None

    def _values(self, node: Node) -> Iterator[Value]:
        sight = self._sight
        found: dict[str, Value] = {}
        for name in names_in(node):
            meaning = self._names[name.path]
            missing = name.path not in sight.values
            if not isinstance(meaning, Meaning):
                shown = level_shown(sight.levels.get(name.path))
                found[name.path] = Value(name.path, level_in_words(meaning), shown, missing)
                continue
            code = meaning.question.code
            before = found.get(code)
            found[code] = Value(
                code,
                text("“%(question)s”", question=meaning.question.text),
                answer_shown(sight.questionnaire, sight.seen, code),
                missing or (before is not None and before.missing),
            )
        yield from found.values()
        if READING_DAY in _days(node):
            shown = shown_day(sight.day) if sight.day else text("not given")
            title = text("the day on which the answers are read")
            yield Value(DAY, title, shown, sight.day is None)


def _flat(node: Call, function: str) -> Iterator[Node]:
    """The parts of “a and b and c”, which CEL nests two by two."""
    for argument in node.arguments:
        if function != "!_" and isinstance(argument, Call) and argument.function == function:
            yield from _flat(argument, function)
        else:
            yield argument


def _days(node: Node) -> Iterator[str]:
    if isinstance(node, Call):
        if node.function in MONTHS:
            yield READING_DAY
        for argument in node.arguments:
            yield from _days(argument)
