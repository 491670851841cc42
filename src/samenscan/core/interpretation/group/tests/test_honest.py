"""Parts and middles with what is certain of them (rules Z21 and Z22), as the method tells them."""

import re
from fractions import Fraction

import pytest

from samenscan.core.answers import Chosen, Dataset, Levels, Missing, Sheet, YesNo
from samenscan.core.interpretation.group import group_report
from samenscan.core.interpretation.group.facts import LevelFact, StepsFact
from samenscan.core.interpretation.group.honest import Part, middle_of_counts
from samenscan.core.interpretation.group.report import GroupReport
from samenscan.core.interpretation.group.short import in_short
from samenscan.core.interpretation.group.tests.make import SCAN as SOURCE
from samenscan.core.interpretation.group.tests.make import (
    Answers,
    full_sheet,
    make_profiles,
    make_round,
    make_scan,
)
from samenscan.core.interpretation.group.told import level_told, part_told
from samenscan.core.questionnaire import read
from samenscan.core.statistics.bounds import mean_bounds

SCAN = make_scan()


def report(*sheets: Answers | None) -> GroupReport:
    return group_report(*make_round(sheets))


def steps(found: GroupReport, measure: str) -> StepsFact:
    return next(f for f in found.steps if f.measure.code == measure and f.group.by == "all")


def level(found: GroupReport, section: str, theme: str | None = None) -> LevelFact:
    return next(
        f for f in found.levels if (f.section, f.theme, f.group.by) == (section, theme, "all")
    )


def test_Z21_is_told_as_the_method_tells_it(pytestconfig: pytest.Config) -> None:
    page = (pytestconfig.rootpath / "docs/methods/groups.md").read_text(encoding="utf-8")
    told = re.findall(
        r"\| (\d+) of (\d+) say yes, (\d+) silent \| of all \d+ \|\n\|---\|---\|\n"
        r"\| certain \| (\d+) to (\d+) \|\n\| if chance .*? \| (\d+) to (\d+) \|",
        page,
    )
    assert len(told) == 2
    for found in told:
        yes, answers, silent, *limits = (int(number) for number in found)
        part = Part(yes, answers, answers + silent)
        assert [*(part.certain or ()), *(part.likely or ())] == limits


def test_Z21_bounds_a_mean_as_the_method_tells_it() -> None:
    assert middle_of_counts((0, 0, 0, 0, 0, 0), 25) is None
    told = mean_bounds(
        Fraction(14, 5), n_answers=23, n_members=25, lowest=Fraction(0), highest=Fraction(5)
    )
    assert (told.low, told.high) == (Fraction("2.576"), Fraction("2.976"))
    sheets = [full_sheet(3)] * 18 + [full_sheet(2)] * 5 + [None] * 2
    certain = steps(report(*sheets), "B1.practice").middle
    assert certain is not None
    assert certain.mean == Fraction(64, 23)
    assert (certain.certain.low, certain.certain.high) == (Fraction(64, 25), Fraction(74, 25))


def test_Z21_needs_no_interval_when_everybody_answered() -> None:
    part = Part(14, 25, 25)
    assert part.certain == (14, 14)
    assert part.likely is None
    assert [str(one) for one in part_told(part)] == ["14 of all 25 members."]


def test_Z21_names_its_supposition_before_anything_that_rests_on_it() -> None:
    certain, likely = (str(one) for one in part_told(Part(0, 23, 25)))
    assert certain.endswith("at least 0 and at most 2.")
    assert likely == "If chance alone decided who is silent, it is 0 to 1 (19 times in 20)."


def test_Z21_leaves_out_to_whom_it_does_not_apply_and_keeps_the_silent() -> None:
    sheets: list[Answers | None] = [{"A4": YesNo(True)}, {"A4": Missing.NOT_APPLICABLE}, None]
    fact = steps(report(*sheets), "A4")
    assert (fact.counts, fact.n_members) == ((0, 1), 2)


def test_Z21_takes_no_mean_of_choices_without_an_order() -> None:
    fact = steps(report({"A5": Chosen("they")}, {"A5": Chosen("they")}, None), "A5")
    assert fact.middle is None
    assert fact.told_part == Part(2, 2, 3)


def test_Z21_counts_levels_in_fifths_of_the_scale_with_the_top_in_the_last() -> None:
    found = report(*[full_sheet(n) for n in range(6)])
    assert level(found, "B").bands == (1, 1, 1, 1, 2)
    assert sum(level(found, "A", "core").bands) == 6


def test_Z21_leaves_answers_for_the_organisation_alone_out_of_everything() -> None:
    own = SOURCE.replace("text: {en: Restored}", "text: {en: Restored}, sharing: own")
    own = own.replace("text: {en: What it costs}", "text: {en: What it costs}, sharing: own")
    asked = read(own, "scan.yaml")
    sheets = tuple(Sheet(f"m{n}", full_sheet(n)) for n in range(6))
    found = group_report(Dataset(asked, sheets), make_profiles(6))
    assert found.n_own == 2
    assert not [f for f in found.steps if f.question.code == "B1"]
    assert not [f for f in found.numbers if f.question.code == "B2"]
    # Nothing that counts is left in this domain, so it has no level.
    assert not [f for f in found.levels if f.section == "B"]


def test_Z21_hides_of_how_many_was_asked_what_depends_on_an_own_answer() -> None:
    own = SOURCE.replace("text: {en: Spare}, yes_score: 5", "text: {en: Spare}, sharing: own")
    own = own.replace("text: {en: Restored}", "text: {en: Restored}, asked_when: A4")
    own = own.replace("text: {en: Staff}", "text: {en: Staff}, asked_when: A4")
    sheets = tuple(Sheet(f"m{n}", {**full_sheet(3), "A4": YesNo(n < 4)}) for n in range(9))
    found = group_report(Dataset(read(own, "scan.yaml"), sheets), make_profiles(9))
    fact = steps(found, "B1.practice")
    assert (fact.n_answers, fact.n_members) == (4, 9)
    number = next(f for f in found.numbers if f.question.code == "B3")
    assert number.n_members == 9


def test_Z21_hides_it_in_domains_themes_and_rankings_too() -> None:
    own = SOURCE.replace("text: {en: Spare}, yes_score: 5", "text: {en: Spare}, sharing: own")
    for title in ("Restored", "Fast", "First"):
        own = own.replace(f"text: {{en: {title}}}", f"text: {{en: {title}}}, asked_when: A4")
    asked = read(own, "scan.yaml")
    some = [code for code in full_sheet(3) if code not in ("B1", "A3", "N2")]

    def told(n_yes: int) -> tuple[set[int], set[int]]:
        answers = {code: full_sheet(3)[code] for code in some}
        sheets = tuple(Sheet(f"m{n}", {**answers, "A4": YesNo(n < n_yes)}) for n in range(9))
        found = group_report(Dataset(asked, sheets), make_profiles(9))
        levels = [level(found, "B"), level(found, "A", "edge")]
        rankings = {one.n_members for one in found.rankings if one.group.by == "all"}
        return {one.n_members for one in levels}, rankings

    assert told(4) == told(0) == ({9}, {9})


def test_Z22_says_nothing_of_a_round_that_nobody_answered() -> None:
    found = report(None, None, None)
    short = in_short(found, SCAN)
    assert (short.common, short.divides) == ((), ())
    assert [str(one) for one in short.cannot] == [
        "Nobody answered yet, so nothing can be said about this round."
    ]
    assert "nothing can be said" in str(level_told(SCAN, level(found, "A"))[0])
    assert part_told(Part(0, 0, 3)) == part_told(Part(0, 0, 9))


def test_Z22_says_nothing_of_what_fewer_than_five_share() -> None:
    short = in_short(report(*[full_sheet(3)] * 4), SCAN)
    assert not any("close to one another" in str(one) for one in short.common)
    assert any("Fewer than 5 members" in str(one) for one in short.cannot)
    assert any("Too few answered to say what to do" in str(one) for one in short.cannot)


def test_Z22_says_where_too_much_is_missing() -> None:
    short = in_short(report(*[full_sheet(3)] * 6, *[None] * 4), SCAN)
    assert any("more than a fifth of the scale" in str(one) for one in short.cannot)
    assert not any(
        "fifth of the scale" in str(one)
        for one in in_short(report(*[full_sheet(3)] * 6), SCAN).cannot
    )


def test_Z22_tells_a_group_of_one_and_everybody_alike_as_they_are() -> None:
    for sheets in ([full_sheet(2)], [full_sheet(4)] * 25):
        found = report(*sheets)
        middle = steps(found, "B1.practice").middle
        assert middle is not None
        assert middle.certain.low == middle.certain.high == middle.mean
        assert found.parts.n_clear == 0
        assert not found.to_check


def test_Z22_tells_an_empty_domain_and_half_answers() -> None:
    half = {**full_sheet(3), "B1": Levels(None, 3)}
    found = report(*[half] * 6)
    assert level(found, "B").known == ()
    assert steps(found, "B1.practice").n_answers == 6
    assert steps(found, "B1.paper").n_answers == 0
    assert "No member has enough answers" in " ".join(
        str(one) for one in in_short(found, SCAN).cannot
    )
