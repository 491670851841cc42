"""Values to check and what size explains (rule Z25): a slip is asked about, never removed."""

from decimal import Decimal

import pytest

from samenscan.core.answers import Dataset, Number, Sheet
from samenscan.core.interpretation.group import GroupReport, Profile, group_report
from samenscan.core.interpretation.group.odd_values import Why
from samenscan.core.interpretation.group.sizes import expected
from samenscan.core.interpretation.group.tests.make import make_profiles, make_scan
from samenscan.core.interpretation.group.told_numbers import check_told, size_told

N = 20


def report(costs: list[str], *, sized: bool = True) -> GroupReport:
    profiles = [
        Profile(f"m{n}", f"M{n}", inhabitants=10_000 * (n + 1) if sized else None)
        for n in range(len(costs))
    ]
    sheets = tuple(Sheet(f"m{n}", {"B2": Number(Decimal(cost))}) for n, cost in enumerate(costs))
    return group_report(Dataset(make_scan(), sheets), profiles)


def by_size() -> list[str]:
    """Costs that grow with size, a little uneven."""
    return [str(50_000 * (n + 1) * (10 + n % 3) // 10) for n in range(N)]


def test_Z25_tells_what_goes_with_twice_the_inhabitants() -> None:
    found = next(one for one in report(by_size()).sizes if one.question.code == "B2")
    assert found.explains
    assert found.line is not None
    assert 0.9 < found.line.slope < 1.1
    assert "Twice the inhabitants go with" in str(size_told(found))


def test_Z25_says_that_all_wrote_the_same() -> None:
    found = report(["100"] * N)
    assert "wrote the same" in str(size_told(found.sizes[0]))


def test_Z25_marks_what_size_does_not_explain_and_not_what_is_large() -> None:
    costs = by_size()
    assert not report(costs).to_check
    costs[3] = costs[3] + "0"
    found = report(costs).to_check
    assert [(one.member.organisation, one.why) for one in found] == [("m3", Why.FOR_ITS_SIZE)]
    assert str(check_told(found[0])).startswith("2000000.00 euro; the middle")


def test_Z25_compares_with_the_others_where_sizes_are_not_known() -> None:
    costs = [str(1000 + 10 * n) for n in range(N)]
    costs[7] = "1070000"
    found = report(costs, sized=False)
    assert [(one.member.organisation, one.why) for one in found.to_check] == [("m7", Why.AMONG_ALL)]
    assert next(one for one in found.sizes if one.question.code == "B2").line is None


def test_Z25_asks_about_no_value_that_is_close_to_what_is_usual() -> None:
    alike = [str(1000 + n % 2) for n in range(N)]
    for sized in (True, False):
        assert not report([*alike[:-1], "1400"], sized=sized).to_check
        assert report([*alike[:-1], "1600"], sized=sized).to_check
        assert report([*alike[:-1], "600"], sized=sized).to_check


@pytest.mark.parametrize("odd", ["-1", "-99999999"])
def test_Z25_always_asks_about_an_amount_under_zero(odd: str) -> None:
    found = report([*by_size()[:-1], odd]).to_check
    assert [(one.member.organisation, one.why) for one in found] == [("m19", Why.NEGATIVE)]


@pytest.mark.parametrize("odd", ["1e308", "1e400", "9e999"])
def test_Z25_survives_numbers_larger_than_a_float(odd: str) -> None:
    for sized in (True, False):
        found = report([*["1000", "1100"] * 9, odd], sized=sized).to_check
        assert [one.member.organisation for one in found] == ["m18"]


def test_Z25_expects_what_others_of_that_size_wrote() -> None:
    found = report(by_size())
    fact = next(f for f in found.numbers if f.question.code == "B2" and f.group.by == "all")
    of_size = next(one for one in found.sizes if one.question.code == "B2")
    told = expected(fact, of_size, found.profiles, 4)
    assert told is not None
    assert told.expected == pytest.approx(270_000, rel=0.1)
    few = report(by_size()[:8])
    fact = next(f for f in few.numbers if f.question.code == "B2" and f.group.by == "all")
    near = expected(fact, few.sizes[0], few.profiles, 4)
    assert near is not None
    assert near.n_near == 5
    alone = report(by_size()[:3])
    fact = next(f for f in alone.numbers if f.question.code == "B2" and f.group.by == "all")
    nothing = expected(fact, alone.sizes[0], alone.profiles, 0)
    assert nothing is not None
    assert nothing.expected is None


def test_Z25_expects_nothing_of_numbers_larger_than_a_float() -> None:
    found = report(["1e400"] * 8)
    fact = next(f for f in found.numbers if f.question.code == "B2" and f.group.by == "all")
    told = expected(fact, found.sizes[0], found.profiles, 0)
    assert told is not None
    assert (told.expected, told.n_near) == (None, 5)


def test_Z25_marks_nothing_among_four() -> None:
    assert not report(["1", "2", "3", "900000"]).to_check
    assert make_profiles(1)
