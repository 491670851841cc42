"""What an organisation answered in earlier closed rounds of the same questionnaire."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from samenscan.core.access import Actor, may
from samenscan.core.interpretation.trend import Crossing, Earlier, way_between
from samenscan.core.questionnaire.versions import How, bridge_from_plain, check_bridge, completed
from samenscan.core.refused import Refused
from samenscan.members.succession import came_with_people, inheritance_of
from samenscan.scans.doors import PlacedSheet, done_on, over, over_at, placed_round
from samenscan.scans.models import Bridge as BridgeRow
from samenscan.scans.models import PublishedQuestionnaire, Round, Sheet
from samenscan.scans.queries.datasets import OwnSheet, own_sheet
from samenscan.scans.questionnaires import questionnaire_of
from samenscan.scans.versions import met_by, written_bridge

MOST_ROUNDS = 3
"""So many rounds back are told; further back, others judged in another time."""


@dataclass(frozen=True)
class EarlierRounds:
    """The earlier rounds of one organisation, the most recent first.

    `without_bridge` are the names of rounds from which no bridge leads to the version of today.
    `predecessors` are organisations that took part in such rounds before they became this one.
    """

    compared: tuple[Earlier, ...] = ()
    without_bridge: tuple[str, ...] = ()
    predecessors: tuple[str, ...] = ()


def earlier_rounds(actor: Actor, own: OwnSheet, *, written_as: str = "") -> EarlierRounds:
    """The submitted sheets of the same organisation, each through its own door and journalled.

    `written_as` is the kind of file in which they leave beside the sheet of today, if any. What a
    predecessor answered is named only: it is no own trend (R7).
    """
    rows = _submitted_before(own.row.round).filter(organisation=own.row.organisation_id)
    newest = list(rows.order_by("-round__closes_at")[:MOST_ROUNDS])
    bridges = _bridges(own.row.round) if newest else {}
    compared: list[Earlier] = []
    without: list[str] = []
    for row in newest:
        way = way_between(bridges, row.round.questionnaire_id, own.row.round.questionnaire_id)
        if way is None:
            without.append(row.round.name)
            continue
        try:
            found = own_sheet(actor, row.pk, written_as=written_as)
        except Refused:
            # An heir reads what came with its people, and need not know of the rest.
            continue
        day = timezone.localdate(over_at(row.round))
        compared.append(Earlier(found.questionnaire, found.sheet, way, day))
    return EarlierRounds(tuple(compared), tuple(without), _predecessors(own))


def last_round(actor: Actor, row: Sheet) -> Earlier | None:
    """The last closed round that the organisation of this sheet submitted and that leads here.

    Read through its own door and journalled; None where no bridge leads or nothing can be read.
    What a predecessor answered is no answer of this organisation (R7).
    """
    rows = _submitted_before(row.round).filter(organisation=row.organisation_id)
    newest = list(rows.order_by("-round__closes_at")[:MOST_ROUNDS])
    bridges = _bridges(row.round) if newest else {}
    for one in newest:
        way = way_between(bridges, one.round.questionnaire_id, row.round.questionnaire_id)
        if way is None:
            continue
        try:
            found = own_sheet(actor, one.pk)
        except Refused:
            continue
        day = timezone.localdate(over_at(one.round))
        return Earlier(found.questionnaire, found.sheet, way, day)
    return None


def may_start_from(actor: Actor, placed: PlacedSheet) -> bool:
    """Whether such a round is there for a lead, before anything of it is read."""
    row = placed.row
    if not may(actor, "sheet:submit", placed.place):
        return False
    rows = _submitted_before(row.round).filter(organisation=row.organisation_id)
    newest = list(rows.filter(over("round__")).order_by("-round__closes_at")[:MOST_ROUNDS])
    here = row.round.questionnaire_id
    if any(one.round.questionnaire_id == here for one in newest):
        return True
    bridges = _bridges(row.round) if newest else {}
    return any(way_between(bridges, one.round.questionnaire_id, here) for one in newest)


def asked_the_same(actor: Actor, id: UUID, earlier_id: UUID, permission: str) -> frozenset[str]:
    """The codes of questions that both rounds ask, and that the author's bridges call the same.

    None where no bridge leads from the version of then to the one of now.
    """
    round_ = placed_round(actor, id, permission).row
    earlier = placed_round(actor, earlier_id, permission).row
    way = way_between(_bridges(round_), earlier.questionnaire_id, round_.questionnaire_id)
    if way is None:
        return frozenset()
    codes = {question.code for question in questionnaire_of(round_.questionnaire).questions()}
    for crossing in way:
        codes &= {
            step.new[0]
            for step in crossing.bridge.steps
            if step.how is How.SAME and step.old == step.new
        }
    return frozenset(codes)


def _submitted_before(round_: Round) -> QuerySet[Sheet]:
    """Submitted sheets of rounds of the same questionnaire and centre that closed before."""
    return Sheet.objects.filter(
        round__centre=round_.centre_id,
        round__questionnaire__code=round_.questionnaire.code,
        round__closes_at__lt=round_.closes_at,
        submitted_at__isnull=False,
        erased_at=None,
    ).select_related("round__questionnaire", "organisation")


def _predecessors(own: OwnSheet) -> tuple[str, ...]:
    if own.predecessor is not None:
        return ()
    inheritance = inheritance_of(own.row.organisation_id)
    if not inheritance.events:
        return ()
    rows = _submitted_before(own.row.round).filter(organisation__in=came_with_people(inheritance))
    names = {
        row.organisation.name
        for row in rows
        if inheritance.how(row.organisation_id, done_on(row)) is not None
    }
    return tuple(sorted(names))


def _bridges(round_: Round) -> dict[tuple[UUID, UUID], Crossing]:
    """The bridges between versions of this questionnaire: decided by the centre, or written."""
    rows = list(met_by(round_.centre_id).filter(code=round_.questionnaire.code).defer("files"))
    stored = {
        (row.old_id, row.new_id): row.plain
        for row in BridgeRow.objects.filter(centre=round_.centre_id, new__in=rows)
    }
    return {
        (old.pk, new.pk): crossing
        for new in rows
        for old in rows
        if old.pk != new.pk
        for crossing in _crossing(old, new, stored.get((old.pk, new.pk)))
    }


def _crossing(
    old: PublishedQuestionnaire, new: PublishedQuestionnaire, plain: object
) -> Iterator[Crossing]:
    """What was decided, else what the author wrote; never a mere proposal."""
    bridge = written_bridge(new) if plain is None else bridge_from_plain(plain)
    if bridge is None or bridge.old != old.version:
        return
    was, now = questionnaire_of(old), questionnaire_of(new)
    whole = completed(bridge, was, now)
    problems = check_bridge(whole, was, now)
    if all(one.step is not None and whole.steps[one.step].how is None for one in problems):
        yield Crossing(whole, now)
