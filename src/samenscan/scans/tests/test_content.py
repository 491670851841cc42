"""Every ready-made questionnaire has no problem, no gap, and keeps its promises to members."""

from decimal import Decimal
from importlib.resources import files

import pytest

from samenscan.core.questionnaire import Kind, Question, Questionnaire, gaps, problems_of, read
from samenscan.core.text import Words

LANGUAGES = ("nl", "fr", "de", "en")
WHO = {
    "chief of police",
    "data protection officer",
    "finance officer",
    "head of operations",
    "ICT officer",
}
# Sections whose answers stay with the support centre.
CENTRE_ONLY = ("G", "H")


def content(name: str) -> Questionnaire:
    """One ready-made questionnaire; raises QuestionnaireErrors with every problem in it."""
    source = (files("samenscan.scans") / "content" / name).read_text(encoding="utf-8")
    return read(source, name)


SCAN = "ict-scan-police.yaml"
FIELD_WORK = "field-work-police.yaml"
EVERY = sorted(
    path.name
    for path in (files("samenscan.scans") / "content").iterdir()
    if path.name.endswith(".yaml")
)


def scored(questionnaire: Questionnaire) -> list[Question]:
    """The questions that count in a level."""
    return [
        question
        for section in questionnaire.sections
        if section.scored
        for question in section.questions
        if question.weight > 0
    ]


def parts(question: Question) -> dict[str, Words | None]:
    """The texts that belong to a question, by name."""
    return {
        "text": question.text,
        "help": question.help,
        "advice": question.advice,
        "says": question.cut.says if question.cut else None,
        **{f"choice {choice.code}": choice.text for choice in question.choices},
    }


def test_both_police_scans_are_there() -> None:
    assert {SCAN, FIELD_WORK} <= set(EVERY)
    assert (content(SCAN).code, content(SCAN).version) == ("ict-scan-police", "2025.1")
    assert (content(FIELD_WORK).code, content(FIELD_WORK).version) == (
        "field-work-police",
        "2026.1",
    )


@pytest.mark.parametrize("name", EVERY)
def test_has_no_problems(name: str) -> None:
    assert problems_of(content(name), name) == ()


@pytest.mark.parametrize("name", EVERY)
def test_lacks_no_language(name: str) -> None:
    questionnaire = content(name)
    assert questionnaire.languages == LANGUAGES
    assert gaps(questionnaire) == []


@pytest.mark.parametrize("name", EVERY)
def test_is_not_one_language_pasted_four_times(name: str) -> None:
    for question in content(name).questions():
        for part in ("text", "help", "advice", "says"):
            told = parts(question)[part]
            if told is not None:
                assert len({told[language] for language in LANGUAGES}) == len(LANGUAGES), (
                    question.code,
                    part,
                )


def test_gives_no_two_questions_the_same_code() -> None:
    codes = [question.code for name in EVERY for question in content(name).questions()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("name", EVERY)
def test_offers_help_with_every_question_and_a_first_step_with_every_scored_one(name: str) -> None:
    questionnaire = content(name)
    assert [q.code for q in questionnaire.questions() if q.help is None] == []
    assert [q.code for q in scored(questionnaire) if q.advice is None] == []


@pytest.mark.parametrize("name", EVERY)
def test_says_who_answers_and_how_long_it_takes(name: str) -> None:
    for section in content(name).sections:
        assert section.who in WHO
        assert 3 <= section.minutes <= 10
        assert section.intro is not None


def test_takes_an_hour_at_most() -> None:
    assert 45 <= sum(section.minutes for section in content(SCAN).sections) <= 60
    assert sum(section.minutes for section in content(FIELD_WORK).sections) <= 20


@pytest.mark.parametrize("code", CENTRE_ONLY)
def test_keeps_security_and_continuity_out_of_the_collective_result(code: str) -> None:
    for question in content(SCAN).section(code).questions:
        assert question.cut is None
        assert question.sharing == "centre"


def test_keeps_the_profile_with_the_zone_itself() -> None:
    profile = content(SCAN).section("A")
    assert not profile.scored
    for question in profile.questions:
        assert question.cut is None
        assert question.sharing == "own"


@pytest.mark.parametrize("code", ["B", "C", "D", "E", "I", "J", "M"])
def test_lets_every_other_scored_question_speak_collectively(code: str) -> None:
    section = content(SCAN).section(code)
    assert [q.code for q in section.questions if q.weight > 0 and q.cut is None] == []


@pytest.mark.parametrize("name", EVERY)
def test_writes_cuts_as_statements_that_follow_a_colon(name: str) -> None:
    for question in content(name).questions():
        if question.cut is None:
            continue
        for language in LANGUAGES:
            says = question.cut.says[language]
            assert says[-1] not in ".?!", (question.code, language)
            # nouns and abbreviations (DPO, ICT, Bodycams) may keep their capital
            first = says.split()[0]
            assert first[0].islower() or first.split("-")[0].isupper() or language == "de"


@pytest.mark.parametrize("name", EVERY)
def test_ends_help_and_advice_as_sentences(name: str) -> None:
    for question in content(name).questions():
        for part in ("help", "advice"):
            told = parts(question)[part]
            for language in LANGUAGES if told else ():
                assert told is not None
                assert told[language].rstrip("”»“\u00a0")[-1] in ".?", (question.code, part)


def test_asks_obligations_as_the_lower_of_paper_and_practice() -> None:
    for code in ("G", "H", "I"):
        for question in content(SCAN).section(code).questions:
            if question.kind is Kind.LEVEL:
                assert question.combine == "minimum", question.code


def test_counts_a_dpo_from_outside_the_police_as_not_allowed_and_a_shared_one_as_in_order() -> None:
    dpo = content(SCAN).question("I1")
    scores = {choice.code: choice.score for choice in dpo.choices}
    assert scores["own"] == scores["shared"] == dpo.max_score
    assert scores["outside"] == Decimal(0)
    assert dpo.key
    assert dpo.cut is not None
    assert dpo.cut.choices == {"own", "shared"}


def test_counts_a_dpo_who_heads_ict_as_incompatible() -> None:
    posts = content(SCAN).question("I2")
    scores = {choice.code: choice.score for choice in posts.choices}
    assert scores["incompatible"] == Decimal(0)
    assert scores["compatible"] == posts.max_score
    assert posts.key


def test_treats_the_essentials_as_key_questions() -> None:
    keys = {question.code for question in content(SCAN).questions() if question.key}
    replacement, factor, restore, contacts, dpo = "C2", "G2", "H1", "H3", "I1"
    assert {replacement, factor, restore, contacts, dpo} <= keys


@pytest.mark.parametrize("name", EVERY)
def test_gives_the_best_answer_full_marks(name: str) -> None:
    for question in scored(content(name)):
        scores = [choice.score for choice in question.choices if choice.score is not None]
        if question.kind is Kind.SINGLE:
            assert max(scores) == question.max_score, question.code
            assert min(scores) == 0, question.code


@pytest.mark.parametrize("name", EVERY)
def test_names_frameworks_by_id_only(name: str) -> None:
    for question in content(name).questions():
        for reference in question.references:
            framework, _, id = reference.partition(":")
            assert framework == "cyfun2023"
            assert " " not in id
