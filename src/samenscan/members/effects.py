"""Carries out a checked change, and takes one back; each row it touches is kept as an effect."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import F, ProtectedError, Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from samenscan.base import clock, dates, journal
from samenscan.base.mail import send_later
from samenscan.core.access import Actor
from samenscan.core.text import text
from samenscan.members import models, spells
from samenscan.members.changes import ChangeRefused, Checked

On = models.EffectOn


def carry_out(actor: Actor, plan: Checked) -> models.ChangeEvent:
    """Write a change with all that follows from it, and its journal lines."""
    asked = plan.asked
    event = models.ChangeEvent.objects.create(
        kind=asked.kind,
        happened_on=asked.happened_on,
        note=asked.note.strip(),
        source=asked.source.strip(),
    )
    made = [_make(actor, event, newcomer.kind, newcomer.name) for newcomer in plan.newcomers]
    after = [*plan.existing, *made]
    _parts(event, plan.before, models.ChangeSide.BEFORE)
    _parts(event, after, models.ChangeSide.AFTER)
    memberships, hats = plan.memberships(), plan.hats()
    for hat in hats:
        _end(event, On.HAT, hat, asked.happened_on)
        _hand_over(event, hat, after)
    for membership in memberships:
        if membership.organisation in plan.ending:
            _end(event, On.MEMBERSHIP, membership, asked.eve)
    territories = _end_the_rest(event, plan)
    if asked.takes_over:
        _take_over(event, memberships, after)
        if len(after) == 1:
            _take_territory(event, territories, after[0])
    for row in plan.ending:
        row.ended_on = asked.eve
        row.save(update_fields=["ended_on"])
        spells.keep_in_step(row)
        journal.record(actor, "organisation.end", kind="organisation", id=row.pk)
    facts: dict[str, journal.Fact] = {
        "kind": event.kind,
        "n_before": len(plan.before),
        "n_after": len(after),
    }
    journal.record(actor, "change.record", kind="change", id=event.pk, facts=facts)
    return event


def _make(actor: Actor, event: models.ChangeEvent, kind: str, name: str) -> models.Organisation:
    row = spells.begin(
        models.Organisation(
            kind=models.OrganisationKind(kind),
            name=spells.proper_name(name),
            founded_on=event.happened_on,
        )
    )
    _started(event, On.ORGANISATION, row.pk)
    journal.record(actor, "organisation.make", kind="organisation", id=row.pk)
    return row


def _parts(
    event: models.ChangeEvent, rows: Iterable[models.Organisation], side: models.ChangeSide
) -> None:
    for row in rows:
        models.ChangePart.objects.create(event=event, organisation=row, side=side)


def _started(event: models.ChangeEvent, on: On, row: UUID) -> None:
    models.ChangeEffect.objects.create(event=event, on=on, row=row, started=True)


def _end(
    event: models.ChangeEvent,
    on: On,
    row: models.Membership | models.Hat | models.Seat | models.Territory | models.Identifier,
    day: date,
) -> None:
    models.ChangeEffect.objects.create(
        event=event, on=on, row=row.pk, started=False, ended_before_on=row.ends_on
    )
    row.ends_on = day
    row.save(update_fields=["ends_on"])


def _end_the_rest(event: models.ChangeEvent, plan: Checked) -> list[models.Territory]:
    """End seats, codes and territory of what ends, and withdraw its open invitations."""
    eve = plan.asked.eve
    running = Q(ends_on=None) | Q(ends_on__gt=eve)
    begun = Q(starts_on=None) | Q(starts_on__lte=eve)
    for seat in models.Seat.objects.filter(
        running, starts_on__lte=eve, organisation__in=plan.ending
    ):
        _end(event, On.SEAT, seat, eve)
    for code in models.Identifier.objects.filter(running, begun, organisation__in=plan.ending):
        _end(event, On.IDENTIFIER, code, eve)
    territories = list(
        models.Territory.objects.filter(running, begun, organisation__in=plan.ending)
    )
    for territory in territories:
        _end(event, On.TERRITORY, territory, eve)
    models.Invitation.objects.filter(
        organisation__in=plan.ending, accepted_at=None, withdrawn_at=None
    ).update(withdrawn_at=clock.now())
    return territories


def _take_over(
    event: models.ChangeEvent,
    memberships: list[models.Membership],
    after: list[models.Organisation],
) -> None:
    partnerships = dict.fromkeys(
        one.partnership_id
        for one in memberships
        if one.partnership.ends_on is None or one.partnership.ends_on >= event.happened_on
    )
    for partnership in partnerships:
        for row in after:
            member = models.Membership.objects.filter(
                Q(ends_on=None) | Q(ends_on__gte=event.happened_on),
                partnership=partnership,
                organisation=row,
            )
            if not member.exists():
                started = models.Membership.objects.create(
                    partnership_id=partnership, organisation=row, starts_on=event.happened_on
                )
                _started(event, On.MEMBERSHIP, started.pk)


def _take_territory(
    event: models.ChangeEvent,
    territories: list[models.Territory],
    heir: models.Organisation,
) -> None:
    served = set(
        heir.territorys.filter(Q(ends_on=None) | Q(ends_on__gte=event.happened_on)).values_list(
            "municipality_id", flat=True
        )
    )
    for municipality in dict.fromkeys(one.municipality_id for one in territories):
        if municipality not in served:
            started = models.Territory.objects.create(
                organisation=heir, municipality_id=municipality, starts_on=event.happened_on
            )
            _started(event, On.TERRITORY, started.pk)


def _hand_over(
    event: models.ChangeEvent, hat: models.Hat, after: list[models.Organisation]
) -> None:
    """Tell the wearer what became of the organisation and of the role."""
    with translation.override(hat.person.language):
        facts = {
            "person": hat.person.name,
            "role": models.RoleName(hat.role).label,
            "old": str(hat.organisation),
            "new": ", ".join(row.name for row in after),
            "date": dates.day(event.happened_on),
        }
        closing = (
            _(
                "What it answered stays with %(new)s; a lead there can go on reading it once "
                "somebody who led here leads there too. Ask your support centre for a role there."
            )
            if after
            else _("What it answered stays in the register of the support centre, unread.")
        )
        body = _(
            "Dear %(person)s,\n\n"
            "%(old)s is no more since %(date)s, and with it your role as %(role)s there ended."
        )
        send_later(
            to=hat.person.email,
            subject=_("Your role at %(old)s has ended") % facts,
            body=f"{body}\n\n{closing}" % facts,
            key=f"hand-over-{event.pk}-{hat.pk}",
        )


def take_back(event: models.ChangeEvent) -> None:
    """Put everything back as it stood before a change; ChangeRefused when something rests on it."""
    parts = list(event.parts.select_related("organisation"))
    rows = {part.organisation_id: part.organisation for part in parts}
    later = models.ChangePart.objects.filter(
        organisation__in=rows, event__happened_on__gte=event.happened_on
    ).exclude(event=event)
    if later.exists():
        raise ChangeRefused(
            text("A later change was built on this one."),
            text("Withdraw the later one first."),
        )
    effects = list(event.effects.all())
    event.parts.all().delete()
    for effect in effects:
        if effect.on != On.ORGANISATION:
            _undo(effect)
    made = {effect.row for effect in effects if effect.on == On.ORGANISATION}
    kind_changed = event.kind == models.ChangeKind.CHANGE_OF_KIND
    for row in rows.values():
        if row.pk in made:
            _unmake(row)
            continue
        if kind_changed:
            _earlier_kind(row, event.happened_on)
        row.ended_on = None
        row.save(update_fields=["ended_on"])
        spells.keep_in_step(row)
    event.delete()


Rows = (
    QuerySet[models.Membership]
    | QuerySet[models.Hat]
    | QuerySet[models.Seat]
    | QuerySet[models.Territory]
    | QuerySet[models.Identifier]
)


def _row(effect: models.ChangeEffect) -> Rows:
    match effect.on:
        case On.MEMBERSHIP:
            return models.Membership.objects.filter(pk=effect.row)
        case On.HAT:
            return models.Hat.objects.filter(pk=effect.row)
        case On.SEAT:
            return models.Seat.objects.filter(pk=effect.row)
        case On.TERRITORY:
            return models.Territory.objects.filter(pk=effect.row)
        case _:
            return models.Identifier.objects.filter(pk=effect.row)


def _undo(effect: models.ChangeEffect) -> None:
    if not effect.started:
        _row(effect).update(ends_on=effect.ended_before_on)
        return
    try:
        _row(effect).delete()
    except ProtectedError as protected:
        raise _built_on() from protected


def _unmake(row: models.Organisation) -> None:
    row.namespells.all().delete()
    row.kindspells.all().delete()
    row.identifiers.all().delete()
    try:
        row.delete()
    except ProtectedError as protected:
        raise _built_on() from protected


def _built_on() -> ChangeRefused:
    return ChangeRefused(
        text("Something was built on this change: people, figures, answers or a membership."),
        text("Record a new change instead, so that what happened since stays true."),
    )


def _earlier_kind(row: models.Organisation, day: date) -> None:
    row.kindspells.filter(starts_on=day).delete()
    last = row.kindspells.order_by(F("starts_on").asc(nulls_first=True)).last()
    if last is not None:
        last.ends_on = None
        last.save(update_fields=["ends_on"])
