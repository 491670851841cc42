"""The scan about itself, free text and the trend of the group, let through to the analyst (D12)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samenscan.core.answers import Asked, Dataset, Submission
from samenscan.core.disclosure import Analyst, Released, release_to_analyst
from samenscan.core.formats import Member
from samenscan.core.interpretation.about_scan import AboutScan, about_scan
from samenscan.core.interpretation.free_text import FreeText, free_text
from samenscan.core.interpretation.group.trend import GroupTrend, group_trend
from samenscan.core.interpretation.trend import EarlierRound


@dataclass(frozen=True)
class Beside:
    """Three things the analyst reads beside the figures of the group."""

    about: Released[Analyst, AboutScan]
    written: Released[Analyst, FreeText]
    trends: Released[Analyst, tuple[GroupTrend, ...]]


def beside_for_analyst(
    dataset: Dataset,
    members: Sequence[Member],
    day: date | None,
    earlier: Sequence[EarlierRound] = (),
) -> Beside:
    """All of one round; `day` is the one on which rules for findings are read.

    `earlier` are rounds of the same questionnaire, the most recent first. Members of whom the
    dataset knows nothing handed nothing in.
    """
    asked = dataset.questionnaire
    silent = tuple(
        Asked(one.organisation, state=Submission.NOT_SUBMITTED)
        for one in members
        if dataset.state(one.organisation) is None
    )
    whole = Dataset(asked, dataset.sheets, (*dataset.population, *silent))
    audience = Analyst(f"{asked.code} {asked.version}")
    return Beside(
        release_to_analyst(audience, about_scan(whole, day=day)),
        release_to_analyst(audience, free_text(whole)),
        release_to_analyst(audience, tuple(group_trend(whole, one) for one in earlier)),
    )
