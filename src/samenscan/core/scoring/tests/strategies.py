"""Questionnaires of every kind that scores, with sheets that answer them well, badly or not."""

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from hypothesis import strategies as st

from samenscan.core.answers import Answer, Chosen, Dataset, Levels, Missing, Number, Sheet, YesNo
from samenscan.core.answers.values import Several
from samenscan.core.questionnaire import Kind, Question, Questionnaire, Section
from samenscan.core.questionnaire.model import Band, Choice, Scoring, Theme
from samenscan.core.text import words

# Whole, halves, and one that no 64 bits hold once it is multiplied out.
weights = st.sampled_from(
    [Decimal(w) for w in ("1", "1", "2", "3", "0.5", "0.25", "0", "7", "0.000000000000000007")]
)
full_marks = st.sampled_from([Decimal(m) for m in ("5", "4", "10", "100", "3", "7.5")])
SCORING = (Kind.LEVEL, Kind.SINGLE, Kind.MULTIPLE, Kind.YES_NO, Kind.NUMBER, Kind.PERCENTAGE)
themes = (
    Theme("t1", words(nl="Een"), Decimal(1)),
    Theme("t2", words(nl="Twee"), Decimal("2.5")),
    Theme("t3", words(nl="Drie"), Decimal(0)),
)
parts = st.integers(0, 8).map(lambda eighths: Fraction(eighths, 8))


@st.composite
def questions(draw: st.DrawFn, code: str) -> Question:
    """A question of any kind that can carry a score, and sometimes carries none."""
    full = draw(full_marks)
    scores = [
        draw(st.none() | parts.map(lambda part: Decimal(part.numerator) / part.denominator * full))
        for _ in range(3)
    ]
    choices: tuple[Choice, ...] = (
        *(Choice(code, words(nl=code), score) for code, score in zip("abc", scores, strict=True)),
        Choice("gone", words(nl="n.v.t."), missing="not_applicable"),
    )
    kind = draw(st.sampled_from(SCORING))
    return Question(
        code=code,
        kind=kind,
        text=words(nl=f"Vraag {code}"),
        weight=draw(weights),
        key=draw(st.booleans()),
        combine=draw(st.sampled_from(["mean", "minimum"])),
        choices=choices if kind in (Kind.SINGLE, Kind.MULTIPLE) else (),
        yes_score=scores[0],
        no_score=scores[1],
        max_score=full,
        bands=tuple(
            Band(Decimal(at), score)
            for at, score in zip((20, -5, 60), scores, strict=True)
            if score is not None
        ),
        target=draw(st.none() | st.just(full / 4)),
        not_applicable=draw(st.booleans()),
        theme=draw(st.sampled_from([None, "t1", "t2", "t3"])),
    )


@st.composite
def sections(draw: st.DrawFn, code: str) -> Section:
    """Up to five questions, with or without themes and a pass mark."""
    return Section(
        code=code,
        title=words(nl=f"Domein {code}"),
        questions=tuple(
            draw(questions(f"{code}{number}")) for number in range(draw(st.integers(0, 5)))
        ),
        scored=draw(st.booleans() | st.just(True)),
        themes=draw(st.sampled_from([(), themes])),
        weight=draw(weights),
        pass_mark=draw(st.none() | st.just(Decimal(2)) | st.just(Decimal("3.1"))),
    )


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    """One to three sections, scored in any of the ways an author can choose."""
    section: Literal["questions", "themes"] = draw(st.sampled_from(["questions", "themes"]))
    total: Literal["none", "questions", "sections"] = draw(
        st.sampled_from(["none", "questions", "sections"])
    )
    coverage = draw(st.sampled_from([Fraction(7, 10), Fraction(0), Fraction(1), Fraction(1, 3)]))
    return Questionnaire(
        code="scan",
        version="1",
        title=words(nl="Scan"),
        languages=("nl",),
        sections=tuple(draw(sections(code)) for code in "xyz"[: draw(st.integers(1, 3))]),
        scale_max=draw(st.sampled_from([Decimal(5), Decimal(100)])),
        scoring=Scoring(section, total, coverage),
    )


sides = st.none() | st.integers(0, 5)
answers: st.SearchStrategy[Answer] = st.one_of(
    st.sampled_from(list(Missing)),
    st.builds(Levels, sides, sides),
    st.builds(Chosen, st.sampled_from(["a", "b", "c", "gone", "never"])),
    st.builds(Several, st.sampled_from([("a",), ("a", "b"), ("a", "b", "c"), ("a", "never")])),
    st.builds(YesNo, st.booleans()),
    st.builds(Number, st.integers(-20, 120).map(Decimal)),
)
FITTING: dict[Kind, st.SearchStrategy[Answer]] = {
    Kind.LEVEL: st.builds(Levels, st.integers(0, 5), st.integers(0, 5)),
    Kind.SINGLE: st.builds(Chosen, st.sampled_from("abc")),
    Kind.MULTIPLE: st.builds(Several, st.sampled_from([("a",), ("b", "c"), ("a", "b", "c")])),
    Kind.YES_NO: st.builds(YesNo, st.booleans()),
    Kind.NUMBER: st.builds(Number, st.sampled_from([Decimal(n) for n in (-9, -5, 19, 20, 61)])),
    Kind.PERCENTAGE: st.builds(Number, st.integers(0, 100).map(Decimal)),
}


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """A questionnaire with up to five sheets; most answers fit, some belong elsewhere or lack."""
    asked = draw(questionnaires())
    sheets = []
    for number in range(draw(st.integers(0, 5))):
        given = {
            q.code: draw(FITTING[q.kind] | FITTING[q.kind] | answers)
            for q in asked.questions()
            if draw(st.integers(0, 9))
        }
        sheets.append(Sheet(f"zone-{number}", given))
    return Dataset(asked, tuple(sheets))
