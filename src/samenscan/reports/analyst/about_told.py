"""The sections on the scan itself and on free text, ready for their templates."""

from samenscan.core.disclosure import Analyst, Released
from samenscan.core.interpretation.about_scan import (
    DEEDS,
    AboutScan,
    QuestionCount,
    RuleCount,
    Suggestion,
    Together,
    Turn,
)
from samenscan.core.interpretation.free_text import FreeText, QuestionTopics
from samenscan.core.text import Words, text
from samenscan.reports.words import shown, tell, tell_each

TURNS = {
    Turn.LOST: text("Questions that lose answers"),
    Turn.TELLS_LITTLE: text("Questions that tell little"),
    Turn.RULES: text("Rules and time"),
}
LANGUAGES = {
    "nl": text("Dutch"),
    "fr": text("French"),
    "de": text("German"),
    "en": text("English"),
    "unknown": text("language not known"),
}


def about_context(released: Released[Analyst, AboutScan], language: str) -> dict[str, object]:
    """Suggestions in their order, then the tables behind them."""
    report = released.facts
    turns = [
        {
            "title": tell(title),
            "suggestions": [
                _suggestion(one, language) for one in report.suggestions if one.turn is turn
            ],
        }
        for turn, title in TURNS.items()
    ]
    return {
        "n_sheets": report.n_sheets,
        "turns": [one for one in turns if one["suggestions"]],
        "notes": tell_each(report.notes),
        "questions": [_question(one, language) for one in report.questions],
        "domains": [_domain(one, language) for one in report.domains],
        "rules": [_rule(one, language) for one in report.rules],
    }


def written_context(released: Released[Analyst, FreeText], language: str) -> dict[str, object]:
    """Topics per question in free text, and over all of them where there are several."""
    report = released.facts
    several = len([one for one in report.questions if one.n_texts]) > 1
    return {
        "questions": [_written(one, language) for one in report.questions],
        "together": [(tell(one.title), one.n_organisations) for one in report.together]
        if several
        else [],
        "notes": tell_each(report.notes),
    }


def _suggestion(one: Suggestion, language: str) -> dict[str, object]:
    return {
        "title": shown(one.title, language),
        "about": one.about,
        "rule": one.rule,
        "deed": tell(DEEDS[one.deed]),
        "sentences": tell_each((one.sees, one.reason, one.step)),
    }


def _question(one: QuestionCount, language: str) -> dict[str, object]:
    reasons = (
        *(one.n_half, one.n_unknown, one.n_rather_not_say),
        *(one.n_not_answered, one.n_not_applicable, one.n_not_asked),
    )
    return {
        "code": one.question,
        "title": shown(one.title, language),
        "who": who_told(one.who),
        "answered": one.n_answered,
        "without": one.n_without,
        "hidden": one.hidden,
        "reasons": reasons,
    }


def who_told(who: Words | str) -> str:
    """Whoever fills a question in, in the active language; empty where nobody is named."""
    return who if isinstance(who, str) else tell(who)


def _domain(one: Together, language: str) -> dict[str, object]:
    return {
        "title": shown(one.title, language),
        "n_questions": one.n_questions,
        "n_complete": one.n_complete,
        "alpha": two(None if one.alpha is None else float(one.alpha)),
        "low": two(one.low),
        "high": two(one.high),
        "omega": two(one.omega),
        "sentence": tell(one.sentence),
        "said": one.alpha is not None,
    }


def two(value: float | None) -> str:
    """Two decimals, as a figure of a method is written everywhere; empty for none."""
    return "" if value is None else f"{value:.2f}"


def _rule(one: RuleCount, language: str) -> dict[str, object]:
    return {
        "id": one.rule,
        "title": shown(one.title, language),
        "fired": one.n_fired,
        "silent": one.n_silent,
        "waiting": one.n_waiting,
        "not_about": one.n_not_about,
    }


def _written(one: QuestionTopics, language: str) -> dict[str, object]:
    return {
        "code": one.question,
        "title": shown(one.title, language),
        "sentence": tell(one.sentence),
        "languages": [(tell(LANGUAGES[code]), n) for code, n in one.languages],
        "topics": [(tell(topic.title), topic.n_organisations) for topic in one.topics],
    }
