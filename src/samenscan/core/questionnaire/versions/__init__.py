"""From one version to the next: what changed, and how old answers compare with new ones."""

from samenscan.core.questionnaire.versions.bridge import HOW_NAMES, Bridge, How, Rule, Step
from samenscan.core.questionnaire.versions.change import Change, ChangeKind
from samenscan.core.questionnaire.versions.check_bridge import BridgeProblem, check_bridge
from samenscan.core.questionnaire.versions.diff import diff
from samenscan.core.questionnaire.versions.meaning import (
    NO,
    YES,
    answer_codes,
    possible_shares,
    share_pairs,
)
from samenscan.core.questionnaire.versions.propose import completed, propose_bridge
from samenscan.core.questionnaire.versions.written import (
    bridge_from_plain,
    bridge_to_plain,
    read_bridge,
    share_from,
    write_bridge,
)

__all__ = [
    "HOW_NAMES",
    "NO",
    "YES",
    "Bridge",
    "BridgeProblem",
    "Change",
    "ChangeKind",
    "How",
    "Rule",
    "Step",
    "answer_codes",
    "bridge_from_plain",
    "bridge_to_plain",
    "check_bridge",
    "completed",
    "diff",
    "possible_shares",
    "propose_bridge",
    "read_bridge",
    "share_from",
    "share_pairs",
    "write_bridge",
]
