"""The page of a partnership: its members, organs and legal form, and who waits for whom.

Who is on the way to membership is between that organisation and the centre: other members do not
read it here.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from samenscan.base import clock
from samenscan.core.access import Actor, Place, Role, may
from samenscan.core.register.accession import (
    MeetingDay,
    Stage,
    earliest_decision,
    expected_active_on,
    stage_of,
)
from samenscan.core.register.legal_forms import RULES, Concern, Exit, Form
from samenscan.core.text import Text, text
from samenscan.members import models
from samenscan.members.accessions import meeting_days, path_of
from samenscan.members.doors import partnership_for, running
from samenscan.members.hats import worn_on
from samenscan.members.queries.decisions import DecisionFact, decision_fact
from samenscan.members.terms import concerns_of, evaluation_is_near
from samenscan.members.words_of_stages import (
    EarliestFact,
    WaitingFact,
    earliest_fact,
    stage_words,
    waiting_fact,
)


@dataclass(frozen=True)
class MemberFact:
    """A member, since when, by which decision; its membership for whoever may end it."""

    id: UUID
    name: str
    kind: str
    since_on: date
    leaves_on: date | None
    decision: DecisionFact | None
    membership: UUID | None


@dataclass(frozen=True)
class OnTheWay:
    """One line of the board: how far an organisation is and whom that waits for."""

    id: UUID
    organisation_name: str
    stage: Stage
    stage_said: Text
    waiting: WaitingFact | None
    earliest: EarliestFact | None
    expected_on: date | None
    has_lead: bool
    reason: str
    declined_on: date | None


@dataclass(frozen=True)
class OrganFact:
    """An organ and how many seats it has today."""

    id: UUID
    name: str
    kind: str
    n_seats: int


@dataclass(frozen=True)
class FormLine:
    """One rule of the legal form in words; unconfirmed ones say so."""

    said: Text
    confirmed: bool


@dataclass(frozen=True)
class PartnershipPage:
    """What the page of a partnership tells."""

    id: UUID
    name: str
    centre_name: str
    purpose: str
    legal_form: str
    form_said: Text
    form_lines: tuple[FormLine, ...]
    concerns: tuple[Concern, ...]
    since_on: date
    ends_on: date | None
    evaluation_on: date | None
    evaluation_is_near: bool
    evaluation_is_late: bool
    members: tuple[MemberFact, ...]
    organs: tuple[OrganFact, ...]
    board: tuple[OnTheWay, ...]
    declined: tuple[OnTheWay, ...]
    may_run: bool
    sees_board: bool

    @property
    def knows_decisions(self) -> bool:
        """Whether any membership has its decision; without one the column would be empty."""
        return any(member.decision for member in self.members)


def partnership_page(actor: Actor, id: UUID) -> PartnershipPage:
    """A partnership with its members of today."""
    row = partnership_for(actor, id, "partnership:read")
    centre = Place(centre=row.centre_id)
    sees_board = may(actor, "accession:read", centre)
    board = _board(row) if sees_board else ()
    rules = RULES[Form(row.legal_form)]
    return PartnershipPage(
        id=row.pk,
        name=row.name,
        centre_name=row.centre.name,
        purpose=row.purpose,
        legal_form=str(models.LegalForm(row.legal_form).label),
        form_said=rules.said,
        form_lines=_form_lines(row),
        concerns=concerns_of(row) if sees_board else (),
        since_on=row.starts_on,
        ends_on=row.ends_on,
        evaluation_on=row.evaluation_on,
        evaluation_is_near=evaluation_is_near(row),
        evaluation_is_late=row.evaluation_on is not None and row.evaluation_on < clock.today(),
        members=_members(actor, row),
        organs=_organs(row),
        board=tuple(line for line in board if line.declined_on is None),
        declined=tuple(line for line in board if line.declined_on is not None),
        may_run=may(actor, "partnership:run", centre),
        sees_board=sees_board,
    )


def _members(actor: Actor, row: models.Partnership) -> tuple[MemberFact, ...]:
    memberships = (
        row.memberships.filter(running(clock.today()))
        .select_related("organisation", "decision")
        .order_by("organisation__name")
    )
    return tuple(_member(actor, row.centre_id, membership) for membership in memberships)


def _member(actor: Actor, centre: UUID, row: models.Membership) -> MemberFact:
    place = Place(owner=row.organisation_id, centre=centre)
    decision = row.decision
    return MemberFact(
        row.organisation_id,
        row.organisation.name,
        str(models.OrganisationKind(row.organisation.kind).label),
        row.starts_on,
        row.ends_on,
        decision_fact(actor, decision, row.organisation.name, centre=centre) if decision else None,
        row.pk if may(actor, "membership:end", place) else None,
    )


def _organs(row: models.Partnership) -> tuple[OrganFact, ...]:
    today = clock.today()
    running_seat = Q(seats__starts_on__lte=today) & (
        Q(seats__ends_on=None) | Q(seats__ends_on__gt=today)
    )
    organs = row.organs.filter(worn_on(today)).annotate(n=Count("seats", filter=running_seat))
    return tuple(
        OrganFact(organ.pk, organ.name, str(models.OrganKind(organ.kind).label), organ.n)
        for organ in organs
    )


def _board(row: models.Partnership) -> tuple[OnTheWay, ...]:
    """Everybody on the way or not coming after all, with the calendars of their bodies."""
    leads = models.Hat.objects.filter(
        worn_on(clock.today()), organisation=OuterRef("organisation"), role=Role.LEAD
    )
    rows = (
        row.accessions.filter(membership=None)
        .select_related("organisation", "partnership__centre", "decision", "membership")
        .annotate(has_lead=Exists(leads))
        .order_by("invited_on", "organisation__name")
    )
    found = tuple(rows)
    calendars: dict[UUID, list[models.Meeting]] = defaultdict(list)
    meetings = models.Meeting.objects.filter(
        held_on__gte=clock.today(), organisation__in=[line.organisation_id for line in found]
    )
    for meeting in meetings:
        calendars[meeting.organisation_id].append(meeting)
    return tuple(
        _on_the_way(line, meeting_days(calendars[line.organisation_id]), has_lead=line.has_lead)
        for line in found
    )


def _on_the_way(
    row: models.Accession, meetings: tuple[MeetingDay, ...], *, has_lead: bool
) -> OnTheWay:
    path, today = path_of(row), clock.today()
    form = Form(row.partnership.legal_form)
    earliest = earliest_decision(meetings, form, row.organisation.kind, ready_on=today)
    undecided = stage_of(path) in (Stage.INVITED, Stage.INFORMED)
    return OnTheWay(
        id=row.pk,
        organisation_name=row.organisation.name,
        stage=stage_of(path),
        stage_said=stage_words(path),
        waiting=waiting_fact(row),
        earliest=earliest_fact(earliest) if undecided else None,
        expected_on=expected_active_on(path, earliest, today=today),
        has_lead=has_lead,
        reason=row.reason,
        declined_on=row.declined_on,
    )


def _form_lines(row: models.Partnership) -> tuple[FormLine, ...]:
    rules = RULES[Form(row.legal_form)]
    personality = (
        text("It is a legal person of its own.")
        if rules.personality.value
        else text("It is no legal person of its own: the members stay responsible.")
    )
    council = (
        text("The council of each member decides on joining.")
        if rules.council_only.value
        else text("The council or the college of each member decides on joining.")
    )
    leaving = (
        text("A member leaves when the term ends.")
        if rules.exit.value is Exit.AT_TERM
        else text("A member leaves with %(n)s months’ notice.", n=row.notice_months)
    )
    lines = [
        FormLine(personality, rules.personality.confirmed),
        FormLine(council, rules.council_only.confirmed),
        FormLine(leaving, rules.exit.confirmed),
    ]
    years = rules.max_years.value
    if years is not None:
        lasts = text("It lasts %(n)s years at most, and can be renewed.", n=years)
        lines.append(FormLine(lasts, rules.max_years.confirmed))
    return tuple(lines)
