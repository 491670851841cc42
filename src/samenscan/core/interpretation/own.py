"""What one organisation is told about itself, from its own sheets and nothing else."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from samenscan.core.answers.asked import SheetView, view
from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.shown import shown
from samenscan.core.answers.values import Missing, Number, Sheet, is_complete
from samenscan.core.disclosure import HOUSE, Own, Released, release_own, views_to_tell
from samenscan.core.interpretation.choose import improvements_of, noticed_of, strengths_of
from samenscan.core.interpretation.differed import differed
from samenscan.core.interpretation.evidence import Seen, look
from samenscan.core.interpretation.found import found_in
from samenscan.core.interpretation.report import (
    Calculated,
    Finding,
    OwnReport,
)
from samenscan.core.interpretation.section_facts import section_facts
from samenscan.core.interpretation.trend import Earlier, own_trends
from samenscan.core.questionnaire.expressions import in_words
from samenscan.core.questionnaire.model import Kind, Questionnaire
from samenscan.core.scoring import Given
from samenscan.core.text import Text, text


def interpret_own(
    questionnaire: Questionnaire,
    sheet: Sheet,
    *,
    day: date | None = None,
    earlier: Sequence[Earlier] = (),
    colleagues: int = HOUSE.colleagues,
) -> Released[Own, OwnReport]:
    """The own report of the organisation of this sheet, released to that organisation only.

    `day` is the one on which the answers are read; without it no rule can count months.
    `earlier` are its own earlier rounds, to which today is compared, the most recent first.
    `colleagues`: how many have to have answered a question before it is told that they differ.
    """
    report = own_report(questionnaire, sheet, day=day, earlier=earlier, colleagues=colleagues)
    return release_own(Own(sheet.organisation), report)


def own_report(
    questionnaire: Questionnaire,
    sheet: Sheet,
    *,
    day: date | None = None,
    earlier: Sequence[Earlier] = (),
    colleagues: int = HOUSE.colleagues,
) -> OwnReport:
    """Levels per scored section and what the rules I1 to I13 see; a pure function of its input."""
    seen = view(questionnaire, sheet)
    all_seen = tuple(look(questionnaire, seen))
    sections = section_facts(questionnaire, sheet, seen)
    found = found_in(questionnaire, seen, all_seen, sections, day)
    strengths, improvements = strengths_of(found), improvements_of(found)
    apart = tuple(differed(questionnaire, seen, views_to_tell(sheet.views, colleagues)))
    return OwnReport(
        organisation=sheet.organisation,
        sections=sections,
        strengths=strengths,
        improvements=improvements,
        noticed=(*noticed_of(found, (*strengths, *improvements)), *apart),
        n_missing=_missing_counts(questionnaire, seen),
        content_hash=Dataset(questionnaire, (sheet,)).content_hash,
        strengths_note=_strengths_note(all_seen, strengths),
        improvements_note=_improvements_note(all_seen, improvements),
        calculated=tuple(_calculated(questionnaire, seen)),
        broken=seen.broken_constraints(),
        trends=own_trends(questionnaire, sheet.organisation, seen, earlier),
        findings=(*(one.finding for one in found), *apart),
        day=day,
    )


def _calculated(questionnaire: Questionnaire, seen: SheetView) -> Iterator[Calculated]:
    for question in questionnaire.questions():
        answer = seen.answer(question.code)
        if (
            question.kind is Kind.DERIVED
            and question.value is not None
            and isinstance(answer, Number)
        ):
            yield Calculated(
                question=question.code,
                title=question.text,
                value=answer.value,
                shown=shown(question, answer),
                how=in_words(question.value, questionnaire),
            )


def _missing_counts(questionnaire: Questionnaire, seen: Given) -> dict[Missing, int]:
    """How many questions that are asked have no answer, per kind; half an answer is none.

    What is calculated is not asked of anybody, and does not count.
    """
    counts = Counter(dict.fromkeys(Missing, 0))
    for question in questionnaire.questions():
        if question.kind is Kind.DERIVED or not seen.asked(question.code):
            continue
        answer = seen.answer(question.code)
        if isinstance(answer, Missing):
            counts[answer] += 1
        elif not is_complete(answer):
            counts[Missing.NOT_ANSWERED] += 1
    return dict(counts)


def _nothing_scored(all_seen: tuple[Seen, ...]) -> bool:
    return all(seen.score is None for seen in all_seen)


_TOO_LITTLE = text("Nothing has been answered yet that we could say something about.")


def _strengths_note(all_seen: tuple[Seen, ...], strengths: tuple[Finding, ...]) -> Text | None:
    if strengths:
        return None
    if _nothing_scored(all_seen):
        return _TOO_LITTLE
    return text(
        "No answer stands out as a strength yet. That says nothing about the work behind it; we "
        "only name what the answers show."
    )


def _improvements_note(
    all_seen: tuple[Seen, ...], improvements: tuple[Finding, ...]
) -> Text | None:
    if improvements:
        return None
    if _nothing_scored(all_seen):
        return _TOO_LITTLE
    return text("Every answer reaches its target, so there is no point for improvement to name.")
