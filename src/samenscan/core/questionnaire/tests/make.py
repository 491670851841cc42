"""Builders of questionnaires for tests: every field has a default that is valid."""

from collections.abc import Iterable
from decimal import Decimal

from samenscan.core.questionnaire.model import (
    Choice,
    Combine,
    Cut,
    Kind,
    Question,
    Questionnaire,
    Section,
    Sharing,
    Side,
)
from samenscan.core.text import Words, words


def make_choice(code: str, score: int | Decimal | None = None) -> Choice:
    """A choice whose text is its code."""
    return Choice(code, words(nl=code), None if score is None else Decimal(score))


def make_cut(
    *,
    side: Side = "practice",
    at_least: int | None = 3,
    choices: Iterable[str] = (),
    says: str = "doet het",
) -> Cut:
    """A cut; by default a level of at least 3 in practice."""
    return Cut(
        side, None if at_least is None else Decimal(at_least), frozenset(choices), words(nl=says)
    )


def make_question(
    code: str = "b1",
    *,
    kind: Kind = Kind.LEVEL,
    title: str = "",
    weight: int | Decimal = 1,
    key: bool = False,
    combine: Combine = "mean",
    choices: tuple[Choice, ...] = (),
    yes_score: int | None = None,
    no_score: int | None = None,
    max_score: int | Decimal = 5,
    minimum: int | None = None,
    maximum: int | None = None,
    decimals: int = 0,
    cut: Cut | None = None,
    advice: str = "",
    target: int | Decimal | None = None,
    sharing: Sharing = "partnership-anonymous",
    unit: Words | None = None,
) -> Question:
    """A question; by default a level question of weight 1."""
    return Question(
        code=code,
        kind=kind,
        text=words(nl=title or f"Vraag {code}"),
        weight=Decimal(weight),
        key=key,
        combine=combine,
        choices=choices,
        yes_score=None if yes_score is None else Decimal(yes_score),
        no_score=None if no_score is None else Decimal(no_score),
        max_score=Decimal(max_score),
        unit=unit,
        minimum=None if minimum is None else Decimal(minimum),
        maximum=None if maximum is None else Decimal(maximum),
        decimals=decimals,
        cut=cut,
        advice=words(nl=advice) if advice else None,
        target=None if target is None else Decimal(target),
        sharing=sharing,
    )


def make_section(
    *questions: Question, code: str = "b", title: str = "", scored: bool = True
) -> Section:
    """A section of these questions, or of one level question."""
    return Section(
        code=code,
        title=words(nl=title or f"Onderdeel {code}"),
        questions=questions or (make_question(f"{code}1"),),
        scored=scored,
    )


def make_questionnaire(*sections: Section, scale_max: int | Decimal = 5) -> Questionnaire:
    """A questionnaire of these sections, or of one section with one level question."""
    return Questionnaire(
        code="scan",
        version="1",
        title=words(nl="ICT-scan"),
        languages=("nl",),
        sections=sections or (make_section(),),
        scale_max=Decimal(scale_max),
    )
