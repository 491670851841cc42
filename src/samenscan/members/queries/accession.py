"""The page of one accession: how far it is, what is next, who does it, and the text to bring."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from uuid import UUID

from samenscan.base import clock
from samenscan.core.access import Actor, Place, Role, may
from samenscan.core.register.accession import (
    PATH,
    Earliest,
    Path,
    Stage,
    earliest_decision,
    expected_active_on,
    next_stage,
    stage_of,
)
from samenscan.core.register.legal_forms import (
    RULES,
    Body,
    Concern,
    Form,
    Step,
    body_concern,
    deciding_bodies,
)
from samenscan.core.text import Text, text
from samenscan.members import models
from samenscan.members.accessions import meeting_days, path_of
from samenscan.members.doors import keeps
from samenscan.members.hats import worn_on
from samenscan.members.path_doors import accession_for
from samenscan.members.queries.decisions import DecisionFact, decision_fact
from samenscan.members.words_of_stages import (
    STAGES,
    EarliestFact,
    WaitingFact,
    body_label,
    earliest_fact,
    waiting_fact,
)

PERMISSION: Mapping[Stage, str] = MappingProxyType(
    {
        Stage.INFORMED: "partnership:run",
        Stage.DECIDED: "accession:decide",
        Stage.SIGNED: "accession:decide",
        Stage.ACTIVE: "partnership:run",
        Stage.DECLINED: "accession:decide",
    }
)


@dataclass(frozen=True)
class StepFact:
    """One stage of the path: its day, or that it is next or still to come."""

    said: Text
    on: date | None
    is_next: bool


# What an organisation tells itself, unless the centre that keeps it writes it down.
_ONLY_ITSELF = frozenset({Stage.DECIDED, Stage.SIGNED})


@dataclass(frozen=True)
class AccessionPage:
    """What the page of an accession tells; `step` is what this reader can do now, if anything.

    `is_mine`: it waits for the reader's own house; the centre may note a step for a member.
    `permitted` are the steps this reader's role could take when it is their turn.
    """

    id: UUID
    partnership: UUID
    partnership_name: str
    centre_name: str
    organisation: UUID
    organisation_name: str
    purpose: str
    legal_form: str
    form_said: Text
    notice_months: int
    stage: Stage
    steps: tuple[StepFact, ...]
    waiting: WaitingFact | None
    step: Stage | None
    is_mine: bool
    permitted: frozenset[Stage]
    may_decline: bool
    may_plan: bool
    earliest: EarliestFact | None
    expected_on: date | None
    bodies: tuple[tuple[str, str], ...]
    decision: DecisionFact | None
    concern: Concern | None
    signed_by: str
    signature_reference: str
    reason: str
    draft: tuple[Text, ...]
    has_lead: bool
    opens_partnership: bool
    may_attach: bool


def accession_page(actor: Actor, id: UUID) -> AccessionPage:
    """One accession, for the organisation itself and for the centre."""
    row = accession_for(actor, id, "accession:read")
    path, form = path_of(row), Form(row.partnership.legal_form)
    kind, today = row.organisation.kind, clock.today()
    earliest = _earliest(row, form, today)
    place = Place(owner=row.organisation_id, centre=row.partnership.centre_id)
    following, permitted = next_stage(path), _permitted(actor, place)
    decision, waiting = row.decision, waiting_fact(row)
    ahead = stage_of(path) in (Stage.INVITED, Stage.INFORMED)
    return AccessionPage(
        id=row.pk,
        partnership=row.partnership_id,
        partnership_name=row.partnership.name,
        centre_name=row.partnership.centre.name,
        organisation=row.organisation_id,
        organisation_name=row.organisation.name,
        purpose=row.partnership.purpose,
        legal_form=str(models.LegalForm(row.partnership.legal_form).label),
        form_said=RULES[form].said,
        notice_months=row.partnership.notice_months,
        stage=stage_of(path),
        steps=tuple(
            StepFact(STAGES[stage], path.day_of(stage), stage is following)
            for stage in PATH
            if stage is not Stage.LEFT or path.left_on
        ),
        waiting=waiting,
        step=following if following in permitted else None,
        is_mine=_waits_for(actor, waiting, place),
        permitted=permitted,
        may_decline=_on_the_way(following) and Stage.DECLINED in permitted,
        may_plan=may(actor, "meeting:plan", place),
        earliest=earliest_fact(earliest) if ahead else None,
        expected_on=expected_active_on(path, earliest, today=today),
        bodies=tuple((body, body_label(body)) for body in _bodies(form, kind)),
        decision=decision_fact(actor, decision, row.organisation.name, centre=place.centre)
        if decision
        else None,
        concern=body_concern(form, kind, Step.JOIN, Body(decision.body)) if decision else None,
        signed_by=row.signed_by,
        signature_reference=row.signature_reference,
        reason=row.reason,
        draft=_draft(row) if ahead else (),
        has_lead=_has_lead(row),
        opens_partnership=may(actor, "partnership:read", place) or _is_active(path, today),
        may_attach=decision is not None
        and not decision.document_digest
        and may(actor, "accession:decide", place),
    )


def _earliest(row: models.Accession, form: Form, today: date) -> Earliest | None:
    meetings = row.organisation.meetings.filter(held_on__gte=today)
    return earliest_decision(meeting_days(meetings), form, row.organisation.kind, ready_on=today)


def _waits_for(actor: Actor, waiting: WaitingFact | None, place: Place) -> bool:
    awaited = place.centre if waiting and waiting.at_centre else place.owner
    return actor.hat is not None and actor.hat.organisation == awaited


def _on_the_way(following: Stage | None) -> bool:
    return following not in (None, Stage.LEFT)


def _permitted(actor: Actor, place: Place) -> frozenset[Stage]:
    permitted = frozenset(
        stage for stage, permission in PERMISSION.items() if may(actor, permission, place)
    )
    of_the_house = actor.hat is not None and actor.hat.organisation == place.owner
    if of_the_house or place.owner is None or place.centre is None:
        return permitted
    return permitted if keeps(place.centre, place.owner) else permitted - _ONLY_ITSELF


def _bodies(form: Form, kind: str) -> tuple[Body, ...]:
    return deciding_bodies(form, kind, Step.JOIN)


def _is_active(path: Path, today: date) -> bool:
    return path.active_on is not None and path.active_on <= today and path.left_on is None


def _has_lead(row: models.Accession) -> bool:
    return models.Hat.objects.filter(
        worn_on(clock.today()), organisation=row.organisation_id, role=Role.LEAD
    ).exists()


def _draft(row: models.Accession) -> tuple[Text, ...]:
    """A text for the agenda, to be adapted by whoever brings it to the council."""
    partnership = row.partnership
    blanks = {
        "organisation": row.organisation.name,
        "partnership": partnership.name,
        "centre": partnership.centre.name,
    }
    lines = [text("Subject: joining the partnership %(partnership)s.", **blanks)]
    if partnership.purpose:
        lines.append(text("Purpose of the partnership: %(purpose)s", purpose=partnership.purpose))
    lines += [
        text("Article 1. %(organisation)s joins the partnership %(partnership)s.", **blanks),
        text(
            "Article 2. The agreement is approved. A member leaves with %(n)s months’ notice.",
            n=partnership.notice_months,
        ),
        text("Article 3. Those who may sign for %(organisation)s sign the agreement.", **blanks),
        text("Article 4. A copy of this decision goes to %(centre)s.", **blanks),
    ]
    return tuple(lines)
