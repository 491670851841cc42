"""What the drawings of public pages share: sizes, areas, and the step from page to print."""

import re

from samenscan.core.charts.svg import INK, MARK, ON_MARK, PAPER, SECOND

SOFT = "var(--brand-soft, #e1efed)"
FAINT = "var(--chart-faint, var(--line-strong, #768186))"
# Which printed colour each token of the page becomes; SVG files stand alone, on white.
_PRINTED = {
    MARK: "#0d5a60",
    SECOND: "#ad4526",
    ON_MARK: "#ffffff",
    PAPER: "#ffffff",
    SOFT: "#e1efed",
    FAINT: "#768186",
    INK: "#17262b",
}
_TOKEN = re.compile("|".join(re.escape(token) for token in _PRINTED))


def printed(svg: str) -> str:
    """The same drawing with fixed colours, for a file that leaves the page."""
    return _TOKEN.sub(lambda found: _PRINTED[found[0]], svg)


def ticks_up_to(n: int) -> tuple[int, ...]:
    """At most six round numbers from 0 to just above n (a whole number of members)."""
    step = 1
    for step in (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2500, 5000, 10000):
        if n <= 5 * step:
            break
    return tuple(range(0, -(-max(n, 1) // step) * step + 1, step))
