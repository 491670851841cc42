"""Who took part, as a number only: a dot per member asked, filled for each that took part."""

from collections.abc import Sequence

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from samenscan.base.dates import day
from samenscan.core.charts import Chart
from samenscan.core.charts.svg import MARK, WIDTH, element, picture
from samenscan.public.facts import Participation
from samenscan.public.shown.pen import FAINT

# With more members than this, dots say less than a bar.
MAX_DOTS = 120


def participation_sentence(one: Participation) -> str:
    """“23 of 25 members took part in ICT-scan 2026.”"""
    return _("%(n)s of %(of)s members took part in %(round)s.") % {
        "n": number_format(one.n_took_part),
        "of": number_format(one.n_asked),
        "round": one.round_name,
    }


def participation_chart(rounds: Sequence[Participation], *, name: str = "participation") -> Chart:
    """The newest round in dots, all of them in the table; newest first, at least one."""
    newest = rounds[0]
    draw = _dots if newest.n_asked <= MAX_DOTS else _bar
    body, width, height = draw(newest)
    caption = _("Participation")
    sentence = participation_sentence(newest)
    return Chart(
        svg=picture(name, height, caption, sentence, body, width=width),
        caption=caption,
        columns=(_("Round"), _("Closed on"), _("Took part"), _("Asked")),
        rows=tuple(
            (
                one.round_name,
                day(one.closed_on),
                number_format(one.n_took_part),
                number_format(one.n_asked),
            )
            for one in rounds
        ),
        sentence=sentence,
    )


def _dots(one: Participation) -> tuple[str, int, float]:
    """Rows of dots, three times as wide as high."""
    a_row = max(round((3 * one.n_asked) ** 0.5), 1)
    dots = []
    for number in range(one.n_asked):
        row, column = divmod(number, a_row)
        look: dict[str, str | int | float] = (
            {"fill": MARK, "r": 17}
            if number < one.n_took_part
            else {"fill": "none", "stroke": FAINT, "stroke-width": 3, "r": 15.5}
        )
        dots.append(element("circle", {"cx": 25 + 50 * column, "cy": 25 + 50 * row, **look}))
    return "".join(dots), 50 * a_row, 50.0 * max(-(-one.n_asked // a_row), 1)


def _bar(one: Participation) -> tuple[str, int, float]:
    whole: dict[str, str | int | float] = {"x": 1, "y": 1, "height": 30, "rx": 4}
    part = (WIDTH - 2) * one.n_took_part / one.n_asked
    asked = element("rect", {**whole, "width": WIDTH - 2, "fill": "none", "stroke": FAINT})
    return asked + element("rect", {**whole, "width": part, "fill": MARK}), WIDTH, 32.0
