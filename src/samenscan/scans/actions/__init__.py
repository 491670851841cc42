"""What people do with rounds and sheets: one file per subject."""

from samenscan.scans.actions.answers import AnswerConflict, Saved, save_answer
from samenscan.scans.actions.rounds import MAX_LAYOUTS, RoundRefused, close_round, open_round
from samenscan.scans.actions.sheets import NothingAnswered, reopen, submit
from samenscan.scans.standing import AlreadySubmitted, RoundNotOpen

__all__ = [
    "MAX_LAYOUTS",
    "AlreadySubmitted",
    "AnswerConflict",
    "NothingAnswered",
    "RoundNotOpen",
    "RoundRefused",
    "Saved",
    "close_round",
    "open_round",
    "reopen",
    "save_answer",
    "submit",
]
