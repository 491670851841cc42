"""What a scan says about itself: questions that lose answers or tell little, and what to do."""

from samenscan.core.interpretation.about_scan.between import ConstraintCount, RuleCount
from samenscan.core.interpretation.about_scan.domains import Together, WithTheRest
from samenscan.core.interpretation.about_scan.minutes import SectionMinutes
from samenscan.core.interpretation.about_scan.questions import QuestionCount
from samenscan.core.interpretation.about_scan.report import AboutScan, about_scan
from samenscan.core.interpretation.about_scan.sides import SideCount, SidesAlike
from samenscan.core.interpretation.about_scan.suggestions import DEEDS, Deed, Suggestion, Turn

__all__ = [
    "DEEDS",
    "AboutScan",
    "ConstraintCount",
    "Deed",
    "QuestionCount",
    "RuleCount",
    "SectionMinutes",
    "SideCount",
    "SidesAlike",
    "Suggestion",
    "Together",
    "Turn",
    "WithTheRest",
    "about_scan",
]
