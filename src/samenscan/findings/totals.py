"""Tells the amounts of a round as totals: what the ledger keeps of them, and reads back (D19)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.conf import settings

from samenscan.core.access import Actor
from samenscan.core.disclosure import (
    Members,
    Released,
    TotalPlan,
    TotalsAttack,
    TotalTold,
    attacked_changed,
    attacked_totals,
    release_totals,
    standing,
    total_questions,
    totals_from_plain,
    totals_told_from_plain,
    totals_told_to_plain,
)
from samenscan.core.disclosure.release_totals import stands_beside
from samenscan.core.disclosure.totals import total_from_plain
from samenscan.core.questionnaire.canonical import Plain, text_from_plain, text_to_plain
from samenscan.core.refused import Refused
from samenscan.core.text import Text, text
from samenscan.findings.ledger import LedgerLine, entry_to_plain
from samenscan.scans.queries.datasets import ClosedRound, hands_over
from samenscan.scans.queries.earlier import asked_the_same


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


def tell_totals(
    actor: Actor, closed: ClosedRound, ledger: Sequence[LedgerLine]
) -> dict[str, Plain] | None:
    """What the ledger keeps of the totals of this round, or why there are none; None: none asked.

    A total that was told before about some of the same members is told again only where exactly
    those members took part every time (D19). Refuses totals from which the attack comes near an
    amount.
    """
    asked = total_questions(closed.dataset.questionnaire.questions())
    if not asked:
        return None
    earlier = [line.entry for line in ledger]
    everybody = frozenset(closed.group_of)
    registered = totals_from_plain(closed.row.plans.get("totals"))
    told_before = {one.code for one in asked if standing(earlier, one.code, everybody)}
    again = _again(actor, closed, ledger, told_before)
    before = frozenset(
        code
        for code in told_before
        if not any(
            plan.code == code and stands_beside(plan, again, earlier, everybody)
            for plan in registered
        )
    )
    part: dict[str, Plain] = {"asked": len(asked)}
    if len(before) == len(asked):
        return {**part, "reason": text_to_plain(_TOLD_BEFORE)}
    try:
        released, plans, entry = release_totals(
            registered,
            closed.dataset,
            closed.group_of,
            Members(str(closed.row.pk)),
            earlier=earlier,
            hands=_hands(actor, closed, ledger, again.keys() - before),
            left_out=before,
            again=again,
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
        "attack": _attack_to_plain(_attacked(closed, ledger, released.facts, plans)),
    }


_TOLD_BEFORE = text(
    "A total was told before about some of the same members. It is told again only where exactly "
    "those members take part again; otherwise the difference could give an amount away."
)


def _again(
    actor: Actor, closed: ClosedRound, ledger: Sequence[LedgerLine], codes: Iterable[str]
) -> dict[str, list[TotalPlan]]:
    """Per question that was told as a total before, the plans of then; only where nothing differs.

    The author calls the question the same, the centre is the same, and those rounds closed before.
    """
    found = {}
    for code in codes:
        lines = _about(ledger, code, closed)
        if all(
            not line.told_bands
            and line.round.centre_id == closed.row.centre_id
            and line.round.closes_at < closed.row.closes_at
            and code in asked_the_same(actor, closed.row.pk, line.round.pk, "result:publish")
            for line in lines
        ):
            found[code] = [plan for line in lines for plan in _plans_in(line) if plan.code == code]
    return found


def _about(ledger: Sequence[LedgerLine], code: str, closed: ClosedRound) -> list[LedgerLine]:
    everybody = frozenset(closed.group_of)
    return [line for line in ledger if standing([line.entry], code, everybody)]


def _plans_in(line: LedgerLine) -> Iterator[TotalPlan]:
    rows = line.told.get("totals")
    for row in rows if isinstance(rows, list | tuple) else ():
        stored = row.get("plan") if isinstance(row, Mapping) else None
        if isinstance(stored, Mapping):
            yield total_from_plain(stored)


def _attacked(
    closed: ClosedRound,
    ledger: Sequence[LedgerLine],
    facts: Sequence[TotalTold],
    plans: Sequence[TotalPlan],
) -> TotalsAttack:
    """What our attack made of these totals, each also beside every earlier one of the same members.

    AttackSucceeded or AttackUndecided where they may not stand.
    """
    found = attacked_totals(facts, plans[0].coalition)
    plan_of = {plan.code: plan for plan in plans}
    n_changed = 0
    for now in facts:
        plan = plan_of[now.code]
        base = Decimal(plan.base).scaleb(-plan.decimals)
        for line in _about(ledger, now.code, closed):
            before = totals_told_from_plain(line.told).facts if "totals" in line.told else ()
            for then in before:
                if then.code == now.code:
                    n_changed += attacked_changed(then, now, base, plan.coalition)
    return replace(found, n_changed=n_changed)


def _hands(
    actor: Actor, closed: ClosedRound, ledger: Sequence[LedgerLine], codes: Iterable[str]
) -> tuple[frozenset[str], ...]:
    """Whose answers one person can have read, over all rounds that stand beside this one (D11)."""
    rounds = {line.round.pk for code in codes for line in _about(ledger, code, closed)}
    if not rounds:
        return closed.hands
    return hands_over(actor, [closed.row.pk, *sorted(rounds)], "result:publish")


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
