"""Sums, bands, themes, gates, points and totals: S6 and S10 to S15, by example and property."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings

from samenscan.core.answers import Answer, Chosen, Dataset, Missing, Number, Sheet
from samenscan.core.answers.tests.make import make_sheet
from samenscan.core.answers.values import Several
from samenscan.core.questionnaire import Kind, Question, Questionnaire, Section
from samenscan.core.questionnaire.model import Band, Choice, Scoring, Theme
from samenscan.core.questionnaire.tests.make import (
    make_choice,
    make_question,
    make_questionnaire,
    make_section,
)
from samenscan.core.scoring import (
    Points,
    SectionScore,
    points_of,
    score_question,
    score_section,
    score_sheet,
)
from samenscan.core.scoring.tests.strategies import datasets
from samenscan.core.text import words

BY_THEMES = Scoring(section="themes")
FULL = (5, 5)
HALF = (2, 3)
NONE = (0, 0)


def make_theme(code: str, weight: str = "1") -> Theme:
    return Theme(code, words(nl=code), Decimal(weight))


def themed(*questions: Question, themes: tuple[Theme, ...]) -> Section:
    return replace(make_section(*questions), themes=themes)


def in_theme(code: str, theme: str | None, weight: int = 1) -> Question:
    return replace(make_question(code, weight=weight), theme=theme)


def scored(
    section: Section,
    answers: dict[str, Answer | tuple[int | None, int | None]],
    scoring: Scoring = BY_THEMES,
) -> SectionScore:
    asked = replace(make_questionnaire(section), scoring=scoring)
    return score_section(asked, section, make_sheet(answers))


MEANS = make_question(
    kind=Kind.MULTIPLE,
    max_score=4,
    choices=(make_choice("a", 1), make_choice("b", 2), make_choice("c", 3), make_choice("d", 0)),
)


@pytest.mark.parametrize(
    ("codes", "share"),
    [("a", "1/4"), ("ab", "3/4"), ("ac", "1"), ("abc", "1"), ("d", "0"), ("ad", "1/4")],
)
def test_s10_several_choices_score_their_sum_and_never_more_than_full(
    codes: str, share: str
) -> None:
    assert score_question(MEANS, Several(tuple(codes))) == Fraction(share)


def test_s10_a_choice_that_is_gone_or_stands_for_missing_gives_no_score() -> None:
    gone = Choice("e", words(nl="e"), missing="unknown")
    question = replace(MEANS, choices=(*MEANS.choices, gone))
    assert score_question(question, Several(("a", "never"))) is None
    assert score_question(question, Several(("a", "e"))) is None


@pytest.mark.parametrize("kind", [Kind.NUMBER, Kind.MONEY, Kind.PERCENTAGE, Kind.DERIVED])
def test_s11_a_number_scores_by_its_band_wherever_the_bands_stand(kind: Kind) -> None:
    bands = tuple(Band(Decimal(at), Decimal(score)) for at, score in ((50, 2), (0, 0), (90, 5)))
    question = replace(make_question(kind=kind), bands=bands)
    found = [
        score_question(question, Number(Decimal(value)))
        for value in ("-0.01", "0", "49.99", "50", "89.9", "90", "1000")
    ]
    assert found == [None, 0, 0, Fraction(2, 5), Fraction(2, 5), 1, 1]


TWO = (make_theme("t1", "2"), make_theme("t2"))
SPLIT = themed(in_theme("b1", "t1"), in_theme("b2", "t1", 3), in_theme("b3", "t2"), themes=TWO)


def test_s12_the_mean_of_themes_is_not_that_of_their_questions() -> None:
    answers: dict[str, Answer | tuple[int | None, int | None]] = {
        "b1": FULL,
        "b2": NONE,
        "b3": FULL,
    }
    by_themes = scored(SPLIT, answers)
    by_questions = scored(SPLIT, answers, Scoring())
    assert [theme.share for theme in by_themes.themes] == [Fraction(1, 4), 1]
    assert by_themes.share == Fraction(2 * Fraction(1, 4) + 1, 3)
    assert by_questions.share == Fraction(2, 5)
    assert by_questions.themes == by_themes.themes


def test_s12_a_theme_without_a_level_is_left_out_and_weighs_on_coverage() -> None:
    score = scored(SPLIT, {"b1": FULL, "b3": FULL}, Scoring("themes", coverage=Fraction(1, 3)))
    assert [theme.share for theme in score.themes] == [None, 1]
    assert score.share == 1
    assert score.coverage == Fraction(1, 3)
    assert scored(SPLIT, {"b1": FULL, "b3": FULL}).share is None


def test_s12_coverage_counts_what_the_level_rests_on() -> None:
    score = scored(SPLIT, {"b2": FULL, "b3": HALF})
    assert score.coverage == Fraction(2 * Fraction(3, 4) + 1, 3)
    assert score.share == Fraction(2 + Fraction(1, 2), 3)


def test_s12_a_theme_in_which_nothing_applies_leaves_the_mean() -> None:
    score = scored(SPLIT, {"b1": FULL, "b2": FULL, "b3": Missing.NOT_APPLICABLE})
    assert score.share == 1
    assert score.coverage == 1


def test_s12_questions_without_a_theme_are_one_more_theme() -> None:
    section = themed(
        in_theme("b1", "t1"), in_theme("b2", None), in_theme("b3", "gone"), themes=TWO[:1]
    )
    score = scored(section, {"b1": FULL, "b2": NONE, "b3": HALF})
    assert [theme.code for theme in score.themes] == ["t1", ""]
    assert score.share == Fraction(2 + Fraction(1, 4), 3)


def test_s12_a_theme_of_weight_zero_is_shown_and_does_not_count() -> None:
    section = themed(
        in_theme("b1", "t1"),
        in_theme("b2", "t2"),
        themes=(make_theme("t1"), make_theme("t2", "0")),
    )
    score = scored(section, {"b1": FULL, "b2": NONE})
    assert score.share == 1
    assert score.themes[1].share == 0
    assert score.n_applicable == 1


GATED = replace(
    make_section(make_question("b1", key=True), make_question("b2", weight=9)),
    pass_mark=Decimal(3),
)


@pytest.mark.parametrize(
    ("b1", "b2", "passed", "because"),
    [
        (FULL, FULL, True, "and every key question its gate"),
        (HALF, (3, 3), False, "The level is 2.95; it has to reach 3."),
        ((3, 3), (3, 3), True, "reaches the pass mark of 3"),
        ((2, 2), FULL, False, "reaches 2.0 of 5; it has to reach 2.5."),
        (Missing.UNKNOWN, FULL, None, "has no answer yet"),
        (Missing.UNKNOWN, NONE, False, "The level is 0.0"),
        (NONE, Missing.UNKNOWN, False, "has to reach 2.5"),
        (FULL, Missing.UNKNOWN, None, "10 % of this domain is answered"),
        (Missing.NOT_APPLICABLE, FULL, True, "reaches the pass mark of 3."),
    ],
)
def test_s13_passes_only_with_its_mean_and_every_key_question(
    b1: Answer | tuple[int, int], b2: Answer | tuple[int, int], passed: bool | None, because: str
) -> None:
    score = scored(GATED, {"b1": b1, "b2": b2})
    assert score.passed is passed
    assert because in str(score.because)


def test_s13_says_a_level_just_below_the_mark_as_below() -> None:
    section = replace(
        make_section(make_question("b1", weight=999), make_question("b2")), pass_mark=Decimal(3)
    )
    score = scored(section, {"b1": (3, 3), "b2": (2, 3)})
    assert score.passed is False
    assert "The level is 2.9995;" in str(score.because)


def test_s13_names_key_questions_beyond_the_first() -> None:
    section = replace(
        make_section(*(make_question(f"b{n}", key=True) for n in range(3))), pass_mark=Decimal(0)
    )
    score = scored(section, {"b0": FULL, "b1": NONE, "b2": (1, 1)})
    assert "reaches 0.0 of 5" in str(score.because)
    assert str(score.because).endswith("Other key questions below their gate: b2.")


def test_s13_takes_a_lower_target_as_gate_and_scales_the_mark() -> None:
    section = replace(make_section(make_question("b1", key=True, target=2)), pass_mark=Decimal(40))
    asked = make_questionnaire(section, scale_max=100)
    assert score_section(asked, section, make_sheet({"b1": (2, 2)})).passed is True
    assert score_section(asked, section, make_sheet({"b1": (2, 1)})).passed is False


def test_s13_without_a_pass_mark_nothing_passes_or_fails() -> None:
    score = scored(replace(GATED, pass_mark=None), {"b1": NONE, "b2": NONE})
    assert (score.passed, score.because) == (None, None)


def test_s6_where_it_is_not_offered_not_applicable_is_a_missing_answer() -> None:
    section = make_section(make_question("b1"), replace(make_question("b2"), not_applicable=False))
    score = scored(section, {"b1": FULL, "b2": Missing.NOT_APPLICABLE})
    assert (score.coverage, score.n_applicable) == (Fraction(1, 2), 2)


def test_s5_what_never_carries_a_score_weighs_on_nothing() -> None:
    """Also where a weight was left at its default."""
    silent = [
        make_question(f"b{n}", kind=kind)
        for n, kind in enumerate((Kind.DATE, Kind.TEXT, Kind.RANKING, Kind.TABLE, Kind.NUMBER))
    ]
    score = scored(make_section(make_question("b9"), *silent), {"b9": FULL})
    assert score.share == 1
    assert score.coverage == 1
    assert score.n_applicable == 1


def test_s14_points_are_achieved_open_or_lost() -> None:
    question = make_question(
        kind=Kind.SINGLE, max_score=20, choices=(make_choice("a", 15), make_choice("b", 0))
    )
    for answer, achieved, full, still_open in (
        (Chosen("a"), 15, 20, 0),
        (Chosen("b"), 0, 20, 0),
        (Missing.UNKNOWN, 0, 20, 20),
        (Missing.NOT_APPLICABLE, 0, 0, 0),
    ):
        points = points_of(question, answer)
        assert points == Points(Fraction(achieved), Fraction(full), Fraction(still_open))


@settings(max_examples=200, deadline=None)
@given(datasets())
def test_s14_points_of_a_section_are_those_of_its_questions(dataset: Dataset) -> None:
    asked = replace(dataset.questionnaire, scoring=Scoring(total="questions"))
    for sheet in dataset.sheets:
        score = score_sheet(asked, sheet)
        assert score.total is not None
        for one in (score.total, *score.sections):
            assert 0 <= one.points.achieved <= one.points.full - one.points.open
        for name in ("achieved", "full", "open"):
            total = sum(getattr(section.points, name) for section in score.sections)
            assert getattr(score.total.points, name) == total
            for section in score.sections:
                if section.themes:
                    parts = sum(getattr(theme.points, name) for theme in section.themes)
                    assert getattr(section.points, name) == parts


@settings(max_examples=200, deadline=None)
@given(datasets())
def test_s14_with_full_marks_as_weight_the_level_is_the_points(dataset: Dataset) -> None:
    sections = tuple(
        replace(
            section,
            questions=tuple(replace(q, weight=q.max_score) for q in section.questions),
        )
        for section in dataset.questionnaire.sections
    )
    asked = replace(dataset.questionnaire, sections=sections, scoring=Scoring(total="questions"))
    for sheet in dataset.sheets:
        score = score_sheet(asked, sheet)
        assert score.total is not None
        for one in (score.total, *score.sections):
            if one.share is not None:
                decided = one.points.full - one.points.open
                assert one.share == one.points.achieved / decided
                assert one.coverage == decided / one.points.full


def two_sections(total: str) -> tuple[Questionnaire, Sheet]:
    light = make_section(make_question("a1"), make_question("a2"), code="a")
    heavy = replace(make_section(make_question("b1"), code="b"), weight=Decimal(3))
    plain = make_section(make_question("c1"), code="c", scored=False)
    scoring = Scoring(total="sections") if total == "sections" else Scoring(total="questions")
    asked = replace(make_questionnaire(light, heavy, plain), scoring=scoring)
    return asked, make_sheet({"a1": FULL, "a2": HALF, "b1": NONE, "c1": FULL})


def test_s15_there_is_no_total_unless_asked_for() -> None:
    assert score_sheet(make_questionnaire(), make_sheet({"b1": FULL})).total is None


def test_s15_a_total_is_the_mean_of_questions_or_of_sections() -> None:
    by_questions = score_sheet(*two_sections("questions")).total
    by_sections = score_sheet(*two_sections("sections")).total
    assert by_questions is not None and by_sections is not None
    assert by_questions.share == Fraction(1, 2)
    assert by_sections.share == Fraction(3, 16)
    assert by_sections.n_applicable == 3


def test_s15_a_section_without_a_level_weighs_on_the_coverage_of_the_total() -> None:
    asked, _ = two_sections("sections")
    part = score_sheet(asked, make_sheet({"a1": FULL, "a2": HALF})).total
    assert part is not None
    assert (part.share, part.coverage) == (None, Fraction(1, 4))
    assert "25 % of this questionnaire is answered" in str(part.reason)


@settings(max_examples=200, deadline=None)
@given(datasets())
def test_s12_every_score_lies_between_nothing_and_full_marks(dataset: Dataset) -> None:
    for sheet in dataset.sheets:
        score = score_sheet(dataset.questionnaire, sheet)
        themes = [theme for section in score.sections for theme in section.themes]
        for one in (*score.sections, *themes, *filter(None, [score.total])):
            assert one.share is None or 0 <= one.share <= 1
            assert 0 <= one.coverage <= 1
            assert (one.reason is None) == (one.share is not None)
            assert one.n_answered <= one.n_applicable
