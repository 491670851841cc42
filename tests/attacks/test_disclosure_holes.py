"""The planted holes … (each test finishes the sentence); see `python -m benchmarks.attack`."""

from collections.abc import Sequence
from dataclasses import replace
from doctest import DocTestParser, DocTestRunner
from fractions import Fraction
from itertools import combinations, product

import pytest
from benchmarks.attack.__main__ import main
from benchmarks.attack.figures import Figure, Total, mean, plainly
from benchmarks.attack.gated import Gated, partnerships
from benchmarks.attack.gated_totals import CAP_OF_SPEND, capped
from benchmarks.attack.holes import HOLES, Hole
from benchmarks.attack.money import AmountTotal, recover_amounts
from benchmarks.attack.outcome import Outcome, outcome, read
from benchmarks.attack.rounds import LAYOUTS, RULES, by_rule, through_the_gate
from benchmarks.attack.scene import BITS, LEVELS, Scene, recover
from benchmarks.attack.second_rounds import READERS, two_rounds
from benchmarks.attack.speed import release_and_audit
from benchmarks.attack.table import as_markdown, failures, last_line
from benchmarks.attack.tally import Question

from samenscan.core.disclosure import Layout, Members, NotReleased, attack, propose, release_bands
from samenscan.core.disclosure.attack_amounts import amount_left
from samenscan.core.disclosure.attack_exact import Atom, Told, everyone_who_looks, told_by
from samenscan.core.disclosure.gate import question_bands
from samenscan.core.disclosure.plan import Plan

ALL_FOUND = "22 holes: all found with the gate off, 0 exact recoveries with the gate on"
BY_NAME = {hole.name: hole for hole in HOLES}


@pytest.fixture(name="outcomes", scope="module")
def _outcomes() -> list[Outcome]:
    return [outcome(hole) for hole in HOLES]


def test_give_answers_away_with_the_gate_off_and_none_with_it_on(outcomes: list[Outcome]) -> None:
    for one in outcomes:
        assert one.off.members, one.hole.name
        assert one.releases, one.hole.name
        assert not one.on.members, one.hole.name
        assert not one.let_through.startswith("nothing"), one.hole.name
    assert (failures(outcomes), last_line(outcomes)) == ([], ALL_FOUND)


def test_are_the_ones_the_method_tells_of(
    outcomes: list[Outcome], pytestconfig: pytest.Config
) -> None:
    path = pytestconfig.rootpath / "docs" / "methods" / "attack.md"
    page = path.read_text(encoding="utf-8")
    assert as_markdown(outcomes) in page
    examples = DocTestParser().get_doctest(page, {}, "attack.md", None, 0)
    assert len(examples.examples) == 11
    failed, _ = DocTestRunner(verbose=False).run(examples, out=lambda _: None)
    assert not failed


def test_are_printed_and_the_last_line_says_what_it_comes_to(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([]) == 0
    assert capsys.readouterr().out.rstrip().endswith(ALL_FOUND)


@pytest.mark.parametrize("name", [one.name for one in HOLES if one.scene.question == "spend"])
def test_D19_leave_every_amount_up_to_the_cap_possible_with_the_gate_on(name: str) -> None:
    """Not one amount less, whoever looks: not only no exact recovery."""
    scene = capped(BY_NAME[name].scene)
    told = BY_NAME[name].gate(scene).amounts
    members = [f"{group}-{at}" for group, at in scene.members]
    bounds = dict.fromkeys(members, (0.0, float(CAP_OF_SPEND)))
    real = dict(
        zip(members, (one for given in scene.answers.values() for one in given), strict=True)
    )
    for size in range(3):
        for looking in combinations(members, size):
            known = {name: float(real[name]) for name in looking}
            for other in set(members) - set(looking):
                left = amount_left(bounds, told, known, other)
                assert left is not None
                assert left.high - left.low == pytest.approx(CAP_OF_SPEND)


def test_are_told_from_a_gate_that_leaks_and_from_a_mistake_that_is_none() -> None:
    hole = BY_NAME["empty cell"]

    def leaking(scene: Scene) -> Gated:
        return Gated("counts", tuple(read(hole.careless, ["0 of 12", "6 of 11"], scene)))

    def harmless(number: int, n: int) -> str:
        del number, n
        return "thank you"

    both = [
        outcome(replace(hole, gate=leaking)),
        outcome(replace(hole, careless=(Total("", ("east",), {0: 0, 1: 1}, harmless),))),
    ]
    assert last_line(both) == (
        "2 holes: 1 found with the gate off, 12 exact recoveries with the gate on"
    )
    assert len(failures(both)) == 2


@pytest.mark.parametrize(
    ("name", "releases"),
    [
        ("released total", ("small", "medium", "total")),
        ("subgroup of n−1", ("everybody", "without the city")),
        ("empty cell", ("east",)),
        ("a refusal that depends on data", ("east",)),
    ],
)
def test_are_laid_at_the_door_of_the_releases_that_did_it(
    name: str, releases: tuple[str, ...], outcomes: list[Outcome]
) -> None:
    assert [one.releases for one in outcomes if one.hole.name == name] == [releases]


def test_are_the_digits_and_not_the_mean() -> None:
    def whole(number: int, n: int) -> str:
        return f"{number / n:.0f}"

    hole = BY_NAME["mean with too many digits"]
    for show, found in ((mean, 11), (whole, 0)):
        figures = [Total("mean", ("east",), {level: level for level in LEVELS}, show)]
        assert len(_careless(hole, figures)) == found


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("second round with one newcomer", ("east", "west"), ("east", "west", "newcomer")),
        ("second round without one who left", ("east", "west", "leaver"), ("east", "west")),
        ("timing of a late answer", ("east", "west"), ("east", "west", "late")),
    ],
)
def test_are_there_in_two_results_that_are_each_safe_when_no_ledger_is_kept(
    name: str, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    """What the ledger is for: bands too tell of one member, by the step from one to the next."""

    def forgetful(scene: Scene) -> Gated:
        told: list[Told] = []
        for groups in (first, second):
            east = tuple(group for group in groups if group != "west")
            gate = partnerships({"east": east, "west": ("west",)})
            told += gate(scene.only(groups)).told
        return Gated("both results", tuple(told))

    assert outcome(replace(BY_NAME[name], gate=forgetful)).on.members == {(_alone(name), 0)}
    assert not outcome(BY_NAME[name]).on.members


def _alone(name: str) -> str:
    return next(group for group, n in BY_NAME[name].scene.sizes.items() if n == 1)


def test_are_not_in_a_total_that_is_rounded_widely_enough() -> None:
    scene = BY_NAME["total of three amounts"].scene
    for euro, n_found in ((1, 3), (100_000, 0)):
        total = AmountTotal("total", ("large",), rounded_to=euro)
        told = [total.read(total.shown(scene), scene.members)]
        assert len(recover_amounts(scene, told)[0].members) == n_found


def test_are_read_from_the_page_and_the_sizes_alone() -> None:
    """Swapping the answers under the same figures changes what is told in nothing."""
    hole = BY_NAME["sorted list"]
    shown = [figure.shown(hole.scene) for figure in hole.careless]
    other = Scene("yes", dict.fromkeys(hole.scene.answers, (0,)))
    assert read(hole.careless, shown, hole.scene) == read(hole.careless, shown, other)


def _careless(hole: Hole, figures: Sequence[Figure]) -> frozenset[tuple[str, int]]:
    shown = [figure.shown(hole.scene) for figure in figures]
    told = read(figures, shown, hole.scene)
    return recover(hole.scene.answers, LEVELS, told).members


def test_let_no_refusal_of_the_gate_depend_on_the_answers() -> None:
    refusals = set()
    for east, west in product(range(5), range(3)):
        answers = {
            "east": (1,) * east + (0,) * (4 - east),
            "west": (1,) * west + (0,) * (2 - west),
        }
        scene = Scene("yes", answers)
        group_of = {f"{group}-{at}": group for group, at in scene.members}
        plan = propose(Layout(tuple(scene.sizes.items())))
        with pytest.raises(NotReleased) as refused:
            release_bands(plan, scene.dataset(), group_of, Members("r"), earlier=())
        refusals.add(str(refused.value.what))
        assert not partnerships()(scene).told
    assert len(refusals) == 1


def test_leave_nothing_to_find_in_random_rounds() -> None:
    found = through_the_gate(50)
    assert sum(found.exact.values()) == 0
    assert found.narrowest == 2
    assert all(found.tries[size] > 0 for size in (0, 1, 2))
    assert Fraction(1, 2) < found.surest < 1


@pytest.mark.parametrize("reader", READERS)
def test_D14_leave_nothing_to_find_in_random_pairs_of_rounds(reader: str) -> None:
    change, sure = READERS[reader]
    found = two_rounds(12, change=change, sure=sure)
    assert sum(found.tally.exact.values()) == 0
    assert found.refused == 0
    # Who gives the same answer again gives the same result, whoever left or came.
    assert (found.moved > 0) == (change > 0)
    assert all(found.tally.tries[size] > 0 for size in (0, 1, 2))


def test_are_not_closed_by_rules_of_thumb() -> None:
    crossed, beside_the_rest, *others = (by_rule(rule, 20) for rule in RULES)
    for size in (1, 2):
        assert crossed.share(size) == beside_the_rest.share(size) > 0
        assert all(found.share(size) > 0 for found in others)


def test_are_not_in_a_release_for_25_that_every_member_and_every_pair_attacks() -> None:
    found = release_and_audit()
    assert sum(found.exact.values()) == 0
    # 228 questions with a sentence; 25 and 300 coalitions, each about all others.
    assert (found.tries[1], found.tries[2]) == (228 * 25 * 24, 228 * 300 * 23)


def test_D10_guess_no_surer_than_the_attacker_that_counts() -> None:
    """Both count in ways of their own how sure the surest guess is, over every possible result."""
    sizes = LAYOUTS[2]
    layout = Layout(tuple(sizes.items()))
    plan = propose(layout)
    assert isinstance(plan, Plan)
    outputs = {plan.output(counts): counts for counts in product(range(10), range(9))}
    for output in outputs:
        bands = dict(zip((one.group for one in plan.bands), output, strict=True))
        facts = question_bands("q", plan, bands)
        told = told_by(facts, {group: (group,) for group in sizes}, (1,))
        assert _surest(sizes, told) == attack(layout, [facts]).surest


def _surest(sizes: dict[str, int], told: Sequence[Told]) -> Fraction:
    question, surest = Question(sizes, BITS, (frozenset({1}),), told), Fraction(1, 2)
    tables = product(*(range(n + 1) for n in sizes.values()))
    for ones in tables:
        counts = dict(zip(sizes, ones, strict=True))
        real = {(g, bit): counts[g] if bit else sizes[g] - counts[g] for g in sizes for bit in BITS}
        total = {one: sum(real[g, v] * by for g, v, by in one.factors) for one in told}
        if all(any(low <= total[one] <= high for low, high in one.ranges) for one in told):
            surest = max(surest, question.tally(real).surest)
    return surest


def test_D10_try_everybody_who_can_look() -> None:
    atoms = [Atom("east", 2), Atom("west", 1)]
    looking = list(everyone_who_looks(atoms, BITS, 2))
    # Nobody; two times two singles; three pairs within east and four across.
    assert len(looking) == 1 + 4 + 3 + 4
    assert plainly(3, 12) == "3 of 12"
