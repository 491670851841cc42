"""Pages of rounds and sheets: parse, one call, show."""

from samenscan.scans.views.filling import attachment, save_answer, section
from samenscan.scans.views.rounds import close_round, open_round, round_page, rounds
from samenscan.scans.views.sheets import reopen, sheet, submit

__all__ = [
    "attachment",
    "close_round",
    "open_round",
    "reopen",
    "round_page",
    "rounds",
    "save_answer",
    "section",
    "sheet",
    "submit",
]
