"""How a partnership grew: a line of steps, the same per year in a table, and one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenscan.base.dates import day
from samenscan.core.charts import Chart
from samenscan.core.charts.svg import INK, MARK, element, picture, width_of, words_at
from samenscan.public.facts import Step
from samenscan.public.shown.pen import FAINT, SOFT, ticks_up_to

# A number that stood still for longer does not grow “ever more”.
_LATELY_YEARS = 2


@dataclass(frozen=True)
class Room:
    """How large a drawing is, and its letters."""

    width: int = 400
    height: int = 230
    size: int = 14

    @property
    def left(self) -> float:
        return self.size * 2.4

    @property
    def right(self) -> float:
        return self.width - self.size * 2.6

    @property
    def top(self) -> float:
        return self.size * 1.6

    @property
    def bottom(self) -> float:
        return self.height - self.size * 2.0


@dataclass(frozen=True)
class _Axes:
    """Where a day and a number stand."""

    room: Room
    first: date
    last: date
    highest: int

    def x(self, day: date) -> float:
        span = max((self.last - self.first).days, 1)
        return self.room.left + (self.room.right - self.room.left) * (day - self.first).days / span

    def y(self, n: int) -> float:
        return self.room.bottom - (self.room.bottom - self.room.top) * n / self.highest


def growth_chart(
    steps: Sequence[Step], today: date, *, name: str = "growth", room: Room | None = None
) -> Chart:
    """The number of members through time; `steps` in order of their days, at least one."""
    room = room or Room()
    ticks = ticks_up_to(max(step.n for step in steps))
    axes = _Axes(room, steps[0].on, today, ticks[-1])
    rows = tuple((str(year), number_format(n)) for year, n in _per_year(steps, today))
    sentence = growth_sentence(steps, today)
    caption = _("Members through the years")
    body = _grid(axes, ticks) + _years(axes) + _line(axes, steps)
    return Chart(
        svg=picture(name, float(room.height), caption, sentence, body, width=room.width),
        caption=caption,
        columns=(_("Year"), _("Members at the end of the year, or today")),
        rows=rows,
        sentence=sentence,
    )


def growth_sentence(steps: Sequence[Step], today: date) -> str:
    """What the line says; “ever more” only where the number never fell and lately rose."""
    first, last = steps[0], steps[-1]
    counts = [step.n for step in steps]
    words = {
        "first": number_format(first.n),
        "year": str(first.on.year),
        "last": number_format(last.n),
        "highest": number_format(max(counts)),
    }
    if len(steps) == 1:
        told = ngettext(
            "%(last)s member since %(date)s.", "%(last)s members since %(date)s.", last.n
        )
        return told % {**words, "date": day(first.on)}
    if counts == sorted(counts) and last.on.year >= today.year - _LATELY_YEARS:
        return (
            _("From %(first)s in %(year)s to %(last)s today: ever more authorities joined.") % words
        )
    if last.n == max(counts):
        return _("From %(first)s in %(year)s to %(last)s today, the most so far.") % words
    return (
        _("From %(first)s in %(year)s to %(last)s today; at most there were %(highest)s.") % words
    )


def _per_year(steps: Sequence[Step], today: date) -> list[tuple[int, int]]:
    years = []
    for year in range(steps[0].on.year, today.year + 1):
        end = min(date(year, 12, 31), today)
        years.append((year, [step.n for step in steps if step.on <= end][-1]))
    return years


def _grid(axes: _Axes, ticks: Sequence[int]) -> str:
    room = axes.room
    drawn = []
    for n in ticks:
        y = axes.y(n)
        drawn.append(
            element(
                "path",
                {
                    "d": f"M{room.left:.1f} {y:.1f}H{room.right:.1f}",
                    "stroke": FAINT,
                    "stroke-opacity": 0.35 if n else 1.0,
                },
            )
        )
        drawn.append(
            words_at(
                room.left - 6,
                y + room.size * 0.35,
                number_format(n),
                size=room.size - 2,
                anchor="end",
            )
        )
    return "".join(drawn)


def _years(axes: _Axes) -> str:
    """The first day of a year under the line, as many as have room."""
    room = axes.room
    starts = [date(year, 1, 1) for year in range(axes.first.year, axes.last.year + 1)]
    starts = [day for day in starts if axes.first <= day <= axes.last]
    fits = max(int((room.right - room.left) // (width_of("20000", room.size))), 1)
    every = -(-max(len(starts), 1) // fits)
    return "".join(
        words_at(
            axes.x(day),
            room.bottom + room.size * 1.4,
            str(day.year),
            size=room.size - 2,
            anchor="middle",
        )
        for day in starts[::every]
    )


def _line(axes: _Axes, steps: Sequence[Step]) -> str:
    room, last = axes.room, steps[-1]
    path = f"M{axes.x(steps[0].on):.1f} {axes.y(steps[0].n):.1f}"
    for step in steps[1:]:
        path += f"H{axes.x(step.on):.1f}V{axes.y(step.n):.1f}"
    path += f"H{room.right:.1f}"
    area = f"{path}V{room.bottom:.1f}H{axes.x(steps[0].on):.1f}Z"
    y = axes.y(last.n)
    return (
        element("path", {"d": area, "fill": SOFT})
        + element(
            "path",
            {
                "d": path,
                "fill": "none",
                "stroke": MARK,
                "stroke-width": room.size / 5,
                "stroke-linejoin": "round",
            },
        )
        + element("circle", {"cx": room.right, "cy": y, "r": room.size / 2.6, "fill": MARK})
        + words_at(
            room.right + room.size * 0.6,
            y + room.size * 0.4,
            number_format(last.n),
            size=room.size + 2,
            bold=True,
            fill=INK,
        )
    )
