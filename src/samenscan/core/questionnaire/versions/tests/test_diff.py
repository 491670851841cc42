"""The difference between two versions …"""

from dataclasses import fields, replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.questionnaire.model import (
    Advice,
    Choice,
    Column,
    Constraint,
    Cut,
    FindingRule,
    Kind,
    OtherEnd,
    Question,
    Questionnaire,
    Respondent,
    Scoring,
    Section,
    Theme,
    Total,
)
from samenscan.core.questionnaire.tests.make import (
    make_choice,
    make_question,
    make_questionnaire,
    make_section,
)
from samenscan.core.questionnaire.versions import diff, labels
from samenscan.core.questionnaire.versions.change import ChangeKind
from samenscan.core.questionnaire.versions.order import moved
from samenscan.core.questionnaire.versions.tests.strategies import (
    FIELDS,
    FORM_FIELDS,
    SECTION_FIELDS,
    Edit,
    edits,
    questionnaires,
)
from samenscan.core.text import words

KNOWN = {
    Questionnaire: {
        *labels.QUESTIONNAIRE,
        *labels.QUESTIONNAIRE_PER_LEVEL,
        "scoring",
        "respondents",
        "sections",
    },
    Scoring: set(labels.SCORING),
    Respondent: {"code", *labels.RESPONDENT},
    Section: {"code", "questions", "themes", "cut", *labels.SECTION},
    Theme: {"code", *labels.THEME},
    Question: {
        *("code", "key", "sharing", "levels", "choices", "columns"),
        *("constraints", "cut", "total", "advice_when"),
        *labels.QUESTION,
    },
    Choice: {"code", "text", "score", *labels.CHOICE},
    Column: {"code", "choices", *labels.COLUMN},
    Constraint: set(labels.CONSTRAINT),
    Advice: set(labels.ADVICE),
    Cut: {"other_end", *labels.CUT},
    OtherEnd: set(labels.OTHER_END),
    Total: set(labels.TOTAL),
    FindingRule: {"id", *labels.FINDING_RULE},
}


@pytest.mark.parametrize("kind", KNOWN)
def test_knows_every_field_of_the_model(kind: type[Question]) -> None:
    assert {one.name for one in fields(kind) if one.compare} == KNOWN[kind]


def test_is_tried_on_every_field() -> None:
    assert {"code", *FIELDS} == {one.name for one in fields(Question) if one.compare}
    assert {"code", "questions", *SECTION_FIELDS} == {one.name for one in fields(Section)}
    compared = {one.name for one in fields(Questionnaire) if one.compare}
    assert {"code", "sections", *FORM_FIELDS} == compared


@given(questionnaires(), st.lists(edits(), min_size=1, max_size=4))
def test_is_empty_exactly_when_the_content_is_the_same(
    old: Questionnaire, author: list[Edit]
) -> None:
    new = old
    for edit in author:
        new = edit(new)
    found = diff(old, new)
    assert bool(found) == (old.content_hash != new.content_hash)
    assert not [change for change in found if change.kind is ChangeKind.OTHER]
    assert all(str(change.says).endswith(".") for change in found)


@pytest.mark.parametrize("name", sorted(FIELDS))
@settings(max_examples=30)
@given(values=st.data())
def test_notices_every_change_of_one_field(name: str, values: st.DataObject) -> None:
    was, now = values.draw(FIELDS[name]), values.draw(FIELDS[name])
    questions = (
        replace(make_question(), **{name: value})  # type: ignore[arg-type] # by name
        for value in (was, now)
    )
    old, new = (make_questionnaire(make_section(question)) for question in questions)
    assert bool(diff(old, new)) == (old.content_hash != new.content_hash)
    assert not [change for change in diff(old, new) if change.kind is ChangeKind.OTHER]


@given(questionnaires(), questionnaires())
def test_notices_all_between_any_two(old: Questionnaire, new: Questionnaire) -> None:
    found = diff(old, new)
    assert bool(found) == (old.content_hash != new.content_hash)
    assert not [change for change in found if change.kind is ChangeKind.OTHER]
    gone = {change.codes[-1] for change in found if change.kind is ChangeKind.REMOVED}
    come = {change.codes[-1] for change in found if change.kind is ChangeKind.ADDED}
    was, now = ({one.code for one in form.questions()} for form in (old, new))
    assert was - now <= gone
    assert now - was <= come


@given(st.permutations("abcdefg"), st.sets(st.sampled_from("abcdefg")))
def test_moves_no_more_than_needed(new: list[str], also: set[str]) -> None:
    old = [code for code in "abcdefg" if code not in also]
    steps = moved(old, new)
    rest = [code for code in new if code in old and code not in steps]
    assert rest == sorted(rest)
    assert bool(steps) == ([code for code in new if code in old] != old)


def _told(old: Question, new: Question) -> list[str]:
    forms = [make_questionnaire(make_section(one, code="C")) for one in (old, new)]
    return [str(change.says) for change in diff(*forms)]


def _choosing(*, score: int, name: str = "nooit") -> Question:
    choice = replace(make_choice("never", score), text=words(nl=name))
    return make_question("C3", kind=Kind.SINGLE, choices=(choice, make_choice("always", 5)))


def test_says_what_an_answer_is_worth_now() -> None:
    assert _told(_choosing(score=0), _choosing(score=1)) == [
        "The answer “nooit” of question C3 is now worth 1 instead of 0."
    ]


def test_says_how_an_answer_is_called_now() -> None:
    assert _told(_choosing(score=0), _choosing(score=0, name="zelden")) == [
        "Question C3, answer “zelden”: the text in Dutch was “nooit” and is now “zelden”."
    ]


def test_tells_a_translation_from_the_text_itself() -> None:
    old = make_questionnaire(make_section(make_question("C1")))
    new = replace(
        old,
        languages=("nl", "fr"),
        sections=(
            replace(
                old.sections[0],
                questions=(
                    replace(old.question("C1"), text=words(nl="Vraag C1", fr="Question C1")),
                ),
            ),
        ),
    )
    assert [change.kind for change in diff(old, new)] == [
        ChangeKind.IDENTITY,
        ChangeKind.TRANSLATION,
    ]


def test_says_what_changed_about_weight_key_and_sharing() -> None:
    old = make_question("C1")
    new = replace(old, weight=Decimal(2), key=True, sharing="own")
    assert _told(old, new) == [
        "Question C1: the weight was 1 and is now 2.",
        "Question C1 is now a key question.",
        "The answer to question C1 was for the partnership, without names and is now for only the "
        "organisation itself.",
    ]


def test_says_where_questions_went() -> None:
    one, two, three = (make_question(code) for code in ("C1", "C2", "C3"))
    old = make_questionnaire(make_section(one, two, code="C"), make_section(three, code="D"))
    new = make_questionnaire(make_section(two, three, code="C"), make_section(one, code="D"))
    assert [(change.kind, change.codes) for change in diff(old, new)] == [
        (ChangeKind.MOVED, ("C", "C3")),
        (ChangeKind.MOVED, ("D", "C1")),
    ]
    assert str(diff(old, new)[0].says) == (
        "Question C3 moved from section D to section C, after C2."
    )
