"""From a round to what its members hold together; a pure function, for the analyst only."""

from collections.abc import Sequence

from samenscan.core.answers.dataset import Dataset
from samenscan.core.interpretation.group.alike import parts_of_group, peers_of
from samenscan.core.interpretation.group.columns import columns_of, serves_group
from samenscan.core.interpretation.group.courses import courses_of
from samenscan.core.interpretation.group.facts import level_facts, number_facts, steps_facts
from samenscan.core.interpretation.group.members import Profile
from samenscan.core.interpretation.group.odd_values import odd_values
from samenscan.core.interpretation.group.participation import participation_of
from samenscan.core.interpretation.group.rankings import rankings_of
from samenscan.core.interpretation.group.report import GroupReport
from samenscan.core.interpretation.group.sizes import sizes_of


def group_report(dataset: Dataset, profiles: Sequence[Profile]) -> GroupReport:
    """Everything about this round; `profiles` is everybody who was asked, silent or not.

    Raw: whoever shows it releases it to an analyst first (D12).
    """
    columns = columns_of(dataset, profiles)
    steps = steps_facts(columns)
    levels = level_facts(columns)
    numbers = number_facts(columns)
    sizes = sizes_of(numbers, columns.profiles)
    domains = [fact for fact in levels if fact.group.by == "all" and fact.theme is None]
    return GroupReport(
        profiles=columns.profiles,
        groups=columns.groups,
        participation=participation_of(columns),
        levels=levels,
        steps=steps,
        numbers=numbers,
        courses=courses_of(columns, steps, levels),
        rankings=rankings_of(columns),
        sizes=sizes,
        to_check=odd_values(numbers, columns.profiles, sizes),
        peers=peers_of(domains, columns.profiles),
        parts=parts_of_group(domains, columns.profiles),
        n_own=sum(not serves_group(one) for one in dataset.questionnaire.questions()),
        content_hash=dataset.content_hash,
    )
