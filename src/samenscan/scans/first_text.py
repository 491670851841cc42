"""The text a new questionnaire starts with: small, whole, and its own explanation."""

MAIN = "scan.yaml"
FIRST_TEXT = """\
# Wat achter een # staat, leest alleen wie hier schrijft.
# code en version samen zijn de naam van deze vragenlijst; verhoog version bij elke nieuwe uitgave.
code: nieuwe-scan
version: "1"
title: {nl: Nieuwe scan}
languages: [nl]
scale:
  max: 5
  levels: [niet aanwezig, eerste aanzet, bij een deel, ingevoerd, gecontroleerd, jaarlijks herzien]
sections:
  - code: A
    title: Eerste domein
    minutes: 5
    questions:
      - code: A1
        type: level
        text: Er is een plan, en ernaar wordt gewerkt
        help: Denk aan een document met een datum en een naam.
        advice: Schrijf op één bladzijde wat er dit jaar moet gebeuren.
      - code: A2
        type: yes_no
        text: Is er een contactpersoon?
        yes_score: 5
"""
