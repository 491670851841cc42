"""From 25 x 300 answers to 25 own reports, and to certified bands of all questions."""

from benchmarks.baselines import count_fractions
from benchmarks.row import Row
from benchmarks.workload import N_ORGANISATIONS, questionnaire, sheets
from samenscan.core.answers import Dataset
from samenscan.core.disclosure import Layout, Members, attack, propose, release_bands
from samenscan.core.interpretation import interpret_own

_ASKED = questionnaire()
_SHEETS = sheets(_ASKED)
_LAYOUT = Layout((("east", 13), ("west", N_ORGANISATIONS - 13)))
_GROUP_OF = {
    sheet.organisation: "east" if number < 13 else "west" for number, sheet in enumerate(_SHEETS)
}
_PLAN = propose(_LAYOUT)


def own_reports() -> object:
    """The report of every organisation."""
    return [interpret_own(_ASKED, sheet) for sheet in _SHEETS]


def collective() -> object:
    """Bands of every question through the gate, then the attack on them."""
    dataset = Dataset(_ASKED, _SHEETS)
    released = release_bands(_PLAN, dataset, _GROUP_OF, Members("bench"), earlier=())
    return attack(_LAYOUT, released.facts)


ROWS = [
    Row("25 own reports of 300 questions", own_reports, "adding 7,500 fractions", count_fractions),
    Row(
        "Bands of 25 × 300 answers, attacked", collective, "adding 7,500 fractions", count_fractions
    ),
]
