"""The head of a file …"""

from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.questionnaire.head import Head, head_of, starts_a_questionnaire
from samenscan.core.text import words

SOURCE = """# About
code: scan
version: "2026.1"
title: {nl: "Scan {i}", fr: "Scan {i}"}
languages: [nl, fr]
names: {i: i-Police}
sections: [this is: not even [YAML
"""


def test_is_read_without_its_sections() -> None:
    assert head_of(SOURCE) == Head(
        "scan", "2026.1", words(nl="Scan i-Police", fr="Scan i-Police"), ("nl", "fr")
    )
    assert head_of(SOURCE).key == "scan@2026.1"
    assert starts_a_questionnaire(SOURCE)
    assert starts_a_questionnaire(SOURCE.replace("sections:", "section:"))
    assert not starts_a_questionnaire("bank: x\nquestions: []")
    assert not starts_a_questionnaire("code: A\ntitle: x\nversion: 1\nquestions: []")


def test_is_empty_where_nothing_can_be_read() -> None:
    assert head_of("[") == Head()
    assert head_of("code: [a]\nversion: 1\n") == Head(version="1")


@given(st.text())
def test_never_chokes(source: str) -> None:
    assert isinstance(head_of(source), Head)
