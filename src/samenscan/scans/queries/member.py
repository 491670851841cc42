"""What the centre knows of one member in one round: progress, mails, contacts; never an answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max, Q

from samenscan.base import clock
from samenscan.base.models import Job, JobState
from samenscan.core.access import Actor, Role, may
from samenscan.core.text import Text, Words, text
from samenscan.members.hats import worn_on
from samenscan.members.models import Hat, Invitation
from samenscan.scans.counting import asked_of_everybody
from samenscan.scans.doors import RoundState, placed_sheet, sheet_state, shut_at, state_of
from samenscan.scans.how_far import day_or_none, silence_label
from samenscan.scans.models import Reminder, SectionMark, Sheet
from samenscan.scans.questionnaires import questionnaire_of

ABOUT: Mapping[str, Text] = {
    "opened": text("the scan is open"),
    "extended": text("more time"),
    "digest": text("a reminder"),
}


@dataclass(frozen=True)
class SectionProgress:
    """One section: its questions for everybody, how many are answered, and said ready or not."""

    title: Words
    n_answered: int
    n_questions: int
    ready: bool


@dataclass(frozen=True)
class LeadFact:
    """Somebody who leads the organisation, and the day of the last sign-in, if ever."""

    name: str
    last_on: date | None


@dataclass(frozen=True)
class MailFact:
    """A mail about the round: to whom, on which day, and how it went."""

    id: UUID
    sent_on: date
    person: str
    about: Text
    state: str
    error: str


@dataclass(frozen=True)
class ContactFact:
    """A contact as it was noted."""

    on: date
    how: str
    note: str
    by: str


@dataclass(frozen=True)
class ExtensionFact:
    """More time that was given: until which day, why, by whom; `to_all` is not for one member."""

    on: date
    from_at: datetime
    to_at: datetime
    reason: str
    by: str
    to_all: bool


@dataclass(frozen=True)
class MemberPage:
    """All the centre knows of one member in one round: how far, mails, contacts, extensions."""

    sheet: UUID
    round: UUID
    round_name: str
    organisation: str
    organisation_id: UUID
    state: RoundState
    over: bool
    closes_at: datetime
    submitted_on: date | None
    withdrawn_on: date | None
    last_on: date | None
    acknowledged_on: date | None
    sections: tuple[SectionProgress, ...]
    leads: tuple[LeadFact, ...]
    n_invited: int
    mails: tuple[MailFact, ...]
    contacts: tuple[ContactFact, ...]
    extensions: tuple[ExtensionFact, ...]
    silence: str
    silence_label: str
    silence_note: str
    can_run: bool

    @property
    def n_answered(self) -> int:
        """Answered questions among those that are asked of everybody."""
        return sum(section.n_answered for section in self.sections)

    @property
    def n_questions(self) -> int:
        """The questions that are asked of everybody."""
        return sum(section.n_questions for section in self.sections)


def member_page(actor: Actor, id: UUID) -> MemberPage:
    """One member in one round, for the centre; no value of any answer is read."""
    placed = placed_sheet(actor, id, "round:progress")
    row = placed.row
    invited = Invitation.objects.filter(
        role=Role.LEAD.value,
        organisation=row.organisation_id,
        accepted_at=None,
        withdrawn_at=None,
    )
    last_at = row.answers.aggregate(last=Max("answered_at"))["last"]
    return MemberPage(
        sheet=row.pk,
        round=row.round_id,
        round_name=row.round.name,
        organisation=row.organisation.name,
        organisation_id=row.organisation_id,
        state=sheet_state(row),
        over=state_of(row.round) is RoundState.CLOSED,
        closes_at=shut_at(row),
        submitted_on=day_or_none(row.submitted_at),
        withdrawn_on=day_or_none(row.withdrawn_at),
        last_on=day_or_none(last_at),
        acknowledged_on=day_or_none(row.acknowledged_at),
        sections=_sections(row),
        leads=_leads(row.organisation_id),
        n_invited=invited.count(),
        mails=_mails(row),
        contacts=_contacts(row),
        extensions=_extensions(row),
        silence=row.silence,
        silence_label=silence_label(row),
        silence_note=row.silence_note,
        can_run=may(actor, "round:run", placed.place),
    )


def _sections(row: Sheet) -> tuple[SectionProgress, ...]:
    questionnaire = questionnaire_of(row.round.questionnaire)
    codes = set(asked_of_everybody(questionnaire))
    answered = set(
        row.answers.filter(complete=True, question__in=codes).values_list("question", flat=True)
    )
    said = dict(row.marks.order_by("number").values_list("section", "said"))
    found = []
    for section in questionnaire.sections:
        here = {question.code for question in section.questions} & codes
        ready = said.get(section.code) == SectionMark.Said.READY
        found.append(SectionProgress(section.title, len(here & answered), len(here), ready))
    return tuple(found)


def _leads(organisation: UUID) -> tuple[LeadFact, ...]:
    hats = Hat.objects.filter(
        worn_on(clock.today()), role=Role.LEAD.value, organisation=organisation
    ).order_by("person__name")
    pairs = hats.values_list("person__name", "person__last_login")
    return tuple(LeadFact(name, day_or_none(last_login)) for name, last_login in pairs)


def _mails(row: Sheet) -> tuple[MailFact, ...]:
    lines = list(
        Reminder.objects.filter(round=row.round_id, organisation=row.organisation_id)
        .select_related("person")
        .order_by("-sent_on", "person__name")
    )
    keys = [line.job_key for line in lines]
    jobs = {
        key: (state, error)
        for key, state, error in Job.objects.filter(key__in=keys).values_list(
            "key", "state", "last_error"
        )
    }
    return tuple(
        MailFact(
            line.pk,
            line.sent_on,
            line.person.name,
            ABOUT.get(line.about, text("a mail")),
            *jobs.get(line.job_key, (JobState.DONE.value, "")),
        )
        for line in lines
    )


def _contacts(row: Sheet) -> tuple[ContactFact, ...]:
    return tuple(
        ContactFact(clock.day_of(one.noted_at), one.get_how_display(), one.note, one.noted_by.name)
        for one in row.contact_notes.select_related("noted_by").order_by("-noted_at")
    )


def _extensions(row: Sheet) -> tuple[ExtensionFact, ...]:
    rows = row.round.extensions.filter(Q(sheet=None) | Q(sheet=row)).select_related("decided_by")
    return tuple(
        ExtensionFact(
            clock.day_of(one.decided_at),
            one.from_at,
            one.to_at,
            one.reason,
            one.decided_by.name,
            one.sheet_id is None,
        )
        for one in rows.order_by("-decided_at")
    )
