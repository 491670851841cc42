"""The 35 countries as an analyst reads them … (each test finishes the sentence)."""

from fractions import Fraction

import pytest

from samenscan.core.answers import Dataset
from samenscan.core.interpretation.group import GroupReport, Profile, group_report
from samenscan.core.interpretation.group.short import in_short
from samenscan.core.interpretation.group.told_numbers import parts_told
from tests.real.odm2023.importer import OUTSIDE_THE_UNION

EFTA = {"CH", "IS", "NO"}


@pytest.fixture(name="report", scope="module")
def _report(dataset: Dataset) -> GroupReport:
    """All countries, members of the Union, of EFTA, and candidates."""
    profiles = [
        Profile(
            sheet.organisation,
            sheet.organisation,
            kind="EU"
            if sheet.organisation not in OUTSIDE_THE_UNION
            else "EFTA"
            if sheet.organisation in EFTA
            else "candidate",
        )
        for sheet in dataset.sheets
    ]
    return group_report(dataset, profiles)


def test_are_in_three_groups_that_all_answered(report: GroupReport) -> None:
    told = {one.group.name: one.n_took_part for one in report.participation.took_part}
    assert told == {"": 35, "EFTA": 3, "EU": 27, "candidate": 5}
    assert not report.participation.silent


def test_have_the_mean_of_the_union_that_was_published(report: GroupReport) -> None:
    impact = next(
        fact
        for fact in report.levels
        if (fact.section, fact.theme, fact.group.name) == ("D2", None, "EU")
    )
    assert impact.middle is not None
    # 76.60 per cent, the published average of the dimension Impact over the 27.
    assert round(float(impact.middle.mean) * 100, 1) == 76.6
    assert impact.middle.certain.low == impact.middle.certain.high == impact.middle.mean


def test_lie_far_apart_in_impact_only_and_in_no_clear_parts(
    report: GroupReport, dataset: Dataset
) -> None:
    short = in_short(report, dataset.questionnaire)
    assert "Impact" in str(short.divides[0])
    assert "Policy" in str(short.common[0])
    assert short.cannot == ()
    assert report.parts.n_clear == 0
    assert "0.56 of the 0.7" in str(parts_told(report.parts))


def test_have_no_number_to_check_and_no_theme_to_do_together(report: GroupReport) -> None:
    assert (report.to_check, report.courses, report.rankings) == ((), (), ())
    assert all(Fraction(0) <= value <= 1 for fact in report.levels for value in fact.known)
