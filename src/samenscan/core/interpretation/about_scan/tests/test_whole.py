"""What a scan says about itself …"""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.population import Asked, Submission
from samenscan.core.answers.tests.sheets import every_kind, sheets
from samenscan.core.answers.values import Sheet
from samenscan.core.interpretation.about_scan import AboutScan, QuestionCount, about_scan
from samenscan.core.questionnaire.model import Kind

many = st.integers(1, 7).flatmap(
    lambda n: st.tuples(*(sheets(organisation=f"zone-{at}") for at in range(n)))
)
few_examples = settings(max_examples=40, deadline=None)


def _about(answered: tuple[Sheet, ...]) -> AboutScan:
    return about_scan(Dataset(every_kind(), answered))


@given(many, st.randoms(use_true_random=False))
@few_examples
def test_q13_never_depends_on_the_order_of_organisations(
    answered: tuple[Sheet, ...], random: Random
) -> None:
    turned = list(answered)
    random.shuffle(turned)
    assert _about(tuple(turned)) == _about(answered)


@given(many)
@few_examples
def test_q1_adds_one_to_not_answered_for_an_organisation_that_answered_nothing(
    answered: tuple[Sheet, ...],
) -> None:
    before = _about(answered)
    after = _about((*answered, Sheet("silent", {})))

    def one_less(count: QuestionCount) -> QuestionCount:
        return replace(
            count, n_sheets=count.n_sheets - 1, n_not_answered=(count.n_not_answered or 0) - 1
        )

    assert tuple(map(one_less, after.questions)) == before.questions
    assert (after.sides, after.alike, after.domains) == (before.sides, before.alike, before.domains)
    assert (after.n_members, after.n_sheets) == (before.n_members + 1, before.n_sheets + 1)


@given(many)
@few_examples
def test_q1_counts_every_sheet_once_per_question(answered: tuple[Sheet, ...]) -> None:
    for count in _about(answered).questions:
        reasons = (count.n_half, count.n_unknown, count.n_rather_not_say, count.n_not_answered)
        gone = (count.n_not_applicable, count.n_not_asked)
        assert count.n_answered + sum(n or 0 for n in (*reasons, *gone)) == len(answered)
        assert 0 <= count.n_lost <= count.n_without


@given(many)
@few_examples
def test_q2_never_tells_why_where_answers_serve_the_organisation_only(
    answered: tuple[Sheet, ...],
) -> None:
    """Only whether there is a value can change anything; which value, or which reason, cannot."""
    shown = every_kind()
    own = replace(
        shown,
        sections=tuple(
            replace(
                section,
                questions=tuple(replace(one, sharing="own") for one in section.questions),
            )
            for section in shown.sections
        ),
    )
    report = about_scan(Dataset(own, answered))
    assert (report.sides, report.alike, report.constraints, report.rules) == ((), (), (), ())
    assert all(domain.alpha is None and not domain.rest for domain in report.domains)
    assert {one.rule for one in report.suggestions} <= {"Q3", "Q12"}


def test_knows_those_who_handed_nothing_in_and_a_group_of_one() -> None:
    population = (Asked("zone-1"), Asked("zone-2", state=Submission.NOT_SUBMITTED))
    report = about_scan(Dataset(every_kind(), (Sheet("zone-1", {}),), population))
    assert (report.n_members, report.n_sheets, report.suggestions) == (2, 1, ())
    assert len(report.questions) == len(Kind) - 1


def test_stands_when_nobody_handed_anything_in() -> None:
    population = (Asked("zone-1", state=Submission.NOT_SUBMITTED),)
    report = about_scan(Dataset(every_kind(), (), population))
    assert (report.n_members, report.n_sheets, report.suggestions) == (1, 0, ())
    assert all(count.n_sheets == 0 for count in report.questions)
