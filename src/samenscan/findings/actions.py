"""Publishing the collective result of a closed round: once, through the gate, or not at all."""

import hashlib
import logging
from collections.abc import Sequence
from uuid import UUID

from django.conf import settings

from samenscan import __version__
from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.core.access import Actor
from samenscan.core.disclosure import (
    AttackSucceeded,
    AttackUndecided,
    CountsInstead,
    Members,
    NoPlan,
    Plan,
    attacked,
    choose,
    entry_for,
    named_questions,
    refuse_exact,
    register_from_plain,
    registers_hash,
    release_bands,
    released_to_plain,
    totals_from_plain,
)
from samenscan.core.questionnaire.canonical import Plain, text_to_plain
from samenscan.core.refused import NotFound, Refused
from samenscan.core.text import text
from samenscan.findings.beside import tell_beside, told_before
from samenscan.findings.counts import tell_counts
from samenscan.findings.ledger import LedgerLine, attack_to_plain, entry_to_plain, lines
from samenscan.findings.models import Consent, Handout, Release
from samenscan.findings.naming import tell_by_name, without
from samenscan.findings.totals import tell_totals
from samenscan.scans.doors import placed_round, sheet_for
from samenscan.scans.queries.datasets import ClosedRound, closed_round
from samenscan.scans.questionnaires import questionnaire_of

log = logging.getLogger("samenscan.findings")


class AlreadyPublished(Refused):
    """A round is published once; what was told cannot be told differently."""

    def __init__(self) -> None:
        super().__init__(
            text("The collective result of this round has been published already."),
            text("Read it on the page of the round."),
        )


class RegisterChanged(Refused):
    """The plans of the round are not those that were fixed when it opened."""

    def __init__(self) -> None:
        super().__init__(
            text("The publication plans of this round are no longer those it was opened with."),
            text("Nothing is published. Ask the operator to restore the round from a backup."),
        )


@action
def publish(actor: Actor, *, round: UUID) -> Release:
    """Tell the members of a closed round together what its registered plan allows.

    The plan is chosen by participation alone. What was told before about some of the same members
    is told beside it, where both are safe together. Where nothing is told, the release says why.
    Refuses a second publication, a
    changed register, and any result that the attack can break.
    """
    # Reading is journalled first, which holds the journal's head until the end: publications
    # follow one another, so each sees every earlier one in the ledger.
    closed = closed_round(actor, round, "result:publish")
    if Release.objects.filter(round_id=round).exists():
        raise AlreadyPublished
    registered = register_from_plain(closed.row.plans)
    totals = totals_from_plain(closed.row.plans.get("totals"))
    if registers_hash(registered, totals) != closed.row.plans_hash:
        raise RegisterChanged
    try:
        content = _through_the_gate(actor, closed, choose(registered, closed.layout))
    except (AttackSucceeded, AttackUndecided) as broken:
        # A warning for whoever runs the installation; nothing of the result is in it.
        log.error("round %s is not published: %s", round, type(broken).__name__)
        raise
    withheld = "reason" in content
    named = tell_by_name(closed)
    if named is not None:
        content["named"] = named
    row = Release.objects.create(
        round_id=round, published_at=clock.now(), withheld=withheld, content=content
    )
    journal.record(actor, "result.publish", kind="round", id=round, facts={"withheld": withheld})
    return row


@action
def consent(actor: Actor, *, sheet: UUID, question: str, agreed: bool) -> None:
    """Agree that this answer is shown by name to the members of the round, or take that back.

    For one question that is told by name, by the lead. Agreeing ends when the result is
    published. Taking back is always possible: the answer leaves the pages, and the ledger keeps
    only that it was told. NeverByName for another question, TooLate after publication.
    """
    row = sheet_for(actor, sheet, "result:by_name", lock=True)
    asked = questionnaire_of(row.round.questionnaire)
    if question not in {one.code for one in named_questions(asked)}:
        raise NeverByName
    release = Release.objects.select_for_update().filter(round_id=row.round_id).first()
    if agreed and release is not None:
        raise TooLate
    moment = clock.now()
    Consent.objects.update_or_create(
        sheet=row,
        question=question,
        defaults={"given_at": moment, "taken_back_at": None}
        if agreed
        else {"taken_back_at": moment},
        create_defaults={"given_at": moment, "taken_back_at": None if agreed else moment},
    )
    if release is not None:
        release.content = without(release.content, question, str(row.organisation_id))
        release.save(update_fields=["content"])
    event = "result.consent" if agreed else "result.take_back_consent"
    journal.record(actor, event, kind="sheet", id=sheet, facts={"question": question})


class NeverByName(Refused):
    """Only questions that were made to be told by name are ever told so."""

    def __init__(self) -> None:
        super().__init__(
            text("The answer to this question is never told by name."),
            text("Choose one of the questions on the page."),
        )


class TooLate(Refused):
    """The result of the round is published; whoever did not agree by then is not added."""

    def __init__(self) -> None:
        super().__init__(
            text("The result of this round is published already, without your name."),
            text("You can say yes in the next round."),
        )


@action
def hand_out(actor: Actor, *, round: UUID, form: str, language: str, content: bytes) -> None:
    """Write down that a collective result leaves as this document, for whoever may read it.

    The journal has a line each time; the register keeps the fingerprint of the first one of its
    kind and language. NotFound where nothing was released.
    """
    placed_round(actor, round, "result:collective")
    release = Release.objects.filter(round_id=round).first()
    if release is None:
        raise NotFound
    _row, first = Handout.objects.get_or_create(
        release=release,
        form=form,
        language=language,
        defaults={
            "digest": hashlib.sha256(content).hexdigest(),
            "program": __version__,
            "handed_out_at": clock.now(),
        },
    )
    journal.record(
        actor,
        "result.hand_out",
        kind="round",
        id=round,
        facts={"written_as": form, "language": language, "first": first},
    )


def _through_the_gate(actor: Actor, closed: ClosedRound, plan: Plan | NoPlan) -> dict[str, Plain]:
    """What the ledger keeps: the bands with their proof, or the reason why there are none.

    Questions that were told before about some of the same members stand beside that result or
    nowhere; all others follow the plan of this round.
    """
    ledger = lines(closed.row.centre_id)
    before = told_before(closed, ledger)
    parts = [tell_beside(actor, closed, where, codes, ledger) for where, codes in before.items()]
    content: dict[str, Plain] = {
        "layout": [[name, n] for name, n in closed.layout.groups],
        "program": __version__,
    }
    if parts:
        content["beside"] = [*parts]
    taken = frozenset().union(*before.values())
    own = _alone(closed, plan, ledger, taken)
    told = [part for part in parts if "told" in part]
    if "reason" in own and parts:
        # Why the rest is not told says less than why what stood beside it is not.
        own = {} if told else {"reason": parts[0]["reason"]}
    totals = tell_totals(actor, closed, ledger)
    if totals is None:
        return {**content, **own}
    # What is told of amounts stands by itself; why nothing is told of the rest is told elsewhere.
    kept = {} if "told" in totals and "reason" in own else own
    return {**content, **kept, "totals": totals}


def _alone(
    closed: ClosedRound,
    plan: Plan | NoPlan,
    ledger: Sequence[LedgerLine],
    taken: frozenset[str],
) -> dict[str, Plain]:
    """What is told of this round alone: every collective question that was not `taken`."""
    if isinstance(plan, CountsInstead):
        return tell_counts(closed, ledger, taken)
    if isinstance(plan, NoPlan):
        return {"reason": text_to_plain(plan.reason)}
    audience = Members(str(closed.row.pk))
    try:
        released = release_bands(
            plan,
            closed.dataset,
            closed.group_of,
            audience,
            earlier=[line.entry for line in ledger],
            hands=closed.hands,
            left_out=taken,
            floors=settings.FLOORS,
        )
    except Refused as refused:
        return {"reason": text_to_plain(refused.what)}
    summary = refuse_exact(attacked(closed.layout, released.facts, plan.coalition))
    entry = entry_for(audience, plan, closed.dataset, closed.group_of, taken)
    return {
        "released": released_to_plain(released, plan),
        "entry": entry_to_plain(entry),
        "attack": attack_to_plain(summary),
    }
