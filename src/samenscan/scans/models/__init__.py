"""Rows of the scans: questionnaires, rounds, sheets, answers, reminders; a file per subject."""

from samenscan.scans.models.answers import (
    Answer,
    AnswerRevision,
    Attachment,
    IndependentAnswer,
    Prefill,
    Settlement,
)
from samenscan.scans.models.questionnaires import Bridge, Draft, PublishedQuestionnaire
from samenscan.scans.models.quiet import QuietDays
from samenscan.scans.models.reminders import MailStop, Reminder
from samenscan.scans.models.rounds import Round
from samenscan.scans.models.saving import Discussion, RepeatedSave
from samenscan.scans.models.sealed import SealKey
from samenscan.scans.models.sheets import (
    Assignment,
    ContactNote,
    Extension,
    SectionMark,
    Sheet,
    Silence,
    SubmittedVersion,
)

__all__ = [
    "Answer",
    "AnswerRevision",
    "Assignment",
    "Attachment",
    "Bridge",
    "ContactNote",
    "Discussion",
    "Draft",
    "Extension",
    "IndependentAnswer",
    "MailStop",
    "Prefill",
    "PublishedQuestionnaire",
    "QuietDays",
    "Reminder",
    "RepeatedSave",
    "Round",
    "SealKey",
    "SectionMark",
    "Settlement",
    "Sheet",
    "Silence",
    "SubmittedVersion",
]
