"""The answers of one organisation, whole, with why one lacks, and let out to nobody else."""

from datetime import date
from decimal import Decimal

from samenscan.core.answers import Levels, Missing, Number, Sheet, YesNo
from samenscan.core.answers.values import (
    Answer,
    Chosen,
    Day,
    FileMark,
    Priority,
    Ranked,
    Remark,
    Row,
    Rows,
    Several,
    Written,
)
from samenscan.core.interpretation import OwnAnswer, own_answers
from samenscan.core.questionnaire import read
from samenscan.core.text import Param, Text, Words

SCAN = """
code: s
version: "1"
title: {en: s}
languages: [en]
sections:
  - code: a
    title: {en: A}
    themes: [{code: x, title: {en: People}}]
    questions:
      - {code: a1, type: level, theme: x, text: {en: Levels}}
      - {code: a2, type: yes_no, text: {en: Large}}
      - {code: a3, type: number, text: {en: Only large}, asked_when: a2}
      - {code: a4, type: derived, text: {en: Twice}, asked_when: a2, value: a3 * 2.0}
      - code: a5
        type: multiple
        text: {en: Which}
        choices: [{code: p, text: {en: Pens}}, {code: q, text: {en: Quills}}]
      - code: a6
        type: ranking
        top: 2
        text: {en: Order}
        choices: [{code: p, text: {en: Pens}}, {code: q, text: {en: Quills}}]
      - code: a7
        type: table
        text: {en: Contracts}
        columns:
          - {code: who, type: text, text: {en: Supplier}}
          - {code: end, type: date, text: {en: Ends on}}
      - {code: a8, type: priority, text: {en: Together}}
      - code: a9
        type: single
        text: {en: One}
        choices: [{code: p, text: {en: Pens}}, {code: q, text: {en: Quills}}]
"""


def told(remarks: dict[str, Remark] | None = None, **answers: Answer) -> dict[str, OwnAnswer]:
    released = own_answers(read(SCAN, "s.yaml"), Sheet("z1", answers, remarks or {}))
    assert released.audience.organisation == released.facts.organisation == "z1"
    return {answer.question: answer for answer in released.facts.answers}


def english(value: Param) -> str:
    if isinstance(value, Words):
        return value.told("en")
    if isinstance(value, Text):
        return value.template % {name: english(param) for name, param in value.params}
    return str(value)


def lines(answer: OwnAnswer) -> list[str]:
    return [english(line) for line in answer.in_full]


def test_leave_out_what_is_not_asked() -> None:
    assert "a3" not in told(a2=YesNo(False), a3=Number(Decimal(4)))
    asked = told(a2=YesNo(True), a3=Number(Decimal(4)))
    assert asked["a3"].number == Decimal(4)
    assert asked["a4"].number == Decimal(8)
    assert asked["a4"].calculated
    assert not asked["a3"].calculated


def test_say_why_an_answer_lacks_and_half_an_answer_is_none() -> None:
    found = told(a1=Levels(3, None), a2=Missing.UNKNOWN, a8=Priority(1, None), a9=Chosen("p"))
    assert found["a1"].missing is Missing.NOT_ANSWERED
    assert (found["a1"].paper, found["a1"].practice) == (3, None)
    assert found["a2"].missing is Missing.UNKNOWN
    assert found["a5"].missing is Missing.NOT_ANSWERED
    assert found["a8"].missing is Missing.NOT_ANSWERED
    assert found["a9"].missing is None


def test_tell_a_long_answer_whole() -> None:
    contracts = Rows(
        tuple(
            Row((("who", Written(f"Supplier {i}")), ("end", Day(date(2026, 5, 4)))))
            for i in range(5)
        )
    )
    found = told(a5=Several(("p", "q")), a6=Ranked(("q", "p")), a7=contracts)
    assert lines(found["a5"]) == ["Pens", "Quills"]
    assert lines(found["a6"]) == ["1. Quills", "2. Pens"]
    assert len(lines(found["a7"])) == 5
    assert lines(found["a7"])[4].startswith("Supplier: “Supplier 4”, Ends on: ")
    assert "Supplier 4" not in str(found["a7"].shown)


def test_carry_what_stands_beside_an_answer() -> None:
    remark = Remark("On purpose, says the board.", (FileMark("minutes.pdf", "0" * 64, 9),))
    found = told({"a1": remark}, a1=Levels(1, 1))
    assert found["a1"].comment == "On purpose, says the board."
    assert found["a1"].evidence == ("minutes.pdf",)
    assert found["a1"].theme == "x"
    assert found["a2"].comment == ""
