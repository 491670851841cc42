"""What people do with rounds and sheets: one file per subject."""

from samenscan.scans.actions.acknowledging import acknowledge
from samenscan.scans.actions.answers import save_answer
from samenscan.scans.actions.attachments import OpenedAttachment, open_attachment
from samenscan.scans.actions.contacts import NoteRefused, note_contact, note_silence, send_again
from samenscan.scans.actions.discussions import choose, discuss
from samenscan.scans.actions.drafts import (
    DraftConflict,
    DraftRefused,
    SavedDraft,
    Started,
    add_file,
    discard_draft,
    remove_file,
    restore_version,
    save_draft,
    start_draft,
    upload_draft,
)
from samenscan.scans.actions.earlier_values import FilesStay, take_back
from samenscan.scans.actions.erasing import NotTheName, StillOpen, erase_answers, erase_expired
from samenscan.scans.actions.exporting import export_answers
from samenscan.scans.actions.extending import ExtensionRefused, extend_round, extend_sheet
from samenscan.scans.actions.offering import (
    NothingToOffer,
    Offered,
    keep_offered,
    offer_known,
    set_aside,
)
from samenscan.scans.actions.publishing import (
    BridgeRefused,
    VersionExists,
    publish_draft,
    save_bridge,
)
from samenscan.scans.actions.quiet import QuietDaysRefused, add_quiet_days, drop_quiet_days
from samenscan.scans.actions.rounds import MAX_LAYOUTS, RoundRefused, close_round, open_round
from samenscan.scans.actions.sections import RemarkMissing, return_section, say_ready
from samenscan.scans.actions.separately import (
    NotAsked,
    NotSettledYet,
    SettledAlready,
    TooFew,
    answer_separately,
    ask_separately,
    go_on_without,
    settle,
)
from samenscan.scans.actions.sheets import (
    OWN_REASONS,
    ChangedMeanwhile,
    NothingAnswered,
    ReasonMissing,
    come_back,
    reopen,
    submit,
    withdraw,
)
from samenscan.scans.actions.stopping import stop_reminders, want_reminders
from samenscan.scans.actions.who import (
    AskRefused,
    NewColleague,
    NotYoursToAsk,
    ask_colleague,
    ask_nobody,
    invite_again,
)
from samenscan.scans.actions.workbook import Applied, FromWorkbook, apply_workbook
from samenscan.scans.keeping import NAMELESS, AnswerConflict, Naming, Saved, ValueGone
from samenscan.scans.standing import AlreadySubmitted, RoundNotOpen, Withdrawn

__all__ = [
    "MAX_LAYOUTS",
    "NAMELESS",
    "OWN_REASONS",
    "AlreadySubmitted",
    "AnswerConflict",
    "Applied",
    "AskRefused",
    "BridgeRefused",
    "ChangedMeanwhile",
    "DraftConflict",
    "DraftRefused",
    "ExtensionRefused",
    "FilesStay",
    "FromWorkbook",
    "Naming",
    "NewColleague",
    "NotAsked",
    "NotSettledYet",
    "NotTheName",
    "NotYoursToAsk",
    "NoteRefused",
    "NothingAnswered",
    "NothingToOffer",
    "Offered",
    "OpenedAttachment",
    "QuietDaysRefused",
    "ReasonMissing",
    "RemarkMissing",
    "RoundNotOpen",
    "RoundRefused",
    "Saved",
    "SavedDraft",
    "SettledAlready",
    "Started",
    "StillOpen",
    "TooFew",
    "ValueGone",
    "VersionExists",
    "Withdrawn",
    "acknowledge",
    "add_file",
    "add_quiet_days",
    "answer_separately",
    "apply_workbook",
    "ask_colleague",
    "ask_nobody",
    "ask_separately",
    "choose",
    "close_round",
    "come_back",
    "discard_draft",
    "discuss",
    "drop_quiet_days",
    "erase_answers",
    "erase_expired",
    "export_answers",
    "extend_round",
    "extend_sheet",
    "go_on_without",
    "invite_again",
    "keep_offered",
    "note_contact",
    "note_silence",
    "offer_known",
    "open_attachment",
    "open_round",
    "publish_draft",
    "remove_file",
    "reopen",
    "restore_version",
    "return_section",
    "save_answer",
    "save_bridge",
    "save_draft",
    "say_ready",
    "send_again",
    "set_aside",
    "settle",
    "start_draft",
    "stop_reminders",
    "submit",
    "take_back",
    "upload_draft",
    "want_reminders",
    "withdraw",
]
