"""What people said of the sections of a sheet: ready, returned, or no longer ready."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from samenscan.base import clock
from samenscan.core.access import Actor
from samenscan.core.questionnaire import Questionnaire
from samenscan.scans.models import SectionMark, Sheet

Said = SectionMark.Said


@dataclass(frozen=True)
class MarkFact:
    """How a section stands by what was said last; `remark` is the lead's, of a returned one."""

    said: str
    remark: str
    by: str
    at: datetime

    @property
    def ready(self) -> bool:
        """Whoever fills it in said that it is ready."""
        return self.said == Said.READY

    @property
    def returned(self) -> bool:
        """The lead gave it back, and nobody said since that it is ready."""
        return self.said == Said.RETURNED

    @property
    def changed(self) -> bool:
        """It was ready until somebody changed an answer."""
        return self.said == Said.CHANGED


def marks_of(row: Sheet) -> Mapping[str, MarkFact]:
    """What was said last of each section; sections of which nothing was said are left out."""
    return {mark.section: fact_of(mark) for mark in _last(row).values()}


def mark_of(row: Sheet, section: str) -> MarkFact | None:
    """What was said last of one section."""
    mark = _newest(row, section)
    return fact_of(mark) if mark else None


def fact_of(mark: SectionMark) -> MarkFact:
    """A mark as plain facts."""
    return MarkFact(mark.said, mark.remark, mark.said_by.name, mark.said_at)


def say(actor: Actor, row: Sheet, section: str, said: str, remark: str = "") -> None:
    """Write what is said of a section from now on; part of an action that holds the sheet."""
    last = _newest(row, section)
    SectionMark.objects.create(
        sheet=row,
        section=section,
        number=last.number + 1 if last else 1,
        said=said,
        remark=remark,
        said_by_id=actor.signed_in(),
        said_at=clock.now(),
    )


def take_ready_off(actor: Actor, row: Sheet, section: str) -> bool:
    """An answer was changed: a section that was ready no longer is; whether that was so."""
    last = row.marks.filter(section=section).order_by("-number").values("said").first()
    if last is None or last["said"] != Said.READY:
        return False
    say(actor, row, section, Said.CHANGED)
    return True


def section_of(questionnaire: Questionnaire, question: str) -> str:
    """The code of the section in which a question is asked."""
    return next(
        section.code
        for section in questionnaire.sections
        if any(one.code == question for one in section.questions)
    )


def _newest(row: Sheet, section: str) -> SectionMark | None:
    rows = row.marks.filter(section=section).select_related("said_by", "sheet")
    return rows.order_by("-number").first()


def _last(row: Sheet) -> dict[str, SectionMark]:
    rows = row.marks.select_related("said_by").order_by("number")
    return {mark.section: mark for mark in rows}
