"""What a form shows of an answer is read back as the same answer."""

from hypothesis import given

from samenscan.core.answers import parse
from samenscan.core.answers.tests.strategies import answered_questions
from samenscan.core.answers.typed import typed
from samenscan.core.answers.values import Answer, Files
from samenscan.core.questionnaire.model import Question


@given(answered_questions())
def test_is_read_back_as_the_same_answer(pair: tuple[Question, Answer]) -> None:
    question, answer = pair
    if not isinstance(answer, Files):
        assert parse(question, typed(answer)) == answer
