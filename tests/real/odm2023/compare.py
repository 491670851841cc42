"""Every published score of 2023 beside ours, and the cause of each that differs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from samenscan.core.answers import Dataset, Sheet
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.scoring import SheetScore, score_dataset
from samenscan.core.scoring.explain import explanation
from tests.real.odm2023.importer import NESTING, option_scores
from tests.real.odm2023.known import SCORED_WITHOUT_WEIGHT, SET_BY_HAND
from tests.real.odm2023.source import Country, Source

Scores = Mapping[str, Fraction | None]


@dataclass(frozen=True)
class Deviation:
    """A published score that is not ours; `cause` is empty while nobody explained it."""

    country: str
    code: str
    official: int
    own: Fraction | None
    cause: str


@dataclass(frozen=True)
class Compared:
    """One country: its published scores and ours by id (question, D1.1, D1, Total)."""

    country: Country
    official: Mapping[str, int]
    own: Scores
    deviations: tuple[Deviation, ...]


def compare(source: Source, questionnaire: Questionnaire, dataset: Dataset) -> list[Compared]:
    """All countries, from their answers as our own readers read them."""
    sheets = {sheet.organisation: sheet for sheet in dataset.sheets}
    scores = {score.organisation: score for score in score_dataset(dataset)}
    return [
        _compared(
            source,
            country,
            own_scores(questionnaire, sheets[country.code], scores[country.code]),
        )
        for country in source.countries
    ]


def official_scores(country: Country) -> dict[str, int]:
    """Everything published as a score in the file of this country."""
    return {
        **{code: g.score for code, g in country.given.items() if g.score is not None},
        **{f"D{code}": score for code, score in country.indicators.items()},
        **{f"D{code}": score for code, score in country.dimensions.items()},
        "Total": country.total,
    }


def own_scores(questionnaire: Questionnaire, sheet: Sheet, score: SheetScore) -> Scores:
    """Ours in points: of questions as explained, of indicators (themes), dimensions and total."""
    own: dict[str, Fraction | None] = {
        node.code: node.points.achieved
        for node in explanation(questionnaire, sheet).all()
        if node.kind == "question" and node.points is not None
    }
    nested = Fraction(0)
    for section in score.sections:
        own[section.code] = section.points.achieved
        for theme in section.themes:
            own[theme.code] = theme.points.achieved
            if theme.code.startswith(f"D{NESTING}"):
                nested += theme.points.achieved
    own[f"D{NESTING}"] = nested
    own["Total"] = None if score.total is None else score.total.points.achieved
    return own


def _compared(source: Source, country: Country, own: Scores) -> Compared:
    official = official_scores(country)
    deviations = tuple(
        Deviation(country.code, code, score, own.get(code), _cause(source, country, code, own))
        for code, score in official.items()
        if own.get(code) != score
    )
    return Compared(country, official, own, deviations)


def _cause(source: Source, country: Country, code: str, own: Scores) -> str:
    """Why this score differs, or nothing; a cause has to account for the difference exactly."""
    if code in country.given:
        return _cause_of_question(source, country, code)
    official, ours = official_scores(country)[code], own.get(code)
    inside = dict(_set_by_hand_inside(source, country, code))
    if ours is None or ours - official != sum(inside.values()):
        return ""
    return f"contains question {', '.join(inside)}" if inside else ""


def _cause_of_question(source: Source, country: Country, code: str) -> str:
    given = country.given[code]
    if given.score is None:
        return ""
    if (country.code, code, given.score) in SCORED_WITHOUT_WEIGHT:
        return (
            "set by hand: the question has no published weight, its answer is free text, and the "
            "published indicator, dimension and total do not contain these points"
        )
    usual = option_scores(source).get((code, given.answer))
    if usual is None or (country.code, code, given.answer, given.score, usual) not in SET_BY_HAND:
        return ""
    n = source.published_scores()[code, given.answer][usual]
    return f"set by hand: “{given.answer}” earned {usual} in the {n} other files with this answer"


def _set_by_hand_inside(source: Source, country: Country, code: str) -> Iterator[tuple[str, int]]:
    under = {question.code: f"D{question.indicator}" for question in source.questions}
    for who, question, _, official, usual in SET_BY_HAND:
        # D1 holds D1.1, and D2.3 holds D2.3a.
        if who == country.code and (code == "Total" or under[question].startswith(code)):
            yield question, usual - official
