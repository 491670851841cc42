"""Who took part (rule Z20): everybody who was asked counts, and silence is compared with chance."""

from fractions import Fraction

from samenscan.core.interpretation.group import group_report, groups_of
from samenscan.core.interpretation.group.participation import at_least
from samenscan.core.interpretation.group.tests.make import full_sheet, make_profiles, make_round
from samenscan.core.interpretation.group.told_people import missing_told


def test_Z20_counts_whoever_was_asked_in_every_group() -> None:
    dataset, profiles = make_round([full_sheet(2), None, full_sheet(3), None, full_sheet(4)])
    part = group_report(dataset, profiles).participation
    assert (part.n_members, part.n_took_part) == (5, 3)
    assert [one.organisation for one in part.silent] == ["m1", "m3"]
    east = next(one for one in part.took_part if one.group.name == "East")
    assert (east.group.n_members, east.n_took_part, east.n_silent) == (2, 0, 2)


def test_Z20_says_where_more_are_silent_than_chance_explains() -> None:
    sheets = [None if at % 2 and at < 10 else full_sheet(2) for at in range(20)]
    dataset, profiles = make_round(sheets)
    part = group_report(dataset, profiles).participation
    found = [one for one in part.took_part if one.stands_out]
    assert [one.group.name for one in found] == ["East"]
    assert "East" in " ".join(str(one) for one in missing_told(part))


def test_Z20_measures_chance_exactly() -> None:
    # 2 of 2 silent members in a group of 12 among 25: 12/25 x 11/24.
    assert at_least(2, 12, 2, 25) == Fraction(12 * 11, 25 * 24)
    assert at_least(0, 12, 2, 25) == 1


def test_Z20_makes_no_group_of_everybody_and_thirds_only_of_nine() -> None:
    assert [group.by for group in groups_of(make_profiles(8))] == [
        "all",
        *["partnership"] * 2,
        *["kind"] * 2,
    ]
    thirds = [group for group in groups_of(make_profiles(9)) if group.by == "size"]
    assert [group.n_members for group in thirds] == [3, 3, 3]
    assert not [g for g in groups_of(make_profiles(12, inhabitants=False)) if g.by == "size"]
