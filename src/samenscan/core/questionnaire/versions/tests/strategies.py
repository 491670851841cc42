"""Hypothesis vocabulary: questionnaires of every kind of question, and edits an author makes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from hypothesis import strategies as st

from samenscan.core.questionnaire.model import (
    FIGURES,
    Advice,
    Band,
    Choice,
    Column,
    Constraint,
    Cut,
    Expression,
    Kind,
    OtherEnd,
    Question,
    Questionnaire,
    Respondent,
    Scoring,
    Section,
    Theme,
    Total,
)
from samenscan.core.text import Words, words

T = TypeVar("T")
Edit = Callable[[Questionnaire], Questionnaire]
CODES = ("A1", "A2", "A3", "B1", "B2", "B3", "C1", "C2")

told = st.sampled_from(["ja", "nee", "een plan", "<b>&", "niet", "é…"])
texts = st.builds(
    lambda nl, fr: Words((("nl", nl), *fr)),
    told,
    st.lists(st.tuples(st.just("fr"), told), max_size=1),
)
maybe_texts = st.none() | texts
amounts = st.sampled_from([Decimal(n) for n in ("0", "1", "2.5", "4", "5")])
maybe_amounts = st.none() | amounts
formulas = st.builds(Expression, st.sampled_from(["A1.answered", "B2 > 3", "true"]))
levels = st.just(()) | st.tuples(texts, texts, texts, texts, texts, texts)


@st.composite
def choices(draw: st.DrawFn) -> tuple[Choice, ...]:
    codes = draw(st.lists(st.sampled_from("abcd"), min_size=1, max_size=4, unique=True))
    return tuple(
        Choice(
            code,
            draw(texts),
            draw(maybe_amounts),
            draw(st.sampled_from([None, None, "unknown"])),
            draw(st.booleans()),
        )
        for code in codes
    )


cuts = st.builds(
    Cut,
    st.sampled_from(["practice", "paper", "value"]),
    maybe_amounts,
    st.frozensets(st.sampled_from("ab")),
    texts,
    st.none() | st.builds(OtherEnd, maybe_amounts, st.frozensets(st.sampled_from("ab")), texts),
)
columns = st.builds(
    Column,
    code=st.sampled_from(["naam", "prijs"]),
    kind=st.sampled_from([Kind.TEXT, Kind.SINGLE]),
    text=texts,
    unit=maybe_texts,
    required=st.booleans(),
    choices=st.just(()) | choices(),
    minimum=maybe_amounts,
    maximum=maybe_amounts,
    decimals=st.integers(0, 2),
)
# One strategy per field, so that a change of any of them is met.
FIELDS: dict[str, st.SearchStrategy[object]] = {
    "kind": st.sampled_from(list(Kind)),
    "text": texts,
    "help": maybe_texts,
    "weight": amounts,
    "key": st.booleans(),
    "independent": st.booleans(),
    "figure": st.sampled_from(["", *FIGURES]),
    "combine": st.sampled_from(["mean", "minimum"]),
    "levels": levels,
    "choices": st.just(()) | choices(),
    "yes_score": maybe_amounts,
    "no_score": maybe_amounts,
    "max_score": amounts,
    "bands": st.lists(st.builds(Band, amounts, amounts), max_size=2).map(tuple),
    "unit": maybe_texts,
    "minimum": maybe_amounts,
    "maximum": maybe_amounts,
    "decimals": st.integers(0, 3),
    "earliest": st.none() | st.just(date(2020, 1, 1)) | st.just(date(2021, 1, 1)),
    "latest": st.none() | st.just(date(2030, 1, 1)),
    "max_length": st.integers(1, 2000),
    "top": st.integers(0, 3),
    "columns": st.lists(columns, max_size=2, unique_by=lambda one: one.code).map(tuple),
    "value": st.none() | formulas,
    "asked_when": st.none() | formulas,
    "constraints": st.lists(st.builds(Constraint, formulas, texts), max_size=2).map(tuple),
    "not_applicable": st.booleans(),
    "theme": st.sampled_from([None, "t1", "t2"]),
    "who": st.sampled_from([None, "ict", "chef"]),
    "cut": st.none() | cuts,
    "total": st.none() | st.builds(Total, amounts, texts),
    "advice": maybe_texts,
    "advice_when": st.lists(st.builds(Advice, formulas, texts), max_size=2).map(tuple),
    "target": maybe_amounts,
    "sharing": st.sampled_from(["own", "centre", "public"]),
    "references": st.lists(st.sampled_from(["x:1", "x:2"]), max_size=2, unique=True).map(tuple),
    "about": st.lists(st.sampled_from(["A", "A.one"]), max_size=2, unique=True).map(tuple),
}


@st.composite
def questions(draw: st.DrawFn, code: str) -> Question:
    """A question in which a few fields are other than usual."""
    question = Question(code, draw(st.sampled_from(list(Kind))), draw(texts))
    for name in draw(st.lists(st.sampled_from(sorted(FIELDS)), max_size=5)):
        question = replace(question, **{name: draw(FIELDS[name])})  # type: ignore[arg-type] # by name
    return question


themes = st.lists(
    st.builds(Theme, st.sampled_from(["t1", "t2"]), texts, amounts),
    max_size=2,
    unique_by=lambda one: one.code,
).map(tuple)
SECTION_FIELDS: dict[str, st.SearchStrategy[object]] = {
    "title": texts,
    "intro": maybe_texts,
    "minutes": st.integers(0, 20),
    "who": st.sampled_from([None, "ict", "chef"]),
    "scored": st.booleans(),
    "group": st.sampled_from([None, "g"]),
    "themes": themes,
    "weight": amounts,
    "pass_mark": maybe_amounts,
    "cut": st.none() | cuts,
}
FORM_FIELDS: dict[str, st.SearchStrategy[object]] = {
    "version": st.sampled_from(["1", "2"]),
    "title": texts,
    "languages": st.sampled_from([("nl",), ("nl", "fr")]),
    "scale_max": amounts,
    "levels": levels,
    "paper_levels": levels,
    "respondents": st.lists(
        st.builds(Respondent, st.sampled_from(["ict", "chef"]), texts),
        max_size=2,
        unique_by=lambda one: one.code,
    ).map(tuple),
    "scoring": st.builds(
        Scoring,
        st.sampled_from(["questions", "themes"]),
        st.sampled_from(["none", "questions", "sections"]),
        st.sampled_from([Fraction(7, 10), Fraction(1, 2), Fraction(1, 3)]),
    ),
}


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    """One to three sections that share up to eight questions."""
    codes = draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=8, unique=True))
    n = draw(st.integers(1, 3))
    homes: list[list[Question]] = [[] for _ in range(n)]
    for code in codes:
        homes[draw(st.integers(0, n - 1))].append(draw(questions(code)))
    sections = tuple(
        Section(f"S{number}", words(nl=f"Onderdeel {number}"), questions=tuple(home))
        for number, home in enumerate(homes)
    )
    return Questionnaire("scan", "1", words(nl="Scan"), ("nl",), sections)


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """One thing an author does: change a field, delete, add, reorder, move to another section."""
    kind = draw(
        st.sampled_from(
            [
                "field",
                "field",
                "field",
                "section",
                "form",
                "delete",
                "add",
                "order",
                "move",
                "sections",
            ]
        )
    )
    if kind == "field":
        name = draw(st.sampled_from(sorted(FIELDS)))
        value, at = draw(FIELDS[name]), draw(st.integers(0, 20))
        return lambda form: _with_question(form, at, {name: value})
    if kind == "section":
        name = draw(st.sampled_from(sorted(SECTION_FIELDS)))
        value, at = draw(SECTION_FIELDS[name]), draw(st.integers(0, 5))
        return lambda form: _with_section(form, at, {name: value})
    if kind == "form":
        name = draw(st.sampled_from(sorted(FORM_FIELDS)))
        value = draw(FORM_FIELDS[name])
        return lambda form: replace(form, **{name: value})  # type: ignore[arg-type] # by name
    if kind == "add":
        question, at = draw(st.sampled_from(CODES).flatmap(questions)), draw(st.integers(0, 20))
        return lambda form: _added(form, question, at)
    a, b = draw(st.integers(0, 20)), draw(st.integers(0, 20))
    if kind == "sections":
        return lambda form: replace(form, sections=_turned(form.sections, a))
    return {
        "delete": lambda form: _deleted(form, a),
        "order": lambda form: _ordered(form, a, b),
    }.get(kind, lambda form: _moved(form, a, b))


def _with_question(form: Questionnaire, at: int, changed: dict[str, object]) -> Questionnaire:
    found = form.questions()
    if not found:
        return form
    code = found[at % len(found)].code
    return _each(form, lambda one: replace(one, **changed) if one.code == code else one)  # type: ignore[arg-type] # by name


def _each(form: Questionnaire, change: Callable[[Question], Question]) -> Questionnaire:
    return replace(
        form,
        sections=tuple(
            replace(section, questions=tuple(map(change, section.questions)))
            for section in form.sections
        ),
    )


def _with_section(form: Questionnaire, at: int, changed: dict[str, object]) -> Questionnaire:
    at %= len(form.sections)
    return replace(
        form,
        sections=tuple(
            replace(section, **changed) if number == at else section  # type: ignore[arg-type] # by name
            for number, section in enumerate(form.sections)
        ),
    )


def _deleted(form: Questionnaire, at: int) -> Questionnaire:
    found = form.questions()
    if not found:
        return form
    return _without(form, found[at % len(found)].code)


def _without(form: Questionnaire, code: str) -> Questionnaire:
    return replace(
        form,
        sections=tuple(
            replace(section, questions=tuple(one for one in section.questions if one.code != code))
            for section in form.sections
        ),
    )


def _added(form: Questionnaire, question: Question, at: int) -> Questionnaire:
    form = _without(form, question.code)
    home = at % len(form.sections)
    places = form.sections[home].questions
    place = at % (len(places) + 1)
    return _with_section(form, home, {"questions": (*places[:place], question, *places[place:])})


def _ordered(form: Questionnaire, at: int, by: int) -> Questionnaire:
    home = at % len(form.sections)
    return _with_section(form, home, {"questions": _turned(form.sections[home].questions, by)})


def _moved(form: Questionnaire, at: int, to: int) -> Questionnaire:
    found = form.questions()
    return _added(form, found[at % len(found)], to) if found else form


def _turned(items: tuple[T, ...], by: int) -> tuple[T, ...]:
    by %= max(len(items), 1)
    return (*items[by:], *items[:by])
