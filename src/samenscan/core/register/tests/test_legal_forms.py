"""The legal forms …"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.register.legal_forms import (
    BODIES,
    RULES,
    Body,
    Exit,
    Form,
    Step,
    body_concern,
    concerns,
    deciding_bodies,
    kind_concern,
    last_day,
    months_later,
    notice_concern,
    term_concern,
    wrong_body,
)

DAYS = st.dates(date(1990, 1, 1), date(2080, 1, 1))


def test_have_rules_for_every_form() -> None:
    assert set(RULES) == set(Form)


@pytest.mark.parametrize(
    ("kind", "council", "college"),
    [
        ("police_zone_single", Body.MUNICIPAL_COUNCIL, Body.COLLEGE),
        ("police_zone", Body.POLICE_COUNCIL, Body.POLICE_COLLEGE),
        ("welfare_centre", Body.WELFARE_COUNCIL, Body.FIXED_BUREAU),
        ("municipality", Body.MUNICIPAL_COUNCIL, Body.COLLEGE),
    ],
)
def test_know_who_decides_in_each_kind_of_organisation(
    kind: str, council: Body, college: Body
) -> None:
    assert deciding_bodies(Form.AGREEMENT, kind, Step.JOIN) == (council, college)
    assert deciding_bodies(Form.SERVICE, kind, Step.JOIN) == (council,)
    for body in Body:
        assert (wrong_body(kind, body) is None) is (body in (council, college))


def test_refuse_the_police_council_in_a_zone_of_one_municipality() -> None:
    concern = wrong_body("police_zone_single", Body.POLICE_COUNCIL)
    assert concern is not None and concern.confirmed


def test_only_warn_when_a_college_decides_where_we_read_that_the_council_should() -> None:
    concern = body_concern(Form.SERVICE, "municipality", Step.JOIN, Body.COLLEGE)
    assert concern is not None and not concern.confirmed
    assert "lawyer" in str(concern.remedy)
    assert body_concern(Form.AGREEMENT, "municipality", Step.JOIN, Body.COLLEGE) is None
    assert body_concern(Form.SERVICE, "municipality", Step.JOIN, Body.MUNICIPAL_COUNCIL) is None


def test_let_a_service_association_last_eighteen_years_and_not_a_day_more() -> None:
    start = date(2026, 3, 1)
    assert term_concern(Form.SERVICE, start, date(2044, 2, 29)) is None
    too_long = term_concern(Form.SERVICE, start, date(2044, 3, 1))
    assert too_long is not None and too_long.confirmed
    assert "18 years" in str(too_long.what)
    assert term_concern(Form.SERVICE, start, None) is not None
    assert term_concern(Form.AGREEMENT, start, None) is None


def test_say_of_unsourced_terms_that_a_lawyer_confirms_them() -> None:
    too_long = term_concern(Form.PROJECT, date(2026, 1, 1), date(2040, 1, 1))
    assert too_long is not None and not too_long.confirmed


def test_keep_police_forms_for_police_zones() -> None:
    assert kind_concern(Form.POLICE_AGREEMENT, "police_zone") is None
    assert kind_concern(Form.POLICE_AGREEMENT, "police_zone_single") is None
    stranger = kind_concern(Form.POLICE_AGREEMENT, "municipality")
    assert stranger is not None and stranger.confirmed
    assert kind_concern(Form.AGREEMENT, "police_zone") is None


def test_warn_of_a_short_notice_without_refusing_it() -> None:
    concern = notice_concern(Form.AGREEMENT, 1)
    assert concern is not None and not concern.confirmed
    assert concerns(Form.AGREEMENT, starts_on=date(2026, 1, 1), ends_on=None, notice_months=1) == (
        concern,
    )


def test_give_every_rule_a_source_or_leave_it_to_a_lawyer() -> None:
    for rules in RULES.values():
        for rule in (rules.max_years, rules.exit, rules.notice_months, rules.council_only):
            assert rule.confirmed is bool(rule.source)
    assert RULES[Form.SERVICE].exit.confirmed and RULES[Form.SERVICE].max_years.confirmed


def test_end_a_membership_after_its_notice_and_never_beyond_the_term() -> None:
    given_on = date(2026, 8, 31)
    assert last_day(Form.AGREEMENT, given_on=given_on, notice_months=6, term_ends_on=None) == date(
        2027, 2, 28
    )
    assert last_day(
        Form.AGREEMENT, given_on=given_on, notice_months=6, term_ends_on=date(2026, 12, 31)
    ) == date(2026, 12, 31)


def test_leave_a_service_association_at_its_term_only() -> None:
    ends = date(2040, 12, 31)
    assert (
        last_day(Form.SERVICE, given_on=date(2026, 1, 1), notice_months=6, term_ends_on=ends)
        == ends
    )
    assert (
        last_day(Form.SERVICE, given_on=date(2026, 1, 1), notice_months=6, term_ends_on=None)
        is None
    )


@given(DAYS, st.integers(0, 240), st.integers(0, 240))
def test_count_months_without_running_backwards(day: date, fewer: int, more: int) -> None:
    low, high = sorted((fewer, more))
    assert day <= months_later(day, low) <= months_later(day, high)
    later = months_later(day, low)
    assert (later.year - day.year) * 12 + later.month - day.month == low


@given(st.sampled_from(list(Form)), DAYS, st.integers(0, 60), st.none() | DAYS)
def test_never_end_a_membership_after_its_term(
    form: Form, given_on: date, months: int, term: date | None
) -> None:
    day = last_day(form, given_on=given_on, notice_months=months, term_ends_on=term)
    if term is not None:
        assert day is not None and day <= term
    if RULES[form].exit.value is Exit.NOTICE:
        assert day is not None


@given(st.sampled_from(list(Form)), st.sampled_from(sorted(BODIES)), st.sampled_from(list(Step)))
def test_always_name_a_body_of_the_organisation_itself(form: Form, kind: str, step: Step) -> None:
    bodies = deciding_bodies(form, kind, step)
    assert bodies and all(wrong_body(kind, body) is None for body in bodies)
