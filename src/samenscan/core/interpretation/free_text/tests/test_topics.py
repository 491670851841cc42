"""The topics of free text …"""

from dataclasses import replace

import pytest

from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.values import Remark, Sheet, Written
from samenscan.core.interpretation.free_text import free_text
from samenscan.core.interpretation.free_text.matching import Reader
from samenscan.core.interpretation.free_text.tests.make import text_question, texts
from samenscan.core.interpretation.free_text.tokens import MAX_WORD, tokens
from samenscan.core.interpretation.free_text.vocabulary import BY_LANGUAGE, EVERYWHERE, TOPICS
from samenscan.core.questionnaire.model import Expression, Kind
from samenscan.core.questionnaire.tests.make import (
    make_question,
    make_questionnaire,
    make_section,
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def _counts(dataset: Dataset) -> dict[str, int]:
    return {one.topic: one.n_organisations for one in free_text(dataset).questions[0].topics}


def test_t2_cuts_at_hyphens_and_apostrophes_and_takes_out_what_cannot_be_seen() -> None:
    assert tokens("L’archive, back-up's & ICT'er\u202e!") == (
        *("l", "archive", "back", "up", "s"),
        *("ict", "er"),
    )
    assert tokens("wacht\u00adwoord wacht\u200bwoord\nFIN\ufb01N") == (
        *("wachtwoord", "wachtwoord", "finfin"),
    )
    assert tokens("😀" * 2000) == ()
    assert tokens("Zie https://kosten.be/budget, www.kosten.be of kosten@zone.be") == ("zie", "of")
    assert tokens("a" * MAX_WORD + " " + "b" * (MAX_WORD + 1)) == ("a" * MAX_WORD,)


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("Wij willen het eerst over de kosten praten.", "nl"),
        ("Nous voulons d’abord parler des coûts.", "fr"),
        ("Wir möchten zuerst über die Kosten sprechen.", "de"),
        ("We want to talk about the costs first.", "en"),
        ("wachtwoordbeheer, opleiding", "nl"),
        ("Sauvegarde, hameçonnage", "fr"),
        ("Queremos hablar primero de la seguridad de los ordenadores con los vecinos", "unknown"),
        ("Vorremmo parlare prima della sicurezza dei computer con i nostri vicini", "unknown"),
        ("Chcemy najpierw porozmawiać o kosztach i o bezpieczeństwie naszych sieci", "unknown"),
        ("Am vrea să vorbim mai întâi despre securitatea datelor cu vecinii", "unknown"),
        ("オープンデータについて職員の知識が足りない。", "unknown"),
        ("bodycam", "unknown"),
        ("de", "unknown"),
        ("", "unknown"),
        ("12 345", "unknown"),
    ],
)
def test_t3_are_looked_for_in_a_language_that_is_told_or_not_known(
    reader: Reader, written: str, language: str
) -> None:
    assert reader.about(written).language == language


@pytest.mark.parametrize(
    ("written", "topics"),
    [
        ("Het wachtwoordbeheer", "security"),
        ("De bewakingscamera's aan het station", "cameras"),
        ("Een back-upserver", "continuity network"),
        ("De raamcontracten", "buying"),
        ("Un contrat-cadre", "buying"),
        ("Le contrat", "suppliers"),
        ("La copie de sécurité", "continuity"),
        ("La securite des mots de passe", "security"),
        ("La securite", "security"),
        ("Les cameras", "cameras"),
        ("Il faut se décider dès le départ", "steering"),
        ("Nous avons décidé", "steering"),
        ("Les archives partagées", "records together"),
        ("J’ai un avis", ""),
        ("Wij praten over AI", "ai"),
        ("bodycam", "cameras"),
        ("De stadsserver en de stadscomputers", "network workplaces"),
    ],
)
def test_t4_are_found_by_words_compounds_and_the_longest_phrase(
    reader: Reader, written: str, topics: str
) -> None:
    assert reader.about(written).topics == frozenset(topics.split())


def test_t4_are_on_a_list_that_names_no_unknown_topic_and_no_entry_twice() -> None:
    codes = {topic.code for topic in TOPICS}
    assert len(codes) == len(TOPICS) == 23
    for listed in (*BY_LANGUAGE.values(), EVERYWHERE):
        assert listed.keys() <= codes | {""}
        for topic, written in listed.items():
            entries = [entry.strip() for entry in written.split(",")]
            assert all(entries), topic
            assert len(entries) == len(set(entries)), topic
    assert all(listed.keys() >= codes for listed in BY_LANGUAGE.values())


def test_t5_do_not_tell_for_from_against(reader: Reader) -> None:
    for written in (
        "Wij hebben geen back-up.",
        "De back-up is geen zorg.",
        "Laat ons niet over back-up praten.",
    ):
        assert reader.about(written).topics == {"continuity"}


def test_t6_count_organisations_and_not_words() -> None:
    dataset = texts("De kosten, de kosten en het budget.", "Het budget.", None)
    found = free_text(dataset).questions[0]
    assert _counts(dataset) == {"money": 2}
    assert (found.n_members, found.n_texts, found.n_without_topic) == (3, 2, 0)
    assert found.languages == (("nl", 2),)


def test_t6_count_an_organisation_once_over_all_questions() -> None:
    asked = make_questionnaire(make_section(text_question("n19"), text_question("n20"), code="n"))
    both = Sheet("zone-1", {"n19": Written("Het budget"), "n20": Written("De kosten en de DPO")})
    found = free_text(Dataset(asked, (both,)))
    assert [(one.topic, one.n_organisations) for one in found.together] == [
        ("money", 1),
        ("privacy", 1),
    ]


def test_t7_are_not_looked_for_where_answers_serve_the_organisation_only() -> None:
    own = replace(text_question("c12"), sharing="own")
    found = free_text(texts("Het budget", questions=(own, text_question("n20"))))
    assert found.not_read == ("c12",)
    assert [one.question for one in found.questions] == ["n20"]
    assert found.together == ()
    assert any("c12" in str(note) for note in found.notes)


def test_t7_are_not_looked_for_in_comments_nor_where_nothing_was_asked() -> None:
    gate = make_question("g", kind=Kind.YES_NO, yes_score=5)
    hidden = replace(text_question("n20"), asked_when=Expression("g"))
    asked = make_questionnaire(make_section(gate, hidden, code="n"))
    sheet = Sheet("zone-1", {"n20": Written("Het budget")}, {"g": Remark("De kosten")})
    found = free_text(Dataset(asked, (sheet,)))
    assert (found.questions[0].n_texts, found.together) == (0, ())


@pytest.mark.parametrize("written", ["😀" * 2000, "\u202e\u200f\u200e", " ", "x" * 2000])
def test_are_none_in_what_holds_no_words(written: str) -> None:
    found = free_text(texts(written)).questions[0]
    assert (found.topics, found.n_without_topic) == ((), found.n_texts)


def test_are_found_behind_marks_that_turn_the_direction_of_writing(reader: Reader) -> None:
    assert reader.about("\u202eDe \u200fkosten\u202c van het budget").topics == {"money"}


def test_say_so_when_nobody_wrote_anything() -> None:
    found = free_text(texts(None, None))
    assert str(found.questions[0].sentence) == "Nobody wrote anything here."
    assert found.together == ()


def test_say_so_when_only_reading_helps() -> None:
    assert "only reading tells" in str(free_text(texts("Niets bijzonders.")).questions[0].sentence)


def test_of_a_questionnaire_without_free_text_are_none() -> None:
    asked = make_questionnaire(make_section(make_question("b1")))
    found = free_text(Dataset(asked, (Sheet("zone-1", {}),)))
    assert (found.questions, found.together, found.not_read) == ((), (), ())
