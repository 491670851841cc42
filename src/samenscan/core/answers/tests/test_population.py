"""Who was asked (each test finishes the sentence)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.answers import Asked, Dataset, DatasetRefused, Submission, told_apart
from samenscan.core.answers.tests.make import make_sheet
from samenscan.core.questionnaire.tests.make import make_questionnaire

QUESTIONNAIRE = make_questionnaire()
ONE = make_sheet({"b1": (3, 4)}, organisation="one")
SUBMITTED = Asked("one", "Zone One")
SILENT = Asked("two", "Zone Two", Submission.NOT_SUBMITTED)
UNSURE = Asked("three", "Zone Three", Submission.UNCONFIRMED)


def test_is_whoever_has_a_sheet_when_nobody_says_more() -> None:
    dataset = Dataset(QUESTIONNAIRE, (ONE,))
    assert dataset.population == (Asked("one", "", Submission.SUBMITTED),)
    assert dataset.content_hash == Dataset(QUESTIONNAIRE, (ONE,), (SUBMITTED,)).content_hash


def test_counts_per_state() -> None:
    dataset = Dataset(QUESTIONNAIRE, (ONE,), (SILENT, SUBMITTED, UNSURE))
    assert list(dataset.counts.items()) == [
        (Submission.SUBMITTED, 1),
        (Submission.NOT_SUBMITTED, 1),
        (Submission.UNCONFIRMED, 1),
    ]
    assert dataset.state("two") is Submission.NOT_SUBMITTED
    assert dataset.state("four") is None


@pytest.mark.parametrize("state", [Submission.NOT_SUBMITTED, Submission.UNCONFIRMED])
def test_keeps_answers_out_of_whoever_did_not_submit(state: Submission) -> None:
    with pytest.raises(DatasetRefused, match="has answers, but did not submit"):
        Dataset(QUESTIONNAIRE, (ONE,), (Asked("one", "", state),))
    with pytest.raises(DatasetRefused, match="has answers, but did not submit"):
        Dataset(QUESTIONNAIRE, (ONE,), (SILENT,))


def test_is_in_the_hash_in_any_order() -> None:
    hashes = {
        Dataset(QUESTIONNAIRE, (ONE,), people).content_hash
        for people in [(SUBMITTED, SILENT, UNSURE), (UNSURE, SILENT, SUBMITTED)]
    }
    assert len(hashes) == 1
    others = [
        (SUBMITTED,),
        (SUBMITTED, SILENT),
        (SUBMITTED, SILENT, Asked("three", "Zone Three", Submission.NOT_SUBMITTED)),
    ]
    for people in others:
        assert Dataset(QUESTIONNAIRE, (ONE,), people).content_hash not in hashes


def test_is_refused_with_both_names_when_a_code_is_there_twice() -> None:
    with pytest.raises(DatasetRefused) as caught:
        Dataset(QUESTIONNAIRE, (ONE,), (SUBMITTED, SILENT, Asked("one", "Zone Eleven")))
    assert str(caught.value.what) == (
        "Two rows have the code “one”: row 1 (Zone One) and row 3 (Zone Eleven)."
    )


def test_can_be_told_apart_to_be_confirmed() -> None:
    people = (SUBMITTED, Asked("one", "Zone Eleven"), Asked("one-2"), Asked("one", "Last"))
    apart, to_confirm = told_apart(people)
    assert [asked.organisation for asked in apart] == ["one", "one-3", "one-2", "one-4"]
    assert [asked.name for asked in apart] == ["Zone One", "Zone Eleven", "", "Last"]
    assert str(to_confirm[0]).startswith("To confirm: “Zone One” and “Zone Eleven” have the same")
    assert len(to_confirm) == 2


@given(st.lists(st.builds(Asked, st.sampled_from(["a", "a-2", "a-3", "b", "b-2"])), max_size=8))
def test_has_a_code_each_once_told_apart(people: list[Asked]) -> None:
    apart, to_confirm = told_apart(people)
    codes = [asked.organisation for asked in apart]
    assert len(set(codes)) == len(people)
    assert len(to_confirm) == len(people) - len({asked.organisation for asked in people})
    assert {code for code in codes if code in {one.organisation for one in people}} == {
        one.organisation for one in people
    }
