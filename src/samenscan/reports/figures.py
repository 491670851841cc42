"""A chart as a template prints it: the picture, and the cells of its table with their headings."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from samenscan.core.charts import Chart


@dataclass(frozen=True)
class Figure:
    """A chart for a template; its SVG was escaped where it was drawn."""

    svg: SafeString
    chart: Chart
    about: str = ""

    @property
    def name(self) -> str:
        """What its table is called: the caption, and what it is about where that is not all."""
        return f"{self.chart.caption}: {self.about}" if self.about else self.chart.caption

    @property
    def rows(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Each row's name and its cells, every cell with its column's heading."""
        headings = self.chart.columns[1:]
        return [(name, list(zip(headings, cells, strict=True))) for name, *cells in self.chart.rows]


def figure(chart: Chart | None, about: str = "") -> Figure | None:
    """A chart as a template prints it; `about` tells it from others with the same caption."""
    return None if chart is None else Figure(mark_safe(chart.svg), chart, about)  # noqa: S308
