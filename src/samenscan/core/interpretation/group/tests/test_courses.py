"""What to do with a theme and how sure that is (rule Z23)."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.answers import Dataset, Levels, Missing, Priority, Sheet
from samenscan.core.interpretation.group import group_report
from samenscan.core.interpretation.group.agreed import agreed
from samenscan.core.interpretation.group.courses import ThemeCourse
from samenscan.core.interpretation.group.report import GroupReport
from samenscan.core.interpretation.group.tests.make import (
    SCAN,
    Answers,
    full_sheet,
    make_profiles,
    make_round,
)
from samenscan.core.interpretation.group.told import agreement_told, course_told
from samenscan.core.questionnaire import read
from samenscan.core.statistics.agreement import van_der_eijk
from samenscan.core.statistics.counts import Counts
from samenscan.core.statistics.together import Course, completions
from samenscan.core.text import text


def course(found: GroupReport, code: str) -> ThemeCourse:
    return next(c for c in found.courses if c.question.code == code and c.group.by == "all")


def report(*sheets: Answers | None) -> GroupReport:
    return group_report(*make_round(sheets))


def test_Z23_learns_from_the_levels_of_the_domain_it_stands_in() -> None:
    sheets = [full_sheet(1, matters=3, together=2)] * 10 + [
        full_sheet(4, matters=3, together=2)
    ] * 10
    found = report(*sheets)
    assert course(found, "A6").advised.course is Course.LEARN
    # N1 stands in a domain without levels, so nobody is known to be ahead.
    assert course(found, "N1").about == ()
    assert course(found, "N1").advised.course is Course.TOGETHER


def test_Z23_learns_from_the_levels_its_author_links() -> None:
    linked = SCAN.replace(
        "text: {en: Back-up together}", "text: {en: Back-up together}, about: [B]"
    )
    sheets = tuple(
        Sheet(f"m{n}", full_sheet(1 if n < 10 else 4, matters=3, together=2)) for n in range(20)
    )
    dataset = Dataset(read(linked, "scan.yaml"), sheets)
    found = course(group_report(dataset, make_profiles(20)), "N1")
    assert [(fact.section, fact.theme) for fact in found.about] == [("B", None)]
    assert found.advised.course is Course.LEARN


@pytest.mark.parametrize(
    ("ahead", "found"),
    [(Levels(4, 4), Course.LEARN), (Levels(3, 4), Course.TOGETHER)],
)
def test_Z23_learns_from_one_and_a_half_level_and_not_from_one(
    ahead: Levels, found: Course
) -> None:
    linked = SCAN.replace(
        "text: {en: Back-up together}", "text: {en: Back-up together}, about: [B]"
    )
    sheets = tuple(
        Sheet(
            f"m{n}",
            {
                **full_sheet(3, matters=3, together=2),
                "B1": ahead if n < 10 else Levels(2, 3),
            },
        )
        for n in range(20)
    )
    dataset = Dataset(read(linked, "scan.yaml"), sheets)
    assert course(group_report(dataset, make_profiles(20)), "N1").advised.course is found


def test_Z23_takes_the_mean_of_several_linked_levels() -> None:
    linked = SCAN.replace(
        "text: {en: Back-up together}", "text: {en: Back-up together}, about: [B, A.core]"
    )
    # In each of the two they lie far apart, in their mean nobody does.
    sheets = tuple(
        Sheet(
            f"m{n}",
            {
                **full_sheet(1 if n < 10 else 4, matters=3, together=2),
                "B1": Levels(*[4 if n < 10 else 1] * 2),
            },
        )
        for n in range(20)
    )
    found = course(group_report(Dataset(read(linked, "s.yaml"), sheets), make_profiles(20)), "N1")
    assert len(found.about) == 2
    assert found.advised.course is Course.TOGETHER


def test_Z23_does_not_count_levels_of_whoever_it_does_not_apply_to() -> None:
    out = {**full_sheet(5), "A6": Missing.NOT_APPLICABLE}
    sheets = [full_sheet(1, matters=3, together=2)] * 14 + [out] * 6
    found = course(report(*sheets), "A6")
    assert found.matters.n_members == 14
    assert found.advised.course is Course.TOGETHER


def test_Z23_says_what_it_leans_to_and_what_the_silent_could_make_of_it() -> None:
    sheets: list[Answers | None] = [
        {**full_sheet(3), "N1": Priority(2 if n < 12 else 1, 2)} for n in range(23)
    ]
    found = course(report(*sheets, None, None), "N1")
    assert found.advised.course is Course.CANNOT_TELL
    assert found.leaning is Course.TOGETHER
    assert "it would be “Do together now”; the silent members could make it “Leave local”" in str(
        course_told(found)[1]
    )


def test_Z23_says_about_what_members_differ() -> None:
    split = [{**full_sheet(3), "N1": Priority(3, 2 * (n % 2))} for n in range(20)]
    told = [str(one) for one in course_told(course(report(*split), "N1"))]
    assert told[1] == "They differ about doing it together, not about how much it matters."
    split = [{**full_sheet(3), "N1": Priority(3 * (n % 2), 2)} for n in range(20)]
    told = [str(one) for one in course_told(course(report(*split), "N1"))]
    assert told[1] == "They differ about how much it matters, not about doing it together."


def test_Z23_says_when_too_few_answered_to_choose() -> None:
    found = course(report(*[full_sheet(3)] * 4), "N1")
    assert not found.enough
    assert "too few to choose" in str(course_told(found)[1])
    assert "too few answers" in str(agreement_told(text("x"), found.matters_agreed))


def listed(counts: Counts) -> list[int]:
    return [step for step, n in enumerate(counts) for _ in range(n)]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(0, 4), min_size=3, max_size=4).map(tuple).filter(lambda c: sum(c) > 6),
    st.integers(0, 3),
)
def test_Z23_ranges_hold_every_way_the_silent_could_answer_and_any_two_left_out(
    counts: Counts, silent: int
) -> None:
    found = agreed(counts, sum(counts) + silent)
    assert found is not None
    assert found.if_all_spoke is not None
    every = [float(van_der_eijk(one)) for one in completions(counts, silent)]
    assert found.if_all_spoke == pytest.approx((min(every), max(every)))
    left = []
    for gone in combinations(range(sum(counts)), 2):
        kept = [step for at, step in enumerate(listed(counts)) if at not in gone]
        left.append(float(van_der_eijk(tuple(kept.count(step) for step in range(len(counts))))))
    assert found.without_two == pytest.approx((min(left), max(left)))
    if not silent:
        assert found.if_all_spoke == pytest.approx((float(found.a),) * 2)


def test_Z23_is_one_step_when_all_say_the_same() -> None:
    found = agreed((0, 0, 25, 0), 25)
    assert found is not None
    assert (found.a, found.consensus, found.without_two) == (Fraction(1), 1.0, (1.0, 1.0))
