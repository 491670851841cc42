"""Tells a round beside an earlier one about the same members, as far as both are safe together."""

from collections.abc import Sequence

from django.conf import settings

from samenscan.core.access import Actor
from samenscan.core.disclosure import (
    AttackSucceeded,
    AttackSummary,
    AttackUndecided,
    FirstResult,
    Members,
    SecondResult,
    attacked_beside,
    beside_to_plain,
    collective_statements,
    refuse_exact,
    release_beside,
    released_from_plain,
    resting_on,
)
from samenscan.core.questionnaire.canonical import Plain, text_to_plain
from samenscan.core.refused import Refused
from samenscan.core.text import Text, text
from samenscan.findings.ledger import LedgerLine, attack_to_plain, entry_to_plain
from samenscan.scans.queries.datasets import ClosedRound, closed_round, hands_over
from samenscan.scans.queries.earlier import asked_the_same

Standing = dict[tuple[LedgerLine, ...], frozenset[str]]


def told_before(closed: ClosedRound, ledger: Sequence[LedgerLine]) -> Standing:
    """The collective questions that were told about some of the same members, by where."""
    by_entry = {id(line.entry): line for line in ledger}
    everybody = frozenset(closed.group_of)
    found: dict[tuple[int, ...], set[str]] = {}
    for one in collective_statements(closed.dataset.questionnaire):
        beside = resting_on([line.entry for line in ledger], one.codes, everybody)
        if beside:
            found.setdefault(tuple(id(entry) for entry in beside), set()).add(one.code)
    return {
        tuple(by_entry[one] for one in entries): frozenset(codes)
        for entries, codes in found.items()
    }


def tell_beside(
    actor: Actor,
    closed: ClosedRound,
    before: Sequence[LedgerLine],
    codes: frozenset[str],
    ledger: Sequence[LedgerLine],
) -> dict[str, Plain]:
    """What the ledger keeps of these questions: told beside the last of `before`, or why not."""
    last = before[-1]
    part: dict[str, Plain] = {"earlier": str(last.round.pk), "asked": len(codes)}
    refused = _cannot_stand(closed, before)
    if refused is not None:
        return {**part, "reason": text_to_plain(refused)}
    first = _first(actor, last)
    try:
        second = release_beside(
            first,
            closed.dataset,
            Members(str(closed.row.pk)),
            codes & _called_the_same(actor, closed, last),
            earlier=[line.entry for line in ledger],
            hands=hands_over(
                actor, [closed.row.pk, *(line.round.pk for line in before)], "result:publish"
            ),
            floors=settings.FLOORS,
        )
        summary = _attacked(first, second)
    except (AttackSucceeded, AttackUndecided):
        raise
    except Refused as why:
        return {**part, "reason": text_to_plain(why.what)}
    return {
        **part,
        "told": beside_to_plain(second, first.plan),
        "entry": entry_to_plain(second.entry),
        "attack": attack_to_plain(summary),
    }


def _called_the_same(actor: Actor, closed: ClosedRound, last: LedgerLine) -> frozenset[str]:
    """The statements of which the author calls every question behind them the same."""
    same = asked_the_same(actor, closed.row.pk, last.round.pk, "result:publish")
    every = collective_statements(closed.dataset.questionnaire)
    return frozenset(one.code for one in every if one.rests_on <= same)


def _cannot_stand(closed: ClosedRound, before: Sequence[LedgerLine]) -> Text | None:
    if any(line.round.centre_id != closed.row.centre_id for line in before):
        return text("Another centre published about some of the same members before.")
    if any(line.round.closes_at >= closed.row.closes_at for line in before):
        return text("A later round of the same members is published already.")
    if not all(line.told_bands for line in before):
        return text(
            "Amounts or numbers of some of the same members were told before, and nothing is "
            "proven beside these."
        )
    return None


def _first(actor: Actor, last: LedgerLine) -> FirstResult:
    """The answers behind the earlier result; reading them is journalled."""
    earlier = closed_round(actor, last.round.pk, "result:publish")
    return FirstResult(
        entry=last.entry,
        plan=last.plan,
        dataset=earlier.dataset,
        group_of=dict(last.entry.group_of) or earlier.group_of,
        told=released_from_plain(last.told),
    )


def _attacked(first: FirstResult, second: SecondResult) -> AttackSummary:
    then = {facts.code: facts for facts in first.told.facts}
    pairs = [(then[facts.code], facts) for facts in second.released.facts]
    return refuse_exact(
        attacked_beside(first.plan.layout, second.kept, pairs, second.plan.coalition)
    )
