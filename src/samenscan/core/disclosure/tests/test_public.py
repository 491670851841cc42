"""The public … (each test finishes the sentence)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenscan.core.disclosure.attack import attack
from samenscan.core.disclosure.certify import examine
from samenscan.core.disclosure.gate import NotReleased, collective_statements, release_bands
from samenscan.core.disclosure.plan import ALL, Layout, Plan
from samenscan.core.disclosure.policy import POLICIES, Form
from samenscan.core.disclosure.propose import propose
from samenscan.core.disclosure.released import Members, Public
from samenscan.core.disclosure.tests.make import make_question, make_questionnaire, make_round
from samenscan.core.disclosure.to_public import ToPublic, release_to_public
from samenscan.core.questionnaire.stated import IN_STATEMENTS

SCAN = make_questionnaire(
    make_question("open", sharing="public"),
    make_question("closed"),
    make_question("silent", sharing="public", cut=False),
)


def told(sizes: dict[str, int], confirming: dict[str, int]) -> ToPublic:
    plan = propose(Layout(tuple(sizes.items())))
    assert isinstance(plan, Plan)
    dataset, group_of = make_round(SCAN, sizes, confirming)
    released = release_bands(plan, dataset, group_of, Members("2026"), earlier=())
    assert [one.code for one in released.facts] == ["open", "closed"]
    return release_to_public(released, plan, SCAN)


def test_D16_reads_public_statements_about_all_together_only() -> None:
    public = told({"east": 12, "west": 11}, {"east": 9, "west": 8})
    assert public.audience == Public("2026")
    assert [(one.code, dict(one.bands)) for one in public.facts] == [("open", {ALL: "many"})]
    assert set(public.facts[0].ranges) == {ALL}


def test_D16_reads_of_one_partnership_what_is_told_of_everybody_in_it() -> None:
    public = told({"east": 12}, {"east": 2})
    assert dict(public.facts[0].bands) == {ALL: "few"}
    assert public.facts[0].ranges[ALL].n == 12


def test_D16_reads_nothing_where_no_question_is_public() -> None:
    scan = make_questionnaire(make_question("closed"))
    plan = propose(Layout((("east", 12),)))
    assert isinstance(plan, Plan)
    dataset, group_of = make_round(scan, {"east": 12}, {"east": 2})
    released = release_bands(plan, dataset, group_of, Members("2026"), earlier=())
    with pytest.raises(NotReleased, match="for the public"):
        release_to_public(released, plan, scan)


def test_D16_public_questions_are_collective_ones_as_the_policies_say() -> None:
    assert {one.code for one in collective_statements(SCAN)} == {"open", "closed"}
    in_statements = {one.sharing for one in POLICIES.values() if one.members is Form.STATEMENTS}
    assert in_statements == set(IN_STATEMENTS)


@given(st.integers(7, 14), st.integers(7, 14), st.data())
def test_D16_cannot_work_out_an_answer_alone_or_with_two_members(
    n_east: int, n_west: int, data: st.DataObject
) -> None:
    sizes = {"east": n_east, "west": n_west}
    layout = Layout(tuple(sizes.items()))
    plan = propose(layout)
    assert isinstance(plan, Plan)
    if plan.of_all is None:
        return
    whole = plan.of_all
    for coalition in (0, plan.coalition):
        found = examine(plan.atom_sizes, lambda counts: whole.band(sum(counts)), coalition)
        assert not found.leaks
    confirming = {group: data.draw(st.integers(0, n)) for group, n in sizes.items()}
    public = told(sizes, confirming)
    members = attack(layout, public.facts)
    outsider = attack(layout, public.facts, coalition=0)
    assert members.n_exact == outsider.n_exact == 0
    assert outsider.surest <= members.surest
