"""A small questionnaire with every kind of question, conditions, a calculation and a rule."""

SOURCE = """
code: kinds
version: "1"
title: {nl: Alle soorten vragen, en: Every kind of question}
languages: [nl, en]
scale:
  max: 5
  levels: [geen, begin, deels, grotendeels, volledig, beter]
  paper:
    - Niets op papier
    - Losse nota’s
    - Afspraken op papier, niet vastgesteld
    - Vastgesteld door de korpschef
    - Vastgesteld en elk jaar herlezen
    - Vastgesteld, herlezen en gedeeld met partners
respondents:
  - {code: ict, title: {nl: ICT-verantwoordelijke, en: ICT officer}}
  - {code: chief, title: {nl: korpschef, en: chief of police}}
sections:
  - code: K
    title: {nl: Van alles, en: All sorts}
    intro: Een vraag van elke soort.
    minutes: 14
    who: ict
    questions:
      - code: K1
        type: level
        text: Hoe zorgt u ervoor dat een back-up terug te zetten is?
        levels:
          - Er is geen back-up, of niemand weet of er een is.
          - Er is een back-up, maar terugzetten is nooit geprobeerd.
          - Na een incident is ooit iets teruggezet; er is geen verslag.
          - Elk jaar wordt een proef gedaan en staat de uitslag in een verslag met datum.
          - De proef gaat over alle toepassingen en de korpschef leest het verslag.
          - De proef is onaangekondigd en de lessen zijn aantoonbaar verwerkt.
      - {code: K2, type: yes_no, text: Heeft uw zone een eigen serverzaal?, yes_score: 0,
         no_score: 5, cut: {choices: ['no'], says: heeft geen eigen serverzaal}}
      - {code: K3, type: number, text: Hoeveel servers staan er?, unit: servers, min: 0, max: 500,
         weight: 0, asked_when: K2}
      - code: K4
        type: single
        text: Wie beheert ze?
        who: chief
        asked_when: K2 && K3 > 0
        choices: [{code: self, text: Wijzelf}, {code: firm, text: Een firma}]
      - code: K5
        type: multiple
        text: Welke toepassingen gebruikt u?
        choices:
          - {code: mail, text: E-mail}
          - {code: maps, text: Kaarten}
          - {code: none, text: Geen van deze, exclusive: yes}
      - {code: K6, type: money, text: Budget voor ICT, min: 0}
      - {code: K7, type: percentage, text: Deel voor beveiliging}
      - {code: K8, type: derived, text: Budget per server, value: K6 / K3, unit: euro, decimals: 2,
         asked_when: K2}
      - code: K9
        type: date
        text: Wanneer loopt het contract af?
        constraints:
          - {rule: K9 >= date("2026-01-01"), says: Deze dag ligt voor het jaar van de scan.}
      - {code: K10, type: text, text: Wat houdt u wakker?, max_length: 300}
      - code: K11
        type: ranking
        text: Wat is het dringendst?
        top: 2
        choices: [{code: people, text: Mensen}, {code: money, text: Geld}, {code: time, text: Tijd}]
      - {code: K12, type: priority, text: Samen aankopen}
      - code: K13
        type: table
        text: Uw contracten
        max: 6
        columns:
          - {code: firm, type: text, text: Firma, required: yes}
          - {code: cost, type: money, text: Kost per jaar}
          - {code: until, type: date, text: Tot}
          - code: kind
            type: single
            text: Soort
            choices: [{code: a, text: Huur}, {code: b, text: Koop}]
          - {code: exit, type: yes_no, text: Opzegbaar}
      - {code: K14, type: file, text: Uw beleidsplan, not_applicable: no}
  - code: L
    title: Daarna
    minutes: 2
    questions:
      - {code: L1, type: yes_no, text: Huurt u rekken bij een ander?, asked_when: "!K2"}
      - {code: L2, type: yes_no, text: Klaar?}
"""
