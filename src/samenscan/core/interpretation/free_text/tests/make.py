"""A round with one question in free text, from what each organisation wrote."""

from collections.abc import Sequence
from dataclasses import replace

from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.values import Answer, Missing, Sheet, Written
from samenscan.core.questionnaire.model import Kind, Question
from samenscan.core.questionnaire.tests.make import (
    make_question,
    make_questionnaire,
    make_section,
)


def text_question(code: str = "n20") -> Question:
    """A question in free text that the support centre may read."""
    return replace(make_question(code, kind=Kind.TEXT, weight=0), sharing="centre")


def texts(*written: str | None, questions: Sequence[Question] = ()) -> Dataset:
    """What zone 1, 2, … answer to the (first) question; None is no answer."""
    asked = questions or (text_question(),)
    sheets = tuple(
        Sheet(f"zone-{at}", {asked[0].code: _answer(one)}) for at, one in enumerate(written, 1)
    )
    return Dataset(make_questionnaire(make_section(*asked, code="n")), sheets)


def _answer(written: str | None) -> Answer:
    return Missing.NOT_ANSWERED if written is None else Written(written)
