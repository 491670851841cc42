"""What the start page tells: the tour of the demo, and what waits for the hat that is worn."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from samenscan.base import clock
from samenscan.core.access import PERMISSIONS, Actor
from samenscan.members.models import Partnership, RoleName
from samenscan.members.queries import TasksPart, tasks_for
from samenscan.scans.models import Round, Sheet
from samenscan.scans.queries.rounds import RoundFact, rounds_for
from samenscan.scans.queries.who import YourSections, your_sections
from samenscan.site.demo.cast import CAST, EAST
from samenscan.site.demo.time import next_closing


@dataclass(frozen=True)
class TourStep:
    """One step of the tour, as `parts/steps.html` shows it."""

    number: int
    title: str
    text: str
    hat: str
    post_url: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class DemoTime:
    """What time it is in the demo, and until when it can pass at once."""

    now: datetime
    next_closing: datetime | None


@dataclass(frozen=True)
class StartPage:
    """Facts of the start page."""

    signed_in: bool
    needs_second_factor: bool
    has_hat: bool
    rounds: tuple[RoundFact, ...]
    yours: tuple[YourSections, ...]
    tasks: TasksPart
    tour: tuple[TourStep, ...]
    time: DemoTime | None


def page_for(actor: Actor, *, n_hats: int) -> StartPage:
    """The start page of this actor, who has `n_hats` hats and wears at most one."""
    sees_rounds = actor.hat is not None and any(
        role == actor.hat.role for role, _relation in PERMISSIONS["round:read"]
    )
    return StartPage(
        signed_in=actor.person is not None,
        needs_second_factor=bool(n_hats) and actor.hat is None,
        has_hat=actor.hat is not None,
        rounds=rounds_for(actor) if sees_rounds else (),
        yours=your_sections(actor),
        tasks=tasks_for(actor),
        tour=_tour() if settings.DEMO else (),
        time=DemoTime(clock.now(), next_closing()) if settings.DEMO else None,
    )


def _tour() -> tuple[TourStep, ...]:
    places = _places()
    if places is None:
        return ()
    return tuple(
        TourStep(
            number,
            title,
            told,
            f"{CAST[who].name} · {RoleName(CAST[who].role.value).label}",
            reverse("demo_enter", args=[who]),
            (("next", url),),
        )
        for number, (who, url, title, told) in enumerate(_steps(places), start=1)
    )


def _steps(places: "_Places") -> tuple[tuple[str, str, str, str], ...]:
    """Who opens what, and what the step is called."""
    return (
        (
            "coordinator",
            reverse("members:partnership", args=[places.partnership]),
            _("Who works together"),
            _("The partnership Politie Oost and its thirteen police zones."),
        ),
        (
            "lead",
            reverse("members:people"),
            _("Share the work"),
            _("The lead of a zone invites colleagues to fill in a part of the scan."),
        ),
        (
            "contributor",
            reverse("scans:sheet", args=[places.open_sheet]),
            _("Fill in the scan"),
            _("Every answer is saved as you give it. Stop and continue whenever you like."),
        ),
        (
            "coordinator",
            reverse("scans:round", args=[places.open_round]),
            _("Follow the progress"),
            _("The support centre sees how far everyone is, never what they answered."),
        ),
        (
            "lead",
            reverse("reports:own", args=[places.closed_sheet]),
            _("Read your own result"),
            _("Levels per domain, three strengths and three places to start."),
        ),
        (
            "delegate",
            reverse("reports:collective", args=[places.closed_round]),
            _("See where we stand together"),
            _("Few, some or many: told so that nobody's answer can be worked out."),
        ),
    )


@dataclass(frozen=True)
class _Places:
    """Where the steps of the tour lead."""

    partnership: UUID
    open_round: UUID
    open_sheet: UUID
    closed_round: UUID
    closed_sheet: UUID


def _places() -> _Places | None:
    rounds = list(Round.objects.filter(sheets__organisation__name=CAST["lead"].place))
    partnership = Partnership.objects.filter(name=EAST).first()
    sheets = {
        sheet.round_id: sheet.pk
        for sheet in Sheet.objects.filter(organisation__name=CAST["lead"].place)
    }
    if len(rounds) < 2 or partnership is None:
        return None
    newest, oldest = rounds[0], rounds[-1]
    return _Places(partnership.pk, newest.pk, sheets[newest.pk], oldest.pk, sheets[oldest.pk])
