"""How the own report tells what changed since an earlier round: as page, JSON and sheet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from samenscan.core.charts import Chart, trend_chart
from samenscan.core.disclosure import Own, Released
from samenscan.core.formats.workbook_told import Cell, Column, Table
from samenscan.core.interpretation import OwnReport
from samenscan.core.interpretation.trend import DomainTrend, OwnTrend, QuestionTrend, Turn, Why
from samenscan.core.text import Text, text
from samenscan.reports.words import Shown, shown, tell


@dataclass(frozen=True)
class QuestionTold:
    """One question that moved, in the reader's language: what was said then, and now."""

    code: str
    title: Shown
    then: str
    now: str


@dataclass(frozen=True)
class MovedTold:
    """The questions that moved one way, under their heading; `kind` is `rose` or `fell`."""

    kind: str
    heading: str
    questions: tuple[QuestionTold, ...]


@dataclass(frozen=True)
class LeftTold:
    """Why some questions do not compare, and which."""

    sentence: str
    questions: tuple[tuple[str, Shown], ...]


@dataclass(frozen=True)
class TrendTold:
    """One earlier round beside today, ready for a template; `chart` is None without levels."""

    since: str
    summary: tuple[str, ...]
    chart: Chart | None
    domains: tuple[tuple[Shown, str], ...]
    moved: tuple[MovedTold, ...]
    step: str
    left: tuple[LeftTold, ...]
    gone: str
    method: tuple[str, ...]

    @property
    def named(self) -> tuple[LeftTold, ...]:
        """The reasons of which the questions are named."""
        return tuple(one for one in self.left if one.questions)


def trends_told(released: Released[Own, OwnReport], language: str) -> tuple[TrendTold, ...]:
    """Every earlier round of this organisation, in the active `language`."""
    return tuple(
        _told(trend, trend_chart(released, at, tell), language)
        for at, trend in enumerate(released.facts.trends)
    )


def _told(trend: OwnTrend, chart: Chart | None, language: str) -> TrendTold:
    up, down = tell(text("What went up")), tell(text("What went down"))
    moved = (("rose", up, trend.rose), ("fell", down, trend.fell))
    return TrendTold(
        since=tell(text("Beside %(round)s", round=trend.since)),
        summary=tuple(tell(sentence) for sentence in trend.summary),
        chart=chart,
        domains=tuple(
            (shown(one.title, language), tell(one.sentence)) for one in trend.shown_domains
        ),
        moved=tuple(
            MovedTold(kind, heading, tuple(_question(one, language) for one in questions))
            for kind, heading, questions in moved
            if questions
        ),
        step=tell(trend.step) if trend.step else "",
        left=tuple(
            LeftTold(
                tell(one.sentence),
                # Which questions are new shows from the rest of the report.
                tuple(
                    (code, shown(title, language))
                    for code, title in one.questions
                    if one.why is not Why.NEW
                ),
            )
            for one in trend.left
        ),
        gone=_gone(trend.gone),
        method=tuple(tell(sentence) for sentence in trend.method),
    )


def _question(one: QuestionTrend, language: str) -> QuestionTold:
    return QuestionTold(
        one.code, shown(one.title, language), tell(one.said_then), tell(one.says_now)
    )


def _gone(n: int) -> str:
    if not n:
        return ""
    if n == 1:
        return tell(text("1 question of then is not asked any more."))
    return tell(text("%(n)s questions of then are not asked any more.", n=n))


def trend_tables(report: OwnReport) -> list[Table]:
    """One sheet over all earlier rounds, domains before questions; none without such a round."""
    rows = [row for trend in report.trends for row in _cells(trend)]
    if not report.trends:
        return []
    head = (
        Column(tell(text("Earlier round")), 30),
        Column(tell(text("Code")), 10),
        Column(tell(text("Domain or question")), 46),
        Column(tell(text("Level then")), decimals=1),
        Column(tell(text("Level now")), decimals=1),
        Column(tell(text("Up or down")), 20),
        Column(tell(text("Answer then")), 46),
        Column(tell(text("Answer now")), 46),
    )
    return [Table(tell(text("What changed")), head, rows)]


def _cells(trend: OwnTrend) -> Iterator[list[Cell]]:
    since = tell(trend.since)
    for domain in trend.shown_domains:
        turn = tell(TURNS[domain.turn]) if domain.turn else ""
        title = tell(domain.title)
        yield [since, domain.code, title, domain.before, domain.after, turn, None, None]
    for one in trend.questions:
        title, turn = tell(one.title), tell(TURNS[one.turn])
        said = tell(one.said_then), tell(one.says_now)
        yield [since, one.code, title, one.before, one.after, turn, *said]


TURNS: Mapping[Turn, Text] = MappingProxyType(
    {
        Turn.ROSE: text("up"),
        Turn.FELL: text("down"),
        Turn.STEADY: text("no clear change"),
    }
)


def trend_facts(trend: OwnTrend) -> dict[str, object]:
    """One earlier round beside today as JSON; levels are texts with a point."""
    return {
        "version": trend.version,
        "day": None if trend.day is None else trend.day.isoformat(),
        "questionnaire_hash": trend.questionnaire_hash,
        "input_hash": trend.content_hash,
        "n_compared": trend.n_compared,
        "n_applicable": trend.n_applicable,
        "gone": trend.gone,
        "summary": [tell(sentence) for sentence in trend.summary],
        "domains": [_domain_facts(one) for one in trend.domains],
        "questions": [_question_facts(one) for one in trend.questions],
        "not_compared": [
            {"why": one.why.value, "questions": [code for code, _ in one.questions]}
            for one in trend.left
        ],
    }


def _domain_facts(one: DomainTrend) -> dict[str, object]:
    return {
        "code": one.code,
        "before": None if one.before is None else str(one.before),
        "after": None if one.after is None else str(one.after),
        "scale_max": str(one.scale_max),
        "turn": None if one.turn is None else one.turn.value,
        "n_compared": one.n_compared,
        "n_applicable": one.n_applicable,
        "n_rose": one.n_rose,
        "n_fell": one.n_fell,
        "sentence": tell(one.sentence),
    }


def _question_facts(one: QuestionTrend) -> dict[str, object]:
    return {
        "code": one.code,
        "section": one.section,
        "before": str(one.before),
        "after": str(one.after),
        "turn": one.turn.value,
        "said_then": tell(one.said_then),
        "says_now": tell(one.says_now),
    }
