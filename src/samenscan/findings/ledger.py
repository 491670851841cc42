"""The ledger as core reads it, and what it keeps as JSON."""

from collections.abc import Mapping
from fractions import Fraction
from uuid import UUID

from samenscan.core.disclosure import AttackSummary, ReleasedEntry
from samenscan.core.questionnaire.canonical import Plain
from samenscan.findings.models import Release


def entries(reader: UUID) -> tuple[ReleasedEntry, ...]:
    """Every collective release so far, with its questions and organisations.

    `reader` is the centre that publishes now: what a round of another centre is called stays there.
    """
    rows = Release.objects.filter(withheld=False).select_related("round").order_by("published_at")
    return tuple(
        ReleasedEntry(
            round=row.round.name if row.round.centre_id == reader else "…",
            plan_hash=str(row.content["entry"]["plan_hash"]),
            questions=frozenset(row.content["entry"]["questions"]),
            organisations=frozenset(row.content["entry"]["organisations"]),
        )
        for row in rows
    )


def entry_to_plain(entry: ReleasedEntry) -> dict[str, Plain]:
    """A ledger entry as JSON."""
    return {
        "plan_hash": entry.plan_hash,
        "questions": sorted(entry.questions),
        "organisations": sorted(entry.organisations),
    }


def attack_to_plain(summary: AttackSummary) -> dict[str, Plain]:
    """How much anyone could infer, as JSON."""
    return {**vars(summary), "surest": str(summary.surest), "exact_in": list(summary.exact_in)}


def attack_from_plain(plain: Mapping[str, Plain]) -> AttackSummary:
    """The summary that `attack_to_plain` made."""
    whole = {name: int(str(plain[name])) for name in _WHOLE}
    exact_in = plain["exact_in"]
    if not isinstance(exact_in, list):
        raise TypeError("a stored attack lists the questions it broke")
    return AttackSummary(
        **whole, surest=Fraction(str(plain["surest"])), exact_in=tuple(map(str, exact_in))
    )


_WHOLE = ("coalition", "n_questions", "n_attempts", "n_exact", "narrowest")
