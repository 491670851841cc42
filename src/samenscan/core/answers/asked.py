"""What counts of a sheet: which questions are asked, what is calculated, which advice fits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from samenscan.core.answers.accept import KINDS
from samenscan.core.answers.values import (
    Answer,
    Cell,
    Chosen,
    Day,
    Levels,
    Missing,
    Number,
    Priority,
    Ranked,
    Rows,
    Several,
    Sheet,
    Written,
    YesNo,
    is_complete,
)
from samenscan.core.questionnaire.expressions import CelInput, One, Rules, midnight, rules_of
from samenscan.core.questionnaire.model import Kind, Question, Questionnaire
from samenscan.core.text import Words

MAX_CALCULATED = Decimal(10) ** 15

Values = dict[str, CelInput]


@dataclass(frozen=True)
class Broken:
    """A rule between answers that does not hold, with the question it was written at."""

    question: str
    says: Words


@dataclass(frozen=True)
class SheetView:
    """The answers of one sheet as they count, whatever order they were given in.

    `not_asked` are the codes of questions that are not asked. `changed` makes the view of the
    same sheet with one other answer.
    """

    not_asked: frozenset[str]
    _rules: Rules
    _answers: Mapping[str, Answer]
    _values: Mapping[str, CelInput]

    def asked(self, code: str) -> bool:
        """Whether this question is asked (X3); not so where the questionnaire lacks it."""
        return code in self._rules.questions and code not in self.not_asked

    def answer(self, code: str) -> Answer:
        """The stored or calculated answer; NOT_APPLICABLE where the question is not asked (X4)."""
        if not self.asked(code):
            return Missing.NOT_APPLICABLE
        return self._answers.get(code, Missing.NOT_ANSWERED)

    def broken_constraints(self) -> tuple[Broken, ...]:
        """The rules that do not hold, of questions that are asked, in reading order (X9)."""
        return tuple(
            Broken(code, rule.says)
            for code, rules in self._rules.constraints.items()
            if self.asked(code)
            for rule in rules
            if rule.program.holds(self._values) is False
        )

    def advice(self, code: str) -> Words | None:
        """The first advice of this question that fits, or its general one (X10); None without."""
        if not self.asked(code):
            return None
        for rule in self._rules.advice.get(code, ()):
            if rule.program.holds(self._values):
                return rule.says
        return self._rules.questions[code].advice

    def changed(self, code: str, answer: Answer) -> "SheetView":
        """The view of this sheet with one other answer; only what depends on it is done again."""
        return _changed(self, code, answer)

    def differs(self, other: "SheetView") -> frozenset[str]:
        """Codes that are asked in one of two views only, or calculated differently."""
        calculated = {
            code
            for code in self._rules.values
            if self._answers.get(code) != other._answers.get(code)
        }
        return (self.not_asked ^ other.not_asked) | calculated


def view(questionnaire: Questionnaire, sheet: Sheet) -> SheetView:
    """What counts of this sheet; never refuses, whatever answers were stored."""
    rules = rules_of(questionnaire)
    looking = _Looking(rules, dict(sheet.answers), {}, set(rules.asked_when))
    for code in rules.used:
        if code not in rules.asked_when and code not in rules.values:
            looking.see(code)
    for code in rules.values:
        looking.answers[code] = Missing.NOT_ANSWERED
    looking.look(rules.order)
    return looking.seen()


def as_counted(questionnaire: Questionnaire, sheets: Iterable[Sheet]) -> tuple[Sheet, ...]:
    """These sheets with their answers as they count: calculated, and NOT_APPLICABLE (X4)."""
    codes = [question.code for question in questionnaire.questions()]
    return tuple(
        replace(sheet, answers={code: seen.answer(code) for code in codes})
        for sheet in sheets
        for seen in (view(questionnaire, sheet),)
    )


def _changed(before: SheetView, code: str, answer: Answer) -> SheetView:
    rules = before._rules
    if code in rules.values:
        return before
    looking = _Looking(rules, dict(before._answers), dict(before._values), set(before.not_asked))
    looking.answers[code] = answer
    if code in rules.used:
        looking.see(code)
    looking.look(rules.dependents.get(code, ()))
    return looking.seen()


@dataclass
class _Looking:
    """A view in the making."""

    rules: Rules
    answers: dict[str, Answer]
    values: Values
    not_asked: set[str]

    def look(self, codes: tuple[str, ...]) -> None:
        """Decide on these questions again, each after those it depends on."""
        for code in codes:
            if code in self.rules.asked_when:
                condition = self.rules.asked_when[code]
                if condition is not None and condition.holds(self.values):
                    self.not_asked.discard(code)
                else:
                    self.not_asked.add(code)
            if code in self.rules.values:
                self.answers[code] = self._calculated(code)
            if code in self.rules.used:
                self.see(code)

    def _calculated(self, code: str) -> Answer:
        program = self.rules.values[code]
        found = None if program is None else program.number(self.values)
        if found is None:
            return Missing.NOT_ANSWERED
        number = Decimal(repr(found))
        if abs(number) >= MAX_CALCULATED:
            return Missing.NOT_ANSWERED
        step = Decimal(1).scaleb(-self.rules.questions[code].decimals)
        return Number(number.quantize(step, ROUND_HALF_UP))

    def see(self, code: str) -> None:
        """Put what formulas may know of one answer in the place of what they knew."""
        for name in self.rules.names[code]:
            self.values.pop(name, None)
        question = self.rules.questions[code]
        answer = self.answers.get(code, Missing.NOT_ANSWERED)
        if code in self.not_asked:
            answer = Missing.NOT_ANSWERED
        self.values.update(values_of(question, answer))

    def seen(self) -> SheetView:
        return SheetView(
            frozenset(self.not_asked),
            self.rules,
            MappingProxyType(self.answers),
            MappingProxyType(self.values),
        )


def values_of(question: Question, answer: Answer) -> Values:
    """What formulas may know of this answer, by name; what is missing or unfit is left out."""
    code = question.code
    fits = question.kind is Kind.DERIVED or isinstance(answer, KINDS[question.kind])
    found: Values = {f"{code}.answered": False}
    if isinstance(answer, Missing) or not fits:
        return found
    found[f"{code}.answered"] = is_complete(answer)
    match answer:
        case Levels(paper, practice):
            found |= _sides(code, paper=paper, practice=practice)
        case Priority(matters, together):
            found |= _sides(code, matters=matters, together=together)
        case Several(codes) | Ranked(codes):
            found[code] = list(codes)
        case Rows():
            found |= _columns(question, answer)
        case Chosen() | YesNo() | Number() | Day() | Written():
            found[code] = _one(answer)
    return found


def _sides(code: str, **sides: int | None) -> Values:
    return {f"{code}.{side}": float(level) for side, level in sides.items() if level is not None}


def _columns(question: Question, answer: Rows) -> Values:
    """Every column as a list; one with an empty cell is not known, as missing is never zero."""
    found: Values = {}
    for column in question.columns:
        cells = [row.cell(column.code) for row in answer.rows]
        if all(cell is not None for cell in cells):
            found[f"{question.code}.{column.code}"] = [_one(cell) for cell in cells if cell]
    found[f"{question.code}.rows"] = float(len(answer.rows))
    return found


def _one(cell: Cell) -> One:
    match cell:
        case Chosen(code):
            return code
        case YesNo(yes):
            return yes
        case Number(number):
            return float(number)
        case Day(day):
            return midnight(day)
        case Written(written):
            return written
