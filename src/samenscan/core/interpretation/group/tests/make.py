"""Builders for rounds: a small questionnaire and members that answer it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from samenscan.core.answers import Answer, Dataset, Levels, Number, Priority, Ranked, Sheet
from samenscan.core.interpretation.group import Profile
from samenscan.core.questionnaire import Questionnaire, read

SCAN = """\
code: mini
version: "1"
title: {en: Small scan}
languages: [en]
sections:
  - code: A
    title: {en: Network}
    themes: [{code: core, title: {en: Core}}, {code: edge, title: {en: Edge}}]
    questions:
      - {code: A1, type: level, theme: core, text: {en: Split}}
      - {code: A2, type: level, theme: core, text: {en: Watched}}
      - {code: A3, type: level, theme: edge, text: {en: Fast}}
      - {code: A4, type: yes_no, text: {en: Spare}, yes_score: 5}
      - {code: A5, type: single, text: {en: Who}, weight: 0,
         choices: [{code: we, text: {en: We}}, {code: they, text: {en: They}}]}
      - {code: A6, type: priority, text: {en: One network}}
  - code: B
    title: {en: Back-up}
    questions:
      - {code: B1, type: level, text: {en: Restored}}
      - {code: B2, type: money, text: {en: What it costs}}
      - {code: B3, type: number, text: {en: Staff}, decimals: 1}
  - code: N
    title: {en: Together}
    scored: false
    questions:
      - {code: N1, type: priority, text: {en: Back-up together}}
      - {code: N2, type: ranking, top: 2, text: {en: First},
         choices: [{code: x, text: {en: X}}, {code: y, text: {en: Y}}, {code: z, text: {en: Z}}]}
"""

Answers = Mapping[str, Answer]


def make_scan() -> Questionnaire:
    """One of every kind that is counted."""
    return read(SCAN, "scan.yaml")


def make_profiles(n: int, *, inhabitants: bool = True) -> list[Profile]:
    """Members m0 to m(n-1), in two partnerships, two kinds and no region."""
    return [
        Profile(
            f"m{at}",
            f"Member {at}",
            partnership="East" if at % 2 else "West",
            kind="mono" if at % 3 else "multi",
            inhabitants=10_000 + 1_000 * at if inhabitants else None,
        )
        for at in range(n)
    ]


def make_round(sheets: Sequence[Answers | None]) -> tuple[Dataset, list[Profile]]:
    """The answers of each member in order; None for one that handed nothing in."""
    profiles = make_profiles(len(sheets))
    answered = tuple(
        Sheet(one.organisation, answers)
        for one, answers in zip(profiles, sheets, strict=True)
        if answers is not None
    )
    return Dataset(make_scan(), answered), profiles


def full_sheet(level: int, *, matters: int = 2, together: int = 1, cost: int = 1000) -> Answers:
    """Every question at the same level."""
    return {
        **dict.fromkeys(("A1", "A2", "A3", "B1"), Levels(level, level)),
        "A6": Priority(matters, together),
        "N1": Priority(matters, together),
        "B2": Number(Decimal(cost)),
        "B3": Number(Decimal(3)),
        "N2": Ranked(("x", "y")),
    }
