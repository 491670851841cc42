"""Who was asked for the sections of a sheet and what was said of them, together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, FilteredRelation, OuterRef, Q

from samenscan.base import clock
from samenscan.core.access import Actor
from samenscan.members.hats import worn_on
from samenscan.members.models import Hat
from samenscan.scans.assigned import FILLS_IN, AskedColleague, Reached, asked_for, reached_until
from samenscan.scans.marks import MarkFact, marks_of
from samenscan.scans.models import Sheet


@dataclass(frozen=True)
class SectionSaid:
    """Who was asked for a section, and what was said of it last."""

    asked: AskedColleague | None = None
    mark: MarkFact | None = None
    is_yours: bool = False

    @property
    def may_pass_on(self) -> bool:
        """Whether the reader was asked and may ask somebody else in turn."""
        return self.is_yours and self.asked is not None and self.asked.may_pass_on


NOTHING_SAID = SectionSaid()


def said_of_all(actor: Actor, row: Sheet) -> Mapping[str, SectionSaid]:
    """Of every section of which something was said or for which somebody was asked."""
    asked, marks = asked_for(row), marks_of(row)
    return {code: _said(actor, asked.get(code), marks.get(code)) for code in {*asked, *marks}}


def said_of_one(actor: Actor, row: Sheet, section: str) -> SectionSaid:
    """The same of one section, in one query: its page is opened more than any other."""
    here = Hat.objects.filter(
        worn_on(clock.today()),
        organisation=row.organisation_id,
        role__in=FILLS_IN,
    )
    asked_now = Q(assignments__ended_at=None, assignments__section=section)
    found = (
        Sheet.objects.filter(pk=row.pk)
        .annotate(
            running=FilteredRelation("assignments", condition=asked_now),
            mark=FilteredRelation("marks", condition=Q(marks__section=section)),
            is_here=Exists(here.filter(person=OuterRef("running__person"))),
            came=Exists(here.filter(person=OuterRef("running__invitation__accepted_by"))),
        )
        .order_by("-mark__number")
        .values(*_ASKED, *_MARK, "is_here", "came")
        .first()
    )
    if found is None:
        return NOTHING_SAID
    mark = MarkFact(*(found[name] for name in _MARK)) if found["mark__said"] else None
    return _said(actor, _asked(found), mark)


_ASKED = (
    "running__person",
    "running__person__name",
    "running__may_pass_on",
    "running__invitation",
    "running__invitation__name",
    "running__invitation__accepted_by",
    "running__invitation__accepted_by__name",
    "running__invitation__expires_at",
    "running__invitation__withdrawn_at",
)
_MARK = ("mark__said", "mark__remark", "mark__said_by__name", "mark__said_at")


def _asked(found: Mapping[str, object]) -> AskedColleague | None:
    person, who, may_pass_on, invitation, name, came, came_name, until, withdrawn = (
        found[one] for one in _ASKED
    )
    passes = bool(may_pass_on)
    for whom, called, is_here in (
        (person, who, found["is_here"]),
        (came, came_name, found["came"]),
    ):
        if isinstance(whom, UUID):
            reached = Reached.HERE if is_here else Reached.LEFT
            return AskedColleague(str(called), reached, whom, None, None, passes)
    if isinstance(invitation, UUID) and isinstance(until, datetime):
        reached = reached_until(until, withdrawn if isinstance(withdrawn, datetime) else None)
        return AskedColleague(str(name), reached, None, invitation, until, passes)
    return None


def _said(actor: Actor, asked: AskedColleague | None, mark: MarkFact | None) -> SectionSaid:
    yours = asked is not None and asked.person is not None and asked.person == actor.person
    return SectionSaid(asked, mark, yours)
