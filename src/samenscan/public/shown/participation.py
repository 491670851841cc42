"""Who took part, as a number only: a dot per member asked, filled for each that took part."""

from collections.abc import Sequence

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from samenscan.core.charts import Chart
from samenscan.core.charts.svg import MARK, element, picture
from samenscan.public.facts import Participation
from samenscan.public.shown.growth import Room
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


def participation_chart(
    rounds: Sequence[Participation], *, name: str = "participation", room: Room | None = None
) -> Chart:
    """The newest round in dots, all of them in the table; newest first, at least one."""
    newest = rounds[0]
    width = (room or Room()).width
    draw = _dots if newest.n_asked <= MAX_DOTS else _bar
    body, height = draw(newest, width)
    caption = _("Participation")
    sentence = participation_sentence(newest)
    return Chart(
        svg=picture(name, height, caption, sentence, body, width=width),
        caption=caption,
        columns=(_("Round"), _("Closed on"), _("Took part"), _("Asked")),
        rows=tuple(
            (
                one.round_name,
                date_format(one.closed_on, "DATE_FORMAT"),
                number_format(one.n_took_part),
                number_format(one.n_asked),
            )
            for one in rounds
        ),
        sentence=sentence,
    )


def _dots(one: Participation, width: int) -> tuple[str, float]:
    a_row = min(max(-(-one.n_asked // 3), 5), 20)
    cell = min(width / a_row, width / 8)
    dots = []
    for number in range(one.n_asked):
        row, column = divmod(number, a_row)
        here: dict[str, str | int | float] = {
            "cx": (column + 0.5) * cell,
            "cy": (row + 0.5) * cell,
            "r": cell * 0.34,
        }
        filled = number < one.n_took_part
        look: dict[str, str | int | float] = (
            {"fill": MARK}
            if filled
            else {"fill": "none", "stroke": FAINT, "stroke-width": cell * 0.06}
        )
        dots.append(element("circle", here | look))
    return "".join(dots), cell * max(-(-one.n_asked // a_row), 1)


def _bar(one: Participation, width: int) -> tuple[str, float]:
    tall = width / 12
    whole: dict[str, str | int | float] = {"y": 1, "height": tall - 2, "rx": 4}
    part = (width - 2) * one.n_took_part / one.n_asked
    asked = element("rect", {**whole, "x": 1, "width": width - 2, "fill": "none", "stroke": FAINT})
    return asked + element("rect", {**whole, "x": 1, "width": part, "fill": MARK}), tall
