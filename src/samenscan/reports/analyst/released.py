"""The one place where what a group holds together is let through, and only to the analyst (D12)."""

from collections.abc import Sequence

from samenscan.core.answers import Dataset
from samenscan.core.disclosure import Analyst, Released, release_to_analyst
from samenscan.core.formats import Member
from samenscan.core.interpretation.group import GroupReport, Profile, group_report

ForAnalyst = Released[Analyst, GroupReport]


def for_analyst(dataset: Dataset, members: Sequence[Member]) -> ForAnalyst:
    """Everything about this round, for whoever holds all its answers already."""
    asked = dataset.questionnaire
    profiles = [
        Profile(
            one.organisation,
            one.name,
            partnership=one.group,
            kind=one.kind,
            region=one.region,
            inhabitants=one.inhabitants,
        )
        for one in members
    ]
    audience = Analyst(f"{asked.code} {asked.version}")
    return release_to_analyst(audience, group_report(dataset, profiles))
