"""A questionnaire with a question of every kind, and sheets that answer it."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from samenscan.core.answers.accept import accept
from samenscan.core.answers.tests.strategies import HALF, QUESTIONS, missing, values, written
from samenscan.core.answers.values import Answer, Missing, Remark, Sheet
from samenscan.core.questionnaire.model import Kind, Questionnaire
from samenscan.core.questionnaire.tests.make import make_questionnaire, make_section

ANSWERED = tuple(kind for kind in QUESTIONS if kind is not Kind.DERIVED)
READABLE = tuple(kind for kind in ANSWERED if kind is not Kind.FILE)
_BY_CODE = {f"{kind.value}.1": question for kind, question in QUESTIONS.items()}


def every_kind() -> Questionnaire:
    """Two sections with one question of each kind; its code is that kind and “.1”."""
    questions = [replace(question, code=code) for code, question in _BY_CODE.items()]
    return make_questionnaire(
        make_section(*questions[:7], code="a"), make_section(*questions[7:], code="b")
    )


def code_of(kind: Kind) -> str:
    """The code of the question of this kind."""
    return f"{kind.value}.1"


@st.composite
def sheets(draw: st.DrawFn, organisation: str = "z1", kinds: Sequence[Kind] = READABLE) -> Sheet:
    """A sheet with answers, half answers and comments; what is not answered is not in it."""
    answers: dict[str, Answer] = {}
    remarks: dict[str, Remark] = {}
    for kind in draw(st.lists(st.sampled_from(kinds), unique=True)):
        half = st.sampled_from(HALF[kind]) if kind in HALF else st.nothing()
        answer = accept(QUESTIONS[kind], draw(values(kind) | missing | half))
        if answer is not Missing.NOT_ANSWERED:
            answers[code_of(kind)] = answer
            if draw(st.booleans()):
                remarks[code_of(kind)] = Remark(draw(written))
    return Sheet(organisation, answers, remarks)
