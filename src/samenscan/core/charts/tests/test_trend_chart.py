"""The chart of then and now …"""

from decimal import Decimal

from samenscan.core.answers.values import Levels, Sheet
from samenscan.core.charts import trend_chart
from samenscan.core.charts.chart import Chart
from samenscan.core.charts.tests.make import collisions, tell_dutch
from samenscan.core.interpretation import interpret_own
from samenscan.core.interpretation.trend import Earlier
from samenscan.core.questionnaire.tests.make import (
    make_question,
    make_questionnaire,
    make_section,
)

FORM = make_questionnaire(
    make_section(*(make_question(f"b{n}") for n in range(4)), code="b"),
    make_section(*(make_question(f"c{n}") for n in range(3)), code="c"),
    make_section(*(make_question(f"d{n}") for n in range(2)), code="d"),
)


def chart(b: int, c: int) -> Chart | None:
    def answers(levels: dict[str, int]) -> Sheet:
        codes = [question.code for question in FORM.questions()]
        told = {code: Levels(levels[code[0]], levels[code[0]]) for code in codes}
        return Sheet("zone", told)

    earlier = Earlier(FORM, answers({"b": 2, "c": 2, "d": 0}))
    released = interpret_own(FORM, answers({"b": b, "c": c, "d": 5}), earlier=(earlier,))
    return trend_chart(released, 0, tell_dutch)


def test_has_a_row_per_domain_of_which_enough_questions_compare() -> None:
    found = chart(3, 1)
    assert found is not None
    assert found.columns == ("Domain", "Then", "Now")
    assert found.rows == (
        ("Onderdeel b (4 of 4 questions)", "2,0", "3,0"),
        ("Onderdeel c (3 of 3 questions)", "2,0", "1,0"),
    )
    assert found.sentence == (
        "Of 2 domains that can be compared, 1 went up, 1 went down and 0 show no clear change."
    )
    assert found.sentence in found.svg
    assert not collisions(found.svg)


def test_names_the_one_domain_that_can_be_compared() -> None:
    form = make_questionnaire(make_section(*(make_question(f"b{n}") for n in range(3))))
    low, high = (
        Sheet("zone", {f"b{n}": Levels(level, level) for n in range(3)}) for level in (1, 4)
    )
    for then, now, sentence in (
        (low, high, "“Onderdeel b” went up."),
        (high, low, "“Onderdeel b” went down."),
        (low, low, "No domain shows a clear change."),
    ):
        released = interpret_own(form, now, earlier=(Earlier(form, then),))
        found = trend_chart(released, 0, tell_dutch)
        assert found is not None and found.sentence == sentence


def test_says_that_nothing_changed_clearly() -> None:
    found = chart(2, 2)
    assert found is not None
    assert found.sentence == "No domain shows a clear change."


def test_is_not_drawn_without_a_domain_to_compare() -> None:
    form = make_questionnaire(make_section(make_question("b1")))
    sheet = Sheet("zone", {"b1": Levels(2, 2)})
    released = interpret_own(form, sheet, earlier=(Earlier(form, sheet),))
    assert trend_chart(released, 0, tell_dutch) is None


def test_draws_both_points_where_they_belong() -> None:
    found = chart(5, 0)
    assert found is not None
    assert [Decimal(cell.replace(",", ".")) for _, *cells in found.rows for cell in cells] == [
        Decimal("2.0"),
        Decimal("5.0"),
        Decimal("2.0"),
        Decimal("0.0"),
    ]
    assert found.svg.count("<circle") == 3
