"""Scores of 2023: points and index per dimension are the published ones, save a known list."""

from fractions import Fraction

from samenscan.core.answers import Dataset, Missing, Sheet
from samenscan.core.questionnaire import Questionnaire, Section
from samenscan.core.scoring import on_scale, score_question, score_section, scored_questions
from tests.odm.importer import option_scores
from tests.odm.known import (
    LEFT_OPEN,
    N_GRADED_GIVEN_ONCE,
    REVERSED,
    SCORED_WITHOUT_WEIGHT,
    SET_BY_HAND,
)
from tests.odm.source import Source

HAND_SET = {(country, question) for country, question, *_ in SET_BY_HAND}
LEFT = {(country, code) for country, codes in LEFT_OPEN.items() for code in codes.split()}


def points(section: Section, sheet: Sheet) -> Fraction:
    """What the answers earn, on the published scale of points."""
    scores = {q: score_question(q, sheet.answer(q.code)) for q in scored_questions(section)}
    return sum((Fraction(q.weight) * s for q, s in scores.items() if s is not None), Fraction(0))


def possible(section: Section) -> Fraction:
    """Full marks of a dimension."""
    return sum((Fraction(q.weight) for q in scored_questions(section)), Fraction(0))


def test_are_read_for_35_countries_and_161_scored_questions(
    source: Source, questionnaire: Questionnaire
) -> None:
    scored = {s.code: len(scored_questions(s)) for s in questionnaire.sections}
    assert len(source.countries) == 35
    assert scored == {"D1": 39, "D2": 32, "D3": 57, "D4": 33}
    assert [int(possible(section)) for section in questionnaire.sections] == [640, 600, 650, 650]


def test_of_dimensions_add_up_to_the_published_totals(source: Source) -> None:
    for country in source.countries:
        for number, published in country.dimensions.items():
            given = [country.given[q.code] for q in source.questions if q.dimension == number]
            assert sum(g.score or 0 for g in given) == published, country.code
        assert sum(country.dimensions.values()) == country.total, country.code


def test_that_do_not_follow_from_the_answer_are_these_and_no_others(source: Source) -> None:
    usual = option_scores(source)
    full = {question.code: question.full for question in source.questions}
    found, unweighted, left = set(), set(), set()
    for country in source.countries:
        for code, given in country.given.items():
            if given.score is None:
                continue
            if full.get(code) is None:
                unweighted.add((country.code, code, given.score))
            elif given.blank:
                assert given.score == 0
                left.add((country.code, code))
            elif given.score != usual[code, given.answer]:
                expected = usual[code, given.answer]
                found.add((country.code, code, given.answer, given.score, expected))
    assert found == SET_BY_HAND
    assert unweighted == SCORED_WITHOUT_WEIGHT
    assert left == LEFT


def test_follow_from_the_weight_alone_where_the_answer_is_plain(source: Source) -> None:
    full = {question.code: question.full or 0 for question in source.questions}
    for (code, answer), score in option_scores(source).items():
        earns = answer in {"yes", "not applicable", "see answer box"}
        if code in REVERSED and answer in {"yes", "no"}:
            earns = answer == "no"
        if earns or answer in {"yes", "no", "i don't know"}:
            assert score == (full[code] if earns else 0), (code, answer)


def test_of_graded_answers_rest_on_more_than_one_country_save_a_few(source: Source) -> None:
    plain = {"yes", "no", "i don't know", "not applicable", "see answer box"}
    once = [
        key
        for key, scores in source.published_scores().items()
        if scores.total() == 1 and key[1] not in plain
    ]
    assert len(once) == N_GRADED_GIVEN_ONCE


def test_in_points_equal_the_published_ones(
    source: Source, questionnaire: Questionnaire, dataset: Dataset
) -> None:
    sheets = {sheet.organisation: sheet for sheet in dataset.sheets}
    for country in source.countries:
        for section in questionnaire.sections:
            by_hand = sum(
                official - expected
                for code, question, _, official, expected in SET_BY_HAND
                if code == country.code and questionnaire.section_of(question) == section
            )
            ours = points(section, sheets[country.code])
            assert ours + by_hand == country.dimensions[section.code[1:]], country.code


def test_as_index_equal_the_published_ones_where_they_follow_from_the_answers(
    source: Source, questionnaire: Questionnaire, dataset: Dataset
) -> None:
    sheets = {sheet.organisation: sheet for sheet in dataset.sheets}
    n_equal = 0
    for country in source.countries:
        for section in questionnaire.sections:
            score = score_section(questionnaire, section, sheets[country.code])
            published = Fraction(country.dimensions[section.code[1:]]) / possible(section)
            codes = {(country.code, question.code) for question in section.questions}
            if codes & (HAND_SET | LEFT):
                assert score.share != published
            else:
                assert score.share == published, (country.code, section.code)
                assert score.coverage == 1
                n_equal += 1
    assert n_equal == 120


def test_with_answers_left_open_differ_by_exactly_what_is_open(
    source: Source, questionnaire: Questionnaire, dataset: Dataset
) -> None:
    sheets = {sheet.organisation: sheet for sheet in dataset.sheets}
    checked = 0
    for country in source.countries:
        for section in questionnaire.sections:
            score = score_section(questionnaire, section, sheets[country.code])
            open_weight = sum(
                Fraction(question.weight)
                for question in scored_questions(section)
                if sheets[country.code].answer(question.code) is Missing.NOT_ANSWERED
            )
            assert score.coverage == 1 - open_weight / possible(section)
            if score.share is None:
                assert (country.code, section.code) == ("MT", "D2")
            elif (country.code, section.code) != ("AL", "D1"):
                # Were what is open worth nothing, our index would be the published one.
                lowest = score.share * score.coverage
                published = Fraction(country.dimensions[section.code[1:]]) / possible(section)
                assert lowest == published, (country.code, section.code)
                checked += 1
    assert checked == 138


def test_are_shown_to_one_decimal(questionnaire: Questionnaire, dataset: Dataset) -> None:
    sheet = next(sheet for sheet in dataset.sheets if sheet.organisation == "NL")
    shares = [
        score_section(questionnaire, section, sheet).share for section in questionnaire.sections
    ]
    shown = [str(on_scale(share, questionnaire)) for share in shares if share is not None]
    assert shown == ["79.2", "76.7", "92.9", "83.1"]
