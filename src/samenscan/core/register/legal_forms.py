"""The legal forms of a partnership, with their rules as values: a rule without a source waits.

Facts with a source hold; a rule whose `source` is empty is our reading of the law and is shown
as "to be confirmed by a lawyer": it warns, it never refuses. Sources: the forms of the Decree on
local government of 22 December 2017 (no personality for the interlocal association; service
association without transfer, mandated association with transfer) at FORMS; the service
association's term of at most 18 years, renewable, from which leaving early is in principle not
possible, at SERVICE; the municipal council and college of a police zone of one municipality, the
police council and police college of any other, in the circular of 16 December 2004 at POLICE.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Generic, TypeVar

from samenscan.core.text import Text, text

T = TypeVar("T")

FORMS = (
    "https://lokaalbestuur.vlaanderen.be/verzelfstandiging-en-samenwerking/"
    "intergemeentelijke-samenwerking"
)
SERVICE = "https://www.olen.be/dienstverlenende-verenigingen"
POLICE = "https://www.etaamb.be/nl/omzendbrief-van-16-december-2004_n2004000663.html"
COOPERATION = "circular PLP 27 of 4 November 2002; Act on the integrated police, article 7/1"


class Form(StrEnum):
    """The form of a partnership in law."""

    AGREEMENT = "agreement"
    INTERLOCAL = "interlocal"
    PROJECT = "project"
    SERVICE = "service"
    MANDATED = "mandated"
    POLICE_AGREEMENT = "police_agreement"
    POLICE_ASSOCIATION = "police_association"


class Body(StrEnum):
    """Who decides in an organisation."""

    MUNICIPAL_COUNCIL = "municipal_council"
    COLLEGE = "college"
    WELFARE_COUNCIL = "welfare_council"
    FIXED_BUREAU = "fixed_bureau"
    POLICE_COUNCIL = "police_council"
    POLICE_COLLEGE = "police_college"
    ZONE_COUNCIL = "zone_council"
    BOARD = "board"
    PROVINCIAL_COUNCIL = "provincial_council"


class Exit(StrEnum):
    """How a member leaves: with notice at any time, or only when the term ends."""

    NOTICE = "notice"
    AT_TERM = "at_term"


@dataclass(frozen=True)
class Rule(Generic[T]):
    """One rule and where it was found; without a source a lawyer still has to confirm it."""

    value: T
    source: str = ""

    @property
    def confirmed(self) -> bool:
        """Whether the rule rests on a source."""
        return bool(self.source)


@dataclass(frozen=True)
class FormRules:
    """What one legal form asks; terms in whole years, notice in whole months."""

    personality: Rule[bool]
    transfers: Rule[bool]
    council_only: Rule[bool]
    police_only: Rule[bool]
    max_years: Rule[int | None]
    exit: Rule[Exit]
    notice_months: Rule[int]
    said: Text


def _conventional(said: Text, *, source: str = "", police: bool = False) -> FormRules:
    """A form by agreement alone: no personality, either body, left with notice."""
    return FormRules(
        personality=Rule(False, source),
        transfers=Rule(False, source),
        council_only=Rule(False),
        police_only=Rule(police, source if police else ""),
        max_years=Rule(None),
        exit=Rule(Exit.NOTICE),
        notice_months=Rule(3),
        said=said,
    )


def _association(
    said: Text, *, transfers: bool, max_years: Rule[int | None], exit: Rule[Exit]
) -> FormRules:
    """A form of the decree with legal personality: only the council can decide on it."""
    return FormRules(
        personality=Rule(True, FORMS),
        transfers=Rule(transfers, FORMS),
        council_only=Rule(True),
        police_only=Rule(False),
        max_years=max_years,
        exit=exit,
        notice_months=Rule(12),
        said=said,
    )


RULES: Mapping[Form, FormRules] = MappingProxyType(
    {
        Form.AGREEMENT: _conventional(
            text("Members work together under an agreement they sign. No new body is founded.")
        ),
        Form.INTERLOCAL: FormRules(
            personality=Rule(False, FORMS),
            transfers=Rule(False, FORMS),
            council_only=Rule(True),
            police_only=Rule(False),
            max_years=Rule(None),
            exit=Rule(Exit.NOTICE),
            notice_months=Rule(6),
            said=text(
                "The agreement serves as statutes. A management committee with somebody of every "
                "member leads; no new body is founded."
            ),
        ),
        Form.PROJECT: _association(
            text("A light body of its own for one project, for a limited time."),
            transfers=False,
            max_years=Rule(6),
            exit=Rule(Exit.AT_TERM),
        ),
        Form.SERVICE: _association(
            text("A body of its own that serves its members. They keep all their powers."),
            transfers=False,
            max_years=Rule(18, SERVICE),
            exit=Rule(Exit.AT_TERM, SERVICE),
        ),
        Form.MANDATED: _association(
            text("A body of its own to which members hand over certain tasks."),
            transfers=True,
            max_years=Rule(18),
            exit=Rule(Exit.AT_TERM),
        ),
        Form.POLICE_AGREEMENT: _conventional(
            text("Police zones work together under an agreement. Each zone stays what it is."),
            source=COOPERATION,
            police=True,
        ),
        Form.POLICE_ASSOCIATION: _conventional(
            text("Police zones bring parts of their work together; each zone stays what it is."),
            police=True,
        ),
    }
)

POLICE_KINDS = frozenset({"police_zone", "police_zone_single"})


class Step(StrEnum):
    """What a body decides about."""

    JOIN = "join"
    LEAVE = "leave"
    REPRESENT = "represent"


@dataclass(frozen=True)
class KindBodies:
    """The council of a kind of organisation, and the college that prepares for it, if any."""

    council: Body
    college: Body | None = None

    @property
    def all(self) -> tuple[Body, ...]:
        """Both, the council first."""
        return (self.council,) if self.college is None else (self.council, self.college)


_BOARD = KindBodies(Body.BOARD)
_MUNICIPAL = KindBodies(Body.MUNICIPAL_COUNCIL, Body.COLLEGE)
BODIES: Mapping[str, KindBodies] = MappingProxyType(
    {
        "municipality": _MUNICIPAL,
        "police_zone_single": _MUNICIPAL,
        "police_zone": KindBodies(Body.POLICE_COUNCIL, Body.POLICE_COLLEGE),
        "welfare_centre": KindBodies(Body.WELFARE_COUNCIL, Body.FIXED_BUREAU),
        "rescue_zone": KindBodies(Body.ZONE_COUNCIL),
        "province": KindBodies(Body.PROVINCIAL_COUNCIL),
        "support_centre": _BOARD,
        "intermunicipal": _BOARD,
        "municipal_company": _BOARD,
        "other": _BOARD,
    }
)


@dataclass(frozen=True)
class Concern:
    """What does not fit, and what would help; unconfirmed concerns warn and never refuse."""

    what: Text
    remedy: Text
    confirmed: bool


_ASK = text("Our reading of the law, to be confirmed by a lawyer.")


def deciding_bodies(form: Form, kind: str, step: Step) -> tuple[Body, ...]:
    """The bodies of this kind of organisation that can take this step in this form.

    Only the council where the form asks it; otherwise the college too. Whoever can decide to
    join can decide to leave and to name somebody (our reading).
    """
    bodies = BODIES[kind]
    return (bodies.council,) if RULES[form].council_only.value else bodies.all


def wrong_body(kind: str, body: Body) -> Concern | None:
    """A body that this kind of organisation does not have; confirmed for police zones."""
    bodies = BODIES[kind]
    if body in bodies.all:
        return None
    return Concern(
        text("This body does not decide for this kind of organisation."),
        text("Choose a body of the organisation itself, as the list shows."),
        confirmed=True,
    )


def body_concern(form: Form, kind: str, step: Step, body: Body) -> Concern | None:
    """A body that exists here, but seems too low for this step in this form."""
    if body in deciding_bodies(form, kind, step) or wrong_body(kind, body):
        return None
    return Concern(
        text("For this legal form the council decides, not the college."),
        _ASK,
        confirmed=RULES[form].council_only.confirmed,
    )


def kind_concern(form: Form, kind: str) -> Concern | None:
    """A kind of organisation for which this form is not meant."""
    rule = RULES[form].police_only
    if not rule.value or kind in POLICE_KINDS:
        return None
    return Concern(
        text("This legal form is for police zones only."),
        text("Choose another legal form, or invite police zones.") if rule.confirmed else _ASK,
        confirmed=rule.confirmed,
    )


def term_concern(form: Form, starts_on: date, ends_on: date | None) -> Concern | None:
    """A term that is longer than the form allows, or missing where the form has a longest one."""
    rule = RULES[form].max_years
    years = rule.value
    if years is None:
        return None
    if ends_on is not None and ends_on < months_later(starts_on, 12 * years):
        return None
    return Concern(
        text("This legal form lasts %(n)s years at most.", n=years),
        text("Choose an earlier last day; the term can be renewed.") if rule.confirmed else _ASK,
        confirmed=rule.confirmed,
    )


def notice_concern(form: Form, notice_months: int) -> Concern | None:
    """A period of notice shorter than usual for the form."""
    rule = RULES[form].notice_months
    if notice_months >= rule.value:
        return None
    return Concern(
        text("A notice of %(n)s months is usual for this legal form.", n=rule.value),
        _ASK,
        confirmed=rule.confirmed,
    )


def concerns(
    form: Form, *, starts_on: date, ends_on: date | None, notice_months: int
) -> tuple[Concern, ...]:
    """Everything about the terms of a partnership that does not fit its legal form."""
    found = (term_concern(form, starts_on, ends_on), notice_concern(form, notice_months))
    return tuple(concern for concern in found if concern)


def last_day(
    form: Form, *, given_on: date, notice_months: int, term_ends_on: date | None
) -> date | None:
    """The last day of a membership after notice on a day; None when no day is known yet.

    With notice: the same day of the month after the notice, the end of a shorter month, and
    never beyond the term. In a form that is left at its term only: the end of the term.
    """
    if RULES[form].exit.value is Exit.AT_TERM:
        return term_ends_on
    leaves_on = months_later(given_on, notice_months)
    return min(leaves_on, term_ends_on) if term_ends_on else leaves_on


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last day of the month where that one is shorter."""
    at = day.year * 12 + day.month - 1 + months
    year, month = divmod(at, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    length = (following - date(year, month + 1, 1)).days
    return date(year, month + 1, min(day.day, length))
