"""Which breakdowns a file of members gives, for tables of counts (D20)."""

from collections.abc import Iterator, Mapping, Sequence

from samenscan.core.disclosure.counts import Breakdown, CountsPlan, plan_counts
from samenscan.core.disclosure.policy import Floors
from samenscan.core.formats import Member
from samenscan.core.text import Text, text
from samenscan.reports.counts import BREAKDOWNS

# Fixed by the product: classes that follow the members of a round would move from round to round.
_SIZES = ((0, 9_999), (10_000, 19_999), (20_000, 49_999), (50_000, 99_999), (100_000, None))


def counts_plan_of(
    members: Sequence[Member], organisations: Sequence[str], floors: Floors
) -> tuple[CountsPlan, dict[str, int]]:
    """The groups that these respondents are counted in, and the atom of each; NoCounts if few."""
    return plan_counts(organisations, breakdowns_of(members), floors)


def breakdowns_of(members: Sequence[Member]) -> tuple[Breakdown, ...]:
    """Partnership, region, kind and inhabitants; one that no member has is not there."""
    found: Mapping[str, dict[str, str]] = {
        "group": {one.organisation: one.group for one in members},
        "region": {one.organisation: one.region for one in members if one.region},
        "kind": {one.organisation: one.kind for one in members if one.kind},
        "size": {
            one.organisation: size_class(one.inhabitants)
            for one in members
            if one.inhabitants is not None
        },
    }
    return tuple(Breakdown(code, value_of) for code, value_of in found.items() if value_of)


def counted_groups(members: Sequence[Member], floors: Floors) -> Iterator[Text]:
    """Which groups the tables have when all take part; which breakdowns are left out, and why."""
    plan, _ = counts_plan_of(members, [one.organisation for one in members], floors)
    for code in plan.breakdowns:
        groups = [group for group in plan.groups if group.breakdown == code]
        yield text(
            "– %(breakdown)s: %(n)s groups, the smallest of %(least)s organisations",
            breakdown=BREAKDOWNS[code],
            n=len(groups),
            least=min(group.n for group in groups),
        )
    for code, reason in plan.dropped:
        yield text("Left out: %(breakdown)s. %(reason)s", breakdown=BREAKDOWNS[code], reason=reason)


def size_class(inhabitants: int) -> str:
    """The class of so many inhabitants, as it is told: `10000-19999`, or `100000+`."""
    for low, high in _SIZES:
        if high is None:
            return f"{low}+"
        if inhabitants <= high:
            return f"{low}-{high}"
    raise AssertionError("the last class has no end")
