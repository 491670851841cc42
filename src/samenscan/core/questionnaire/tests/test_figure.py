"""A question that names a figure of the register …"""

import pytest

from samenscan.core.questionnaire import QuestionnaireErrors, read

SOURCE = """
code: x
version: "1"
title: X
languages: [nl]
sections:
  - code: A
    title: A
    questions:
      - {code: A1, type: %s, text: Inwoners, figure: %s}
      - {code: A2, type: yes_no, text: B}
"""


def test_keeps_which_one_and_others_name_none() -> None:
    asked = read(SOURCE % ("number", "inhabitants"), "x.yaml")
    assert [one.figure for one in asked.questions()] == ["inhabitants", ""]


@pytest.mark.parametrize(
    ("kind", "figure"), [("number", "inhabitant"), ("text", "inhabitants"), ("number", "3")]
)
def test_is_a_number_and_names_what_there_is(kind: str, figure: str) -> None:
    with pytest.raises(QuestionnaireErrors):
        read(SOURCE % (kind, figure), "x.yaml")
