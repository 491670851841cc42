"""What the scan of 2023 says about itself …"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from samenscan.core.answers import Dataset
from samenscan.core.interpretation.about_scan import AboutScan, Deed, about_scan
from samenscan.core.questionnaire import Kind
from tests.real.odm2023.importer import OPEN, answer_code
from tests.real.odm2023.source import plain


@pytest.fixture(scope="module")
def about(dataset: Dataset) -> AboutScan:
    return about_scan(dataset)


@pytest.fixture(scope="module")
def published(real_data: Path) -> dict[str, Counter[str]]:
    """How often each answer stands in the published files, by question."""
    counted: dict[str, Counter[str]] = {}
    for path in sorted((real_data / "odm2023").glob("??_ODM_2023.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file, delimiter=";"):
                if len(row) > 1:
                    counted.setdefault(row[0], Counter())[answer_code(plain(row[1]))] += 1
    return counted


def test_is_counted_as_the_files_say(
    about: AboutScan, dataset: Dataset, published: dict[str, Counter[str]]
) -> None:
    checked = 0
    for side in about.sides:
        question = dataset.questionnaire.question(side.question)
        codes = [choice.code for choice in question.choices if not choice.missing]
        if question.kind is Kind.SINGLE:
            told = published[side.question]
            for code, n in zip(codes, side.counts, strict=True):
                # A form left at its invitation is a choice of ours, not an answer of theirs.
                if code != OPEN:
                    assert n == told[code], (side.question, code)
                    checked += 1
    assert checked > 300


def test_counts_all_countries_at_every_question(about: AboutScan) -> None:
    assert {count.n_sheets for count in about.questions} == {35}


def test_is_that_nearly_everybody_is_at_the_top_of_many_questions(about: AboutScan) -> None:
    top = [one for one in about.suggestions if one.rule == "Q6" and one.deed is Deed.RAISE]
    assert len(top) > 60
    portal = next(one for one in top if one.about == "59")
    assert str(portal.sees) == "34 of 35 answers are on the highest step."


def test_has_intervals_around_every_alpha(about: AboutScan) -> None:
    for domain in about.domains:
        assert domain.alpha is not None
        assert domain.low is not None
        assert domain.high is not None
        assert domain.low < domain.alpha < domain.high
        assert domain.omega is None
