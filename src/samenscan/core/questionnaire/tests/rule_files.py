"""A questionnaire in three files, two of them rules for findings, to change and to read."""

MAIN = """\
code: scan
version: 1
title: Scan
languages: [nl, fr]
names: {i_police: i-Police}
findings: [rules/first.yaml, rules/second.yaml]
sections:
  - code: B
    title: B
    themes: [{code: paper, title: P}, {code: empty-one, title: E}]
    questions:
      - {code: B1, type: level, theme: paper, text: Plan}
      - {code: B2, type: date, text: Datum}
      - {code: B-3, type: level, weight: 0, theme: empty-one, text: Streep}
      - code: B4
        type: single
        text: Soort
        choices: [{code: one, text: Een}, {code: two, text: Twee}]
  - code: C
    title: C
    scored: no
    questions: [{code: C1, type: text, text: Vrij}, {code: C2, type: level, text: Los}]
  - code: D
    title: D
    questions: [{code: D1, type: level, text: D}]
"""
FIRST = """\
findings:
  - id: old-plan
    kind: improvement
    severity: high
    when: months_since(B2) >= 36 && B1.paper > 1
    section: D
    title: {nl: Een oud plan, fr: Un vieux plan}
    sees: "Uw plan is van {answer.B2}, net als {i_police}."
    matters: Plannen verouderen.
    others: Anderen kijken elk jaar.
    step: Kijk het na.
    covers: [D1]
    references: ["CyFun2025 GV.PO-02"]
"""
SECOND = """\
findings:
  - id: low-everywhere
    kind: risk
    when: level.B < 2 && level.B.paper < 2
    title: Weinig
    sees: Weinig.
    matters: Veel.
    step: Begin.
  - {id: good, kind: strength, when: B1.practice == 5, title: T, sees: S, matters: M}
"""


def files(main: str = MAIN, first: str = FIRST, second: str = SECOND) -> dict[str, str]:
    return {"scan.yaml": main, "rules/first.yaml": first, "rules/second.yaml": second}


def change(source: str, old: str, new: str) -> str:
    assert source.count(old) == 1, old
    return source.replace(old, new)
