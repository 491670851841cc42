"""From scores to sentences: rules I1 to I13, each traceable to answers and never a rank."""

from samenscan.core.interpretation.explain import explain
from samenscan.core.interpretation.explain_finding import (
    FindingExplained,
    RulesExplained,
    UnknownFinding,
    explain_finding,
    explain_rules,
)
from samenscan.core.interpretation.own import interpret_own, own_report
from samenscan.core.interpretation.own_answers import OwnAnswer, OwnAnswers, own_answers
from samenscan.core.interpretation.report import (
    Calculated,
    Finding,
    OwnReport,
    SectionFact,
    ThemeFact,
)

__all__ = [
    "Calculated",
    "Finding",
    "FindingExplained",
    "OwnAnswer",
    "OwnAnswers",
    "OwnReport",
    "RulesExplained",
    "SectionFact",
    "ThemeFact",
    "UnknownFinding",
    "explain",
    "explain_finding",
    "explain_rules",
    "interpret_own",
    "own_answers",
    "own_report",
]
