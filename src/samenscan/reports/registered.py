"""What was fixed before anybody answered, in words: what is told for whichever participation."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from samenscan.core.disclosure import (
    ALL,
    CountsInstead,
    Layout,
    Plan,
    Register,
    RegisteredPlan,
    collective_statements,
    named_questions,
    register_from_plain,
)
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.text import Text, Words
from samenscan.findings.queries import RegisteredPlans
from samenscan.reports.collective import band_meaning
from samenscan.reports.collective_words import in_order
from samenscan.reports.plan import explained


@dataclass(frozen=True)
class ForParticipation:
    """How many of each partnership take part, and per told group what few, some and many are."""

    numbers: tuple[tuple[str, int], ...]
    groups: tuple[tuple[Text | str, int, str, str, str], ...]


@dataclass(frozen=True)
class Sentences:
    """The sentences of one domain that are told, whoever confirms them."""

    domain: Words
    says: tuple[Words | Text, ...]


@dataclass(frozen=True)
class Paragraph:
    """A sentence, or points that stand below one another."""

    sentence: Text | None
    points: tuple[Text, ...] = ()


@dataclass(frozen=True)
class RegisteredStory:
    """The plans of a round as a page tells them.

    `totals` are amounts that are added up; `by_name` asks what a member can tell with its name.
    `participations` are told in bands, `n_counted` others in tables of counts, `n_nothing` not.
    """

    words: tuple[Paragraph, ...]
    domains: tuple[Sentences, ...]
    n_sentences: int
    totals: tuple[Words, ...]
    by_name: tuple[Words, ...]
    partnerships: tuple[str, ...]
    participations: tuple[ForParticipation, ...]
    n_counted: int
    n_nothing: int


def registered_story(found: RegisteredPlans) -> RegisteredStory:
    """What these plans tell when all take part, for every other turnout, and about what.

    CheckFailed when a plan of the round does not pass its check.
    """
    plans = _checked(json.dumps(found.plans, sort_keys=True))
    called = _called(plans, found.names)
    named = tuple(_named(entry, called) for entry in plans)
    everyone = max(named, key=lambda entry: entry.layout.n)
    told = [(entry.layout, entry.plan) for entry in named if isinstance(entry.plan, Plan)]
    n_counted = sum(isinstance(entry.plan, CountsInstead) for entry in named)
    domains = tuple(_sentences(found.questionnaire))
    totals = tuple(one.total.says for one in found.questionnaire.questions() if one.total)
    said = explained(everyone.plan, named, len(named), amounts=bool(totals))
    return RegisteredStory(
        words=tuple(_paragraphs(said)),
        domains=domains,
        n_sentences=sum(len(one.says) for one in domains),
        totals=totals,
        by_name=tuple(one.text for one in named_questions(found.questionnaire)),
        partnerships=tuple(name for name, _ in everyone.layout.groups),
        participations=tuple(
            _participation(layout, plan)
            for layout, plan in sorted(told, key=lambda one: [-n for _, n in one[0].groups])
        ),
        n_counted=n_counted,
        n_nothing=len(named) - len(told) - n_counted,
    )


def _paragraphs(sentences: Iterator[Text]) -> Iterator[Paragraph]:
    """The command line writes points as lines with a dash; a page has lists for them."""
    for is_point, some in groupby(sentences, lambda one: one.template.startswith("–")):
        if is_point:
            yield Paragraph(None, tuple(some))
        else:
            yield from (Paragraph(one) for one in some)


def registered_json(found: RegisteredPlans) -> bytes:
    """The file that `samenscan plan --check` proves again, with the names of the partnerships."""
    content = {**found.plans, "names": dict(found.names)}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


@lru_cache(maxsize=32)
def _checked(plans: str) -> Register:
    """The same file is proven once: for 25 members that takes most of a second."""
    return register_from_plain(json.loads(plans))


def _called(plans: Register, names: Mapping[str, str]) -> dict[str, str]:
    """A name for each partnership; two of the same name, or one called “all”, get their number."""
    groups = [name for name, _ in plans[0].layout.groups]
    wished = [names.get(group, group) for group in groups]
    return {
        group: f"{name} ({at})" if wished.count(name) > 1 or name in (ALL, "") else name
        for at, (group, name) in enumerate(zip(groups, wished, strict=True), 1)
    }


def _named(entry: RegisteredPlan, called: Mapping[str, str]) -> RegisteredPlan:
    """The same plan with partnerships by name, in the order of their names."""
    layout = Layout(tuple(sorted((called[name], n) for name, n in entry.layout.groups)))
    if not isinstance(entry.plan, Plan):
        return RegisteredPlan(layout, replace(entry.plan, layout=layout))
    bands = [replace(one, group=called.get(one.group, one.group)) for one in entry.plan.bands]
    return RegisteredPlan(
        layout, replace(entry.plan, layout=layout, bands=tuple(in_order(bands, {})))
    )


def _participation(layout: Layout, plan: Plan) -> ForParticipation:
    return ForParticipation(
        layout.groups,
        tuple(band_meaning(bands, {}) for bands in plan.bands),
    )


def _sentences(questionnaire: Questionnaire) -> Iterator[Sentences]:
    every = collective_statements(questionnaire)
    for section in questionnaire.sections:
        says: list[Words | Text] = []
        for one in every:
            if one.section == section.code:
                says.append(one.says)
                says.extend([one.other_says] if one.other_says is not None else [])
        if says:
            yield Sentences(section.title, tuple(says))
