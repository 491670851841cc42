"""Tables of counts for large groups: which groups and answers, what is left out, and the proof."""

from samenscan.core.disclosure.counts.attack import CountsAttack, attack_counts
from samenscan.core.disclosure.counts.categories import (
    NOT_SAID,
    Category,
    categories,
    category_of,
    counted_questions,
)
from samenscan.core.disclosure.counts.groups import (
    EVERYBODY,
    OTHERS,
    Breakdown,
    CountsPlan,
    Group,
    NoCounts,
    least_told,
    plan_counts,
)
from samenscan.core.disclosure.counts.release import (
    CountsTold,
    CountTable,
    counts_entry,
    protected,
    release_counts,
)
from samenscan.core.disclosure.counts.stored import counts_from_plain, counts_to_plain

__all__ = [
    "EVERYBODY",
    "NOT_SAID",
    "OTHERS",
    "Breakdown",
    "Category",
    "CountTable",
    "CountsAttack",
    "CountsPlan",
    "CountsTold",
    "Group",
    "NoCounts",
    "attack_counts",
    "categories",
    "category_of",
    "counted_questions",
    "counts_entry",
    "counts_from_plain",
    "counts_to_plain",
    "least_told",
    "plan_counts",
    "protected",
    "release_counts",
]
