"""From one version to the next: what changed, and how old answers compare with new ones."""

from samenscan.core.questionnaire.versions.change import Change, ChangeKind
from samenscan.core.questionnaire.versions.diff import diff

__all__ = ["Change", "ChangeKind", "diff"]
