"""Answers that wait for a talk: what colleagues said beside what stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samenscan.core.answers import from_plain, shown
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.text import Text
from samenscan.scans.models import Sheet


@dataclass(frozen=True)
class DiscussionFact:
    """A value that waits beside the one that stands: who said it and when."""

    id: UUID
    who: str
    at: datetime
    shown: Text
    comment: str


def discussions_of(
    sheet: Sheet, questionnaire: Questionnaire
) -> Mapping[str, tuple[DiscussionFact, ...]]:
    """What waits for a talk in this sheet, by question; part of a query that asked a door."""
    found: dict[str, tuple[DiscussionFact, ...]] = {}
    for row in sheet.discussions.filter(closed_at=None).select_related("said_by"):
        asked = questionnaire.question(row.question)
        words = shown(asked, from_plain(asked, row.value))
        fact = DiscussionFact(row.pk, row.said_by.name, row.said_at, words, row.comment)
        found[row.question] = (*found.get(row.question, ()), fact)
    return found
