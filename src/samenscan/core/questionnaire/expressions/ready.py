"""The rules for findings of a questionnaire, compiled once for as long as it is in use."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from samenscan.core.questionnaire.expressions.formula import Known, names_in, read_formula
from samenscan.core.questionnaire.expressions.names import AnyMeaning, LevelMeaning, Meaning, Sort
from samenscan.core.questionnaire.expressions.program import Program
from samenscan.core.questionnaire.expressions.rules import KEPT, Same
from samenscan.core.questionnaire.model import FindingRule, Question, Questionnaire, Section
from samenscan.core.questionnaire.quoted import answers_in


@dataclass(frozen=True)
class ReadyRule:
    """One rule, ready to be tried; `program` is None where its condition cannot be read.

    `questions` are those that the condition names, in the order in which it does; `levels` the
    names of the levels. `covers` are the codes about which no general rule then speaks, `quoted`
    the answers that each text holds.
    """

    rule: FindingRule
    program: Program | None
    section: Section
    questions: tuple[str, ...]
    levels: tuple[str, ...]
    covers: frozenset[str]
    quoted: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class ReadyRules:
    """All rules of a questionnaire in their order; `used` are the questions they look at."""

    rules: tuple[ReadyRule, ...]
    names: Mapping[str, AnyMeaning]
    used: tuple[Question, ...]


def finding_rules_of(questionnaire: Questionnaire) -> ReadyRules:
    """The rules for findings of this questionnaire; made once for as long as it is in use."""
    return _made(Same(questionnaire))


@lru_cache(maxsize=KEPT)
def _made(same: Same) -> ReadyRules:
    questionnaire = same.questionnaire
    known = Known(questionnaire, in_a_rule=True)
    rules = tuple(_ready(rule, known) for rule in questionnaire.findings)
    used = {code for ready in rules for code in ready.questions}
    return ReadyRules(
        rules=rules,
        names=known.names,
        used=tuple(one for one in questionnaire.questions() if one.code in used),
    )


def _ready(rule: FindingRule, known: Known) -> ReadyRule:
    found = read_formula(rule.when.source, known, Sort.YES_NO)
    program = found if isinstance(found, Program) else None
    meanings = list(_meanings(program, known)) if program else []
    questions = dict.fromkeys(
        meaning.question.code for _, meaning in meanings if isinstance(meaning, Meaning)
    )
    levels = dict.fromkeys(name for name, meaning in meanings if isinstance(meaning, LevelMeaning))
    covers = tuple(questions) if rule.covers is None else rule.covers
    return ReadyRule(
        rule=rule,
        program=program,
        section=_section(rule, known, tuple(questions), [one for _, one in meanings]),
        questions=tuple(questions),
        levels=tuple(levels),
        covers=frozenset(covers),
        quoted=_quoted(rule),
    )


def _quoted(rule: FindingRule) -> Mapping[str, tuple[str, ...]]:
    texts = {
        "sees": rule.sees,
        "matters": rule.matters,
        "others": rule.others,
        "step": rule.step,
    }
    return {key: answers_in(told) for key, told in texts.items() if told is not None}


def _meanings(program: Program, known: Known) -> Iterator[tuple[str, AnyMeaning]]:
    for name in names_in(program.node):
        yield name.path, known.names[name.path]


def _section(
    rule: FindingRule, known: Known, questions: tuple[str, ...], meanings: list[AnyMeaning]
) -> Section:
    """Where the rule is told: as its author said, else with what its condition names first."""
    sections = known.questionnaire.sections
    if rule.section is not None:
        return next((one for one in sections if one.code == rule.section), sections[0])
    for section in sections:
        if questions and any(one.code == questions[0] for one in section.questions):
            return section
    return next((one.section for one in meanings if isinstance(one, LevelMeaning)), sections[0])
