"""The ready-made scans in folders have no problem and no gap, and keep their promises."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from samenscan.core.disclosure.totals import base_of
from samenscan.core.questionnaire import (
    Kind,
    Question,
    Questionnaire,
    gaps,
    problems_of,
    read,
    read_set,
)
from samenscan.core.questionnaire.versions import How, check_bridge, completed, read_bridge
from samenscan.core.text import Words

CONTENT = Path(str(files("samenscan.scans") / "content"))
LANGUAGES = ("nl", "fr", "de", "en")
POLICE, MUNICIPALITY = "ict-scan-police", "ict-scan-municipality"
SCANS = (POLICE, MUNICIPALITY)
AS_BEFORE = {"nl": "Zoals", "fr": "Comme", "de": "Wie", "en": "As"}
MOST_WORDS = 22
VAGUE = {
    "nl": r"\b(meestal|grotendeels|voldoende|regelmatig|soms)\b",
    "fr": r"\b(généralement|suffisamment|régulièrement|parfois|le plus souvent)\b",
    "de": r"\b(meistens|weitgehend|ausreichend|regelmäßig|manchmal)\b",
    "en": r"\b(mostly|largely|sufficiently|regularly|sometimes)\b",
}


@cache
def content(scan: str) -> Questionnaire:
    """One scan of 2026; raises QuestionnaireErrors with every problem in its files."""
    texts = {
        path.relative_to(CONTENT).as_posix(): path.read_text(encoding="utf-8")
        for path in CONTENT.rglob("*.yaml")
    }
    return read_set(texts, f"{scan}/scan.yaml")


def scored(questionnaire: Questionnaire) -> list[Question]:
    """The questions that count in a level."""
    return [
        question
        for section in questionnaire.sections
        if section.scored
        for question in section.questions
        if question.weight > 0
    ]


def first_steps(question: Question) -> list[Words]:
    """Every first step of a question, the general one last."""
    general = [question.advice] if question.advice else []
    return [step.text for step in question.advice_when] + general


@pytest.mark.parametrize("scan", SCANS)
def test_has_no_problem_and_lacks_no_language(scan: str) -> None:
    questionnaire = content(scan)
    assert (questionnaire.code, questionnaire.version) == (scan, "2026.1")
    assert questionnaire.languages == LANGUAGES
    assert problems_of(questionnaire) == ()
    assert gaps(questionnaire) == []


@pytest.mark.parametrize("scan", SCANS)
def test_takes_between_an_hour_and_an_hour_and_a_half(scan: str) -> None:
    assert 60 <= sum(section.minutes for section in content(scan).sections) <= 90


@pytest.mark.parametrize("scan", SCANS)
def test_is_filled_in_by_four_people(scan: str) -> None:
    questionnaire = content(scan)
    known = {respondent.code for respondent in questionnaire.respondents}
    asked = {
        question.who or section.who
        for section in questionnaire.sections
        for question in section.questions
    }
    assert len(known) == 4
    assert asked == known


@pytest.mark.parametrize("scan", SCANS)
def test_describes_every_level_with_a_short_fact(scan: str) -> None:
    for question in content(scan).questions():
        if question.kind is not Kind.LEVEL:
            continue
        assert len(question.levels) == 6, question.code
        for level, told in enumerate(question.levels):
            for language in LANGUAGES:
                sentence = told[language]
                assert len(sentence.split()) <= MOST_WORDS, (question.code, sentence)
                assert not re.search(VAGUE[language], sentence, re.I), (question.code, sentence)
                earlier = re.match(AS_BEFORE[language] + r" (\d)", sentence)
                assert earlier is None or int(earlier[1]) < level, (question.code, sentence)


@pytest.mark.parametrize("scan", SCANS)
def test_offers_help_and_a_first_step(scan: str) -> None:
    questionnaire = content(scan)
    assert [q.code for q in questionnaire.questions() if q.help is None] == []
    assert [q.code for q in scored(questionnaire) if q.advice is None] == []
    conditional = {q.code[0] for q in questionnaire.questions() if q.advice_when}
    assert len(conditional) >= 3


@pytest.mark.parametrize("scan", SCANS)
def test_every_scored_section_leans_on_one_to_five_key_questions(scan: str) -> None:
    for section in content(scan).sections:
        if section.scored:
            keys = [question.code for question in section.questions if question.key]
            assert 1 <= len(keys) <= 5, (section.code, keys)


@pytest.mark.parametrize("scan", SCANS)
def test_keeps_security_and_continuity_with_the_centre_and_the_profile_at_home(scan: str) -> None:
    questionnaire = content(scan)
    for code in ("G", "H"):
        for question in questionnaire.section(code).questions:
            assert question.cut is None, question.code
            assert question.sharing in ("centre", "own"), question.code
    for question in questionnaire.section("A").questions:
        assert question.sharing == "own", question.code


@pytest.mark.parametrize("scan", SCANS)
def test_D19_tells_money_staff_and_days_as_totals_and_no_amount_that_is_part_of_another(
    scan: str,
) -> None:
    asked = content(scan).questions()
    assert {q.code for q in asked if q.total} == {"C1", "D5", "D6", "N16"}
    # The people for technical administration (C5) are part of the people for ICT (C1).
    for question in asked:
        if question.total:
            assert base_of(int(question.total.at_most.scaleb(question.decimals)), 10) > 1
            assert set(question.total.says) == {"nl", "fr", "de", "en"}
    assert content(scan).question("C5").sharing == "own"


@pytest.mark.parametrize("scan", SCANS)
def test_shows_a_name_only_after_consent(scan: str) -> None:
    named = [q for q in content(scan).questions() if q.sharing == "partnership-named"]
    assert [q.code for q in named] == ["N9", "N10"]
    for question in named:
        assert question.asked_when is not None
        assert question.asked_when.source == "N8"
    assert not [q for q in content(scan).questions() if q.sharing == "public"]


def test_asks_a_shared_question_in_the_same_words() -> None:
    police = {question.code: question for question in content(POLICE).questions()}
    shared = [q for q in content(MUNICIPALITY).questions() if q.code in police]
    assert len(shared) >= 80
    for question in shared:
        other = police[question.code]
        assert (question.kind, question.text, question.levels, question.choices) == (
            other.kind,
            other.text,
            other.levels,
            other.choices,
        ), question.code


def test_gives_no_code_of_2025_another_kind_of_answer() -> None:
    name = "ict-scan-police.yaml"
    old = read((CONTENT / name).read_text(encoding="utf-8"), name)
    new = {question.code: question for question in content(POLICE).questions()}
    for question in old.questions():
        kept = new.get(question.code)
        if kept is None:
            continue
        kinds = {question.kind, kept.kind}
        assert len(kinds) == 1 or kinds == {Kind.NUMBER, Kind.PERCENTAGE}, question.code
        answers = {choice.code for choice in question.choices if choice.missing is None}
        assert answers <= {choice.code for choice in kept.choices}, question.code


def test_says_of_every_question_of_2025_whether_its_answers_carry_over() -> None:
    name = "ict-scan-police.yaml"
    old = read((CONTENT / name).read_text(encoding="utf-8"), name)
    main = CONTENT / POLICE / "scan.yaml"
    decided = read_bridge(main.read_text(encoding="utf-8"), main.name)
    assert decided is not None
    whole = completed(decided, old, content(POLICE))
    assert check_bridge(whole, old, content(POLICE)) == ()
    assert [step.new for step in whole.steps if step.how is None] == []
    levels = {one.code for one in old.questions() if one.kind is Kind.LEVEL}
    kept = {code for step in whole.steps if step.how is How.SAME for code in step.old}
    assert kept
    assert not kept & levels


@pytest.mark.parametrize("scan", SCANS)
def test_names_frameworks_by_id_only(scan: str) -> None:
    for question in content(scan).questions():
        for reference in question.references:
            framework, _, id = reference.partition(":")
            assert framework in ("cyfun2023", "nist-csf-2.0"), question.code
            assert " " not in id
