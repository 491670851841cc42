"""Who fills in which section of a sheet, how each stands, and what waits for whoever asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from samenscan.core.access import Actor, Role, may
from samenscan.core.text import Words
from samenscan.members.hats import hats_of
from samenscan.members.models import Invitation
from samenscan.scans.assigned import AskedColleague, colleagues_in, of_person
from samenscan.scans.doors import PlacedSheet, placed_sheet
from samenscan.scans.models import Assignment, Sheet
from samenscan.scans.queries.sheet_facts import SectionFact, SheetPage
from samenscan.scans.queries.sheets import how_far, sheet_page
from samenscan.scans.said import NOTHING_SAID, SectionSaid, said_of_all


def said_of_sections(actor: Actor, id: UUID) -> Mapping[str, SectionSaid]:
    """Of every section of which something was said or for which somebody was asked."""
    return said_of_all(actor, placed_sheet(actor, id, "sheet:read").row)


@dataclass(frozen=True)
class SectionToAsk:
    """A section in the list of who fills in what; `may_ask`: this actor chooses who does."""

    fact: SectionFact
    said: SectionSaid
    may_ask: bool


@dataclass(frozen=True)
class Suggestion:
    """The sections that the author meant for one function; `who` may be empty."""

    who: Words | str
    sections: tuple[SectionToAsk, ...]


@dataclass(frozen=True)
class ColleagueFact:
    """Somebody with an account who can be asked, and for how many sections that is so."""

    person: UUID
    name: str
    is_actor: bool
    n_sections: int

    @property
    def key(self) -> str:
        """How a form names this colleague."""
        return f"person:{self.person}"


@dataclass(frozen=True)
class WaitingInvitation:
    """Somebody who was invited for sections of this sheet and did not come yet."""

    asked: AskedColleague
    email: str
    sections: tuple[SectionFact, ...]


@dataclass(frozen=True)
class WhoPage:
    """Who fills in what; `leads` when the actor may let others pass sections on."""

    sheet: SheetPage
    suggestions: tuple[Suggestion, ...]
    colleagues: tuple[ColleagueFact, ...]
    invitations: tuple[WaitingInvitation, ...]
    can_ask: bool
    leads: bool

    @property
    def sections(self) -> tuple[SectionToAsk, ...]:
        """All sections, in the order of the list."""
        return tuple(one for group in self.suggestions for one in group.sections)


def who_page(actor: Actor, id: UUID) -> WhoPage:
    """Who fills in what, for whoever fills in this sheet."""
    placed = placed_sheet(actor, id, "sheet:answer")
    page, said = sheet_page(actor, id), said_of_sections(actor, id)
    leads = may(actor, "sheet:submit", placed.place)
    pass_on = {code for code, one in said.items() if one.may_pass_on}
    every = [
        SectionToAsk(
            fact,
            said.get(fact.code, NOTHING_SAID),
            page.can_answer and (leads or fact.code in pass_on),
        )
        for fact in page.sections
    ]
    return WhoPage(
        sheet=page,
        suggestions=_by_function(every),
        colleagues=_colleagues(actor, placed, said),
        invitations=_invitations(every),
        can_ask=any(one.may_ask for one in every),
        leads=leads,
    )


def _by_function(every: list[SectionToAsk]) -> tuple[Suggestion, ...]:
    groups: dict[Words | str, list[SectionToAsk]] = {}
    for one in every:
        groups.setdefault(one.fact.who, []).append(one)
    return tuple(Suggestion(who, tuple(sections)) for who, sections in groups.items())


def _colleagues(
    actor: Actor, placed: PlacedSheet, said: Mapping[str, SectionSaid]
) -> tuple[ColleagueFact, ...]:
    asked = [one.asked.person for one in said.values() if one.asked]
    return tuple(
        ColleagueFact(person.pk, person.name, person.pk == actor.person, asked.count(person.pk))
        for person in colleagues_in(placed.row.organisation_id)
    )


def _invitations(every: list[SectionToAsk]) -> tuple[WaitingInvitation, ...]:
    waiting: dict[UUID, list[SectionToAsk]] = {}
    for one in every:
        if one.said.asked and one.said.asked.invitation:
            waiting.setdefault(one.said.asked.invitation, []).append(one)
    rows = Invitation.objects.in_bulk(list(waiting))
    return tuple(
        WaitingInvitation(sections[0].said.asked, rows[id].email, tuple(s.fact for s in sections))
        for id, sections in waiting.items()
        if sections[0].said.asked
    )


@dataclass(frozen=True)
class YourSections:
    """The sections of one open sheet that somebody was asked to fill in, with the minutes left."""

    sheet: UUID
    round_name: str
    sections: tuple[tuple[SectionFact, SectionSaid], ...]

    @property
    def minutes_left(self) -> int:
        """The minutes for what is still open in them."""
        return sum(fact.minutes_left for fact, _said in self.sections)


def your_sections(actor: Actor) -> tuple[YourSections, ...]:
    """What this person was asked to fill in for the organisation of the hat, while it is open."""
    hat = actor.hat
    if hat is None or hat.organisation is None or hat.role not in (Role.LEAD, Role.CONTRIBUTOR):
        return ()
    mine = Assignment.objects.filter(
        of_person(actor.signed_in()),
        sheet__organisation=hat.organisation,
        sheet__submitted_at=None,
        sheet__withdrawn_at=None,
    )
    found = []
    for id in dict.fromkeys(mine.order_by("assigned_at").values_list("sheet_id", flat=True)):
        page = how_far(actor, id)
        if page.can_answer:
            found.append(YourSections(id, page.round_name, yours_of(actor, page)))
    return tuple(found)


def yours_of(actor: Actor, page: SheetPage) -> tuple[tuple[SectionFact, SectionSaid], ...]:
    """The sections of a sheet that this person was asked for, in reading order."""
    said = said_of_sections(actor, page.id)
    return tuple(
        (fact, said[fact.code])
        for fact in page.sections
        if fact.code in said and said[fact.code].is_yours
    )


def next_section(actor: Actor, id: UUID) -> str | None:
    """Where this person goes on: the first own section that came back or is not ready yet."""
    mine = yours_of(actor, how_far(actor, id))
    back = [fact.code for fact, said in mine if said.mark and said.mark.returned]
    open_ones = [fact.code for fact, said in mine if not (said.mark and said.mark.ready)]
    unfinished = [fact.code for fact, _said in mine if not fact.complete]
    return next(iter((*back, *(c for c in open_ones if c in unfinished), *open_ones)), None)


def hat_for_sheet(actor: Actor, id: UUID) -> UUID | None:
    """Another hat of this person that fills in this sheet, for a link from a mail; or None."""
    if actor.person is None:
        return None
    owner = Sheet.objects.filter(pk=id).values_list("organisation_id", flat=True).first()
    fitting = (
        hat.pk
        for hat in hats_of(actor.person)
        if owner is not None
        and hat.organisation_id == owner
        and hat.role in (Role.LEAD, Role.CONTRIBUTOR)
    )
    return next(fitting, None)
