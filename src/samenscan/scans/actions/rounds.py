"""Opening a round for a frozen population, and closing it."""

from collections import Counter
from datetime import datetime
from math import prod
from uuid import UUID

from django.db.models import F
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.base.dates import day
from samenscan.base.mail import absolute, send_later
from samenscan.core.access import Actor, Place, Role, require
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
from samenscan.members.hats import worn_on
from samenscan.members.models import Hat, Membership, Partnership
from samenscan.members.queries import running
from samenscan.scans.doors import RoundState, round_for, state_of
from samenscan.scans.models import PublishedQuestionnaire, Round, Sheet
from samenscan.scans.questionnaires import questionnaire_of, ready_made, ready_made_files
from samenscan.scans.standing import RoundNotOpen
from samenscan.scans.versions import met_by

# Every possible participation gets its own certified plan before the round opens; beyond this
# many that takes longer than somebody waits for a page (35 and 30 members: a minute).
MAX_LAYOUTS = 500


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
    plans = _plans(population)
    published = _published(questionnaire, centre)
    asked = questionnaire_of(published).questions()
    totals = register_totals(asked, len(population), settings.FLOORS)
    row = Round.objects.create(
        name=name.strip(),
        centre_id=centre,
        questionnaire=published,
        opens_at=moment,
        closes_at=closes_at,
        plans={**register_to_plain(plans), "totals": totals_to_plain(totals)},
        plans_hash=registers_hash(plans, totals),
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


def _invite_leads(row: Round, sheet: Sheet) -> None:
    leads = Hat.objects.filter(
        worn_on(clock.today()), role=Role.LEAD.value, organisation_id=sheet.organisation_id
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
                    "date": day(row.closes_at),
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
