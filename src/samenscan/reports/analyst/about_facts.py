"""What the scan says about itself and what free text is about, as plain JSON and as sheets."""

from decimal import Decimal

from samenscan.core.disclosure import Analyst, Released
from samenscan.core.formats.workbook_told import Column, Table
from samenscan.core.interpretation.about_scan import (
    DEEDS,
    AboutScan,
    QuestionCount,
    RuleCount,
    Together,
)
from samenscan.core.interpretation.free_text import FreeText, TopicCount
from samenscan.core.text import Text, text
from samenscan.reports.analyst.about_told import two, who_told
from samenscan.reports.facts import Json
from samenscan.reports.words import tell


def about_json(released: Released[Analyst, AboutScan]) -> Json:
    """Suggestions with their sentences, and every count behind them."""
    report = released.facts
    return {
        "n_members": report.n_members,
        "n_sheets": report.n_sheets,
        "suggestions": [
            {
                "rule": one.rule,
                "about": one.about,
                "section": one.section,
                "deed": one.deed.name.lower(),
                "gain": one.gain,
                "sees": tell(one.sees),
                "reason": tell(one.reason),
                "step": tell(one.step),
            }
            for one in report.suggestions
        ],
        "questions": [_question(one) for one in report.questions],
        "constraints": [
            {"question": one.question, "n_asked": one.n_asked, "n_broken": one.n_broken}
            for one in report.constraints
        ],
        "rules": [_rule(one) for one in report.rules],
        "domains": [_domain(one) for one in report.domains],
        "minutes": [
            {"section": one.section, "n_questions": one.n_questions, "minutes": one.minutes}
            for one in report.minutes
        ],
        "notes": [tell(note) for note in report.notes],
    }


def written_json(released: Released[Analyst, FreeText]) -> Json:
    """Topics and counts per question; nothing of any text."""
    report = released.facts
    return {
        "n_members": report.n_members,
        "questions": [
            {
                "question": one.question,
                "n_texts": one.n_texts,
                "n_without_topic": one.n_without_topic,
                "languages": dict(one.languages),
                "topics": [_topic(topic) for topic in one.topics],
            }
            for one in report.questions
        ],
        "together": [_topic(topic) for topic in report.together],
        "not_read": list(report.not_read),
        "notes": [tell(note) for note in report.notes],
    }


def about_tables(
    about: Released[Analyst, AboutScan], written: Released[Analyst, FreeText]
) -> list[Table]:
    """A sheet with suggestions, one with questions, and one with topics where there are any."""
    tables = [_suggestions(about.facts), _questions(about.facts)]
    if any(one.topics for one in written.facts.questions):
        tables.append(_topics(written.facts))
    return tables


def _topic(one: TopicCount) -> Json:
    return {
        "topic": one.topic,
        "title": tell(one.title),
        "n_organisations": one.n_organisations,
    }


def _question(one: QuestionCount) -> Json:
    return {
        "question": one.question,
        "section": one.section,
        "own": one.own,
        "reasons_hidden": one.hidden,
        "n_sheets": one.n_sheets,
        "n_answered": one.n_answered,
        "n_half": one.n_half,
        "n_unknown": one.n_unknown,
        "n_rather_not_say": one.n_rather_not_say,
        "n_not_answered": one.n_not_answered,
        "n_not_applicable": one.n_not_applicable,
        "n_not_asked": one.n_not_asked,
    }


def _rule(one: RuleCount) -> Json:
    return {
        "rule": one.rule,
        "kind": one.kind,
        "questions": list(one.questions),
        "n_fired": one.n_fired,
        "n_silent": one.n_silent,
        "n_waiting": one.n_waiting,
        "n_not_about": one.n_not_about,
    }


def _domain(one: Together) -> Json:
    return {
        "section": one.section,
        "n_questions": one.n_questions,
        "n_complete": one.n_complete,
        "alpha": None if one.alpha is None else str(one.alpha),
        "alpha_low": two(one.low) or None,
        "alpha_high": two(one.high) or None,
        "omega": two(one.omega) or None,
        "sentence": tell(one.sentence),
    }


def _suggestions(report: AboutScan) -> Table:
    rows = [
        (
            *(one.section, one.about, tell(one.title), tell(DEEDS[one.deed])),
            *(tell(one.sees), tell(one.reason), tell(one.step), one.gain, one.rule),
        )
        for one in report.suggestions
    ]
    head = (
        *_columns(text("Domain"), text("About"), width=10),
        *_columns(text("Question"), text("What to do"), width=30),
        *_columns(text("What we see"), text("Why it matters"), text("First step"), width=44),
        *_columns(text("Sheets"), text("Rule"), width=8),
    )
    return Table(tell(text("Next questionnaire")), head, rows)


def _questions(report: AboutScan) -> Table:
    rows = [
        (
            *(one.section, one.question, tell(one.title), who_told(one.who), one.n_sheets),
            *(one.n_answered, one.n_half, one.n_unknown, one.n_rather_not_say),
            *(one.n_not_answered, one.n_not_applicable, one.n_not_asked),
        )
        for one in report.questions
    ]
    head = (
        *_columns(text("Domain"), text("Code"), width=10),
        *_columns(text("Question"), width=44),
        *_columns(text("Who fills it in"), width=24),
        *_columns(text("Sheets"), text("Answered"), text("Half answered"), text("Unknown")),
        *_columns(text("Rather not say"), text("Not answered"), text("Does not apply")),
        *_columns(text("Not asked")),
    )
    return Table(tell(text("How questions were answered")), head, rows)


def _topics(report: FreeText) -> Table:
    rows: list[tuple[str, str, int | Decimal]] = [
        (one.question, tell(topic.title), topic.n_organisations)
        for one in report.questions
        for topic in one.topics
    ]
    head = (
        *_columns(text("Question"), width=10),
        *_columns(text("Topic"), width=36),
        *_columns(text("Organisations")),
    )
    return Table(tell(text("Free text")), head, rows)


def _columns(*titles: Text, width: int = 14) -> tuple[Column, ...]:
    return tuple(Column(tell(title), width) for title in titles)
