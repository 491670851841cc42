"""Rules between answers and rules for findings: how often they speak, and who contradicts whom."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samenscan.core.answers.asked import SheetView
from samenscan.core.answers.values import Sheet
from samenscan.core.interpretation.fire import Values, levels_by_name, values_for
from samenscan.core.interpretation.section_facts import section_facts
from samenscan.core.questionnaire.expressions import (
    Program,
    ReadyRule,
    ReadyRules,
    finding_rules_of,
    references,
)
from samenscan.core.questionnaire.expressions.names import LevelMeaning
from samenscan.core.questionnaire.model import Constraint, Questionnaire
from samenscan.core.questionnaire.own_only import hidden_reasons
from samenscan.core.scoring import scored_questions
from samenscan.core.text import Words


@dataclass(frozen=True)
class ConstraintCount:
    """How often a rule between answers did not hold, among the sheets of which it was asked."""

    question: str
    says: Words
    n_asked: int
    n_broken: int


@dataclass(frozen=True)
class RuleCount:
    """For how many sheets a rule for findings fired, did not, or cannot tell.

    It waits where an answer lacks (`n_waiting`); where a question that it names is not asked, it
    is not about that organisation (`n_not_about`). `questions` are those its condition names;
    `people` who fills them in, each once.
    """

    rule: str
    kind: str
    section: str
    title: Words
    questions: tuple[str, ...]
    people: tuple[Words | str, ...]
    n_fired: int
    n_silent: int
    n_waiting: int
    n_not_about: int

    @property
    def n_decided(self) -> int:
        """For how many the answers decide."""
        return self.n_fired + self.n_silent

    @property
    def never_speaks(self) -> bool:
        """Whether it spoke for nobody; a rule that checks answers is there to be silent."""
        return self.n_fired == 0 and self.kind != "check"

    @property
    def between_colleagues(self) -> bool:
        """Whether it checks the answers of one person against those of another (Q10)."""
        return self.kind == "check" and len(self.people) > 1


def constraint_counts(
    questionnaire: Questionnaire, views: Sequence[SheetView]
) -> tuple[ConstraintCount, ...]:
    """Every rule between answers, in reading order, but those that look at hidden ones (Q2)."""
    hidden = hidden_reasons(questionnaire)
    broken = Counter(
        (one.question, one.says) for seen in views for one in set(seen.broken_constraints())
    )
    return tuple(
        ConstraintCount(
            question=question.code,
            says=constraint.says,
            n_asked=sum(seen.asked(question.code) for seen in views),
            n_broken=broken[question.code, constraint.says],
        )
        for question in questionnaire.questions()
        for constraint in _apart(question.constraints)
        if not hidden & {question.code, *references(constraint.rule, questionnaire)}
    )


def _apart(constraints: Sequence[Constraint]) -> Sequence[Constraint]:
    """Rules that say the same are told as one, as they are to whoever answers."""
    return tuple({one.says: one for one in constraints}.values())


def rule_counts(
    questionnaire: Questionnaire,
    sheets: Sequence[Sheet],
    views: Sequence[SheetView],
    day: date | None,
) -> tuple[RuleCount, ...]:
    """Every rule for findings in its order, tried on every sheet, on the reading day.

    Rules that look at hidden answers are left out (Q2), and so are those that look at a level that
    holds one, and without a day those that need one.
    """
    ready = finding_rules_of(questionnaire)
    hidden = hidden_reasons(questionnaire)
    levels = {meaning.section.code for meaning in _levels(ready.rules, ready)}
    values = [
        values_for(
            ready, seen, levels_by_name(section_facts(questionnaire, sheet, seen, levels)), day
        )
        for sheet, seen in zip(sheets, views, strict=True)
    ]
    return tuple(
        _rule(questionnaire, one, _outcomes(one, one.program, views, values))
        for one in ready.rules
        if one.program is not None
        and not _rests_on_hidden(one, ready, hidden)
        and (day is not None or not one.program.needs_day)
    )


def _outcomes(
    one: ReadyRule, program: Program, views: Sequence[SheetView], values: Sequence[Values]
) -> Mapping[str, int]:
    counted: Counter[str] = Counter()
    for seen, given in zip(views, values, strict=True):
        holds = program.holds(given)
        if holds is None and not all(seen.asked(code) for code in one.questions):
            counted["not about"] += 1
        else:
            counted[{True: "fired", False: "silent", None: "waiting"}[holds]] += 1
    return counted


def _rests_on_hidden(one: ReadyRule, ready: ReadyRules, hidden: frozenset[str]) -> bool:
    scored = {
        question.code
        for meaning in _levels([one], ready)
        for question in scored_questions(meaning.section)
    }
    return bool(hidden & {*scored, *one.questions})


def _levels(rules: Iterable[ReadyRule], ready: ReadyRules) -> Iterator[LevelMeaning]:
    """The levels that these rules look at."""
    for one in rules:
        for name in one.levels:
            meaning = ready.names[name]
            if isinstance(meaning, LevelMeaning):
                yield meaning


def _rule(questionnaire: Questionnaire, one: ReadyRule, counted: Mapping[str, int]) -> RuleCount:
    named = frozenset(one.questions)
    return RuleCount(
        rule=one.rule.id,
        kind=one.rule.kind,
        section=one.section.code,
        title=one.rule.title,
        questions=tuple(q.code for q in questionnaire.questions() if q.code in named),
        people=_people(questionnaire, named),
        n_fired=counted["fired"],
        n_silent=counted["silent"],
        n_waiting=counted["waiting"],
        n_not_about=counted["not about"],
    )


def _people(questionnaire: Questionnaire, codes: Collection[str]) -> tuple[Words | str, ...]:
    who = [
        question.who or section.who
        for section in questionnaire.sections
        for question in section.questions
        if question.code in codes
    ]
    return tuple(questionnaire.who(one) for one in dict.fromkeys(who) if one)
