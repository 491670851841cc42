"""What holds of a group whatever members answer: order, direction, silence (Z20, Z21)."""

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.answers import Answer, Dataset, Levels, Missing, Number, Priority, Ranked, YesNo
from samenscan.core.interpretation.group import GroupReport, Profile, group_report
from samenscan.core.interpretation.group.short import in_short
from samenscan.core.interpretation.group.tests.make import Answers, make_round, make_scan

SCAN = make_scan()
MISSING = st.sampled_from(
    [Missing.UNKNOWN, Missing.NOT_APPLICABLE, Missing.NOT_ANSWERED, Missing.RATHER_NOT_SAY]
)
LEVELS = st.builds(Levels, st.integers(0, 5), st.integers(0, 5))
AMOUNTS = st.sampled_from(["-5", "0", "1", "999.99", "1e12", "1e308", "1e400"]).map(Decimal)


def answers_of(codes: Sequence[str], values: st.SearchStrategy[Answer]) -> dict[str, object]:
    return dict.fromkeys(codes, st.one_of(values, MISSING))


SHEETS: st.SearchStrategy[Answers | None] = st.one_of(
    st.none(),
    st.fixed_dictionaries(
        {},
        optional={
            **dict.fromkeys(("A1", "A2", "A3", "B1"), st.one_of(LEVELS, MISSING)),
            "A4": st.one_of(st.builds(YesNo, st.booleans()), MISSING),
            **dict.fromkeys(
                ("A6", "N1"),
                st.one_of(st.builds(Priority, st.integers(0, 3), st.integers(0, 2)), MISSING),
            ),
            "B2": st.one_of(st.builds(Number, AMOUNTS), MISSING),
            "B3": st.one_of(st.builds(Number, st.integers(0, 9).map(Decimal)), MISSING),
            "N2": st.one_of(
                st.permutations(("x", "y", "z")).map(lambda order: Ranked(tuple(order[:2]))),
                MISSING,
            ),
        },
    ),
)
ROUNDS = st.lists(SHEETS, min_size=1, max_size=14)
Round = tuple[Dataset, list[Profile]]


def plain(report: GroupReport) -> dict[str, object]:
    """What does not depend on places, for comparing."""
    return {
        "levels": [
            (f.section, f.theme, f.group.by, f.group.name, f.bands, f.middle, sorted(f.known))
            for f in report.levels
        ],
        "steps": [
            (f.measure.code, f.group.by, f.group.name, f.counts, f.n_members) for f in report.steps
        ],
        "numbers": [
            (f.question.code, f.group.name, sorted(f.known), f.median) for f in report.numbers
        ],
        "courses": [(c.question.code, c.group.name, c.advised, c.leaning) for c in report.courses],
        "rankings": [(f.group.name, f.n_answers, f.n_members, f.wanted) for f in report.rankings],
        "to_check": sorted((one.member.organisation, one.question.code) for one in report.to_check),
        "parts": report.parts.n_clear,
    }


@settings(max_examples=60, deadline=None)
@given(ROUNDS, st.randoms(use_true_random=False))
def test_Z20_does_not_depend_on_the_order_of_members(
    sheets: list[Answers | None], chance: object
) -> None:
    dataset, profiles = make_round(sheets)
    turned = list(profiles)
    chance.shuffle(turned)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert plain(group_report(dataset, turned)) == plain(group_report(dataset, profiles))
    shuffled = Dataset(SCAN, dataset.sheets[::-1])
    assert plain(group_report(shuffled, profiles)) == plain(group_report(dataset, profiles))


@settings(max_examples=60, deadline=None)
@given(ROUNDS)
def test_Z21_changes_only_how_many_were_asked_when_somebody_silent_joins(
    sheets: list[Answers | None],
) -> None:
    dataset, profiles = make_round(sheets)
    newcomer = Profile("newcomer", "Newcomer")
    before = group_report(dataset, profiles)
    after = group_report(dataset, [*profiles, newcomer])
    everybody = [f for f in before.steps if f.group.by == "all"]
    for old, new in zip(everybody, (f for f in after.steps if f.group.by == "all"), strict=True):
        assert (new.counts, new.n_members) == (old.counts, old.n_members + 1)
        if old.middle and new.middle:
            assert new.middle.mean == old.middle.mean
            assert new.middle.certain.low <= old.middle.certain.low
            assert new.middle.certain.high >= old.middle.certain.high
    known = [
        [fact.known for fact in report.levels if fact.group.by == "all"]
        for report in (before, after)
    ]
    assert known[0] == known[1]


@settings(max_examples=60, deadline=None)
@given(ROUNDS)
def test_Z21_turns_with_the_scale(sheets: list[Answers | None]) -> None:
    def turned(answer: Answer) -> Answer:
        if isinstance(answer, Levels) and answer.paper is not None and answer.practice is not None:
            return Levels(5 - answer.paper, 5 - answer.practice)
        return answer

    opposite = [
        None if one is None else {code: turned(answer) for code, answer in one.items()}
        for one in sheets
    ]
    before, after = (group_report(*make_round(given)) for given in (sheets, opposite))
    for one, other in zip(before.steps, after.steps, strict=True):
        if one.measure.side in ("practice", "paper"):
            assert one.counts == other.counts[::-1]
            if one.middle and other.middle:
                assert one.middle.mean == 5 - other.middle.mean
                assert one.middle.median == 5 - other.middle.median
                assert one.middle.certain.low == 5 - other.middle.certain.high
                assert one.middle.error == other.middle.error


@settings(max_examples=80, deadline=None)
@given(ROUNDS)
def test_Z21_says_something_honest_whatever_is_answered(sheets: list[Answers | None]) -> None:
    report = group_report(*make_round(sheets))
    short = in_short(report, SCAN)
    assert all(str(one) for one in (*short.common, *short.divides, *short.cannot))
    if not any(sheets):
        assert short.common == short.divides == ()
    for fact in report.levels:
        if fact.middle:
            assert 0 <= fact.middle.certain.low <= fact.middle.mean <= fact.middle.certain.high <= 1
