"""Counts of the survey of Japan … (each test finishes the sentence)."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from samenscan.core.statistics.facts import facts_of
from samenscan.core.statistics.histograms import ALL
from tests.real.japan2020.compare import Imported, import_survey
from tests.real.japan2020.counts import ROUND, by_the_product, differences, plainly
from tests.real.japan2020.source import MARK


@pytest.fixture(scope="module")
def imported(real_data: Path) -> Imported:
    return import_survey(real_data / "japan2020")


def test_are_the_same_cell_by_cell_for_everybody_and_every_prefecture(imported: Imported) -> None:
    plain = plainly(imported.source)
    assert len(plain) == (1 + 47) * 27
    assert list(differences(imported)) == []
    marks = sum(
        cell == MARK
        for one in imported.source.authorities
        if one.state == "提出済"
        for cell in one.cells
    )
    assert sum(sum(c.choices.values()) for (g, _), c in plain.items() if g == ALL) == marks


def test_know_the_1715_that_submitted_and_the_73_that_did_not(imported: Imported) -> None:
    for (group, _), one in plainly(imported.source).items():
        if group == ALL:
            assert (one.n_marked + one.n_open, one.n_silent) == (1715, 73)


def test_would_tell_one_mark_that_is_lost(imported: Imported) -> None:
    source = imported.source
    question = source.questions[0]
    row, at = next(
        (row, column)
        for row, one in enumerate(source.authorities)
        for column in question.columns
        if one.state == "提出済" and one.cells[column] == MARK
    )
    cells = source.authorities[row].cells
    lost = replace(source.authorities[row], cells=(*cells[:at], "", *cells[at + 1 :]))
    others = (*source.authorities[:row], lost, *source.authorities[row + 1 :])
    told = list(differences(replace(imported, source=replace(source, authorities=others))))
    # In everybody and in one prefecture.
    assert len(told) == 2


def test_give_shares_and_coverage_as_by_hand(imported: Imported) -> None:
    counted = by_the_product(imported)
    told = facts_of(counted)
    plain = plainly(imported.source)
    checked = 0
    for question in imported.source.questions:
        if question.kind != "multiple":
            continue
        for group in counted.groups:
            one = plain[group, question.code]
            for number in range(1, len(question.choices) + 1):
                at = told.at(ROUND, group, f"{question.code}=c{number}")
                n_members = one.n_marked + one.n_open + one.n_silent
                assert told.coverage[at] == pytest.approx(one.n_marked / n_members, abs=1e-12)
                if one.n_marked:
                    share = Fraction(one.choices[number], one.n_marked)
                    assert told.mean[at] == pytest.approx(float(share), abs=1e-9)
                    checked += 1
    assert checked > 4_000
