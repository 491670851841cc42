"""An old answer keeps its own wording, whatever an author does to the questionnaire afterwards."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.answers import Answer, from_plain, shown, to_plain
from samenscan.core.answers.tests.strategies import QUESTIONS, missing, values
from samenscan.core.questionnaire.model import Kind, Questionnaire, Section
from samenscan.core.questionnaire.versions import diff
from samenscan.core.questionnaire.versions.tests.strategies import Edit, edits
from samenscan.core.text import Text, words

CODES = ("A1", "A2", "A3", "B1", "B2", "B3", "C1", "C2")
KINDS = [kind for kind in Kind if kind is not Kind.DERIVED]


@st.composite
def published(draw: st.DrawFn) -> tuple[Questionnaire, Mapping[str, Answer]]:
    """A questionnaire with an accepted answer to every question."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=8))
    questions = tuple(
        replace(QUESTIONS[kind], code=code) for code, kind in zip(CODES, kinds, strict=False)
    )
    form = Questionnaire(
        "scan", "1", words(nl="Scan"), ("nl",), (Section("S", words(nl="S"), questions=questions),)
    )
    given_ = {one.code: draw(values(one.kind) | missing) for one in questions}
    return form, given_


def printed(form: Questionnaire, stored: Mapping[str, Mapping[str, object]]) -> list[Text]:
    """What a reader of the stored answers sees."""
    return [
        shown(question, from_plain(question, stored[question.code]))
        for question in form.questions()
        if question.code in stored
    ]


@given(published(), st.lists(edits(), min_size=1, max_size=6))
def test_through_edits_deletions_moves_and_a_restore(
    first: tuple[Questionnaire, Mapping[str, Answer]], author: list[Edit]
) -> None:
    form, answers = first
    stored = {code: to_plain(answer) for code, answer in answers.items()}
    before = printed(form, stored)
    hash_before = form.content_hash
    versions = [form]
    for edit in author:
        versions.append(edit(versions[-1]))
    assert printed(versions[0], stored) == before
    assert versions[0].content_hash == hash_before
    restored = replace(versions[0], version="restored")
    assert printed(restored, stored) == before
    assert len(diff(versions[0], restored)) == 1
