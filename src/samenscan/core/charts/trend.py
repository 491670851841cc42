"""Levels then and now of one organisation; drawn only from what the gate released to it."""

from collections.abc import Sequence

from samenscan.core.charts.chart import Chart, Tell
from samenscan.core.charts.dumbbell import Pair, Sides, draw_pairs
from samenscan.core.disclosure import Own, Released
from samenscan.core.interpretation.report import OwnReport
from samenscan.core.interpretation.trend import DomainTrend, Turn
from samenscan.core.text import Text, text


def trend_chart(report: Released[Own, OwnReport], at: int, tell: Tell) -> Chart | None:
    """Level per domain in the earlier round `at` (from 0) and now, over the same questions.

    None where no domain has enough questions that compare.
    """
    domains = report.facts.trends[at].shown_domains
    if not domains:
        return None
    pairs = [
        Pair(_title(domain), domain.before, domain.after)
        for domain in domains
        if domain.before is not None and domain.after is not None
    ]
    return draw_pairs(pairs, domains[0].scale_max, tell, _sides(domains), name=f"trend-{at + 1}")


def _title(domain: DomainTrend) -> Text:
    return text(
        "%(title)s (%(n)s of %(of)s questions)",
        title=domain.title,
        n=domain.n_compared,
        of=domain.n_applicable,
    )


def _sides(domains: Sequence[DomainTrend]) -> Sides:
    return Sides(
        caption=text("Level per domain, then and now"),
        columns=(text("Domain"), text("Then"), text("Now")),
        legend=(text("then"), text("now")),
        sentence=lambda _pairs: _sentence(domains),
    )


def _sentence(domains: Sequence[DomainTrend]) -> Text:
    """How many rose, fell and show no clear change; the same calls as in the text beside it."""
    rose, fell, steady = (
        sum(domain.turn is turn for domain in domains)
        for turn in (Turn.ROSE, Turn.FELL, Turn.STEADY)
    )
    if steady == len(domains):
        return text("No domain shows a clear change.")
    if len(domains) == 1:
        title = domains[0].title
        if rose:
            return text("“%(title)s” went up.", title=title)
        return text("“%(title)s” went down.", title=title)
    return text(
        "Of %(of)s domains that can be compared, %(rose)s went up, %(fell)s went down and "
        "%(steady)s show no clear change.",
        of=len(domains),
        rose=rose,
        fell=fell,
        steady=steady,
    )
