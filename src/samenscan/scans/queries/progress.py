"""The table of a round's progress, for the centre to take away; never what was answered."""

from dataclasses import dataclass
from uuid import UUID

from samenscan.core.access import Actor
from samenscan.scans.counting import asked_of_everybody
from samenscan.scans.doors import placed_round
from samenscan.scans.how_far import MemberProgress, progress_of
from samenscan.scans.questionnaires import questionnaire_of


@dataclass(frozen=True)
class ProgressTable:
    """The members of a round with how far they are, to take away."""

    round_name: str
    n_questions: int
    members: tuple[MemberProgress, ...]


def progress_table(actor: Actor, id: UUID) -> ProgressTable:
    """How far the members of a round are, for a file."""
    row = placed_round(actor, id, "round:progress").row
    questionnaire = questionnaire_of(row.questionnaire)
    return ProgressTable(
        row.name, len(asked_of_everybody(questionnaire)), progress_of(row, questionnaire)
    )
