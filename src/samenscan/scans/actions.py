"""What people do with rounds and sheets: open, close, answer, submit, reopen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import prod
from uuid import UUID

from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.base.mail import absolute, send_later
from samenscan.core.access import Actor, Place, Role, require
from samenscan.core.answers import Answer as AnswerValue
from samenscan.core.answers import from_plain, is_complete, parse, to_plain
from samenscan.core.disclosure import register, register_hash, register_to_plain
from samenscan.core.questionnaire import Question, read
from samenscan.core.refused import NotFound, Refused
from samenscan.core.text import text
from samenscan.members.models import Hat, Membership, Partnership
from samenscan.members.queries import running
from samenscan.scans.doors import RoundState, round_for, sheet_for, state_of
from samenscan.scans.models import Answer, PublishedQuestionnaire, Round, Sheet
from samenscan.scans.questionnaires import questionnaire_of, ready_made_source


# Every possible participation gets its own certified plan before the round opens; beyond this
# many that takes longer than somebody waits for a page (35 and 30 members: a minute).
MAX_LAYOUTS = 500


class RoundRefused(Refused):
    """A round that cannot be opened as asked."""

    status = 422


class RoundNotOpen(Refused):
    """Answers are taken only while the round is open."""

    def __init__(self) -> None:
        super().__init__(
            text("This round is not open, so nothing can be changed."),
            text("Ask the coordinator of your partnership whether the round can be extended."),
        )


class AlreadySubmitted(Refused):
    """A submitted sheet stands as it was signed off."""

    def __init__(self) -> None:
        super().__init__(
            text("This scan has been submitted, so nothing can be changed."),
            text("The lead of your organisation can reopen it as long as the round is open."),
        )


class AnswerConflict(Refused):
    """A colleague answered since this page was loaded; both values are kept and shown."""

    def __init__(
        self, question: Question, stored: Answer, theirs: AnswerValue, yours: AnswerValue
    ) -> None:
        super().__init__(
            text("A colleague has answered this question since you opened it."),
            text("Choose which of the two answers should stand, or talk first."),
        )
        self.question = question
        self.stored = stored
        self.theirs = theirs
        self.yours = yours


@action
def open_round(
    actor: Actor,
    *,
    centre: UUID,
    name: str,
    questionnaire: str,
    partnerships: tuple[UUID, ...],
    closes_at: datetime,
) -> Round:
    """Open a round now for today's members of these partnerships.

    Freezes the questionnaire (`code@version`, published on first use) and the population, and
    registers a release plan for every possible layout of respondents before anyone answers.
    Mails the leads of all members. RoundRefused when the population or the date does not hold.
    """
    require(actor, "round:open", Place(centre=centre))
    moment = clock.now()
    if closes_at <= moment:
        raise RoundRefused(
            text("The closing date lies in the past."),
            text("Choose a later date."),
            where="closes_on",
        )
    population = _population(centre, partnerships)
    sizes: dict[str, int] = {}
    for membership in population:
        key = str(membership.partnership_id)
        sizes[key] = sizes.get(key, 0) + 1
    if prod(n + 1 for n in sizes.values()) > MAX_LAYOUTS:
        raise RoundRefused(
            text("Together these partnerships are too large for one round."),
            text("Open one round per partnership."),
            where="partnerships",
        )
    plans = register(sorted(sizes.items()))
    row = Round.objects.create(
        name=name.strip(),
        centre_id=centre,
        questionnaire=_published(questionnaire),
        opens_at=moment,
        closes_at=closes_at,
        plans=register_to_plain(plans),
        plans_hash=register_hash(plans),
    )
    for membership in population:
        sheet = Sheet.objects.create(
            round=row,
            organisation_id=membership.organisation_id,
            partnership_id=membership.partnership_id,
        )
        _invite_leads(row, sheet)
    journal.record(
        actor, "round.open", kind="round", id=row.pk, facts={"n_members": len(population)}
    )
    return row


def _population(centre: UUID, partnerships: tuple[UUID, ...]) -> list[Membership]:
    chosen = Partnership.objects.filter(pk__in=partnerships, centre_id=centre)
    if len(chosen) != len(set(partnerships)):
        raise NotFound
    population = list(
        Membership.objects.filter(running(clock.today()), partnership__in=chosen)
        .select_related("organisation", "partnership")
        .order_by("partnership__name", "organisation__name")
    )
    seen: set[UUID] = set()
    for membership in population:
        if membership.organisation_id in seen:
            raise RoundRefused(
                text(
                    "%(name)s is a member of two of these partnerships.",
                    name=membership.organisation.name,
                ),
                text("Open one round per partnership, or end one of the two memberships first."),
                where="partnerships",
            )
        seen.add(membership.organisation_id)
    if not population:
        raise RoundRefused(
            text("There is nobody to ask: these partnerships have no members today."),
            text("Choose a partnership with members."),
            where="partnerships",
        )
    return population


def _published(key: str) -> PublishedQuestionnaire:
    code, _at, version = key.partition("@")
    row = PublishedQuestionnaire.objects.filter(code=code, version=version).first()
    if row is not None:
        return row
    source = ready_made_source(key)
    return PublishedQuestionnaire.objects.create(
        code=code,
        version=version,
        source=source,
        content_hash=read(source, f"{code}.yaml").content_hash,
        published_at=clock.now(),
    )


def _invite_leads(row: Round, sheet: Sheet) -> None:
    leads = Hat.objects.filter(
        running(clock.today()), role=Role.LEAD.value, organisation_id=sheet.organisation_id
    ).select_related("person")
    for hat in leads:
        with translation.override(hat.person.language):
            send_later(
                to=hat.person.email,
                subject=_("The scan “%(name)s” is open") % {"name": row.name},
                body=_(
                    "Dear %(person)s,\n\n"
                    "The scan “%(name)s” is open for your organisation until %(date)s.\n"
                    "You and your colleagues can start, stop and continue at any moment; every "
                    "answer is saved as you give it.\n\n%(link)s\n\n"
                    "Your answers stay with your organisation. The support centre sees how far "
                    "you are, never what you answered."
                )
                % {
                    "person": hat.person.name,
                    "name": row.name,
                    "date": date_format(localtime(row.closes_at), "DATE_FORMAT"),
                    "link": absolute(reverse("scans:sheet", args=[sheet.pk])),
                },
                key=f"round-open-{sheet.pk}-{hat.pk}",
            )


@action
def close_round(actor: Actor, *, round: UUID) -> Round:
    """Close an open round now: its closing moment becomes this moment."""
    row = round_for(actor, round, "round:close", lock=True)
    if state_of(row) is not RoundState.OPEN:
        raise RoundNotOpen
    row.closes_at = clock.now()
    row.save(update_fields=["closes_at"])
    journal.record(actor, "round.close", kind="round", id=row.pk)
    return row


@dataclass(frozen=True)
class Saved:
    """What stands now: the answer with its revision, and when it was given."""

    answer: AnswerValue
    revision: int
    at: datetime


@action
def save_answer(
    actor: Actor, *, sheet: UUID, question: str, fields: Mapping[str, str], revision: int
) -> Saved:
    """Store one answer durably, or refuse and keep what stands.

    `revision` is the one the page was loaded with (0: nothing stood). A stale revision raises
    AnswerConflict, unless the same answer stands already or this person gave the one that stands.
    """
    row = _open_sheet(actor, sheet, "sheet:answer")
    asked = questionnaire_of(row.round.questionnaire).question(question)
    answer = parse(asked, fields)
    stored = row.answers.filter(question=question).select_related("answered_by").first()
    plain, moment = to_plain(answer), clock.now()
    if stored is None:
        stored = Answer.objects.create(
            sheet=row,
            question=question,
            value=plain,
            complete=is_complete(answer),
            answered_by_id=actor.signed_in(),
            answered_at=moment,
        )
    else:
        if stored.value == plain:
            journal.record(actor, "answer.repeat", kind="sheet", id=row.pk)
            return Saved(answer, stored.revision, stored.answered_at)
        if stored.revision != revision and stored.answered_by_id != actor.person:
            raise AnswerConflict(asked, stored, from_plain(asked, stored.value), answer)
        stored.value, stored.complete = plain, is_complete(answer)
        stored.revision += 1
        stored.answered_by_id, stored.answered_at = actor.signed_in(), moment
        stored.save()
    facts: dict[str, journal.Fact] = {"question": question, "revision": stored.revision}
    journal.record(actor, "answer.save", kind="sheet", id=row.pk, facts=facts)
    return Saved(answer, stored.revision, stored.answered_at)


@action
def submit(actor: Actor, *, sheet: UUID) -> Sheet:
    """The lead signs the sheet off; from now on nothing in it changes."""
    row = _open_sheet(actor, sheet, "sheet:submit")
    row.submitted_at, row.submitted_by_id = clock.now(), actor.signed_in()
    row.save(update_fields=["submitted_at", "submitted_by"])
    journal.record(actor, "sheet.submit", kind="sheet", id=row.pk)
    return row


@action
def reopen(actor: Actor, *, sheet: UUID) -> Sheet:
    """The lead takes the sheet back while the round is open; the sign-off is cleared."""
    row = sheet_for(actor, sheet, "sheet:submit", lock=True)
    if state_of(row.round) is not RoundState.OPEN:
        raise RoundNotOpen
    row.submitted_at, row.submitted_by = None, None
    row.save(update_fields=["submitted_at", "submitted_by"])
    journal.record(actor, "sheet.reopen", kind="sheet", id=row.pk)
    return row


def _open_sheet(actor: Actor, id: UUID, permission: str) -> Sheet:
    """The sheet, locked against a colleague's save at the same moment, while it takes answers."""
    row = sheet_for(actor, id, permission, lock=True)
    if state_of(row.round) is not RoundState.OPEN:
        raise RoundNotOpen
    if row.submitted_at is not None:
        raise AlreadySubmitted
    return row
