"""The 35 countries as a group: our averages and spread, beside the averages that were published."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import sqrt

from samenscan.core.answers import Dataset
from samenscan.core.scoring import score_dataset
from samenscan.core.statistics.levels_of_groups import LevelsOfGroups, levels_of_groups
from tests.real.odm2023.importer import OUTSIDE_THE_UNION
from tests.real.odm2023.published import EVERYBODY, OVERALL, PUBLISHED, UNION, Published

DIMENSIONS = ("D1", "D2", "D3", "D4")


@dataclass(frozen=True)
class Beside:
    """A published percentage with ours, exact and as it would be printed."""

    published: Published
    ours: Fraction
    shown: str

    @property
    def same(self) -> bool:
        """Whether it would be printed the same."""
        return self.shown == self.published.percent


def percentages(dataset: Dataset) -> dict[str, dict[str, Fraction]]:
    """Per country and dimension the part of full marks in percent, and overall.

    The overall figure that was published is the mean of the four dimensions, each weighing the
    same. It is not the points as a part of all points: Greece has 60.8 % of those and 60 % here.
    """
    found: dict[str, dict[str, Fraction]] = {}
    for score in score_dataset(dataset):
        own = {
            section.code: 100 * section.share
            for section in score.sections
            if section.share is not None
        }
        own[OVERALL] = sum(own.values(), Fraction(0)) / len(own)
        found[score.organisation] = own
    return found


def beside(dataset: Dataset) -> list[Beside]:
    """Every published figure with ours."""
    countries = percentages(dataset)
    groups: Mapping[str, list[str]] = {
        EVERYBODY: list(countries),
        UNION: [code for code in countries if code not in OUTSIDE_THE_UNION],
        **{code: [code] for code in countries},
    }
    found = []
    for one in PUBLISHED:
        members = groups[one.who]
        ours = sum((countries[code][one.part] for code in members), Fraction(0)) / len(members)
        found.append(Beside(one, ours, printed(ours, len(one.percent.partition(".")[2]))))
    return found


def printed(value: Fraction, decimals: int) -> str:
    """As people print it: halves go up."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return str(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def groups_of(dataset: Dataset) -> LevelsOfGroups:
    """Mean, median and quantiles per dimension, of everybody and of the European Union."""
    union = [s.organisation for s in dataset.sheets if s.organisation not in OUTSIDE_THE_UNION]
    return levels_of_groups(dataset, {UNION: union})


def lines(dataset: Dataset) -> Iterator[str]:
    """What is printed about the group."""
    told = groups_of(dataset)
    countries = percentages(dataset)
    yield "Percent of full marks    " + "".join(
        f"{name:>20}" for name in ("mean", "standard deviation")
    )
    for group, name in (("all", EVERYBODY), (UNION, UNION)):
        inside = [c for c in countries if name == EVERYBODY or c not in OUTSIDE_THE_UNION]
        for part in DIMENSIONS:
            mean = told.at(group, part).mean
            apart = sum((float(countries[c][part]) - mean) ** 2 for c in inside)
            spread = sqrt(apart / (len(inside) - 1))
            yield f"{name:<10}{part:<15}{mean:>20.2f}{spread:>20.2f}"
    yield ""
    found = beside(dataset)
    yield "Published about the group and its countries"
    for one in found:
        same = "" if one.same else "   UNEXPLAINED"
        yield (
            f"{one.published.who:<8}{one.published.part:<8}published {one.published.percent:>5}  "
            f"own {float(one.ours):>6.2f}  {one.published.source}{same}"
        )
    n_other = sum(not one.same for one in found)
    yield f"{len(found)} published averages and parts, {n_other} that differ"
