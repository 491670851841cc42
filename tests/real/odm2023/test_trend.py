"""What changed in 35 real sheets …

No real scan with two rounds is at hand, so each country stands beside itself and beside another.
"""

from dataclasses import replace
from fractions import Fraction

from samenscan.core.answers import Dataset, Sheet
from samenscan.core.interpretation import interpret_own
from samenscan.core.interpretation.group.trend import group_trend
from samenscan.core.interpretation.trend import Earlier, EarlierRound, OwnTrend, Turn
from samenscan.core.questionnaire import Questionnaire


def beside(questionnaire: Questionnaire, now: Sheet, then: Sheet) -> OwnTrend:
    """A sheet beside another one, as if the same country had answered it earlier."""
    earlier = Earlier(questionnaire, replace(then, organisation=now.organisation))
    (trend,) = interpret_own(questionnaire, now, earlier=(earlier,)).facts.trends
    return trend


def test_is_nothing_beside_the_same_answers(questionnaire: Questionnaire, dataset: Dataset) -> None:
    for sheet in dataset.sheets:
        found = beside(questionnaire, sheet, sheet)
        assert (found.rose, found.fell, found.step, found.gone) == ((), (), None, 0)
        assert {one.turn for one in found.domains} == {Turn.STEADY}
        assert all(one.before == one.after for one in found.domains)


def test_has_the_level_of_the_report_where_every_question_compares(
    questionnaire: Questionnaire, dataset: Dataset
) -> None:
    n_checked = 0
    for sheet in dataset.sheets:
        levels = {one.code: one.level for one in interpret_own(questionnaire, sheet).facts.sections}
        for domain in beside(questionnaire, sheet, sheet).domains:
            if domain.n_compared == domain.n_applicable:
                assert domain.after == levels[domain.code]
                n_checked += 1
    assert n_checked > 100


def test_turns_around_with_time(questionnaire: Questionnaire, dataset: Dataset) -> None:
    mirror = {Turn.ROSE: Turn.FELL, Turn.FELL: Turn.ROSE, Turn.STEADY: Turn.STEADY, None: None}
    n_moved = 0
    for one, other in zip(dataset.sheets, dataset.sheets[1:], strict=False):
        forth, back = beside(questionnaire, one, other), beside(questionnaire, other, one)
        assert [mirror[d.turn] for d in forth.domains] == [d.turn for d in back.domains]
        assert [q.code for q in forth.rose] == [q.code for q in back.fell]
        n_moved += len(forth.rose) + len(forth.fell)
    assert n_moved > 1000


def test_of_all_together_is_nothing_beside_the_same_round(dataset: Dataset) -> None:
    found = group_trend(dataset, EarlierRound(dataset))
    assert (len(found.both), found.came, found.left) == (35, (), ())
    assert {one.turn for one in found.domains} == {Turn.STEADY}
    assert {one.chance for one in (*found.domains, *found.questions)} == {Fraction(1)}
