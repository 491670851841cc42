"""A sheet that is frozen …"""

import hashlib
import json
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.answers.accept import accept
from samenscan.core.answers.asked import view
from samenscan.core.answers.frozen import Frozen, differences, frozen, thawed
from samenscan.core.answers.refused import AnswerRefused
from samenscan.core.answers.tests.test_asked import filled_in
from samenscan.core.answers.values import (
    Answer,
    Levels,
    Missing,
    Number,
    Priority,
    Remark,
    Sheet,
    YesNo,
)
from samenscan.core.questionnaire.model import Expression, Kind, Questionnaire, Section
from samenscan.core.questionnaire.tests.make import make_question
from samenscan.core.text import words


def _stored(questionnaire: Questionnaire, code: str, answer: Answer) -> list[Answer]:
    """The answer as it is stored; nothing where it is refused, or calculated."""
    if questionnaire.question(code).kind is Kind.DERIVED:
        return []
    try:
        return [accept(questionnaire.question(code), answer)]
    except AnswerRefused:
        return []


@st.composite
def sheets(draw: st.DrawFn) -> tuple[Questionnaire, Sheet]:
    """A questionnaire with conditions, and answers as the product can have stored them."""
    questionnaire, sheet = draw(filled_in())
    answers = {
        code: stored
        for code, answer in sheet.answers.items()
        for stored in _stored(questionnaire, code, answer)
    }
    remarks = {code: Remark(f"about {code}") for code in list(answers)[::2]}
    return questionnaire, replace(sheet, answers=answers, remarks=remarks)


def _counts(questionnaire: Questionnaire, sheet: Sheet) -> dict[str, Answer | None]:
    seen = view(questionnaire, sheet)
    open_ones = (Levels(), Priority())
    return {
        one.code: None
        if not seen.asked(one.code)
        else Missing.NOT_ANSWERED
        if seen.answer(one.code) in open_ones
        else seen.answer(one.code)
        for one in questionnaire.questions()
    }


@given(sheets())
@settings(max_examples=200, deadline=None)
def test_counts_the_same_as_before_calculated_answers_included(
    found: tuple[Questionnaire, Sheet],
) -> None:
    questionnaire, sheet = found
    kept = frozen(questionnaire, sheet)
    again = thawed(questionnaire, sheet.organisation, kept)
    assert _counts(questionnaire, again) == _counts(questionnaire, sheet)
    assert not list(differences(questionnaire, sheet, again))
    assert frozen(questionnaire, again) == kept


@given(sheets(), st.data())
@settings(max_examples=200, deadline=None)
def test_has_another_hash_exactly_when_something_that_was_given_counts_otherwise(
    found: tuple[Questionnaire, Sheet], data: st.DataObject
) -> None:
    questionnaire, sheet = found
    if not sheet.answers:
        return
    code = data.draw(st.sampled_from(sorted(sheet.answers)))
    other = replace(
        sheet,
        answers={one: answer for one, answer in sheet.answers.items() if one != code},
        remarks={one: remark for one, remark in sheet.remarks.items() if one != code},
    )
    before, now = frozen(questionnaire, sheet), frozen(questionnaire, other)
    same = before.content_hash(questionnaire) == now.content_hash(questionnaire)
    assert same == (before == now)
    if before.answers != now.answers:
        assert [one.question.code for one in differences(questionnaire, sheet, other)]


ASKED_WHEN = Questionnaire(
    "q",
    "1",
    words(nl="x"),
    ("nl",),
    (
        Section(
            "S",
            words(nl="x"),
            questions=(
                make_question(code="A", kind=Kind.YES_NO, yes_score=5, no_score=0),
                replace(
                    make_question(code="B", kind=Kind.NUMBER, weight=0), asked_when=Expression("A")
                ),
            ),
        ),
    ),
)


def test_leaves_out_what_is_not_asked_so_that_it_serves_nobody() -> None:
    sheet = Sheet("zone", {"A": YesNo(False), "B": Number(Decimal(7))}, {"B": Remark("seven")})
    kept = frozen(ASKED_WHEN, sheet)
    assert set(kept.answers) == {"A"}
    assert kept.comments == {}


def test_differs_by_what_is_asked_too() -> None:
    yes, no = Sheet("zone", {"A": YesNo(True)}), Sheet("zone", {"A": YesNo(False)})
    told = {one.question.code: (one.before, one.now) for one in differences(ASKED_WHEN, no, yes)}
    assert told == {
        "A": (YesNo(False), YesNo(True)),
        "B": (None, Missing.NOT_ANSWERED),
    }


def test_has_the_hash_of_its_canonical_json_whoever_it_is() -> None:
    content = {
        "answers": {"A": {"yes": True}},
        "comments": {"A": "é"},
        "questionnaire": ASKED_WHEN.content_hash,
        "salt": "5a17",
    }
    written = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    kept = Frozen({"A": {"yes": True}}, {"A": "é"}, "5a17")
    assert kept.content_hash(ASKED_WHEN) == hashlib.sha256(written.encode()).hexdigest()
    same = Sheet("another zone", {"A": YesNo(True)}, {"A": Remark("é")})
    assert frozen(ASKED_WHEN, same, "5a17") == kept
    other = frozen(ASKED_WHEN, same, "5a18")
    assert other.content_hash(ASKED_WHEN) != kept.content_hash(ASKED_WHEN)
