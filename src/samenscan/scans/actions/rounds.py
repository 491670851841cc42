"""Opening a round for a frozen population, and closing it."""

from collections import Counter
from datetime import date, datetime
from math import prod
from uuid import UUID

from django.conf import settings
from django.db.models import F

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.core.access import Actor, Place, require
from samenscan.core.disclosure import (
    Register,
    register,
    register_to_plain,
    register_totals,
    registers_hash,
    totals_to_plain,
)
from samenscan.core.refused import NotFound, Refused
from samenscan.core.text import text
from samenscan.members.models import Membership, Partnership
from samenscan.members.queries import running
from samenscan.scans.doors import RoundState, over_at, round_for, state_of
from samenscan.scans.letters import invite_leads, invite_when_it_opens
from samenscan.scans.models import PublishedQuestionnaire, Round, Sheet
from samenscan.scans.promise import promise_of, promise_to_plain
from samenscan.scans.questionnaires import questionnaire_of, ready_made, ready_made_files
from samenscan.scans.standing import RoundNotOpen
from samenscan.scans.versions import met_by

# Every possible participation gets its own certified plan before the round opens; beyond this
# many that takes longer than somebody waits for a page (35 and 30 members: a minute).
MAX_LAYOUTS = 500
REMIND_DAYS = (14, 7, 2)
MOST_REMINDERS, LONGEST_BEFORE = 6, 60


class RoundRefused(Refused):
    """A round that cannot be opened as asked."""

    status = 422


@action
def open_round(
    actor: Actor,
    *,
    centre: UUID,
    name: str,
    questionnaire: str,
    partnerships: tuple[UUID, ...],
    closes_at: datetime,
    opens_at: datetime | None = None,
    keep_until: date | None = None,
    remind_days: tuple[int, ...] = REMIND_DAYS,
) -> Round:
    """Open a round now, or plan it for later, for the members of these partnerships on that day.

    Freezes the questionnaire (`code@version`, published on first use), the population, and who
    reads what; registers a release plan for every possible layout of respondents before anyone
    answers. Mails the leads of all members, for a planned round at the moment it opens.
    `remind_days` are days before closing. RoundRefused when the population or a date does not hold.
    """
    require(actor, "round:open", Place(centre=centre))
    moment = clock.now()
    opens_at = max(opens_at or moment, moment)
    _refuse_dates(opens_at, closes_at, keep_until)
    population = _population(centre, partnerships, clock.day_of(opens_at))
    plans = _plans(population)
    published = _published(questionnaire, centre)
    asked = questionnaire_of(published).questions()
    totals = register_totals(asked, len(population), settings.FLOORS)
    row = Round.objects.create(
        name=name.strip(),
        centre_id=centre,
        questionnaire=published,
        opens_at=opens_at,
        closes_at=closes_at,
        keep_until=keep_until,
        promise=promise_to_plain(promise_of(questionnaire_of(published))),
        remind_days=_days(remind_days),
        plans={**register_to_plain(plans), "totals": totals_to_plain(totals)},
        plans_hash=registers_hash(plans, totals),
    )
    _ask(row, population)
    facts: dict[str, journal.Fact] = {
        "n_members": len(population),
        "planned": opens_at > moment,
    }
    journal.record(actor, "round.open", kind="round", id=row.pk, facts=facts)
    return row


def _ask(row: Round, population: list[Membership]) -> None:
    """Give every member its sheet, and tell its leads now or when the round opens."""
    for membership in population:
        Sheet.objects.create(
            round=row,
            organisation_id=membership.organisation_id,
            partnership_id=membership.partnership_id,
        )
    if state_of(row) is RoundState.PLANNED:
        invite_when_it_opens(row)
    else:
        invite_leads(row)


def _refuse_dates(opens_at: datetime, closes_at: datetime, keep_until: date | None) -> None:
    if closes_at <= clock.now():
        raise RoundRefused(
            text("The closing date lies in the past."),
            text("Choose a later date."),
            where="closes_on",
        )
    if closes_at <= opens_at:
        raise RoundRefused(
            text("The round would close before it opens."),
            text("Choose a later last day, or an earlier first day."),
            where="closes_on",
        )
    if keep_until is not None and keep_until <= clock.day_of(closes_at):
        raise RoundRefused(
            text("The answers would be erased before the round closes."),
            text("Choose a day after the last day to answer."),
            where="keep_until",
        )


def _days(before: tuple[int, ...]) -> list[int]:
    days = sorted(set(before), reverse=True)
    if len(days) > MOST_REMINDERS or any(not 1 <= one <= LONGEST_BEFORE for one in days):
        raise RoundRefused(
            text(
                "There are at most %(n)s reminders, each 1 to %(most)s days before closing.",
                n=MOST_REMINDERS,
                most=LONGEST_BEFORE,
            ),
            text("Write fewer days, such as 14, 7, 2."),
            where="remind_days",
        )
    return days


def _plans(population: list[Membership]) -> Register:
    """The release plan of every possible participation of this population."""
    sizes = Counter(str(membership.partnership_id) for membership in population)
    if prod(n + 1 for n in sizes.values()) > MAX_LAYOUTS:
        raise RoundRefused(
            text("Together these partnerships are too large for one round."),
            text("Open one round per partnership."),
            where="partnerships",
        )
    return register(sorted(sizes.items()), settings.FLOORS)


def _population(centre: UUID, partnerships: tuple[UUID, ...], day: date) -> list[Membership]:
    chosen = Partnership.objects.filter(pk__in=partnerships, centre_id=centre)
    if len(chosen) != len(set(partnerships)):
        raise NotFound
    population = list(
        Membership.objects.filter(running(day), partnership__in=chosen)
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
            text("There is nobody to ask: these partnerships have no members on that day."),
            text("Choose a partnership with members."),
            where="partnerships",
        )
    return population


def _published(key: str, centre: UUID) -> PublishedQuestionnaire:
    """The version of this centre, else the common one; a ready-made one is published now."""
    code, _at, version = key.partition("@")
    rows = met_by(centre).filter(code=code, version=version)
    row = rows.order_by(F("centre").asc(nulls_last=True)).first()
    if row is not None:
        return row
    files = ready_made_files(key)
    return PublishedQuestionnaire.objects.create(
        code=code,
        version=version,
        source=files.files[files.main],
        main=files.main,
        files=dict(files.files) if len(files.files) > 1 else None,
        content_hash=ready_made()[key].content_hash,
        published_at=clock.now(),
    )


@action
def close_round(actor: Actor, *, round: UUID) -> Round:
    """Close an open round now, for everybody: what was extended for one member ends too."""
    row = round_for(actor, round, "round:close", lock=True)
    if state_of(row) is not RoundState.OPEN:
        raise RoundNotOpen
    moment = clock.now()
    row.sheets.filter(extended_to__gt=moment).update(extended_to=moment)
    row.closes_at = min(row.closes_at, moment)
    row.extended_to = moment if over_at(row) > moment else row.extended_to
    row.save(update_fields=["closes_at", "extended_to"])
    journal.record(actor, "round.close", kind="round", id=row.pk)
    return row
