"""The rules of a scan tried on one sheet (I9): which of them hold, and what they then say."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from samenscan.core.answers.asked import SheetView, values_of
from samenscan.core.answers.shown import shown
from samenscan.core.interpretation.report import Finding, SectionFact
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
    quoted = dict.fromkeys(code for codes in one.quoted.values() for code in codes)
    answers = {
        code: answer_shown(questionnaire, seen, code)
        for code in dict.fromkeys([*one.questions, *quoted])
    }

    def filled(key: str, told: Words) -> Words | Filled:
        blanks = tuple((f"answer.{code}", answers[code]) for code in one.quoted[key])
        return Filled(told, blanks) if blanks else told

    return Finding(
        id=rule.id,
        rule="I9",
        kind=rule.kind,
        severity=rule.severity,
        section=one.section.code,
        questions=one.questions or tuple(rule.covers or ()),
        title=rule.title,
        sentence=filled("sees", rule.sees),
        reason=filled("matters", rule.matters),
        next_step=None if rule.step is None else filled("step", rule.step),
        evidence=(
            *answers.items(),
            *((name, level_shown(levels.get(name))) for name in one.levels),
        ),
        others=None if rule.others is None else filled("others", rule.others),
        references=rule.references,
    )


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
