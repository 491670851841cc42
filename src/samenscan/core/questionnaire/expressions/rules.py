"""The formulas of a questionnaire, compiled, with the order in which they have to be evaluated."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from samenscan.core.questionnaire.expressions.formula import Known, read_formula
from samenscan.core.questionnaire.expressions.names import Meaning, Sort, names_of
from samenscan.core.questionnaire.expressions.program import Program
from samenscan.core.questionnaire.model import Expression, Question, Questionnaire
from samenscan.core.text import Words

KEPT = 32


@dataclass(frozen=True)
class Rule:
    """What should hold between answers, and what to say when it does not."""

    program: Program
    says: Words


@dataclass(frozen=True)
class Rules:
    """The formulas of one questionnaire, by question code.

    A formula that cannot be read, or that stands in a circle, is `None` in `asked_when` and
    `values`: its condition never holds and it never has a value. `order` holds the codes of
    questions with a condition or calculation, each after those it depends on. `dependents` says
    of a code which of those depend on it, directly or through others, in the same order.
    `used` are the questions of which formulas name something, `names` all names they bring.
    """

    questions: Mapping[str, Question]
    meanings: Mapping[str, Meaning]
    asked_when: Mapping[str, Program | None]
    values: Mapping[str, Program | None]
    constraints: Mapping[str, tuple[Rule, ...]]
    advice: Mapping[str, tuple[Rule, ...]]
    order: tuple[str, ...]
    dependents: Mapping[str, tuple[str, ...]]
    used: frozenset[str]
    names: Mapping[str, tuple[str, ...]]


class Same:
    """A questionnaire that is equal to itself only: comparing whole ones takes long."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.questionnaire is self.questionnaire

    def __hash__(self) -> int:
        return id(self.questionnaire)


def rules_of(questionnaire: Questionnaire) -> Rules:
    """The formulas of this questionnaire; made once for as long as it is in use."""
    return _made(Same(questionnaire))


@lru_cache(maxsize=KEPT)
def _made(same: Same) -> Rules:
    known = Known(same.questionnaire)
    questions = {question.code: question for question in same.questionnaire.questions()}
    asked = {
        code: _read(question.asked_when, known, Sort.YES_NO)
        for code, question in questions.items()
        if question.asked_when is not None
    }
    values = {
        code: _read(question.value, known, Sort.NUMBER)
        for code, question in questions.items()
        if question.value is not None
    }
    needs = needs_of(asked, values, known.meanings)
    round_about = frozenset(code for circle in circles(needs) for code in circle)
    order = tuple(code for code in _after(needs) if code not in round_about)
    asked |= dict.fromkeys(round_about & asked.keys())
    values |= dict.fromkeys(round_about & values.keys())
    rules = {code: tuple(_constraints(one, known)) for code, one in questions.items()}
    advice = {code: tuple(_advice(one, known)) for code, one in questions.items()}
    return Rules(
        questions=questions,
        meanings=known.meanings,
        asked_when=asked,
        values=values,
        constraints={code: found for code, found in rules.items() if found},
        advice={code: found for code, found in advice.items() if found},
        order=order,
        dependents=_dependents(needs, order),
        used=frozenset(
            known.meanings[name].question.code
            for one in _programs(asked, values, rules, advice)
            for name in one.names
        ),
        names={code: tuple(names_of(question)) for code, question in questions.items()},
    )


def _read(expression: Expression | None, known: Known, wanted: Sort) -> Program | None:
    if expression is None:
        return None
    found = read_formula(expression.source, known, wanted)
    return found if isinstance(found, Program) else None


def _constraints(question: Question, known: Known) -> Iterator[Rule]:
    for constraint in question.constraints:
        program = _read(constraint.rule, known, Sort.YES_NO)
        if program is not None:
            yield Rule(program, constraint.says)


def _advice(question: Question, known: Known) -> Iterator[Rule]:
    for advice in question.advice_when:
        program = _read(advice.when, known, Sort.YES_NO)
        if program is not None:
            yield Rule(program, advice.text)


def _programs(
    asked: Mapping[str, Program | None],
    values: Mapping[str, Program | None],
    *rules: Mapping[str, tuple[Rule, ...]],
) -> Iterator[Program]:
    yield from (one for one in (*asked.values(), *values.values()) if one is not None)
    for by_code in rules:
        yield from (rule.program for several in by_code.values() for rule in several)


Needs = Mapping[str, frozenset[str]]


def needs_of(
    asked: Mapping[str, Program | None],
    values: Mapping[str, Program | None],
    meanings: Mapping[str, Meaning],
) -> Needs:
    """Which questions a question has to know first, for its condition and its calculation."""
    needs: dict[str, frozenset[str]] = {}
    for by_code in (asked, values):
        for code, program in by_code.items():
            names = program.names if program else frozenset()
            found = frozenset(meanings[name].question.code for name in names)
            needs[code] = needs.get(code, frozenset()) | found
    return needs


def circles(needs: Needs) -> tuple[tuple[str, ...], ...]:
    """Questions that wait for each other, each circle in the order in which they wait.

    Every question that waits for itself, directly or through others, is in one of them.
    """
    found: list[tuple[str, ...]] = []
    covered: set[str] = set()
    for start in _around(needs):
        if start in covered:
            continue
        way = _way_back(needs, start)
        if way:
            found.append(way)
            covered |= set(way)
    return tuple(found)


def _around(needs: Needs) -> list[str]:
    """What is left when every question that waits for nothing is taken away, again and again."""
    left = {code: len(needed & needs.keys()) for code, needed in needs.items()}
    wanted_by: dict[str, list[str]] = {}
    for code, needed in needs.items():
        for one in needed:
            wanted_by.setdefault(one, []).append(code)
    free = [code for code, n in left.items() if n == 0]
    for code in free:
        del left[code]
        for waiting in wanted_by.get(code, ()):
            left[waiting] -= 1
            if left[waiting] == 0:
                free.append(waiting)
    return [code for code in needs if code in left]


def _way_back(needs: Needs, start: str) -> tuple[str, ...]:
    """The shortest way from a question over what it needs back to itself; empty without one."""
    before: dict[str, str] = {}
    reached = [start]
    for code in reached:
        for needed in sorted(needs.get(code, ())):
            if needed == start:
                way = [code]
                while way[-1] != start:
                    way.append(before[way[-1]])
                return tuple(reversed(way))
            if needed not in before:
                before[needed] = code
                reached.append(needed)
    return ()


def _after(needs: Needs) -> Iterator[str]:
    """Every code of `needs`, each after those it needs; circles are cut anywhere."""
    done: set[str] = set()
    for first in needs:
        waiting = [first]
        opened: set[str] = set()
        while waiting:
            code = waiting[-1]
            if code in done or code not in needs:
                waiting.pop()
            elif code in opened:
                waiting.pop()
                done.add(code)
                yield code
            else:
                opened.add(code)
                waiting += [one for one in sorted(needs[code]) if one not in opened]


def _dependents(needs: Needs, order: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    through: dict[str, frozenset[str]] = {}
    found: dict[str, list[str]] = {}
    for code in order:
        every = needs[code].union(*(through.get(one, frozenset()) for one in needs[code]))
        through[code] = every
        for one in every:
            found.setdefault(one, []).append(code)
    return {code: tuple(several) for code, several in found.items()}
