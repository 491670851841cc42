"""Finds the most informative plan that can be certified for a layout, without any answer (D7)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from math import prod

from samenscan.core.disclosure.certify import View, certify, views
from samenscan.core.disclosure.plan import (
    ALL,
    CountsInstead,
    GroupBands,
    Layout,
    NoPlan,
    Plan,
)
from samenscan.core.disclosure.policy import HOUSE, Floors, number_word
from samenscan.core.text import Text, text

Range = tuple[int, int]

# A proof looks at every possible table of counts; more of them would take hours, or never end.
MOST_TABLES = 100_000


@dataclass(frozen=True)
class _Candidate:
    """Bands per partnership, and of all together where that is published too."""

    partnerships: tuple[GroupBands, ...]
    of_all: GroupBands | None

    @property
    def bands(self) -> tuple[GroupBands, ...]:
        return (*([self.of_all] if self.of_all else []), *self.partnerships)


def told_apart(bands: GroupBands) -> Fraction:
    """How much bands tell: the share of pairs of different counts that fall in different bands."""
    widths = [
        max(high - low + 1, 0)
        for low, high in (bands.limits("few"), bands.limits("some"), bands.limits("many"))
    ]
    few, some, many = widths
    pairs = bands.n * (bands.n + 1) // 2
    return Fraction(few * some + few * many + some * many, pairs)


def propose(layout: Layout, floors: Floors = HOUSE) -> Plan | NoPlan:
    """The best plan for this layout that is certified under these floors, or why there is none.

    Tried in this order: all respondents and each partnership; each partnership; all respondents
    together. Partnerships are left out where they have more than MOST_TABLES possible tables of
    counts. Within one shape the plan whose least informative group tells most apart wins, then
    the one that tells most in sum, then the smallest cuts. Cuts mirror each other, so that a
    sentence and its opposite are told equally, and groups of equal size have equal cuts.
    From so many respondents tables of counts are told instead (D20), and nothing in bands.
    Deterministic; looks at participation only.
    """
    if layout.n >= floors.counts_from:
        return CountsInstead(
            layout,
            text(
                "From %(least)s respondents the result is told in tables of counts.",
                least=floors.counts_from,
            ),
        )
    for candidates in _shapes(layout, floors):
        for candidate in candidates:
            if _looks_safe(candidate, floors.coalition):
                plan = Plan(layout, candidate.bands, floors.coalition, others=floors.others)
                return replace(plan, certificate=certify(plan))
    return NoPlan(layout, _reason(layout, floors))


def _shapes(layout: Layout, floors: Floors) -> Iterator[list[_Candidate]]:
    groups = layout.present
    large = all(n >= floors.respondents for _, n in groups)
    large = large and prod(n + 1 for _, n in groups) <= MOST_TABLES
    if groups and large and len(groups) > 1:
        yield _candidates(groups, layout.n, floors.coalition)
    if groups and large:
        yield _candidates(groups, None, floors.coalition)
    if len(groups) > 1 and layout.n >= floors.respondents:
        of_all = _mirrored(ALL, layout.n, floors.coalition)
        of_all.sort(key=lambda bands: (-told_apart(bands), bands.low_max))
        yield [_Candidate((), bands) for bands in of_all]


def _mirrored(group: str, n: int, coalition: int) -> list[GroupBands]:
    """Mirrored cuts that leave a coalition's others at least two values in the outer bands."""
    return [GroupBands(group, n, low, n - low) for low in range(coalition + 1, (n + 1) // 2)]


def _candidates(
    groups: Sequence[tuple[str, int]], n_all: int | None, coalition: int
) -> list[_Candidate]:
    """All combinations of mirrored cuts, the most informative first."""
    sizes = sorted({n for _, n in groups}, reverse=True)
    of_all = [None] if n_all is None else _mirrored(ALL, n_all, coalition)
    ranked = []
    for whole, *per_size in product(of_all, *(_mirrored("", n, coalition) for n in sizes)):
        of_size = {bands.n: bands for bands in per_size if bands is not None}
        partnerships = tuple(replace(of_size[n], group=name) for name, n in groups)
        candidate = _Candidate(partnerships, whole)
        told = [told_apart(bands) for bands in candidate.bands]
        cuts = tuple(bands.low_max for bands in (whole, *per_size) if bands is not None)
        ranked.append(((-min(told), -sum(told), cuts), candidate))
    return [candidate for _, candidate in sorted(ranked, key=lambda item: item[0])]


def _looks_safe(candidate: _Candidate, coalition: int) -> bool:
    """A quick sieve by the range of counts each view leaves; `certify` enumerates afterwards.

    The sum of independent whole-number ranges takes every value between its ends, so the ranges
    are exact. Only full coalitions are tried: a smaller one knows less.
    """
    bands = candidate.partnerships or (candidate.of_all,)
    sizes = [group.n for group in bands if group]
    return all(
        _hides(candidate, view, [n - m for n, m in zip(sizes, view.members, strict=True)])
        for view in views(sizes, coalition)
    )


def _hides(candidate: _Candidate, view: View, others: list[int]) -> bool:
    """Whether every output leaves every other member both values in this view."""
    of_all = _ranges(candidate.of_all, sum(view.own), sum(others))
    per_group = [
        _ranges(bands, own, most)
        for bands, own, most in zip(
            candidate.partnerships or (candidate.of_all,), view.own, others, strict=True
        )
    ]
    for whole in of_all:
        for ranges in product(*per_group):
            lowest, highest = sum(low for low, _ in ranges), sum(high for _, high in ranges)
            if lowest > whole[1] or highest < whole[0]:
                continue
            for (low, high), most in zip(ranges, others, strict=True):
                at_most = min(high, whole[1] - (lowest - low))
                at_least = max(low, whole[0] - (highest - high))
                if most and (at_most < 1 or at_least > most - 1):
                    return False
    return True


def _ranges(bands: GroupBands | None, own: int, most: int) -> list[Range]:
    """Per band, the counts left among the others; without bands, everything."""
    if bands is None:
        return [(0, most)]
    limits = (bands.limits("few"), bands.limits("some"), bands.limits("many"))
    ranges = [(max(low - own, 0), min(high - own, most)) for low, high in limits]
    return [(low, high) for low, high in ranges if low <= high]


def _reason(layout: Layout, floors: Floors) -> Text:
    who, least = number_word(floors.coalition), floors.respondents
    if layout.n == 1:
        return text(
            "1 organisation took part. A collective result needs at least %(least)s, so that "
            "%(who)s who talk to each other still look at %(others)s others.",
            least=least,
            who=who,
            others=floors.others,
        )
    if layout.n < least:
        return text(
            "%(n)s organisations took part. A collective result needs at least %(least)s, so "
            "that %(who)s who talk to each other still look at %(others)s others.",
            n=layout.n,
            least=least,
            who=who,
            others=floors.others,
        )
    return text(
        "For this number of organisations per partnership, no way of publishing was found that "
        "keeps every answer hidden from %(who)s members who talk to each other.",
        who=who,
    )
