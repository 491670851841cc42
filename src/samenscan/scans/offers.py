"""Values offered for questions of a sheet: what waits, and what an answer makes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samenscan.base import clock
from samenscan.core.access import Actor
from samenscan.core.answers import from_plain
from samenscan.core.answers.asked import view
from samenscan.core.answers.shown import in_full
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.text import Text
from samenscan.scans.frozen import as_it_stands
from samenscan.scans.models import Answer, Prefill, Sheet
from samenscan.scans.separate import Standing, separate_of

State = Prefill.State


@dataclass(frozen=True)
class OfferFact:
    """A value that waits for somebody to say whether it is still true.

    `note` is the explanation of then, or where the register has it from.
    """

    id: UUID
    question: str
    source: str
    known_on: date | None
    shown: tuple[Text, ...]
    note: str

    @property
    def from_register(self) -> bool:
        """Whether the register says it, rather than an earlier answer."""
        return self.source == Prefill.Source.REGISTER


def offers_of(row: Sheet, questionnaire: Questionnaire) -> Mapping[str, tuple[OfferFact, ...]]:
    """What waits in a sheet, by question, for questions that are asked and nobody answered.

    Nothing is offered to colleagues who answer each for themselves. Part of a query that asked a
    door.
    """
    rows = list(row.prefills.filter(state=State.OFFERED).order_by("source"))
    if not rows:
        return {}
    seen = view(questionnaire, as_it_stands(row))
    apart = {code for code, one in separate_of(row).items() if one.standing is not Standing.SETTLED}
    found: dict[str, tuple[OfferFact, ...]] = {}
    for one in rows:
        if one.question in apart or not seen.asked(one.question):
            continue
        asked = questionnaire.question(one.question)
        words = in_full(asked, from_plain(asked, one.value))
        fact = OfferFact(one.pk, one.question, one.source, one.known_on, words, one.note)
        found[one.question] = (*found.get(one.question, ()), fact)
    return found


def answered(actor: Actor, stored: Answer) -> None:
    """An answer stands: what was offered for its question waits no longer."""
    rows = stored.sheet.prefills.filter(question=stored.question, state=State.OFFERED)
    for one in rows:
        decided(actor, one, State.KEPT if one.value == stored.value else State.CHANGED)


def decided(actor: Actor, offer: Prefill, state: str) -> None:
    """Write what was done with a value; the value itself stays."""
    offer.state = state
    offer.decided_by_id, offer.decided_at = actor.signed_in(), clock.now()
    offer.save(update_fields=["state", "decided_by", "decided_at"])
