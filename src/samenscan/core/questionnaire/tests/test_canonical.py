"""A sentence that is stored …"""

import json

import pytest

from samenscan.core.questionnaire.canonical import text_from_plain, text_to_plain
from samenscan.core.text import text


def test_comes_back_as_it_was_with_the_sentences_inside_it() -> None:
    sentence = text("%(n)s of %(what)s", n=3, what=text("the %(place)s", place="zones"))
    assert text_from_plain(json.loads(json.dumps(text_to_plain(sentence)))) == sentence


@pytest.mark.parametrize(
    "damaged", [None, "words", {}, {"template": 1, "params": []}, {"template": "x", "params": [1]}]
)
def test_is_refused_when_it_is_damaged(damaged: object) -> None:
    with pytest.raises(TypeError):
        text_from_plain(damaged)
