"""What the members of a round hold together, for the analyst: nothing here is protected (D12)."""

from samenscan.core.interpretation.group.interpret import group_report
from samenscan.core.interpretation.group.members import Group, Profile, groups_of
from samenscan.core.interpretation.group.report import GroupReport

__all__ = ["Group", "GroupReport", "Profile", "group_report", "groups_of"]
