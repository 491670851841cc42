"""Of what was written …"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.values import Sheet
from samenscan.core.interpretation.free_text import free_text
from samenscan.core.interpretation.free_text.tests.make import texts
from samenscan.core.interpretation.free_text.tests.sentences import FIRST, HELD_BACK

SENTENCES = [one.written for one in (*FIRST, *HELD_BACK)]
canaries = st.text("zqxj", min_size=4, max_size=12).map(lambda word: f"{word}zq")
written = st.lists(st.sampled_from(SENTENCES) | canaries | st.text(max_size=40), max_size=4).map(
    " ".join
)
answers = st.lists(written | st.none(), min_size=1, max_size=8)


def _texts_in(outcome: object) -> Iterator[str]:
    """Every text anywhere in an outcome."""
    if isinstance(outcome, str):
        yield outcome
    elif is_dataclass(outcome):
        for field in fields(outcome):
            yield from _texts_in(getattr(outcome, field.name))
    elif isinstance(outcome, tuple):
        for one in outcome:
            yield from _texts_in(one)


@given(st.lists(st.tuples(st.sampled_from(SENTENCES), canaries), min_size=1, max_size=6))
@settings(deadline=None)
def test_t1_no_word_comes_out(pairs: list[tuple[str, str]]) -> None:
    dataset = texts(*(f"{canary} {sentence} {canary}" for sentence, canary in pairs))
    out = " ".join(_texts_in(free_text(dataset))).casefold()
    assert not [canary for _, canary in pairs if canary in out]


CLOSED = frozenset(
    one
    for dataset in (texts(*SENTENCES), texts(None), texts("Het budget"), texts("Niets."))
    for one in _texts_in(free_text(dataset))
) | {"unknown", "de", "en", "nl", "fr"}


@given(st.lists(written, min_size=1, max_size=5))
@settings(deadline=None)
def test_t1_every_text_that_comes_out_would_come_out_of_any_other_answers(many: list[str]) -> None:
    """What the outcome can say is a closed list: words of ours, codes of questions."""
    assert set(_texts_in(free_text(texts(*many)))) <= CLOSED


@given(answers, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_nothing_depends_on_the_order_of_organisations(
    many: list[str | None], random: Random
) -> None:
    dataset = texts(*many)
    sheets = list(dataset.sheets)
    random.shuffle(sheets)
    assert free_text(Dataset(dataset.questionnaire, tuple(sheets))) == free_text(dataset)


@given(answers)
@settings(max_examples=50, deadline=None)
def test_t6_an_organisation_that_wrote_nothing_changes_only_how_many_there_are(
    many: list[str | None],
) -> None:
    before = free_text(texts(*many))
    after = free_text(texts(*many, None))
    assert after.n_members == before.n_members + 1
    assert after.together == before.together
    assert tuple(
        replace(one, n_members=one.n_members - 1, sentence=old.sentence)
        for one, old in zip(after.questions, before.questions, strict=True)
    ) == (before.questions)


@given(written)
@settings(deadline=None)
def test_any_text_can_be_read(one: str) -> None:
    found = free_text(texts(one)).questions[0]
    assert found.n_texts == bool(one.strip())
    assert sum(n for _, n in found.languages) == found.n_texts


def test_a_group_of_one_is_counted_like_any_other() -> None:
    found = free_text(texts("Het budget"))
    assert [(one.topic, one.n_organisations) for one in found.together] == [("money", 1)]
    assert Sheet("zone-1", {}).organisation not in " ".join(_texts_in(found))
