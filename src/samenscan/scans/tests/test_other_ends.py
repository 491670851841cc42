"""Second sentences of the ready-made scans …"""

import re
from collections.abc import Iterator

import pytest

from samenscan.core.answers.values import Answer, Chosen, Levels, Priority, YesNo
from samenscan.core.questionnaire import Kind, Question
from samenscan.core.questionnaire.model import Cut, OtherEnd
from samenscan.core.statistics import at_other_end, confirms
from samenscan.scans.tests.test_content import FIELD_WORK
from samenscan.scans.tests.test_content import content as content_of_file
from samenscan.scans.tests.test_content_sets import (
    LANGUAGES,
    MOST_WORDS,
    MUNICIPALITY,
    SCANS,
    VAGUE,
)
from samenscan.scans.tests.test_content_sets import content as content_of

# Asked in the evening and at weekends only where there is work then; its first sentence tells so.
CONDITIONAL = {"C8"}
ALL = (*SCANS, FIELD_WORK)
RATHER_NOT = {"nl": r"\bliever\b", "fr": r"^préfère ne pas\b", "de": r"\blieber\b", "en": r"^would"}


def with_two(scan: str) -> Iterator[tuple[Question, Cut, OtherEnd]]:
    """The questions with a second sentence, with both."""
    asked = content_of_file(scan) if scan == FIELD_WORK else content_of(scan)
    for question in asked.questions():
        if question.cut is not None and question.cut.other_end is not None:
            yield question, question.cut, question.cut.other_end


def possible(question: Question) -> Iterator[Answer]:
    """Every answer that this question can have, of the kinds that have a second sentence here."""
    match question.kind:
        case Kind.LEVEL:
            yield from (Levels(paper, done) for paper in range(6) for done in range(6))
        case Kind.PRIORITY:
            yield from (Priority(much, wish) for much in range(4) for wish in range(3))
        case Kind.YES_NO:
            yield from (YesNo(True), YesNo(False))
        case _:
            yield from (Chosen(choice.code) for choice in question.choices)


@pytest.mark.parametrize("scan", SCANS)
def test_stand_with_enough_questions_to_talk_about(scan: str) -> None:
    found = list(with_two(scan))
    assert len(found) >= 45
    assert len({question.code[0] for question, _, _ in found}) >= 10
    assert sum(question.kind is Kind.PRIORITY for question, _, _ in found) >= 8


@pytest.mark.parametrize("scan", ALL)
def test_are_true_of_some_answer_and_never_with_the_first(scan: str) -> None:
    for question, _, _ in with_two(scan):
        places = {
            (confirms(question, answer), at_other_end(question, answer))
            for answer in possible(question)
        }
        assert (True, True) not in places, question.code
        assert {(True, False), (False, True)} <= places, question.code


@pytest.mark.parametrize("scan", ALL)
def test_leave_room_between_the_ends(scan: str) -> None:
    """Who is on the way is at neither end; yes or no has no such room."""
    for question, _, _ in with_two(scan):
        between = [
            answer
            for answer in possible(question)
            if not confirms(question, answer) and not at_other_end(question, answer)
        ]
        assert between or question.kind is Kind.YES_NO, question.code


@pytest.mark.parametrize("scan", ALL)
def test_are_short_plain_and_in_every_language(scan: str) -> None:
    for question, cut, other in with_two(scan):
        for language in LANGUAGES:
            assert not other.says.lacks(language), question.code
            told = other.says.told(language)
            assert told != cut.says.told(language), question.code
            assert len(told.split()) <= MOST_WORDS, (question.code, told)
            assert not re.search(VAGUE[language], told), (question.code, told)
            assert not told.endswith("."), (question.code, told)
            assert re.match(r"[a-zà-ü]|ICT\b", told) or language == "de", (question.code, told)


@pytest.mark.parametrize("scan", ALL)
def test_speak_of_a_wish_as_a_wish(scan: str) -> None:
    for question, cut, other in with_two(scan):
        for language in LANGUAGES:
            rather_not = re.search(RATHER_NOT[language], other.says.told(language))
            assert bool(rather_not) == (question.kind is Kind.PRIORITY), (question.code, language)
        if question.kind is Kind.PRIORITY:
            assert cut.side == "together", question.code
            assert other.at_most == 0, question.code


@pytest.mark.parametrize("scan", ALL)
def test_belong_to_questions_that_everybody_is_asked(scan: str) -> None:
    """What is asked of some only would tell how many those are, once more."""
    asked = {question.code for question, _, _ in with_two(scan) if question.asked_when}
    assert asked <= CONDITIONAL
    assert scan == MUNICIPALITY or not asked


@pytest.mark.parametrize("scan", ALL)
def test_are_told_within_the_partnership_only(scan: str) -> None:
    for question, _, _ in with_two(scan):
        assert question.sharing == "partnership-anonymous", question.code
