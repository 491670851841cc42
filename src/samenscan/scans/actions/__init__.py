"""What people do with rounds and sheets: one file per subject."""

from samenscan.scans.actions.answers import save_answer
from samenscan.scans.actions.attachments import OpenedAttachment, open_attachment
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
from samenscan.scans.actions.publishing import (
    BridgeRefused,
    VersionExists,
    publish_draft,
    save_bridge,
)
from samenscan.scans.actions.rounds import MAX_LAYOUTS, RoundRefused, close_round, open_round
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
from samenscan.scans.keeping import NAMELESS, AnswerConflict, Naming, Saved, ValueGone
from samenscan.scans.standing import AlreadySubmitted, RoundNotOpen, Withdrawn

__all__ = [
    "MAX_LAYOUTS",
    "NAMELESS",
    "OWN_REASONS",
    "AlreadySubmitted",
    "AnswerConflict",
    "BridgeRefused",
    "ChangedMeanwhile",
    "DraftConflict",
    "DraftRefused",
    "FilesStay",
    "Naming",
    "NothingAnswered",
    "OpenedAttachment",
    "ReasonMissing",
    "RoundNotOpen",
    "RoundRefused",
    "Saved",
    "SavedDraft",
    "Started",
    "VersionExists",
    "Withdrawn",
    "add_file",
    "choose",
    "StillOpen",
    "ValueGone",
    "close_round",
    "come_back",
    "discard_draft",
    "discuss",
    "open_attachment",
    "open_round",
    "publish_draft",
    "remove_file",
    "reopen",
    "restore_version",
    "save_answer",
    "save_bridge",
    "save_draft",
    "start_draft",
    "submit",
    "take_back",
    "upload_draft",
    "withdraw",
]
