"""Which translations a questionnaire lacks, and which have been overtaken by the original."""

from collections.abc import Iterator
from dataclasses import dataclass

from samenscan.core.questionnaire.model import (
    Column,
    Cut,
    FindingRule,
    Question,
    Questionnaire,
    Section,
)
from samenscan.core.text import Words


@dataclass(frozen=True)
class Gap:
    """A text that a language lacks: not an error, the first language is shown and marked.

    `code` is that of the question, section, questionnaire or rule for findings; `part` the key of
    the text. The line is 0 for what stands outside questions and rules.
    """

    code: str
    part: str
    language: str
    line: int
    file: str = ""


@dataclass(frozen=True)
class _Told:
    code: str
    part: str
    words: Words
    line: int = 0
    file: str = ""


def gaps(questionnaire: Questionnaire) -> list[Gap]:
    """Every text that one of the questionnaire's languages lacks, in reading order."""
    return [
        Gap(told.code, told.part, language, told.line, told.file)
        for told in _texts(questionnaire)
        for language in questionnaire.languages
        if told.words.lacks(language)
    ]


def stale(old: Questionnaire, new: Questionnaire) -> list[Gap]:
    """Every translation that stayed as it was while the text in the first language changed.

    Texts are matched by code and part, in reading order of the new version; a text that is new,
    and a language that the text lacks, are none of these.
    """
    first = new.languages[0]
    before = {(told.code, told.part): told.words for told in _texts(old)}
    return [
        Gap(told.code, told.part, language, told.line, told.file)
        for told in _texts(new)
        for language in new.languages[1:]
        if _overtaken(before.get((told.code, told.part)), told.words, first, language)
    ]


def _overtaken(old: Words | None, new: Words, first: str, language: str) -> bool:
    if old is None or old.lacks(first) or new.lacks(language):
        return False
    return old[first] != new[first] and old.get(language) == new[language]


def _texts(questionnaire: Questionnaire) -> Iterator[_Told]:
    code = questionnaire.code
    yield _Told(code, "title", questionnaire.title)
    for number, name in enumerate(questionnaire.levels):
        yield _Told(code, f"scale.levels.{number}", name)
    for number, name in enumerate(questionnaire.paper_levels):
        yield _Told(code, f"scale.paper.{number}", name)
    for respondent in questionnaire.respondents:
        yield _Told(code, f"respondents.{respondent.code}", respondent.title)
    for section in questionnaire.sections:
        yield from _section_texts(section)
        for question in section.questions:
            for part, told in _question_texts(question):
                yield _Told(question.code, part, told, question.line, question.file)
    for rule in questionnaire.findings:
        for part, told in _rule_texts(rule):
            yield _Told(rule.id, part, told, rule.line, rule.file)


def _section_texts(section: Section) -> Iterator[_Told]:
    yield _Told(section.code, "title", section.title)
    if section.intro is not None:
        yield _Told(section.code, "intro", section.intro)
    for theme in section.themes:
        yield _Told(section.code, f"themes.{theme.code}", theme.title)
    for part, told in _cut_texts(section.cut):
        yield _Told(section.code, part, told)


def _question_texts(question: Question) -> Iterator[tuple[str, Words]]:
    yield "text", question.text
    yield from _written(help=question.help, unit=question.unit)
    for number, told in enumerate(question.levels):
        yield f"levels.{number}", told
    for choice in question.choices:
        yield f"choices.{choice.code}", choice.text
    for column in question.columns:
        for part, told in _column_texts(column):
            yield f"columns.{column.code}.{part}", told
    for number, constraint in enumerate(question.constraints, start=1):
        yield f"constraints.{number}", constraint.says
    yield from _cut_texts(question.cut)
    if question.total is not None:
        yield "total.says", question.total.says
    for number, advice in enumerate(question.advice_when, start=1):
        yield f"advice.{number}", advice.text
    yield from _written(advice=question.advice)


def _cut_texts(cut: Cut | None) -> Iterator[tuple[str, Words]]:
    if cut is not None:
        yield "cut.says", cut.says
        if cut.other_end is not None:
            yield "cut.other_end.says", cut.other_end.says


def _rule_texts(rule: FindingRule) -> Iterator[tuple[str, Words]]:
    return _written(
        title=rule.title,
        sees=rule.sees,
        matters=rule.matters,
        others=rule.others,
        step=rule.step,
    )


def _column_texts(column: Column) -> Iterator[tuple[str, Words]]:
    yield "text", column.text
    yield from _written(unit=column.unit)
    for choice in column.choices:
        yield f"choices.{choice.code}", choice.text


def _written(**texts: Words | None) -> Iterator[tuple[str, Words]]:
    return ((part, told) for part, told in texts.items() if told is not None)
