"""Questionnaires with rules for findings, for tests."""

from dataclasses import replace

from samenscan.core.questionnaire import Questionnaire, read_set

MAIN = """\
code: scan
version: 1
title: {nl: Scan, fr: Scan}
languages: [nl, fr]
findings: [findings.yaml]
sections:
  - code: B
    title: {nl: Sturing, fr: Pilotage}
    questions:
      - {code: B1, type: level, key: yes, text: Plan}
      - {code: B2, type: yes_no, yes_score: 5, text: Budget}
      - {code: B3, type: date, text: Datum}
  - code: C
    title: Mensen
    questions:
      - {code: C1, type: level, weight: 3, text: Team}
      - code: C2
        type: single
        text: Wie
        choices: [{code: one, text: Een}, {code: two, text: Twee}]
      - {code: C3, type: yes_no, asked_when: B2, text: Vraag}
  - code: D
    title: Geld
    questions:
      - {code: D1, type: level, text: Kost}
      - {code: D2, type: level, text: Baten}
"""


def scan(*rules: str) -> Questionnaire:
    """The scan with these rules, each given as its keys in the flow style of YAML."""
    if not rules:
        return read_set({"scan.yaml": MAIN.replace("findings: [findings.yaml]\n", "")}, "scan.yaml")
    lines = "".join(f"  - {{{rule}}}\n" for rule in rules)
    return read_set({"scan.yaml": MAIN, "findings.yaml": f"findings:\n{lines}"}, "scan.yaml")


def rule(id: str, when: str, kind: str = "improvement", **keys: str) -> str:
    """A rule that says its name, with whatever else is given."""
    given = {"sees": f"Ziet {id}.", "title": id, "matters": "Telt.", "step": "Doe.", **keys}
    told = ", ".join(f"{key}: {value}" for key, value in given.items())
    return f"id: {id}, kind: {kind}, when: '{when}', {told}"


def without_rules(questionnaire: Questionnaire) -> Questionnaire:
    """The same questions, about which only the general rules speak."""
    return replace(questionnaire, findings=())
