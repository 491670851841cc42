"""Tells the amounts of a round as totals: what the ledger keeps of them, and reads back (D19)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from samenscan.core.disclosure import (
    Members,
    Released,
    TotalsAttack,
    TotalTold,
    attacked_totals,
    release_totals,
    standing,
    total_questions,
    totals_from_plain,
    totals_told_from_plain,
    totals_told_to_plain,
)
from samenscan.core.questionnaire.canonical import Plain, text_from_plain, text_to_plain
from samenscan.core.refused import Refused
from samenscan.core.text import Text, text
from samenscan.findings.ledger import LedgerLine, entry_to_plain
from samenscan.scans.queries.datasets import ClosedRound


@dataclass(frozen=True)
class TotalsTold:
    """The totals that passed the gate, and how near our attack came to an amount."""

    released: Released[Members, tuple[TotalTold, ...]]
    audit: TotalsAttack


@dataclass(frozen=True)
class TotalsResult:
    """What is told of amounts: `told`, and for `n_left_out` questions nothing, as `reason` says."""

    told: TotalsTold | None
    n_left_out: int
    reason: Text | None


def tell_totals(closed: ClosedRound, ledger: Sequence[LedgerLine]) -> dict[str, Plain] | None:
    """What the ledger keeps of the totals of this round, or why there are none; None: none asked.

    A total that was told before about some of the same members is not told again (D9). Refuses
    totals from which the attack comes near an amount.
    """
    asked = total_questions(closed.dataset.questionnaire.questions())
    if not asked:
        return None
    earlier = [line.entry for line in ledger]
    everybody = frozenset(closed.group_of)
    before = frozenset(one.code for one in asked if standing(earlier, one.code, everybody))
    part: dict[str, Plain] = {"asked": len(asked)}
    if len(before) == len(asked):
        return {**part, "reason": text_to_plain(_TOLD_BEFORE)}
    try:
        released, plans, entry = release_totals(
            totals_from_plain(closed.row.plans.get("totals")),
            closed.dataset,
            closed.group_of,
            Members(str(closed.row.pk)),
            earlier=earlier,
            hands=closed.hands,
            left_out=before,
            floors=settings.FLOORS,
        )
    except Refused as refused:
        return {**part, "reason": text_to_plain(refused.what)}
    if before:
        part["reason"] = text_to_plain(_TOLD_BEFORE)
    return {
        **part,
        "told": totals_told_to_plain(released, plans),
        "entry": entry_to_plain(entry),
        "attack": _attack_to_plain(attacked_totals(released.facts, plans[0].coalition)),
    }


_TOLD_BEFORE = text(
    "A total was told before about some of the same members. What one of them changed could show "
    "in a second one, so it is not told again."
)


def _attack_to_plain(found: TotalsAttack) -> dict[str, Plain]:
    return {**vars(found), "near": list(found.near)}


def totals_in(content: Mapping[str, Any]) -> TotalsResult | None:
    """What a stored release told of amounts; None where its questionnaire asked for no total."""
    part = content.get("totals")
    if part is None:
        return None
    reason = text_from_plain(part["reason"]) if "reason" in part else None
    if "told" not in part:
        return TotalsResult(None, part["asked"], reason)
    released = totals_told_from_plain(part["told"])
    attack = part["attack"]
    audit = TotalsAttack(**{**attack, "near": tuple(attack["near"])})
    return TotalsResult(TotalsTold(released, audit), part["asked"] - len(released.facts), reason)
