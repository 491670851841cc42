"""The rules of a scan tried on one sheet (I9): which of them hold, and what they then say."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from samenscan.core.answers.asked import SheetView, values_of
from samenscan.core.answers.shown import shown
from samenscan.core.interpretation.report import Finding, SectionFact
from samenscan.core.questionnaire.check_findings import ANSWER
from samenscan.core.questionnaire.expressions import (
    CelInput,
    ReadyRule,
    ReadyRules,
    midnight,
)
from samenscan.core.questionnaire.expressions.names import LEVEL, READING_DAY
from samenscan.core.questionnaire.model import Questionnaire
from samenscan.core.text import Filled, Text, Words, text

Values = Mapping[str, CelInput]


def levels_by_name(sections: Sequence[SectionFact]) -> dict[str, Decimal]:
    """Every level that is not withheld, under the name that a rule knows it by, as it is shown."""
    found = {}
    for fact in sections:
        if fact.level is not None:
            found[f"{LEVEL}.{fact.code}"] = fact.level
        for theme in fact.themes:
            if theme.level is not None:
                found[f"{LEVEL}.{fact.code}.{theme.code}"] = theme.level
    return found


def values_for(
    ready: ReadyRules, seen: SheetView, levels: Mapping[str, Decimal], day: date | None
) -> Values:
    """What the rules may know of a sheet: its answers as they count, its levels and the day."""
    found: dict[str, CelInput] = {name: float(level) for name, level in levels.items()}
    for question in ready.used:
        found |= values_of(question, seen.answer(question.code))
    if day is not None:
        found[READING_DAY] = midnight(day)
    return found


def fired(ready: ReadyRules, values: Values) -> tuple[ReadyRule, ...]:
    """The rules that hold, in their order; what waits for an answer does not."""
    return tuple(one for one in ready.rules if one.program and one.program.holds(values))


def finding_of(
    one: ReadyRule,
    questionnaire: Questionnaire,
    seen: SheetView,
    levels: Mapping[str, Decimal],
) -> Finding:
    """What a rule that holds says to the organisation of this sheet."""
    rule = one.rule
    questions = one.questions or tuple(rule.covers or ())
    return Finding(
        id=rule.id,
        rule="I9",
        kind=rule.kind,
        severity=rule.severity,
        section=one.section.code,
        questions=questions,
        title=rule.title,
        sentence=_filled(rule.sees, questionnaire, seen),
        reason=_filled(rule.matters, questionnaire, seen),
        next_step=None if rule.step is None else _filled(rule.step, questionnaire, seen),
        evidence=tuple(_evidence(one, questionnaire, seen, levels)),
        others=None if rule.others is None else _filled(rule.others, questionnaire, seen),
        references=rule.references,
    )


def _evidence(
    one: ReadyRule,
    questionnaire: Questionnaire,
    seen: SheetView,
    levels: Mapping[str, Decimal],
) -> Iterator[tuple[str, Text]]:
    """The answers that the condition and the sentence name, then the levels."""
    rule = one.rule
    texts = (rule.sees, rule.matters, rule.others, rule.step)
    quoted = [code for told in texts if told for code in _answers_in(told)]
    for code in dict.fromkeys([*one.questions, *quoted]):
        yield code, answer_shown(questionnaire, seen, code)
    for name in one.levels:
        yield name, level_shown(levels.get(name))


def answer_shown(questionnaire: Questionnaire, seen: SheetView, code: str) -> Text:
    """An answer in words; a question that is not asked says so."""
    if not seen.asked(code):
        return text("not asked of you")
    return shown(questionnaire.question(code), seen.answer(code))


def level_shown(level: Decimal | None) -> Text:
    """A level in words, or that it is withheld."""
    if level is None:
        return text("no level is shown yet")
    return text("level %(level)s", level=level)


def _answers_in(told: Words) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for said in told.values() for code in ANSWER.findall(said)))


def _filled(told: Words, questionnaire: Questionnaire, seen: SheetView) -> Words | Filled:
    codes = _answers_in(told)
    if not codes:
        return told
    return Filled(
        told,
        tuple((f"answer.{code}", answer_shown(questionnaire, seen, code)) for code in codes),
    )
