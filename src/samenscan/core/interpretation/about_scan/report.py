"""What a scan says about itself to whoever writes the next one; for the analyst only."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samenscan.core.answers.asked import view
from samenscan.core.answers.dataset import Dataset
from samenscan.core.interpretation.about_scan.between import (
    ConstraintCount,
    RuleCount,
    constraint_counts,
    rule_counts,
)
from samenscan.core.interpretation.about_scan.domains import Together, domains_together
from samenscan.core.interpretation.about_scan.little import tells_little
from samenscan.core.interpretation.about_scan.lost import FEWEST, broken_rule, lost_answers
from samenscan.core.interpretation.about_scan.minutes import SectionMinutes, section_minutes
from samenscan.core.interpretation.about_scan.questions import QuestionCount, question_counts
from samenscan.core.interpretation.about_scan.sides import (
    SideCount,
    SidesAlike,
    side_counts,
    sides_alike,
)
from samenscan.core.interpretation.about_scan.speaking import about_domain, about_rule, about_time
from samenscan.core.interpretation.about_scan.suggestions import Suggestion
from samenscan.core.questionnaire.model import Questionnaire
from samenscan.core.text import Text, text


@dataclass(frozen=True)
class AboutScan:
    """Suggestions for the next questionnaire, first what helps most, and the tables behind them.

    `n_members` were asked, `n_sheets` handed something in. All tables are in reading order.
    """

    n_members: int
    n_sheets: int
    suggestions: tuple[Suggestion, ...]
    questions: tuple[QuestionCount, ...]
    sides: tuple[SideCount, ...]
    alike: tuple[SidesAlike, ...]
    constraints: tuple[ConstraintCount, ...]
    rules: tuple[RuleCount, ...]
    domains: tuple[Together, ...]
    minutes: tuple[SectionMinutes, ...]
    notes: tuple[Text, ...]


def about_scan(dataset: Dataset, *, day: date | None = None) -> AboutScan:
    """Q1 to Q13 of docs/methods/about-the-scan.md; `day` is the one on which rules are read."""
    asked, sheets = dataset.questionnaire, dataset.sheets
    views = [view(asked, sheet) for sheet in sheets]
    tables = _Tables(
        questions=question_counts(asked, views),
        sides=side_counts(dataset),
        alike=sides_alike(dataset, views),
        constraints=constraint_counts(asked, views),
        rules=rule_counts(asked, sheets, views, day),
        domains=domains_together(asked, views),
        minutes=section_minutes(asked),
    )
    return AboutScan(
        n_members=len(dataset.population),
        n_sheets=len(sheets),
        suggestions=_ordered(asked, tables, len(sheets)),
        questions=tables.questions,
        sides=tables.sides,
        alike=tables.alike,
        constraints=tables.constraints,
        rules=tables.rules,
        domains=tables.domains,
        minutes=tables.minutes,
        notes=tuple(_notes(tables, len(sheets))),
    )


@dataclass(frozen=True)
class _Tables:
    questions: tuple[QuestionCount, ...]
    sides: tuple[SideCount, ...]
    alike: tuple[SidesAlike, ...]
    constraints: tuple[ConstraintCount, ...]
    rules: tuple[RuleCount, ...]
    domains: tuple[Together, ...]
    minutes: tuple[SectionMinutes, ...]


def _ordered(asked: Questionnaire, tables: _Tables, n_sheets: int) -> tuple[Suggestion, ...]:
    """Q13: first what loses answers, then what tells little, then rules; most sheets first."""
    found = list(_suggestions(asked, tables, n_sheets))
    return tuple(sorted(found, key=lambda one: (one.turn.value, -one.gain)))


def _suggestions(asked: Questionnaire, tables: _Tables, n_sheets: int) -> Iterator[Suggestion]:
    sides = _by_question(tables.sides)
    alike = {one.question: one for one in tables.alike}
    place = {one.question: one.section for one in tables.questions}
    for count in tables.questions:
        code = count.question
        yield from lost_answers(count)
        yield from tells_little(
            asked.question(code), count.section, sides.get(code, ()), alike.get(code)
        )
    for broken in tables.constraints:
        code = broken.question
        yield from broken_rule(broken, place.get(code, ""), asked.question(code).text)
    for rule in tables.rules:
        yield from about_rule(rule)
    for domain in tables.domains:
        yield from about_domain(asked, domain)
    if n_sheets >= FEWEST:
        for section in tables.minutes:
            yield from about_time(section, n_sheets)


def _by_question(sides: Sequence[SideCount]) -> Mapping[str, tuple[SideCount, ...]]:
    found: dict[str, tuple[SideCount, ...]] = {}
    for side in sides:
        found[side.question] = (*found.get(side.question, ()), side)
    return found


def _notes(tables: _Tables, n_sheets: int) -> Iterator[Text]:
    if n_sheets < FEWEST:
        yield text(
            "%(n)s organisations answered. Under five we suggest nothing: one answer more or less "
            "would turn it.",
            n=n_sheets,
        )
    minutes = sum(one.minutes for one in tables.minutes)
    n_questions = sum(one.n_questions for one in tables.minutes)
    if minutes:
        yield text(
            "The questionnaire itself says: %(n)s questions in %(minutes)s minutes. How long it "
            "took, and in which order people answered, is not kept.",
            n=n_questions,
            minutes=minutes,
        )
    quiet = [one.rule for one in tables.rules if one.n_decided >= FEWEST and one.never_speaks]
    if quiet:
        yield text(
            "%(n)s of %(of)s rules for findings spoke for nobody: %(rules)s. Perhaps nobody is in "
            "that situation; look at one sheet where you expected it.",
            n=len(quiet),
            of=len(tables.rules),
            rules=", ".join(quiet),
        )
    own = [one.question for one in tables.questions if one.own]
    if own:
        yield text(
            "Of %(n)s questions the answers serve only the organisation itself. Of these we count "
            "only whether there is a value.",
            n=len(own),
        )
    yield text(
        "These suggestions are about the questionnaire, not about anybody who filled it in. The "
        "limits are conventions; a question may be worth keeping whatever they say."
    )
