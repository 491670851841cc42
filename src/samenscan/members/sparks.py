"""A small line of one figure through the years; the table beside it tells the same in numbers."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.safestring import SafeString, mark_safe

_WIDTH, _HEIGHT, _MARGIN = 190, 44, 5


def spark(points: Sequence[tuple[int, Decimal]]) -> SafeString:
    """An SVG line from years and values, oldest first; empty below two points.

    Decoration for the eye: the sentence and the table carry the meaning, so it is hidden from
    screen readers. The line begins at zero, so that small changes look small.
    """
    if len(points) < 2:
        return SafeString("")
    first, last = points[0][0], points[-1][0]
    top = max(value for _year, value in points) or Decimal(1)
    places = [
        (
            _MARGIN + (year - first) * (_WIDTH - 2 * _MARGIN) / (last - first),
            _HEIGHT - _MARGIN - float(value / top) * (_HEIGHT - 2 * _MARGIN),
        )
        for year, value in points
    ]
    line = " L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    x, y = places[-1]
    # Numbers only: nothing that somebody typed gets in.
    return mark_safe(  # noqa: S308
        f'<svg class="spark" viewBox="0 0 {_WIDTH} {_HEIGHT}" aria-hidden="true">'
        f'<path d="M{line}"/><circle cx="{x:.1f}" cy="{y:.1f}" r="3.5"/></svg>'
    )
