"""One count: equal to counting answer by answer, for every dataset and every group (Z14)."""

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.answers import (
    Answer,
    Asked,
    Chosen,
    Dataset,
    Levels,
    Missing,
    Number,
    Priority,
    Several,
    Sheet,
    Submission,
    YesNo,
)
from samenscan.core.answers.asked import view
from samenscan.core.answers.coded_rounds import OtherSteps
from samenscan.core.answers.measures import Measure, State, counted_choices, measures_of
from samenscan.core.questionnaire import Kind
from samenscan.core.questionnaire.tests.make import (
    make_choice,
    make_question,
    make_questionnaire,
    make_section,
)
from samenscan.core.statistics.histograms import ALL, histograms
from samenscan.core.statistics.tests.rounds import countable_datasets, every_kind

# "step 3" or the name of a state: worked out the long way, one answer at a time.
Outcome = str


def outcome(dataset: Dataset, measure: Measure, organisation: str) -> Outcome:
    sheet = dataset.sheet_of(organisation)
    if sheet is None:
        return State.NO_SHEET.name
    seen = view(dataset.questionnaire, sheet)
    if not seen.asked(measure.question):
        return State.NOT_ASKED.name
    answer = seen.answer(measure.question)
    if isinstance(answer, Missing):
        return answer.name
    step = _step(dataset, measure, answer)
    return State.NOT_ANSWERED.name if step is None else f"step {step}"


def _step(dataset: Dataset, measure: Measure, answer: Answer) -> int | None:
    choices = counted_choices(dataset.questionnaire.question(measure.question))
    match answer:
        case Levels() | Priority():
            step: int | None = getattr(answer, measure.side)
            return step
        case YesNo(yes):
            return int(yes)
        case Chosen(code) if not measure.choice:
            return choices.index(code) if code in choices else None
        case Several(codes) if measure.choice and set(codes) <= set(choices):
            return int(measure.choice in codes)
        case Number() if measure.n_steps == 1:
            return 0
    return None


@settings(max_examples=60, deadline=None)
@given(countable_datasets(), st.data())
def test_z14_is_counting_one_by_one(dataset: Dataset, draw: st.DataObject) -> None:
    who = {one.organisation for one in dataset.population}
    sets = st.sets(st.sampled_from(sorted(who)))
    groups = draw.draw(st.dictionaries(st.sampled_from(["east", "west", "large"]), sets))
    counted = histograms({"2026": dataset}, groups)
    assert counted.groups == (ALL, *groups)
    for group, members in {ALL: who, **groups}.items():
        for measure in counted.measures:
            found = counted.at("2026", group, measure.code)
            told = {state.name: n for state, n in found.states.items()}
            told |= {f"step {step}": n for step, n in enumerate(found.counts)}
            one_by_one = Counter(outcome(dataset, measure, one) for one in members)
            assert {name: n for name, n in told.items() if n} == one_by_one
            assert found.n_members == len(members)


@settings(max_examples=40, deadline=None)
@given(countable_datasets())
def test_z14_counts_numbers_by_value(dataset: Dataset) -> None:
    counted = histograms({"2026": dataset}, {"none": ()})
    for code, told in counted.numbers.items():
        given = Counter(
            answer.value
            for sheet in dataset.sheets
            if isinstance(answer := view(dataset.questionnaire, sheet).answer(code), Number)
        )
        found = told["2026", ALL]
        assert list(found.values) == sorted(given)
        assert dict(zip(found.values, found.counts, strict=True)) == given
        assert sum(found.counts) == counted.at("2026", ALL, code).n_answers
        assert told["2026", "none"].values == ()


@settings(max_examples=40, deadline=None)
@given(countable_datasets(), st.randoms())
def test_z14_does_not_depend_on_who_comes_first(dataset: Dataset, chance: object) -> None:
    turned = Dataset(dataset.questionnaire, dataset.sheets[::-1], dataset.population[::-1])
    groups = {"some": [one.organisation for one in dataset.population[::2]]}
    one, other = histograms({"r": dataset}, groups), histograms({"r": turned}, groups)
    assert (one.cube == other.cube).all()
    assert one.numbers == other.numbers


@settings(max_examples=40, deadline=None)
@given(countable_datasets())
def test_z1_who_handed_nothing_in_changes_only_how_many_there_are(dataset: Dataset) -> None:
    extra = Asked("extra", state=Submission.NOT_SUBMITTED)
    larger = Dataset(dataset.questionnaire, dataset.sheets, (*dataset.population, extra))
    one, other = histograms({"r": dataset}).cube, histograms({"r": larger}).cube
    other[..., State.NO_SHEET] -= 1
    assert (one == other).all()


def _round(*levels: int, n_choices: int = 0) -> Dataset:
    questions = [make_question("b1")]
    if n_choices:
        choices = tuple(make_choice(f"c{n}") for n in range(n_choices))
        questions.append(make_question("b2", kind=Kind.SINGLE, choices=choices))
    asked = make_questionnaire(make_section(*questions))
    sheets = [Sheet(f"zone-{n}", {"b1": Levels(0, step)}) for n, step in enumerate(levels)]
    return Dataset(asked, tuple(sheets))


def test_z14_counts_rounds_side_by_side() -> None:
    counted = histograms({"2025": _round(1, 1, 4), "2026": _round(2, 5, n_choices=3)})
    assert counted.at("2025", ALL, "b1.practice").counts == (0, 2, 0, 0, 1, 0)
    assert counted.at("2026", ALL, "b1.practice").counts == (0, 0, 1, 0, 0, 1)
    # What a round did not have, it asked of nobody.
    assert counted.at("2025", ALL, "b2").states[State.NOT_ASKED] == 3
    assert counted.at("2025", ALL, "b2").n_applicable == 0
    assert counted.at("2026", ALL, "b2").states[State.NOT_ANSWERED] == 2


def test_z14_refuses_rounds_in_which_a_question_has_other_steps() -> None:
    with pytest.raises(OtherSteps, match="b2"):
        histograms({"2025": _round(1, n_choices=2), "2026": _round(1, n_choices=3)})


def test_z14_an_empty_group_and_an_empty_round_count_nobody() -> None:
    counted = histograms({"2026": _round()}, {"nobody": ()})
    for group in counted.groups:
        assert counted.at("2026", group, "b1.paper").n_members == 0
    assert histograms({}).cube.size == 0


def test_z14_names_every_measure_once_and_the_kinds_without_steps_never() -> None:
    asked = every_kind()
    codes = [measure.code for measure in measures_of(asked)]
    assert len(codes) == len(set(codes))
    kinds = {asked.question(measure.question).kind for measure in measures_of(asked)}
    never = {Kind.DATE, Kind.TEXT, Kind.RANKING, Kind.TABLE, Kind.FILE}
    assert kinds == set(Kind) - never


def test_z14_a_choice_that_means_missing_is_no_step() -> None:
    single = next(one for one in every_kind().questions() if one.kind is Kind.SINGLE)
    assert counted_choices(single) == ("a", "b", "c")


def test_z14_a_number_keeps_its_decimals() -> None:
    asked = make_questionnaire(make_section(make_question("n", kind=Kind.NUMBER, decimals=2)))
    values = [Decimal("0.10"), Decimal("0.1"), Decimal("99999999999999.99")]
    sheets = tuple(Sheet(f"z{n}", {"n": Number(one)}) for n, one in enumerate(values))
    numbers = histograms({"r": Dataset(asked, sheets)}).numbers["n"]["r", ALL]
    assert numbers.values == (Decimal("0.10"), Decimal("99999999999999.99"))
    assert numbers.counts == (2, 1)
