"""The report for the analyst about 35 countries … (each test finishes the sentence)."""

import argparse
import json
from collections import Counter
from fractions import Fraction
from statistics import median
from typing import TypedDict

import pytest

from samenscan.core.questionnaire import Kind, Questionnaire
from samenscan.reports.interpret import add_arguments, run
from tests.real.odm2023.importer import OUTSIDE_THE_UNION, ImportedFiles
from tests.real.odm2023.published import PUBLISHED, UNION
from tests.real.odm2023.source import Source
from tests.real.odm2023.together import DIMENSIONS, printed

FULL = {"D1": 640, "D2": 600, "D3": 650, "D4": 650}
EUROPE = ["partnership", "European Union"]


class Level(TypedDict):
    """A level of a group, as the facts have it."""

    section: str
    theme: str | None
    group: list[str]
    n_members: int
    n_levels: int
    bands: list[int]
    mean_share: str
    median_share: str
    mean_at_least: str
    mean_at_most: str


class Step(TypedDict):
    """How often each step of a measure was chosen in a group, as the facts have it."""

    measure: str
    group: list[str]
    n_members: int
    n_answers: int
    counts: list[int]


class Peer(TypedDict):
    """A member and those most like it, as the facts have it."""

    organisation: str
    like: list[str]


class Parts(TypedDict):
    """Whether members fall into parts, as the facts have it."""

    n_members: int
    n_clear: int


class Facts(TypedDict):
    """What is read here of the facts for the analyst."""

    levels: list[Level]
    steps: list[Step]
    peers: list[Peer]
    parts: Parts


@pytest.fixture(scope="module")
def facts(files: ImportedFiles, tmp_path_factory: pytest.TempPathFactory) -> Facts:
    folder = tmp_path_factory.mktemp("analyst")
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    arguments = [str(files.answers), "--questionnaire", str(files.questionnaire), "--analyst"]
    arguments += ["--members", str(files.members), "--out", str(folder), "--language", "en"]
    assert run(parser.parse_args(arguments)) == 0
    told: Facts = json.loads((folder / "analyst" / "facts.json").read_text(encoding="utf-8"))
    return told


def levels(facts: Facts, group: list[str]) -> dict[str, Level]:
    return {
        one["section"]: one
        for one in facts["levels"]
        if one["theme"] is None and one["group"] == group
    }


def test_has_the_averages_that_were_published(facts: Facts) -> None:
    told = levels(facts, EUROPE)
    published = {one.part: one.percent for one in PUBLISHED if one.who == UNION}
    found = {part: printed(100 * Fraction(told[part]["mean_share"]), 0) for part in DIMENSIONS}
    assert found == {part: published[part] for part in DIMENSIONS}


def test_has_the_medians_and_fifths_of_the_published_points(facts: Facts, source: Source) -> None:
    told = levels(facts, EUROPE)
    inside = [one for one in source.countries if one.code not in OUTSIDE_THE_UNION]
    for part in DIMENSIONS:
        points = [Fraction(one.dimensions[part[1:]], FULL[part]) for one in inside]
        assert Fraction(told[part]["median_share"]) == median(points)
        fifths = Counter(min(int(5 * share), 4) for share in points)
        assert told[part]["bands"] == [fifths[at] for at in range(5)]
        assert told[part]["mean_at_least"] == told[part]["mean_at_most"] == told[part]["mean_share"]


def test_finds_the_countries_that_are_nearest_by_hand(facts: Facts, source: Source) -> None:
    """Gower's distance over four levels: the mean of the differences as parts of their range."""
    of = {
        one.code: [Fraction(one.dimensions[part[1:]], FULL[part]) for part in DIMENSIONS]
        for one in source.countries
    }
    # Question 10a of Albania was set by hand; our score follows from its answer.
    of["AL"][0] += Fraction(20, FULL["D1"])
    spans = [max(column) - min(column) for column in zip(*of.values(), strict=True)]

    def apart(one: str, other: str) -> Fraction:
        pairs = zip(of[one], of[other], spans, strict=True)
        return sum((abs(a - b) / span for a, b, span in pairs), Fraction(0))

    assert len(facts["peers"]) == 35
    for peer in facts["peers"]:
        own = peer["organisation"]
        others = sorted((one for one in of if one != own), key=lambda one: apart(own, one))
        assert set(peer["like"]) == set(others[:3]), own


def test_does_not_cut_35_countries_that_differ_by_degrees(facts: Facts) -> None:
    assert facts["parts"]["n_members"] == 35
    assert facts["parts"]["n_clear"] == 0


def test_counts_every_plain_answer_as_the_files_have_it(
    facts: Facts, source: Source, questionnaire: Questionnaire
) -> None:
    steps = {(one["measure"], tuple(one["group"])): one for one in facts["steps"]}
    groups = {
        ("all", ""): list(source.countries),
        ("partnership", "European Union"): [
            one for one in source.countries if one.code not in OUTSIDE_THE_UNION
        ],
    }
    n_checked = 0
    for question in questionnaire.questions():
        if question.kind is not Kind.YES_NO:
            continue
        for group, countries in groups.items():
            given = Counter(one.given[question.code].answer for one in countries)
            assert steps[question.code, group]["counts"] == [given["no"], given["yes"]]
            n_checked += 1
    assert n_checked > 80
