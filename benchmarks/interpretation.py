"""From 25 x 300 answers to 25 own reports, and to certified bands of all questions."""

from benchmarks.baselines import count_fractions
from benchmarks.row import Row
from benchmarks.workload import N_ORGANISATIONS, questionnaire, sheets
from samenscan.core.answers import Dataset
from samenscan.core.disclosure import Layout, Members, attack, propose, release_bands
from samenscan.core.interpretation import interpret_own
from samenscan.core.interpretation.group import Profile, group_report
from samenscan.core.statistics.facts import facts_of
from samenscan.core.statistics.histograms import histograms
from samenscan.core.statistics.levels_of_groups import levels_of_groups

_ASKED = questionnaire()
_SHEETS = sheets(_ASKED)
_LAYOUT = Layout((("east", 13), ("west", N_ORGANISATIONS - 13)))
_GROUP_OF = {
    sheet.organisation: "east" if number < 13 else "west" for number, sheet in enumerate(_SHEETS)
}
_PLAN = propose(_LAYOUT)
_PROFILES = [
    Profile(sheet.organisation, sheet.organisation, _GROUP_OF[sheet.organisation], "zone", "north")
    for sheet in _SHEETS
]
_GROUPS = {
    group: [who for who, own in _GROUP_OF.items() if own == group] for group in ("east", "west")
}


def own_reports() -> object:
    """The report of every organisation."""
    return [interpret_own(_ASKED, sheet) for sheet in _SHEETS]


def collective() -> object:
    """Bands of every question through the gate, then the attack on them."""
    dataset = Dataset(_ASKED, _SHEETS)
    released = release_bands(_PLAN, dataset, _GROUP_OF, Members("bench"), earlier=())
    return attack(_LAYOUT, released.facts)


def facts() -> object:
    """Every figure of every measure and group, and the levels of every part."""
    dataset = Dataset(_ASKED, _SHEETS)
    return facts_of(histograms({"2026": dataset}, _GROUPS)), levels_of_groups(dataset, _GROUPS)


def together() -> object:
    """What the members hold together, as the analyst reads it."""
    return group_report(Dataset(_ASKED, _SHEETS), _PROFILES)


def everything() -> object:
    """All of the above: own reports, the group, and figures in columns."""
    return own_reports(), together(), facts()


ROWS = [
    Row("Figures of 25 × 300 answers", facts, "adding 7,500 fractions", count_fractions, 100),
    Row("What 25 members hold together", together, "adding 7,500 fractions", count_fractions, 100),
    Row(
        "Whole interpretation of 25 × 300",
        everything,
        "adding 7,500 fractions",
        count_fractions,
        100,
    ),
    Row("25 own reports of 300 questions", own_reports, "adding 7,500 fractions", count_fractions),
    Row(
        "Bands of 25 × 300 answers, attacked", collective, "adding 7,500 fractions", count_fractions
    ),
]
