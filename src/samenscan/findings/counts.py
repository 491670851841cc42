"""Tells a large round in tables of counts: what the ledger keeps of them, and reads back (D20)."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings

from samenscan.core.disclosure import Members, Released, standing
from samenscan.core.disclosure.counts import (
    Breakdown,
    CountsTold,
    counted_questions,
    counts_entry,
    counts_from_plain,
    counts_to_plain,
    plan_counts,
    release_counts,
)
from samenscan.core.questionnaire.canonical import Plain, text_to_plain
from samenscan.core.refused import Refused
from samenscan.findings.ledger import LedgerLine, entry_to_plain
from samenscan.scans.queries.datasets import ClosedRound


def tell_counts(
    closed: ClosedRound, ledger: Sequence[LedgerLine], taken: frozenset[str]
) -> dict[str, Plain]:
    """What the ledger keeps of the tables of this round, or why there are none.

    By partnership only. A question that was told before about some of the same members is not
    told again (D9), and one of `taken` is told elsewhere.
    """
    earlier = [line.entry for line in ledger]
    everybody = frozenset(closed.group_of)
    asked = counted_questions(tuple(closed.dataset.questionnaire.questions()))
    before = {one.code for one in asked if standing(earlier, one.code, everybody)}
    left_out = taken | before
    audience = Members(str(closed.row.pk))
    try:
        plan, atom_of = plan_counts(
            sorted(closed.group_of), [Breakdown("group", closed.group_of)], settings.FLOORS
        )
        released = release_counts(
            plan,
            atom_of,
            closed.dataset,
            audience,
            earlier=earlier,
            hands=closed.hands,
            left_out=left_out,
            floors=settings.FLOORS,
        )
    except Refused as refused:
        return {"reason": text_to_plain(refused.what)}
    entry = counts_entry(audience, plan, closed.dataset, closed.group_of, left_out)
    return {"counts": {"told": counts_to_plain(released), "entry": entry_to_plain(entry)}}


def counts_in(content: Mapping[str, Any]) -> Released[Members, CountsTold] | None:
    """The tables a stored release told; None where it told none."""
    part = content.get("counts")
    return None if part is None else counts_from_plain(part["told"])
