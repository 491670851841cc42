"""What is drawn and how: SVG from released facts, each with its table and its sentence."""

from samenscan.core.charts.bands import STEP_TEXTS, STEPS
from samenscan.core.charts.chart import Chart, Tell
from samenscan.core.charts.collective import bands_chart
from samenscan.core.charts.group import group_levels_chart, wishes_chart
from samenscan.core.charts.own import (
    PaperAndPractice,
    levels_chart,
    pairs_chart,
    paper_and_practice,
    themes_chart,
)
from samenscan.core.charts.trend import trend_chart

__all__ = [
    "STEPS",
    "STEP_TEXTS",
    "Chart",
    "PaperAndPractice",
    "Tell",
    "bands_chart",
    "group_levels_chart",
    "levels_chart",
    "pairs_chart",
    "paper_and_practice",
    "themes_chart",
    "trend_chart",
    "wishes_chart",
]
