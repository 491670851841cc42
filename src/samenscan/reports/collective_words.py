"""What every collective report tells in the same words, in bands or in tables of counts."""

from collections.abc import Iterable, Mapping, Sequence

from samenscan import __version__
from samenscan.core.disclosure import ALL, GroupBands
from samenscan.core.text import Text, text
from samenscan.reports.words import named, tell

Sources = tuple[tuple[Text, Text | str], ...]
"""From what a report was made: a label with a sentence, or with a code as it is."""

HEADING = text("How we stand together")

ALL_TOGETHER = text("All together")

NO_LEDGER = text(
    "This program keeps no list of what was published before. Publish one collective "
    "result per round: two that differ a little could give an answer away."
)


def took_part(n: int, n_members: int) -> Text:
    """How many of those that were asked took part."""
    if n == n_members:
        return text("All %(n)s organisations took part.", n=n)
    return text(
        "%(n)s of %(of)s organisations took part; nothing is assumed about the others.",
        n=n,
        of=n_members,
    )


def sources_of(questionnaire_hash: str, plan_hash: str) -> Sources:
    """The fingerprints of the questionnaire and the plan, and the program."""
    return (
        (text("Fingerprint of the questionnaire"), questionnaire_hash),
        (text("Fingerprint of the plan"), plan_hash),
        (text("Program"), text("Samenscan %(version)s", version=__version__)),
    )


def sources_context(sources: Sources) -> list[dict[str, object]]:
    """The same for a template."""
    return [
        {"label": tell(label), "value": named(value), "is_code": isinstance(value, str)}
        for label, value in sources
    ]


def group_name(group: str, names: Mapping[str, str]) -> Text | str:
    """How a published group is called."""
    return ALL_TOGETHER if group == ALL else names.get(group, group)


def in_order(bands: Iterable[GroupBands], names: Mapping[str, str]) -> Sequence[GroupBands]:
    """The published groups as a reader meets them: all together, then by name."""
    return sorted(bands, key=lambda one: (one.group != ALL, names.get(one.group, one.group)))
