"""Scoring keeps its promises for all answers: S1 to S9 as properties."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.answers import Answer, Chosen, Levels, Missing, Number, Sheet, YesNo
from samenscan.core.answers.tests.make import make_sheet
from samenscan.core.answers.tests.strategies import answered_questions, levels, missing
from samenscan.core.questionnaire import Kind, Question, Section
from samenscan.core.questionnaire.tests.make import (
    make_choice,
    make_question,
    make_questionnaire,
    make_section,
)
from samenscan.core.scoring import (
    SectionScore,
    gate_share,
    on_scale,
    score_question,
    score_section,
)

CODES = ("b1", "b2", "b3", "b4")


@st.composite
def sections(draw: st.DrawFn) -> Section:
    """Four level questions with drawn weights and ways to combine."""
    return make_section(
        *(
            make_question(
                code,
                weight=draw(st.integers(1, 9)),
                combine=draw(st.sampled_from(("mean", "minimum"))),
            )
            for code in CODES
        )
    )


pairs = st.builds(Levels, levels, levels)
answers: st.SearchStrategy[Answer] = pairs | missing | st.just(Levels(4, None))
sheets = st.builds(Sheet, st.just("zone"), st.fixed_dictionaries(dict.fromkeys(CODES, answers)))
complete = st.builds(Sheet, st.just("zone"), st.fixed_dictionaries(dict.fromkeys(CODES, pairs)))


def score_of(section: Section, sheet: Sheet) -> SectionScore:
    return score_section(make_questionnaire(section), section, sheet)


def changed(sheet: Sheet, code: str, answer: Answer) -> Sheet:
    return Sheet(sheet.organisation, {**sheet.answers, code: answer})


@given(answered_questions())
def test_stays_between_nothing_and_full_marks(answered: tuple[Question, Answer]) -> None:
    score = score_question(*answered)
    assert score is None or 0 <= score <= 1


@given(levels, levels)
def test_s1_minimum_is_never_above_mean(paper: int, practice: int) -> None:
    low = score_question(make_question(combine="minimum"), Levels(paper, practice))
    mean = score_question(make_question(combine="mean"), Levels(paper, practice))
    assert low is not None and mean is not None
    assert low <= mean
    assert (low == mean) == (paper == practice)


@given(levels)
def test_s2_half_a_level_has_no_score(level: int) -> None:
    for question in (make_question(combine="mean"), make_question(combine="minimum")):
        assert score_question(question, Levels(level, None)) is None
        assert score_question(question, Levels(None, level)) is None


@pytest.mark.parametrize(("code", "share"), [("a", 0), ("b", Fraction(1, 2)), ("c", 1)])
def test_s3_a_choice_scores_as_a_part_of_full_marks(code: str, share: Fraction) -> None:
    question = make_question(
        kind=Kind.SINGLE,
        max_score=8,
        choices=(make_choice("a", 0), make_choice("b", 4), make_choice("c", 8)),
    )
    assert score_question(question, Chosen(code)) == share


def test_s4_yes_and_no_score_as_the_author_wrote() -> None:
    question = make_question(kind=Kind.YES_NO, yes_score=1, no_score=3, max_score=4)
    assert score_question(question, YesNo(True)) == Fraction(1, 4)
    assert score_question(question, YesNo(False)) == Fraction(3, 4)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (make_question(kind=Kind.NUMBER), Number(Decimal(3))),
        (make_question(weight=0), Levels(5, 5)),
        (make_question(kind=Kind.YES_NO), YesNo(True)),
        (make_question(kind=Kind.SINGLE, choices=(make_choice("a"),)), Chosen("a")),
        (make_question(kind=Kind.SINGLE, choices=(make_choice("a", 1),)), Chosen("gone")),
    ],
)
def test_s5_what_carries_no_score_has_none(question: Question, answer: Answer) -> None:
    assert score_question(question, answer) is None


@given(sections(), complete, st.sampled_from(CODES), pairs)
def test_s7_never_falls_when_one_answer_rises(
    section: Section, sheet: Sheet, code: str, rise: Levels
) -> None:
    before = sheet.answer(code)
    match before, rise:
        case Levels(int(paper), int(practice)), Levels(int(more), int(better)):
            after = Levels(max(paper, more), max(practice, better))
    low = score_of(section, sheet).share
    high = score_of(section, changed(sheet, code, after)).share
    assert low is not None and high is not None
    assert low <= high


@given(sections(), sheets, st.sampled_from(CODES), missing)
def test_s6_missing_is_never_zero(section: Section, sheet: Sheet, code: str, kind: Missing) -> None:
    """The shown level is that of the other answers, so at least as high as with a zero."""
    with_missing = score_of(section, changed(sheet, code, kind)).share
    with_zero = score_of(section, changed(sheet, code, Levels(0, 0))).share
    if with_missing is not None and with_zero is not None:
        assert with_missing >= with_zero
        assert (with_missing == with_zero) == (with_missing == 0)


@given(sections(), sheets, st.sampled_from(CODES))
def test_s6_not_applicable_equals_never_asked(section: Section, sheet: Sheet, code: str) -> None:
    without = make_section(*(one for one in section.questions if one.code != code))
    left_out = score_of(section, changed(sheet, code, Missing.NOT_APPLICABLE))
    assert left_out == score_of(without, sheet)


@given(sections(), sheets, st.sampled_from(CODES))
def test_s6_the_other_kinds_weigh_on_coverage_alike(
    section: Section, sheet: Sheet, code: str
) -> None:
    kinds: list[Answer] = [
        Missing.NOT_ANSWERED,
        Missing.UNKNOWN,
        Missing.RATHER_NOT_SAY,
        Levels(5, None),
        Levels(None, 5),
    ]
    scores = [score_of(section, changed(sheet, code, kind)) for kind in kinds]
    assert all(score == scores[0] for score in scores)
    assert scores[0].coverage < 1


@given(sections(), sheets)
def test_s7_shows_a_level_exactly_from_70_percent(section: Section, sheet: Sheet) -> None:
    score = score_of(section, sheet)
    assert (score.share is not None) == (score.coverage >= Fraction(7, 10))
    assert (score.reason is None) == (score.share is not None)


@pytest.mark.parametrize(("weight", "shown"), [(7, True), (6, False)])
def test_s7_counts_exactly_70_percent_as_enough(weight: int, shown: bool) -> None:
    section = make_section(
        make_question("b1", weight=weight), make_question("b2", weight=10 - weight)
    )
    score = score_of(section, make_sheet({"b1": (3, 3)}))
    assert (score.share is not None) is shown


def test_s7_gives_no_level_to_a_section_that_describes() -> None:
    section = make_section(make_question("b1"), scored=False)
    score = score_of(section, make_sheet({"b1": (3, 3)}))
    assert (score.share, score.n_applicable) == (None, 0)


def test_s7_leaves_unweighted_questions_out() -> None:
    section = make_section(make_question("b1"), make_question("b2", weight=0))
    score = score_of(section, make_sheet({"b1": (3, 3), "b2": (0, 0)}))
    assert (score.share, score.n_applicable) == (Fraction(3, 5), 1)


@given(sections(), sheets, st.integers(1, 1000))
def test_s7_does_not_depend_on_the_unit_of_weight(
    section: Section, sheet: Sheet, factor: int
) -> None:
    scaled = make_section(
        *(
            make_question(one.code, weight=one.weight * factor, combine=one.combine)
            for one in section.questions
        )
    )
    assert score_of(scaled, sheet) == score_of(section, sheet)


@pytest.mark.parametrize(
    ("share", "scale_max", "shown"),
    [
        (Fraction(1, 2), 5, "2.5"),
        (Fraction(49, 100), 5, "2.5"),
        (Fraction(47, 100), 5, "2.4"),
        (Fraction(1, 100), 5, "0.1"),
        (Fraction(2, 3), 5, "3.3"),
        (Fraction(8925, 10000), 100, "89.3"),
        (Fraction(0), 5, "0.0"),
        (Fraction(1), 100, "100.0"),
    ],
)
def test_s8_rounds_half_up_for_display(share: Fraction, scale_max: int, shown: str) -> None:
    assert str(on_scale(share, make_questionnaire(scale_max=scale_max))) == shown


def test_s9_puts_the_gate_at_half_or_a_lower_target() -> None:
    assert gate_share(make_question()) == Fraction(1, 2)
    assert gate_share(make_question(target=Decimal(2))) == Fraction(2, 5)
    assert gate_share(make_question(target=5)) == Fraction(1, 2)
