"""The questionnaire language: every key is read, and everything wrong with it is told."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from samenscan.core.questionnaire import Kind, Questionnaire, read
from samenscan.core.questionnaire.model import Band, Expression

ALL = """\
code: scan
version: "2026.1"
title: {nl: Scan, fr: Scan fr}
languages: [nl, fr]
scale:
  max: 5
  levels: [n0, n1, n2, n3, n4, n5]
  paper: [p0, p1, p2, p3, p4, p5]
respondents:
  - {code: chief, title: Korpschef}
  - {code: ict, title: {nl: ICT, fr: TIC}}
names:
  i_police: i-Police
  cloud: {nl: wolk, fr: nuage}
scoring: {section: themes, total: sections, coverage: 80}
sections:
  - code: A
    title: Profiel
    intro: Over {i_police}.
    minutes: 5
    who: chief
    group: g
    sharing: centre
    weight: 2
    pass_mark: 3
    themes:
      - {code: t1, title: Thema, weight: 3}
    questions:
      - code: A1
        type: level
        text: {nl: "Naar de {cloud}", fr: "Vers le {cloud}"}
        help: Zo.
        weight: 2
        key: yes
        theme: t1
        who: ict
        sharing: public
        target: 4
        combine: minimum
        levels: [l0, l1, l2, l3, l4, l5]
        cut: {side: paper, at_least: 3, says: doet het}
        advice:
          - when: A2 == "a"
            text: Begin met a.
          - text: Begin.
        references: [cyfun2023:PR.IP-4.1]
        asked_when: A5 > 3
        constraints:
          - {rule: A5 < 100, says: Veel.}
        not_applicable: no
      - code: A2
        type: single
        text: Kies
        theme: t1
        choices:
          - {code: a, text: A, score: 0}
          - {code: b, text: B, score: 5}
          - {code: c, text: C, missing: not_applicable}
      - code: A3
        type: multiple
        text: Kies meer
        theme: t1
        max_score: 4
        sharing: public
        choices:
          - {code: a, text: A, score: 2}
          - {code: b, text: B, score: 2}
          - {code: z, text: Geen, score: 0, exclusive: yes}
        cut: {choices: [a, b], says: doet iets}
      - code: A4
        type: yes_no
        text: Ja?
        yes_score: 5
        theme: t1
      - code: A5
        type: number
        text: Hoeveel
        unit: toestellen
        min: 0
        max: 100
        decimals: 1
        theme: t1
        bands:
          - {at_least: 0, score: 0}
          - {at_least: 10, score: 5}
      - {code: A6, type: money, text: Budget}
      - {code: A7, type: percentage, text: Deel}
      - {code: A8, type: date, text: Wanneer, earliest: 2020-01-01, latest: 2026-12-31}
      - {code: A9, type: text, text: Wat, max_length: 100}
      - code: A10
        type: ranking
        text: Volgorde
        choices: [{code: a, text: A}, {code: b, text: B}, {code: c, text: C}, {code: d, text: D}]
        top: 2
      - {code: A11, type: priority, text: Samen, sharing: public,
         cut: {side: together, at_least: 2, says: wil samen}}
      - code: A12
        type: table
        text: Lijst
        max: 20
        columns:
          - {code: name, type: text, text: Naam, required: yes}
          - {code: cost, type: money, text: Kost}
          - {code: part, type: percentage, text: Deel}
          - {code: since, type: date, text: Sinds}
          - {code: kind, type: single, text: Soort,
             choices: [{code: a, text: A}, {code: b, text: B}]}
          - {code: n, type: number, text: Aantal, unit: stuks, min: 1, max: 9, decimals: 2}
          - {code: ok, type: yes_no, text: Goed}
      - {code: A13, type: file, text: Plan}
      - {code: A14, type: derived, text: Per persoon, value: A6 / A5, unit: euro, decimals: 2}
"""


def whole() -> Questionnaire:
    return read(ALL, "scan.yaml")


def test_reads_every_type() -> None:
    assert [question.kind for question in whole().questions()] == list(Kind)


def test_reads_the_top() -> None:
    scan = whole()
    assert [name.told("nl") for name in scan.levels] == ["n0", "n1", "n2", "n3", "n4", "n5"]
    assert [name.told("nl") for name in scan.paper_levels] == ["p0", "p1", "p2", "p3", "p4", "p5"]
    assert [one.code for one in scan.respondents] == ["chief", "ict"]
    assert scan.scoring.section == "themes"
    assert scan.scoring.total == "sections"
    assert scan.scoring.coverage == Fraction(4, 5)


def test_reads_a_section() -> None:
    (section,) = whole().sections
    assert section.intro is not None and section.intro.told("fr") == "Over i-Police."
    assert (section.minutes, section.who, section.group) == (5, "chief", "g")
    assert (section.weight, section.pass_mark) == (Decimal(2), Decimal(3))
    assert [(theme.code, theme.weight) for theme in section.themes] == [("t1", Decimal(3))]


def test_reads_what_all_questions_can_have() -> None:
    level = whole().question("A1")
    assert dict(level.text) == {"nl": "Naar de wolk", "fr": "Vers le nuage"}
    assert (level.theme, level.who, level.sharing, level.target) == (
        "t1",
        "ict",
        "public",
        Decimal(4),
    )
    assert level.references == ("cyfun2023:PR.IP-4.1",)
    assert level.asked_when == Expression("A5 > 3")
    assert level.asked_when.line == 47
    assert level.asked_when.file == "scan.yaml"
    assert [one.rule.source for one in level.constraints] == ["A5 < 100"]
    assert not level.not_applicable
    assert [(one.when.source, one.text.told("nl")) for one in level.advice_when] == [
        ('A2 == "a"', "Begin met a.")
    ]
    assert level.advice is not None and level.advice.told("nl") == "Begin."
    assert (level.file, level.line) == ("scan.yaml", 29)


def test_reads_what_a_type_can_have() -> None:
    scan = whole()
    level, number = scan.question("A1"), scan.question("A5")
    assert [one.told("nl") for one in level.levels] == ["l0", "l1", "l2", "l3", "l4", "l5"]
    assert number.bands == (Band(Decimal(0), Decimal(0)), Band(Decimal(10), Decimal(5)))
    assert number.weight == 1
    assert [choice.exclusive for choice in scan.question("A3").choices] == [False, False, True]
    money, part = scan.question("A6"), scan.question("A7")
    assert (money.decimals, money.minimum, money.maximum, money.weight) == (
        2,
        Decimal(0),
        None,
        Decimal(0),
    )
    assert (part.decimals, part.minimum, part.maximum) == (0, Decimal(0), Decimal(100))
    day = scan.question("A8")
    assert (day.earliest, day.latest) == (date(2020, 1, 1), date(2026, 12, 31))
    assert scan.question("A9").max_length == 100
    assert scan.question("A10").top == 2
    cut = scan.question("A11").cut
    assert cut is not None and (cut.side, cut.at_least) == ("together", Decimal(2))
    assert scan.question("A14").value == Expression("A6 / A5")
    assert scan.question("A14").decimals == 2


def test_reads_the_columns_of_a_table() -> None:
    table = whole().question("A12")
    assert table.maximum == 20
    by_code = {column.code: column for column in table.columns}
    assert [column.kind for column in table.columns] == [
        Kind.TEXT,
        Kind.MONEY,
        Kind.PERCENTAGE,
        Kind.DATE,
        Kind.SINGLE,
        Kind.NUMBER,
        Kind.YES_NO,
    ]
    assert by_code["name"].required and not by_code["cost"].required
    assert (by_code["cost"].decimals, by_code["cost"].minimum) == (2, Decimal(0))
    assert by_code["part"].maximum == 100
    assert [choice.code for choice in by_code["kind"].choices] == ["a", "b"]
    count = by_code["n"]
    assert (count.minimum, count.maximum, count.decimals) == (Decimal(1), Decimal(9), 2)
    assert count.unit is not None


def test_takes_the_sharing_of_the_section_where_a_question_says_nothing() -> None:
    scan = whole()
    assert scan.question("A2").sharing == "centre"
    assert scan.question("A3").sharing == "public"


def test_reads_the_smallest_and_largest_that_is_allowed() -> None:
    for length in (1, 2000):
        source = ALL.replace("max_length: 100", f"max_length: {length}")
        assert read(source, "x").question("A9").max_length == length
    for top in (1, 4):
        assert read(ALL.replace("top: 2", f"top: {top}"), "x").question("A10").top == top
