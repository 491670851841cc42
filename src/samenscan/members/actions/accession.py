"""The steps by which an organisation joins a partnership; each moves the path on by one."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.base.documents import Upload
from samenscan.core.access import Actor, Role
from samenscan.core.refused import Refused
from samenscan.core.register.accession import Stage, take
from samenscan.core.register.legal_forms import Form, kind_concern
from samenscan.core.text import text
from samenscan.members import models, words_of_accession
from samenscan.members.accessions import ON_THE_WAY, path_of
from samenscan.members.decisions import keep_decision
from samenscan.members.doors import keeps, partnership_for, running
from samenscan.members.letters import Write, post, wearers, whose_turn
from samenscan.members.path_doors import accession_for


class JoinRefused(Refused):
    """This organisation cannot be invited to this partnership, or cannot start on this day."""


class NotYoursToTell(Refused):
    """Another centre keeps this organisation, so it says itself what it decided and signed."""

    status = 403


class ReasonMissing(Refused):
    """Who declines says why: the coordinator learns from it."""

    status = 422


@action
def invite_to_join(
    actor: Actor, *, partnership: UUID, organisations: Iterable[UUID]
) -> tuple[models.Accession, ...]:
    """Invite organisations to join: all of them, or none when one cannot be.

    JoinRefused, with its name, for a member, for one on its way, and for a kind that a sourced
    rule of the legal form excludes. Mails the leads; one line `accession.invite` each.
    """
    row = partnership_for(actor, partnership, "partnership:run")
    # Two coordinators at once: the second sees whom the first invited.
    models.Partnership.objects.select_for_update().get(pk=row.pk)
    chosen = models.Organisation.objects.filter(pk__in=set(organisations)).order_by("name")
    if not chosen:
        raise JoinRefused(
            text("No organisation was chosen."),
            text("Tick whom you invite."),
            where="organisations",
        )
    accessions = []
    for organisation in chosen:
        _check_invitee(row, organisation)
        accession = models.Accession.objects.create(
            partnership=row, organisation=organisation, invited_on=clock.today()
        )
        journal.record(actor, "accession.invite", kind="accession", id=accession.pk)
        leads = wearers(Role.LEAD, organisation.pk)
        post(actor, leads, words_of_accession.invited(accession), key=f"invited-{accession.pk}")
        accessions.append(accession)
    return tuple(accessions)


@action
def mark_informed(actor: Actor, *, accession: UUID, on: date) -> None:
    """The centre told the organisation what joining means; from now on its body can decide.

    StepRefused out of turn. Mails the leads and writes the line `accession.inform`.
    """
    row = accession_for(actor, accession, "partnership:run", lock=True)
    take(path_of(row), Stage.INFORMED, on, today=clock.today())
    row.informed_on = on
    row.save(update_fields=["informed_on"])
    journal.record(actor, "accession.inform", kind="accession", id=row.pk)
    leads = wearers(Role.LEAD, row.organisation_id)
    post(actor, leads, words_of_accession.informed(row), key=f"informed-{row.pk}")


@action
def record_decision(
    actor: Actor,
    *,
    accession: UUID,
    body: str,
    on: date,
    reference: str = "",
    document: Upload | None = None,
) -> None:
    """Write down that the competent body decided to join.

    StepRefused out of turn; DecisionRefused for a body of another kind of organisation;
    DocumentRefused for its file. Mails who signs and the coordinators; writes the line
    `accession.decide`.
    """
    row = accession_for(actor, accession, "accession:decide", lock=True)
    _refuse_to_speak_for_others(actor, row)
    take(path_of(row), Stage.DECIDED, on, today=clock.today())
    row.decision = keep_decision(
        row.organisation,
        about=models.About.JOIN,
        body=body,
        decided_on=on,
        reference=reference,
        document=document,
    )
    row.save(update_fields=["decision"])
    facts: dict[str, journal.Fact] = {"body": body, "document": bool(document)}
    journal.record(actor, "accession.decide", kind="accession", id=row.pk, facts=facts)
    signers = whose_turn(Role.SIGNATORY, row.organisation_id)
    post(actor, signers, words_of_accession.to_sign(row), key=f"to-sign-{row.pk}")
    _tell_centre(actor, row, words_of_accession.decided(row), "decided")


@action
def sign(actor: Actor, *, accession: UUID, on: date, signed_by: str, reference: str = "") -> None:
    """Write down who signed, on which day, and where the signed text is.

    The signature itself lies outside this product. StepRefused out of turn. Mails the
    coordinators and writes the line `accession.sign`.
    """
    row = accession_for(actor, accession, "accession:decide", lock=True)
    _refuse_to_speak_for_others(actor, row)
    take(path_of(row), Stage.SIGNED, on, today=clock.today())
    row.signed_on, row.signed_by = on, signed_by.strip()
    row.signature_reference = reference.strip()
    row.save(update_fields=["signed_on", "signed_by", "signature_reference"])
    journal.record(actor, "accession.sign", kind="accession", id=row.pk)
    _tell_centre(actor, row, words_of_accession.signed(row), "signed")


@action
def activate(actor: Actor, *, accession: UUID, starts_on: date) -> models.Membership:
    """Make the organisation a member from a day on, with the decision behind it.

    StepRefused out of turn; JoinRefused when it is a member on that day already, or the
    partnership does not run then. Mails the leads; writes `membership.start`.
    """
    row = accession_for(actor, accession, "partnership:run", lock=True)
    take(path_of(row), Stage.ACTIVE, starts_on, today=clock.today())
    _check_start(row, starts_on)
    membership = models.Membership.objects.create(
        partnership=row.partnership,
        organisation=row.organisation,
        starts_on=starts_on,
        decision=row.decision,
    )
    row.membership = membership
    row.save(update_fields=["membership"])
    journal.record(actor, "membership.start", kind="membership", id=membership.pk)
    leads = wearers(Role.LEAD, row.organisation_id)
    post(actor, leads, words_of_accession.active(row, starts_on), key=f"active-{row.pk}")
    return membership


@action
def decline(actor: Actor, *, accession: UUID, reason: str) -> None:
    """Say no, at any point before membership; the organisation can be invited anew.

    ReasonMissing without words. Mails the coordinators and the leads; writes the line
    `accession.decline`, without the reason.
    """
    row = accession_for(actor, accession, "accession:decide", lock=True)
    if not reason.strip():
        raise ReasonMissing(
            text("The reason is missing."),
            text("Say in a few words why not; also “not now” helps."),
            where="reason",
        )
    take(path_of(row), Stage.DECLINED, clock.today(), today=clock.today())
    row.declined_on, row.reason = clock.today(), reason.strip()
    row.save(update_fields=["declined_on", "reason"])
    journal.record(actor, "accession.decline", kind="accession", id=row.pk)
    write = words_of_accession.declined(row)
    _tell_centre(actor, row, write, "declined")
    post(actor, wearers(Role.LEAD, row.organisation_id), write, key=f"declined-{row.pk}")


def _tell_centre(actor: Actor, row: models.Accession, write: Write, what: str) -> None:
    coordinators = wearers(Role.COORDINATOR, row.partnership.centre_id)
    post(actor, coordinators, write, key=f"{what}-{row.pk}-centre")


def _check_invitee(row: models.Partnership, organisation: models.Organisation) -> None:
    named = text("%(organisation)s cannot be invited.", organisation=organisation.name)
    concern = kind_concern(Form(row.legal_form), organisation.kind)
    if concern is not None and concern.confirmed:
        raise JoinRefused(named, concern.what, where="organisations")
    if organisation.ended_on is not None and organisation.ended_on < clock.today():
        raise JoinRefused(named, text("It does not exist any more."), where="organisations")
    if row.memberships.filter(running(clock.today()), organisation=organisation).exists():
        raise JoinRefused(named, text("It is a member already."), where="organisations")
    if row.accessions.filter(ON_THE_WAY, organisation=organisation).exists():
        raise JoinRefused(named, text("It was invited already."), where="organisations")


def _check_start(row: models.Accession, starts_on: date) -> None:
    partnership = row.partnership
    if starts_on < partnership.starts_on or (
        partnership.ends_on is not None and starts_on > partnership.ends_on
    ):
        raise JoinRefused(
            text("The partnership does not run on this day."),
            text("Choose a day on which it runs."),
            where="starts_on",
        )
    others = partnership.memberships.filter(organisation=row.organisation)
    if others.filter(running(starts_on)).exists():
        raise JoinRefused(
            text("This organisation is already a member of this partnership."),
            text("Choose another organisation."),
            where="starts_on",
        )


def _refuse_to_speak_for_others(actor: Actor, row: models.Accession) -> None:
    """A centre writes down what came on paper only for organisations that it keeps itself.

    Otherwise any centre could make any organisation its member, and then end or merge it.
    """
    of_the_house = actor.hat is not None and actor.hat.organisation == row.organisation_id
    if not of_the_house and not keeps(row.partnership.centre_id, row.organisation_id):
        raise NotYoursToTell(
            text("%(name)s works with another support centre.", name=row.organisation.name),
            text("Its own lead or signatory records what it decided and signed."),
        )
