"""Pages of rounds and sheets: parse, one call, show."""

from samenscan.scans.views.earlier_values import choose, discuss, earlier_values, take_back
from samenscan.scans.views.filling import attachment, save_answer, section
from samenscan.scans.views.kept import erase_answers, export_answers, kept
from samenscan.scans.views.rounds import close_round, open_round, round_page, rounds
from samenscan.scans.views.sheets import reopen, sheet, submit

__all__ = [
    "attachment",
    "choose",
    "close_round",
    "discuss",
    "earlier_values",
    "erase_answers",
    "export_answers",
    "kept",
    "open_round",
    "reopen",
    "round_page",
    "rounds",
    "save_answer",
    "section",
    "sheet",
    "submit",
    "take_back",
]
