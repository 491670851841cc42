"""What waits for the actor, and, for a coordinator, who else is waited for and since when."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from samenscan.base import clock
from samenscan.core.access import Actor, Role
from samenscan.core.register.accession import Stage
from samenscan.core.text import Text, text
from samenscan.members import models
from samenscan.members.accessions import ON_THE_WAY
from samenscan.members.terms import EVALUATE_AHEAD, evaluation_is_near
from samenscan.members.words_of_stages import WaitingFact, waiting_fact


@dataclass(frozen=True)
class TaskFact:
    """One thing to do: what, for which partnership, since when; `address` names the page."""

    said: Text
    partnership_name: str
    address: str
    id: UUID
    since_on: date
    n_days: int


@dataclass(frozen=True)
class TasksPart:
    """What waits for the actor, and whom others wait for."""

    mine: tuple[TaskFact, ...]
    others: tuple[TaskFact, ...]


NOTHING = TasksPart((), ())


def tasks_for(actor: Actor) -> TasksPart:
    """The tasks of the hat that is worn, the longest waiting first."""
    hat = actor.hat
    if hat is None or hat.organisation is None:
        return NOTHING
    if hat.role is Role.COORDINATOR:
        return _for_centre(hat.organisation)
    if hat.role in (Role.LEAD, Role.SIGNATORY):
        return _for_member(hat.organisation, hat.role)
    return NOTHING


def _for_centre(centre: UUID) -> TasksPart:
    mine, others = [], []
    for row, waiting in _waiting(models.Accession.objects.filter(partnership__centre=centre)):
        if waiting.at_centre:
            mine.append(_task(row, waiting))
        else:
            said = text("%(who)s: %(what)s", who=waiting.who, what=waiting.what)
            others.append(_fact(row, waiting, said))
    for partnership in models.Partnership.objects.filter(centre=centre).exclude(evaluation_on=None):
        if evaluation_is_near(partnership) and partnership.evaluation_on:
            since_on = partnership.evaluation_on - EVALUATE_AHEAD
            said = text("prepare the evaluation of the partnership")
            n_days = (clock.today() - since_on).days
            mine.append(
                TaskFact(
                    said, partnership.name, "members:partnership", partnership.pk, since_on, n_days
                )
            )
    return TasksPart(_longest_first(mine), _longest_first(others))


def _for_member(organisation: UUID, role: Role) -> TasksPart:
    mine, others = [], []
    rows = models.Accession.objects.filter(organisation=organisation)
    for row, waiting in _waiting(rows):
        if waiting.role is role or (role is Role.LEAD and waiting.stage is Stage.SIGNED):
            mine.append(_task(row, waiting))
        else:
            said = text("%(who)s: %(what)s", who=waiting.who, what=waiting.what)
            others.append(_fact(row, waiting, said))
    return TasksPart(_longest_first(mine), _longest_first(others))


def _waiting(rows: QuerySet[models.Accession]) -> list[tuple[models.Accession, WaitingFact]]:
    found = rows.filter(ON_THE_WAY).select_related(
        "organisation", "partnership__centre", "decision", "membership"
    )
    pairs = ((row, waiting_fact(row)) for row in found)
    return [(row, waiting) for row, waiting in pairs if waiting]


def _task(row: models.Accession, waiting: WaitingFact) -> TaskFact:
    said = text("%(name)s: %(what)s", name=row.organisation.name, what=waiting.what)
    return _fact(row, waiting, said)


def _fact(row: models.Accession, waiting: WaitingFact, said: Text) -> TaskFact:
    return TaskFact(
        said,
        row.partnership.name,
        "members:accession",
        row.pk,
        waiting.since_on,
        waiting.n_days,
    )


def _longest_first(tasks: list[TaskFact]) -> tuple[TaskFact, ...]:
    return tuple(sorted(tasks, key=lambda task: (task.since_on, str(task.said))))
