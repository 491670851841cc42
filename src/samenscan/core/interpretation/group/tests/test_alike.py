"""Peers, positions without a rank, and parts of a group (rule Z26)."""

from fractions import Fraction
from random import Random

from samenscan.core.answers import Levels
from samenscan.core.interpretation.group import GroupReport, Profile, group_report
from samenscan.core.interpretation.group.alike import Stands, parts_of_group
from samenscan.core.interpretation.group.facts import LevelFact
from samenscan.core.interpretation.group.members import Group
from samenscan.core.interpretation.group.tests.make import Answers, full_sheet, make_round
from samenscan.core.interpretation.group.told_numbers import parts_told
from samenscan.core.text import words


def report(*sheets: Answers | None) -> GroupReport:
    return group_report(*make_round(sheets))


def test_Z26_is_like_those_with_the_same_levels_and_size() -> None:
    found = report(*[full_sheet(n // 5) for n in range(25)])
    first = found.peers[0]
    assert {one.organisation for one in first.like} <= {"m1", "m2", "m3", "m4"}
    assert len(first.like) == 3


def test_Z26_leaves_out_whoever_has_too_few_levels() -> None:
    found = report(*[full_sheet(3)] * 6, {}, None)
    assert [one.member.organisation for one in found.peers] == [f"m{n}" for n in range(6)]


def test_Z26_tells_no_rank_and_half_a_level_is_the_middle() -> None:
    sheets = [full_sheet(2)] * 10 + [{**full_sheet(2), "B1": Levels(3, 3)}, full_sheet(5)]
    found = report(*sheets, {**full_sheet(2), "B1": Levels(2, 3)})
    stands = [
        next(own.stands for own in one.positions if own.section == "B") for one in found.peers
    ]
    assert stands == [Stands.MIDDLE] * 10 + [Stands.ABOVE] * 2 + [Stands.ABOVE]


def test_Z26_says_nothing_about_fewer_than_five() -> None:
    found = report(*[full_sheet(n) for n in range(4)])
    assert [one.positions for one in found.peers] == [()] * 4
    assert found.parts.parts is None
    assert "Parts can be looked for" in str(parts_told(found.parts))


EVERYBODY = Group("all", "", "All", tuple(range(24)))


def domains(levels: list[list[float]]) -> list[LevelFact]:
    """Per domain the levels of 24 members, as shares."""
    return [
        LevelFact(
            f"D{at}",
            None,
            words(en=f"D{at}"),
            EVERYBODY,
            tuple(Fraction(value) for value in own),
            len(own),
        )
        for at, own in enumerate(levels)
    ]


PROFILES = [Profile(f"m{n}", f"M{n}") for n in range(24)]


def test_Z26_finds_two_clear_parts_and_says_so() -> None:
    chance = Random(1)
    two = domains(
        [[(0.7 if n % 2 else 0.1) + chance.uniform(0, 0.1) for n in range(24)] for _ in range(4)]
    )
    found = parts_of_group(two, PROFILES)
    assert found.n_clear == 2
    assert "2 clear parts" in str(parts_told(found))


def test_Z26_finds_no_parts_in_an_even_spread() -> None:
    even = domains([[((n * step) % 24) / 24 for n in range(24)] for step in (1, 5, 7, 11)])
    found = parts_of_group(even, PROFILES)
    assert found.n_clear == 0
    assert "No clear parts" in str(parts_told(found))
