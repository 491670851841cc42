"""Stages, steps and waiting in words: the same on the board, on a page and in a list of tasks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from samenscan.base import clock
from samenscan.core.access import Role
from samenscan.core.register.accession import Earliest, Path, Stage, stage_of, waits_for
from samenscan.core.register.legal_forms import Form
from samenscan.core.text import Text, text
from samenscan.members import models
from samenscan.members.accessions import path_of

STAGES: Mapping[Stage, Text] = MappingProxyType(
    {
        Stage.INVITED: text("invited"),
        Stage.INFORMED: text("informed"),
        Stage.DECIDED: text("decided"),
        Stage.SIGNED: text("signed"),
        Stage.ACTIVE: text("member"),
        Stage.LEFT: text("left"),
        Stage.DECLINED: text("declined"),
    }
)
_NEXT: Mapping[Stage, Text] = MappingProxyType(
    {
        Stage.INFORMED: text("explain what joining means"),
        Stage.DECIDED: text("let the competent body decide"),
        Stage.SIGNED: text("sign"),
        Stage.ACTIVE: text("choose the first day of membership"),
    }
)
_WHO: Mapping[Role, str] = MappingProxyType(
    {
        Role.COORDINATOR: "the coordinator of %(place)s",
        Role.LEAD: "the lead of %(place)s",
        Role.SIGNATORY: "the signatory of %(place)s",
    }
)
# The sentences above, once more for who collects what has to be translated.
_COLLECTED = (
    text("the coordinator of %(place)s"),
    text("the lead of %(place)s"),
    text("the signatory of %(place)s"),
)


@dataclass(frozen=True)
class WaitingFact:
    """What has to happen next, who does it, and since when it waits."""

    stage: Stage
    who: Text
    what: Text
    role: Role
    at_centre: bool
    since_on: date
    n_days: int
    bodies: tuple[str, ...]


@dataclass(frozen=True)
class EarliestFact:
    """The earliest day on which a body can decide, in words."""

    body: str
    decides_on: date
    hand_in_by_on: date
    prepared_on: date | None


def body_label(body: str) -> str:
    """A body in the reader's language."""
    return str(models.Body(body).label)


def earliest_fact(earliest: Earliest | None) -> EarliestFact | None:
    """The earliest decision with its body in words."""
    if earliest is None:
        return None
    return EarliestFact(
        body_label(earliest.body), earliest.decides_on, earliest.hand_in_by_on, earliest.prepared_on
    )


def stage_words(path: Path) -> Text:
    """How far a path is, in a word."""
    return STAGES[stage_of(path)]


def waiting_fact(row: models.Accession) -> WaitingFact | None:
    """Whom an accession waits for; None when it waits for nobody."""
    waiting = waits_for(path_of(row), Form(row.partnership.legal_form), row.organisation.kind)
    if waiting is None:
        return None
    place = row.partnership.centre if waiting.at_centre else row.organisation
    return WaitingFact(
        stage=waiting.stage,
        who=text(_WHO[waiting.role], place=place.name),
        what=_NEXT[waiting.stage],
        role=waiting.role,
        at_centre=waiting.at_centre,
        since_on=waiting.since_on,
        n_days=(clock.today() - waiting.since_on).days,
        bodies=tuple(body_label(body) for body in waiting.bodies),
    )
