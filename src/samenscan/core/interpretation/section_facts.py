"""How an organisation stands per domain: levels, coverage and whether it passes."""

from collections.abc import Collection

from samenscan.core.answers.asked import SheetView
from samenscan.core.answers.values import Sheet
from samenscan.core.interpretation.report import SectionFact, ThemeFact
from samenscan.core.questionnaire.model import Questionnaire, Section
from samenscan.core.scoring import (
    on_scale,
    parts_of,
    score_section,
    scored_questions,
    target_of_part,
    target_of_section,
)


def section_facts(
    questionnaire: Questionnaire,
    sheet: Sheet,
    seen: SheetView,
    only: Collection[str] | None = None,
) -> tuple[SectionFact, ...]:
    """One fact per domain that has a score, in the order of the questionnaire.

    `only` these domains, by code; None for all of them.
    """
    return tuple(
        _section_fact(questionnaire, section, sheet, seen)
        for section in questionnaire.sections
        if scored_questions(section) and (only is None or section.code in only)
    )


def _section_fact(
    questionnaire: Questionnaire, section: Section, sheet: Sheet, seen: SheetView
) -> SectionFact:
    score = score_section(questionnaire, section, sheet, seen)
    target = target_of_section(section, seen)
    parts = {part.code: part for part in parts_of(section)}
    aims = {code: target_of_part(part, seen) for code, part in parts.items()}
    return SectionFact(
        code=section.code,
        title=section.title,
        level=None if score.share is None else on_scale(score.share, questionnaire),
        scale_max=questionnaire.scale_max,
        coverage=score.coverage,
        n_answered=score.n_answered,
        n_applicable=score.n_applicable,
        reason=score.reason,
        target=None if target is None else on_scale(target, questionnaire),
        themes=tuple(
            ThemeFact(
                code=theme.code,
                title=parts[theme.code].title,
                level=None if theme.share is None else on_scale(theme.share, questionnaire),
                coverage=theme.coverage,
                reason=theme.reason,
                target=None if (aim := aims[theme.code]) is None else on_scale(aim, questionnaire),
            )
            for theme in score.themes
        ),
        passed=score.passed,
        because=score.because,
    )
