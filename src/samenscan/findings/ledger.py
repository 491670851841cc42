"""The ledger as core reads it, and what it keeps as JSON."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db.models import Q

from samenscan.core.disclosure import (
    AttackSummary,
    CheckFailed,
    Plan,
    ReleasedEntry,
    plan_from_plain,
)
from samenscan.core.questionnaire.canonical import Plain
from samenscan.findings.models import Release
from samenscan.scans.models import Round


@dataclass(frozen=True, eq=False)
class LedgerLine:
    """One entry of the ledger, the round it was told in, and what was told under which plan."""

    round: Round
    entry: ReleasedEntry
    told: Mapping[str, Plain]

    @property
    def told_bands(self) -> bool:
        """Whether bands were told, not totals of amounts or tables of counts."""
        return "plan" in self.told

    @property
    def plan(self) -> Plan:
        """The plan under which bands were told; CheckFailed where something else was."""
        stored = self.told.get("plan")
        plan = plan_from_plain(stored) if isinstance(stored, Mapping) else None
        if not isinstance(plan, Plan):
            raise CheckFailed("damaged release")
        return plan


def lines(reader: UUID) -> tuple[LedgerLine, ...]:
    """Every collective release so far, in order: of a round alone, and beside an earlier one.

    `reader` is the centre that publishes now: what a round of another centre is called stays there.
    """
    told = Q(withheld=False) | Q(content__has_key="named")
    rows = Release.objects.filter(told).select_related("round__questionnaire")
    return tuple(
        LedgerLine(row.round, _entry(row.round, part["entry"], reader), told)
        for row in rows.order_by("published_at")
        for part, told in _with_entries(row.content)
    )


def _parts(content: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Plain]]]:
    if "released" in content:
        yield content, content["released"]
    for part in content.get("beside", ()):
        if "told" in part:
            yield part, part["told"]["told"]


def _with_entries(
    content: Mapping[str, Any],
) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Plain]]]:
    """All that the ledger has an entry of: bands, totals, tables of counts, answers by name."""
    yield from _parts(content)
    for kind in ("totals", "counts", "named"):
        if "told" in content.get(kind, {}):
            yield content[kind], content[kind]["told"]


def told_in(content: Mapping[str, Any]) -> tuple[Mapping[str, Plain], ...]:
    """Everything one release told, of its round alone and beside earlier ones."""
    return tuple(told for _, told in _parts(content))


def _entry(round: Round, stored: Mapping[str, Any], reader: UUID) -> ReleasedEntry:
    return ReleasedEntry(
        round=round.name if round.centre_id == reader else "…",
        plan_hash=str(stored["plan_hash"]),
        questions=frozenset(stored["questions"]),
        organisations=frozenset(stored["organisations"]),
        kept=int(stored.get("kept", 0)),
        group_of=dict(stored.get("group_of", {})),
    )


def entry_to_plain(entry: ReleasedEntry) -> dict[str, Plain]:
    """A ledger entry as JSON."""
    return {
        "plan_hash": entry.plan_hash,
        "questions": sorted(entry.questions),
        "organisations": sorted(entry.organisations),
        "kept": entry.kept,
        "group_of": dict(sorted(entry.group_of.items())),
    }


def attack_to_plain(summary: AttackSummary) -> dict[str, Plain]:
    """How much anyone could infer, as JSON."""
    return {**vars(summary), "surest": str(summary.surest), "exact_in": list(summary.exact_in)}


def attack_from_plain(plain: Mapping[str, Plain]) -> AttackSummary:
    """The summary that `attack_to_plain` made."""
    # Releases of before the second attacker do not name it.
    whole = {name: int(str(plain.get(name, 0))) for name in _WHOLE}
    exact_in = plain["exact_in"]
    if not isinstance(exact_in, list):
        raise TypeError("a stored attack lists the questions it broke")
    return AttackSummary(
        **whole, surest=Fraction(str(plain["surest"])), exact_in=tuple(map(str, exact_in))
    )


_WHOLE = ("coalition", "n_questions", "n_attempts", "n_exact", "narrowest", "n_by_programs")
