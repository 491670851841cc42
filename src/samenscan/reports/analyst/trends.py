"""The trend of the group beside earlier rounds: for the page, as JSON and as sheets (R8 to R11)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from samenscan.core.disclosure import Analyst, Released
from samenscan.core.formats.workbook_told import Cell, Column, Table
from samenscan.core.interpretation.group.trend import GroupTrend, SubjectTrend
from samenscan.core.interpretation.group.trend_words import GROUP_METHOD
from samenscan.core.interpretation.trend import Turn
from samenscan.core.text import Text, text
from samenscan.reports.facts import Json
from samenscan.reports.words import shown, tell

Trends = Released[Analyst, tuple[GroupTrend, ...]]

TURNS: Mapping[Turn | None, Text] = {
    Turn.ROSE: text("up"),
    Turn.FELL: text("down"),
    Turn.STEADY: text("no clear change"),
    None: text("cannot be said"),
}


def trends_context(
    released: Trends, names: Mapping[str, str], language: str
) -> list[dict[str, object]]:
    """Each earlier round: who is in the comparison, then domains, then questions that changed."""
    return [_trend(one, names, language) for one in released.facts]


def _trend(trend: GroupTrend, names: Mapping[str, str], language: str) -> dict[str, object]:
    subjects = (*trend.domains, *trend.questions)
    clear = [one for one in trend.questions if one.turn in (Turn.ROSE, Turn.FELL)]
    return {
        "since": tell(text("Beside %(round)s", round=trend.since)),
        "who": tell(_who(trend)),
        "came": [names.get(code, code) for code in trend.came],
        "left": [names.get(code, code) for code in trend.left],
        "domains": [_row(one, language) for one in trend.domains if one.n_members],
        "questions": [_row(one, language) for one in clear],
        "steady": tell(_steady(trend.questions)),
        "silent": not any(one.n_members for one in subjects),
        "method": [tell(sentence) for sentence in GROUP_METHOD],
    }


def _who(trend: GroupTrend) -> Text:
    return text(
        "%(both)s members took part in both rounds and are compared; %(came)s only now, %(left)s "
        "only then.",
        both=len(trend.both),
        came=len(trend.came),
        left=len(trend.left),
    )


def _steady(questions: Sequence[SubjectTrend]) -> Text:
    """What is left when the questions with a clear change are told."""
    apart = sum(one.n_members == 0 for one in questions)
    return text(
        "Of the other questions %(steady)s show no clear change, %(few)s were answered twice by "
        "too few members, and %(apart)s compare for nobody.",
        steady=sum(one.turn is Turn.STEADY for one in questions),
        few=sum(one.turn is None for one in questions) - apart,
        apart=apart,
    )


def _row(one: SubjectTrend, language: str) -> dict[str, object]:
    return {
        "code": one.code,
        "title": shown(one.title, language),
        "n": one.n_members,
        "rose": one.rose,
        "fell": one.fell,
        "stayed": one.stayed,
        "before": "–" if one.before is None else tell(one.before),
        "after": "–" if one.after is None else tell(one.after),
        "turn": tell(TURNS[one.turn]),
        "clear": one.turn in (Turn.ROSE, Turn.FELL),
    }


def trends_json(released: Trends) -> Json:
    """Every count behind the page; chances are exact fractions."""
    return [
        {
            "version": one.version,
            "day": None if one.day is None else one.day.isoformat(),
            "input_hash": one.content_hash,
            "both": list(one.both),
            "came": list(one.came),
            "left": list(one.left),
            "domains": [_subject(subject) for subject in one.domains],
            "questions": [_subject(subject) for subject in one.questions],
        }
        for one in released.facts
    ]


def _subject(one: SubjectTrend) -> Json:
    return {
        "code": one.code,
        "section": one.section,
        "n_members": one.n_members,
        "rose": one.rose,
        "fell": one.fell,
        "stayed": one.stayed,
        "before": None if one.before is None else str(one.before),
        "after": None if one.after is None else str(one.after),
        "chance": str(one.chance),
        "turn": None if one.turn is None else one.turn.value,
    }


def trend_tables(released: Trends) -> list[Table]:
    """A sheet per earlier round: domains first, then questions."""
    return [
        Table(tell(text("Trend %(n)s", n=at)), _head(), [_cells(one) for one in _subjects(trend)])
        for at, trend in enumerate(released.facts, 1)
    ]


def _subjects(trend: GroupTrend) -> tuple[SubjectTrend, ...]:
    return tuple(one for one in (*trend.domains, *trend.questions) if one.n_members)


def _head() -> tuple[Column, ...]:
    return (
        Column(tell(text("Code")), 10),
        Column(tell(text("Subject")), 50),
        *(
            Column(tell(one))
            for one in (text("Members"), text("Rose"), text("Fell"), text("Stayed"))
        ),
        Column(tell(text("Mean then")), decimals=1),
        Column(tell(text("Mean now")), decimals=1),
        Column(tell(text("Chance")), decimals=4),
        Column(tell(text("Up or down")), 20),
    )


def _cells(one: SubjectTrend) -> list[Cell]:
    chance = Decimal(one.chance.numerator) / Decimal(one.chance.denominator)
    return [
        *(one.code, tell(one.title), one.n_members, one.rose, one.fell, one.stayed),
        *(one.before, one.after, chance.quantize(Decimal("0.0001")), tell(TURNS[one.turn])),
    ]
