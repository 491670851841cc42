"""Check … (each test finishes the sentence)."""

import ast
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.disclosure.certify import certify, examine
from samenscan.core.disclosure.check import CheckFailed, check, enumerate_again, read
from samenscan.core.disclosure.plain import plan_from_plain, plan_to_plain
from samenscan.core.disclosure.plan import ALL, Layout, NoPlan, Plan
from samenscan.core.disclosure.propose import propose
from samenscan.core.disclosure.tests.make import make_plan, published_plan
from samenscan.core.questionnaire.canonical import Plain
from samenscan.core.text import text


def _leaks(plan: Plan) -> bool:
    return bool(examine(plan.atom_sizes, plan.output, plan.coalition).leaks)


def _is_rejected(plan: Plan) -> bool:
    try:
        enumerate_again(read(plan_to_plain(plan)))
    except CheckFailed:
        return True
    return False


def test_D6_accepts_the_reference_plan_and_finds_the_same_numbers() -> None:
    plan = published_plan(certified=True)
    assert plan.certificate is not None
    assert vars(check(plan_to_plain(plan))) == vars(plan.certificate)


@pytest.mark.parametrize(("east", "west"), [(12, 11), (13, 12), (11, 9)])
def test_D6_rejects_every_plan_with_one_cut_moved_by_one_that_leaks(east: int, west: int) -> None:
    plan = propose(Layout((("east", east), ("west", west))))
    assert isinstance(plan, Plan)
    n_leaking = 0
    for i, end, step in product(range(3), ("low_max", "high_min"), (-1, 1)):
        bands = list(plan.bands)
        bands[i] = replace(bands[i], **{end: getattr(bands[i], end) + step})
        moved = replace(plan, bands=tuple(bands))
        assert _is_rejected(moved) == _leaks(moved)
        n_leaking += _leaks(moved)
        with pytest.raises(CheckFailed):
            check(plan_to_plain(moved))
    assert n_leaking > 0


def test_D6_rejects_a_leaking_plan_whose_certificate_names_its_hash() -> None:
    leaking = make_plan({"east": 12, "west": 11}, {ALL: (7, 16), "east": (3, 8), "west": (3, 8)})
    certificate = replace(certify(published_plan()), plan_hash=leaking.content_hash)
    with pytest.raises(CheckFailed, match="could be worked out"):
        check(plan_to_plain(replace(leaking, certificate=certificate)))


def test_D5_rejects_a_group_that_is_too_small() -> None:
    small = make_plan({"east": 6}, {"east": (2, 4)})
    certificate = replace(certify(published_plan()), plan_hash=small.content_hash)
    with pytest.raises(CheckFailed, match="too small"):
        check(plan_to_plain(replace(small, certificate=certificate)))


def _damaged() -> list[dict[str, Plain]]:
    good = plan_to_plain(published_plan(certified=True))
    certificate = good["certificate"]
    assert isinstance(certificate, dict)
    return [
        {},
        {**good, "certificate": None},
        {**good, "coalition": 3},
        {**good, "coalition": 1},
        {**good, "coalition": True},
        {**good, "bands": []},
        {**good, "bands": [["all", 23, 7.0, 16]]},  # type: ignore[list-item]  # a float, on purpose
        {**good, "bands": [["all", 23, "7", 16]]},
        {**good, "bands": [["all", 22, 7, 16]]},
        {**good, "bands": [["north", 12, 3, 9]]},
        {**good, "layout": [["east", 12], ["east", 11]]},
        {**good, "layout": [["east", 13], ["west", 11]]},
        {**good, "layout": "east"},
        *({**good, "certificate": {**certificate, key: 1}} for key in certificate),
        {**good, "certificate": {**certificate, "surest": "1/0"}},
        {**good, "certificate": {**certificate, "surest": "1/2"}},
    ]


@pytest.mark.parametrize("plain", _damaged())
def test_D6_rejects_a_file_that_was_changed(plain: dict[str, Plain]) -> None:
    with pytest.raises(CheckFailed):
        check(plain)
    with pytest.raises(CheckFailed):
        plan_from_plain(plain)


def test_reads_back_what_was_written() -> None:
    plan = published_plan(certified=True)
    assert plan_from_plain(plan_to_plain(plan)) == plan
    none = NoPlan(Layout((("east", 3),)), text("Only %(n)s in %(where)s.", n=3, where="east"))
    assert plan_from_plain(plan_to_plain(none)) == none


@st.composite
def _plans(draw: st.DrawFn) -> Plan:
    numbers = draw(
        st.lists(st.integers(1, 7), min_size=1, max_size=3).filter(lambda n: sum(n) < 16)
    )
    sizes = {f"g{i}": n for i, n in enumerate(numbers)}
    n_of = {**sizes, ALL: sum(numbers)}
    cuts = {}
    for group in sorted(draw(st.sets(st.sampled_from([ALL, *sizes]), min_size=1))):
        low = draw(st.integers(0, n_of[group] - 1))
        cuts[group] = (low, draw(st.integers(low + 1, n_of[group])))
    return make_plan(sizes, cuts)


@settings(max_examples=150, deadline=None)
@given(_plans())
def test_D6_agrees_with_the_certifier_on_any_plan(plan: Plan) -> None:
    assert _is_rejected(plan) == _leaks(plan)


@settings(max_examples=40, deadline=None)
@given(st.integers(7, 14), st.integers(7, 14))
def test_D6_agrees_with_the_certifier_on_every_number_of_a_proposed_plan(n: int, m: int) -> None:
    plan = propose(Layout((("east", n), ("west", m))))
    assert isinstance(plan, Plan)
    assert plan.certificate is not None
    assert vars(check(plan_to_plain(plan))) == vars(plan.certificate)


@pytest.mark.parametrize("module", ["check", "attack"])
def test_D6_shares_no_code_with_the_certifier(module: str, pytestconfig: pytest.Config) -> None:
    folder = pytestconfig.rootpath / "src" / "samenscan" / "core" / "disclosure"
    seen, waiting = set(), [module]
    while waiting:
        name = waiting.pop()
        seen.add(name)
        tree = ast.parse((folder / f"{name}.py").read_text(encoding="utf-8"))
        imported = {
            node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
        }
        inside = {
            m.removeprefix("samenscan.core.disclosure.") for m in imported if "disclosure." in m
        }
        waiting.extend(inside - seen)
    assert not seen & {"certify", "propose", "register"}
    if module == "check":
        assert seen == {"check"}
