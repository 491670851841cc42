"""What is not asked counts nowhere downstream: not in levels, findings, counts or bands (X4)."""

from dataclasses import replace
from decimal import Decimal

from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.values import Answer, Levels, Missing, Number, Sheet, YesNo
from samenscan.core.disclosure import Layout, Members, propose, release_bands
from samenscan.core.interpretation.own import own_report
from samenscan.core.questionnaire.model import (
    Advice,
    Cut,
    Expression,
    Kind,
    Question,
    Questionnaire,
    Section,
)
from samenscan.core.text import words

_ROOM, _LOW = words(nl="Serverzaal?"), words(nl="Begin met een lijst.")
_LARGE = words(nl="Een grote zone begint met een plan.")
_QUESTIONS = (
    Question("A", Kind.YES_NO, _ROOM, weight=Decimal(0)),
    Question("B", Kind.LEVEL, words(nl="Koeling"), asked_when=Expression("A")),
    Question(
        "C",
        Kind.LEVEL,
        words(nl="Back-up"),
        advice=_LOW,
        advice_when=(Advice(Expression("D > 100"), _LARGE),),
    ),
    Question("D", Kind.NUMBER, words(nl="Toestellen"), weight=Decimal(0)),
    Question(
        "E",
        Kind.DERIVED,
        words(nl="Dubbel"),
        value=Expression("D * 2"),
        weight=Decimal(0),
        cut=Cut("value", Decimal(20), frozenset(), words(nl="heeft er veel")),
    ),
)
_ASKED = Questionnaire(
    "q", "1", words(nl="q"), ("nl",), (Section("S", words(nl="s"), questions=_QUESTIONS),)
)
_CUT = Cut("practice", Decimal(3), frozenset(), words(nl="koelt"))


def _sheet(**answers: Answer) -> Sheet:
    return Sheet("zone", answers)


def test_a_level_is_made_of_what_is_asked() -> None:
    answers: dict[str, Answer] = {"B": Levels(0, 0), "C": Levels(4, 4)}
    (without,) = own_report(_ASKED, _sheet(A=YesNo(False), **answers)).sections
    (with_it,) = own_report(_ASKED, _sheet(A=YesNo(True), **answers)).sections
    assert (without.level, without.n_applicable) == (Decimal("4.0"), 1)
    assert (with_it.level, with_it.n_applicable) == (Decimal("2.0"), 2)


def test_no_finding_is_about_what_is_not_asked() -> None:
    answers: dict[str, Answer] = {"B": Levels(0, 0), "C": Levels(4, 4)}
    told = own_report(_ASKED, _sheet(A=YesNo(False), **answers))
    assert "B" not in {one.question for one in (*told.improvements, *told.noticed)}
    told = own_report(_ASKED, _sheet(A=YesNo(True), **answers))
    assert "B" in {one.question for one in told.improvements}


def test_what_is_not_asked_or_is_calculated_is_not_missing() -> None:
    missing = own_report(_ASKED, _sheet(A=YesNo(False), C=Missing.UNKNOWN)).n_missing
    assert (missing[Missing.NOT_ANSWERED], missing[Missing.UNKNOWN]) == (1, 1)
    assert missing[Missing.NOT_APPLICABLE] == 0


def test_x10_a_first_step_fits_the_organisation() -> None:
    low: dict[str, Answer] = {"A": YesNo(False), "C": Levels(0, 0)}
    for number, advice in ((200, _LARGE), (50, _LOW)):
        report = own_report(_ASKED, _sheet(**low, D=Number(Decimal(number))))
        assert [one.next_step for one in report.improvements] == [advice]


def test_what_is_not_asked_confirms_nothing_and_what_is_calculated_can() -> None:
    (section,) = _ASKED.sections
    questions = tuple(
        replace(one, cut=_CUT) if one.code == "B" else one for one in section.questions
    )
    asked = replace(_ASKED, sections=(replace(section, questions=questions),))
    sheets = tuple(
        replace(
            _sheet(A=YesNo(False), B=Levels(5, 5), D=Number(Decimal(15))),
            organisation=f"zone-{number}",
        )
        for number in range(24)
    )
    plan = propose(Layout((("east", 24),)))
    released = release_bands(
        plan,
        Dataset(asked, sheets),
        {sheet.organisation: "east" for sheet in sheets},
        Members("test"),
        earlier=(),
    )
    bands = {fact.code: set(fact.bands.values()) for fact in released.facts}
    assert bands["B"] != bands["E"]
    assert {str(band) for band in bands["B"]} == {"few"}
    assert {str(band) for band in bands["E"]} == {"many"}
