"""Loads the demo through the real actions, all of it or nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from allauth.mfa.totp.internal.auth import TOTP
from django.db import connection, transaction

from samenscan.accounts.actions import make_person
from samenscan.accounts.models import Person
from samenscan.base import clock
from samenscan.base.models import Job
from samenscan.core.access import ANYONE, OPERATOR, Actor, Role
from samenscan.findings.actions import publish
from samenscan.members import models as members
from samenscan.members.actions import (
    accept_invitation,
    give_hat,
    join,
    make_centre,
    make_partnership,
    register_organisation,
)
from samenscan.members.hats import as_hat
from samenscan.scans.actions import open_round, save_answer, submit
from samenscan.scans.models import Round
from samenscan.scans.questionnaires import questionnaire_of
from samenscan.site.demo.answering import answers
from samenscan.site.demo.cast import (
    CAST,
    CENTRE,
    DEMO_PASSWORD,
    DEMO_TOTP_SECRET,
    EAST,
    WEST,
    CastMember,
)
from samenscan.site.demo.life import NEWCOMER, load_life, show_publicly
from samenscan.site.demo.province import (
    DID_NOT_SUBMIT,
    EAST_ZONES,
    LEAD_NAMES,
    WEST_ZONES,
)
from samenscan.site.demo.register import load_register

OTHER_CENTRE, OTHER_PARTNERSHIP, OTHER_ZONE = "Steunpunt Kustland", "Politie Kust", "PZ Duinzicht"
FOUNDED_ON = date(2023, 1, 1)
Say = Callable[[str], None]


@dataclass(frozen=True)
class Lead:
    """Who acts for a zone."""

    organisation: UUID
    actor: Actor


@dataclass(frozen=True)
class _Asked:
    """Whoever asks the zones: the coordinator of the centre, both partnerships at once."""

    coordinator: Actor
    centre: UUID
    partnerships: tuple[UUID, ...]

    def open(self, name: str, questionnaire: str, closes_at: datetime, *, days_open: int) -> Round:
        """A round that was opened `days_open` days before it closes."""
        with clock.held_at(closes_at - timedelta(days=days_open)):
            return open_round(
                self.coordinator,
                centre=self.centre,
                name=name,
                questionnaire=questionnaire,
                partnerships=self.partnerships,
                closes_at=closes_at,
            )


def is_loaded() -> bool:
    """Whether the demo stands already."""
    return members.Organisation.objects.filter(name=CENTRE).exists()


def stands_elsewhere() -> bool:
    """Whether this database serves real organisations, among which no demo belongs."""
    tables = connection.introspection.table_names()
    if members.Organisation._meta.db_table not in tables:
        return False
    return members.Organisation.objects.exists() and not is_loaded()


@transaction.atomic
def load(say: Say) -> None:
    """Make the province, its people, one closed and published round, and two open rounds."""
    today = clock.now().astimezone(UTC).replace(hour=9, minute=0, second=0, microsecond=0)
    with clock.held_at(datetime(2025, 6, 2, 9, tzinfo=UTC)):
        say("organisations, partnerships and ten years of joining")
        coordinator = _make_centre(CENTRE, CAST["coordinator"].email, CAST["coordinator"].name)
        load_register(coordinator)
        east, west = (members.Partnership.objects.get(name=name).pk for name in (EAST, WEST))
        _other_centre()
        say("people and their roles")
        leads = _leads()
        cast = {who: _person(member, leads) for who, member in CAST.items() if who != "coordinator"}
    asked = _Asked(coordinator, _organisation(CENTRE).pk, (east, west))
    closed_on = today - timedelta(days=120)
    say("a closed round: 23 of 25 zones submit the ICT-scan")
    closed = asked.open("ICT-scan 2025", "ict-scan-police@2025.1", closed_on, days_open=60)
    with clock.held_at(closed_on - timedelta(days=20)):
        _fill(closed, leads, lambda zone: 1.0, without=DID_NOT_SUBMIT)
    with clock.held_at(closed_on + timedelta(days=3)):
        publish(cast["analyst"], round=closed.pk)
    say("an open round: the zones are filling in the scan of field work")
    closes_at = today + timedelta(days=25)
    field_work = f"Veldwerk {today.year}"
    now_open = asked.open(field_work, "field-work-police@2026.1", closes_at, days_open=37)
    with clock.held_at(today - timedelta(days=2)):
        _fill(now_open, leads, _progress, without=())
    say("the next ICT-scan has begun: a few zones have started")
    closes_at = today + timedelta(days=54)
    next_scan = asked.open("ICT-scan 2026", "ict-scan-police@2026.1", closes_at, days_open=60)
    with clock.held_at(today - timedelta(days=1)):
        _fill(next_scan, leads, _begun, without=())
    say("a newcomer on its way, a steering committee, and pages for everybody")
    load_life(coordinator, {zone: lead.actor for zone, lead in leads.items()}, today)
    show_publicly(coordinator, closed.pk)
    # Nobody waits for the mails of an invented past.
    Job.objects.all().delete()


def _progress(zone: str) -> float:
    """How far a zone is in the open round; below 1 it has not submitted."""
    if zone == "PZ Alderbeek":
        return 0.4
    return (0.0, 0.3, 0.7, 1.0, 0.0, 0.5, 1.0)[sum(zone.encode()) % 7]


def _begun(zone: str) -> float:
    """How far a zone is in the scan that opened last week."""
    return {"PZ Alderbeek": 0.45, "PZ Bosduin": 0.25, "PZ Vossenberg": 0.1}.get(zone, 0.0)


def _fill(
    round_: Round, leads: dict[str, Lead], part: Callable[[str], float], without: tuple[str, ...]
) -> None:
    questionnaire = questionnaire_of(round_.questionnaire)
    codes = [question.code for question in questionnaire.questions()]
    for sheet in round_.sheets.select_related("organisation").order_by("organisation__name"):
        zone = sheet.organisation.name
        share = 0.5 if zone in without else part(zone)
        given = answers(questionnaire, zone)
        for code in codes[: round(share * len(codes))]:
            if code not in given:
                continue
            save_answer(
                leads[zone].actor, sheet=sheet.pk, question=code, fields=given[code], revision=0
            )
        if share == 1.0:
            submit(leads[zone].actor, sheet=sheet.pk)


def _make_centre(name: str, email: str, coordinator: str) -> Actor:
    invited = make_centre(OPERATOR, name=name, email=email, coordinator=coordinator, language="nl")
    accepted = accept_invitation(
        ANYONE, secret=_secret(invited.link), name=coordinator, password=DEMO_PASSWORD
    )
    _second_factor(accepted.person)
    return Actor(accepted.person.pk, as_hat(members.Hat.objects.get(pk=accepted.hat)))


def _secret(link: str) -> str:
    return link.rstrip("/").rpartition("/")[2]


def _make_person(member: CastMember) -> Person:
    """The cast can sign in by themselves; everybody else in the province only stands by."""
    known = member in CAST.values()
    person = make_person(
        OPERATOR,
        email=member.email,
        name=member.name,
        language="nl",
        password=DEMO_PASSWORD if known else None,
    )
    if known:
        _second_factor(person)
    return person


def _second_factor(person: Person) -> None:
    TOTP.activate(person, DEMO_TOTP_SECRET)


def _with_hat(
    person: Person, role: Role, *, organisation: UUID | None = None, partnership: UUID | None = None
) -> Actor:
    row = give_hat(
        OPERATOR, person=person, role=role, organisation=organisation, partnership=partnership
    )
    return Actor(person.pk, as_hat(row))


def _partnership(coordinator: Actor, name: str, zones: tuple[str, ...]) -> UUID:
    row = make_partnership(coordinator, name=name, starts_on=FOUNDED_ON)
    for zone in zones:
        organisation = register_organisation(coordinator, kind="police_zone", name=f"PZ {zone}")
        join(coordinator, partnership=row.pk, organisation=organisation.pk, starts_on=FOUNDED_ON)
    return row.pk


def _other_centre() -> None:
    """Another centre with one zone, to show that outsiders find nothing."""
    coordinator = _make_centre(OTHER_CENTRE, "katrien.kok@kustland.example", "Katrien Kok")
    _partnership(coordinator, OTHER_PARTNERSHIP, (OTHER_ZONE.removeprefix("PZ "),))


def _leads() -> dict[str, Lead]:
    zones = sorted(f"PZ {zone}" for zone in (*EAST_ZONES, *WEST_ZONES))
    cast = {CAST[who].place: CAST[who] for who in ("lead", "outsider")}
    leads = {}
    for zone, name in zip(zones, LEAD_NAMES, strict=True):
        member = cast.get(zone) or CastMember(_address(name, zone), name, Role.LEAD, zone)
        leads[zone] = _lead(member)
    leads[OTHER_ZONE] = _lead(cast[OTHER_ZONE])
    leads[NEWCOMER] = _lead(
        CastMember("wendy.wuyts@zwaluwdorp.example", "Wendy Wuyts", Role.LEAD, NEWCOMER)
    )
    return leads


def _lead(member: CastMember) -> Lead:
    person = _make_person(member)
    organisation = _organisation(member.place).pk
    return Lead(organisation, _with_hat(person, Role.LEAD, organisation=organisation))


def _person(member: CastMember, leads: dict[str, Lead]) -> Actor:
    if member.role is Role.LEAD:
        return leads[member.place].actor
    person = _make_person(member)
    if member.role is Role.DELEGATE:
        partnership = members.Partnership.objects.get(name=member.place)
        return _with_hat(person, member.role, partnership=partnership.pk)
    return _with_hat(person, member.role, organisation=_organisation(member.place).pk)


def _organisation(name: str) -> members.Organisation:
    return members.Organisation.objects.get(name=name)


def _address(name: str, zone: str) -> str:
    dots = name.lower().replace(" ", ".").replace("ë", "e")
    return f"{dots}@{zone.lower().replace(' ', '-')}.example"
