"""How each field of a questionnaire is called in a sentence about a change."""

from collections.abc import Mapping
from types import MappingProxyType

from samenscan.core.questionnaire.versions.change import ChangeKind
from samenscan.core.questionnaire.versions.compare import Label
from samenscan.core.text import text

Labels = Mapping[str, Label]
_K = ChangeKind

QUESTIONNAIRE: Labels = MappingProxyType(
    {
        "code": Label(_K.IDENTITY, text("the code")),
        "version": Label(_K.IDENTITY, text("the version")),
        "title": Label(_K.TEXT, text("the title")),
        "languages": Label(_K.IDENTITY, text("the languages")),
        "scale_max": Label(_K.SCALE, text("the top of the scale")),
    }
)
QUESTIONNAIRE_PER_LEVEL: Labels = MappingProxyType(
    {
        "levels": Label(_K.SCALE, text("the names of the levels")),
        "paper_levels": Label(_K.SCALE, text("the names of the levels on paper")),
    }
)
SCORING: Labels = MappingProxyType(
    {
        "section": Label(_K.SCORING, text("what the level of a section is the mean of")),
        "total": Label(_K.SCORING, text("what the total is the mean of")),
        "coverage": Label(_K.SCORING, text("how much has to be answered before a level is shown")),
    }
)
RESPONDENT: Labels = MappingProxyType({"title": Label(_K.WHO, text("the title"))})
SECTION: Labels = MappingProxyType(
    {
        "title": Label(_K.TEXT, text("the title")),
        "intro": Label(_K.TEXT, text("the introduction")),
        "minutes": Label(_K.WHO, text("the number of minutes")),
        "who": Label(_K.WHO, text("who fills it in")),
        "scored": Label(_K.SCORING, text("whether it gets a level")),
        "group": Label(_K.THEME, text("the group")),
        "weight": Label(_K.WEIGHT, text("the weight")),
        "pass_mark": Label(_K.SCORING, text("the mean from which it passes")),
    }
)
FINDING_RULE: Labels = MappingProxyType(
    {
        name: Label(_K.FINDING, label)
        for name, label in {
            "kind": text("the kind of finding"),
            "severity": text("what is told first"),
            "when": text("the condition"),
            "section": text("the section it is told with"),
            "title": text("the title"),
            "sees": text("what we see"),
            "matters": text("why it matters"),
            "others": text("what others do"),
            "step": text("the first step"),
            "covers": text("the questions it speaks for"),
            "references": text("the references"),
        }.items()
    }
)
THEME: Labels = MappingProxyType(
    {
        "title": Label(_K.THEME, text("the title")),
        "weight": Label(_K.WEIGHT, text("the weight")),
    }
)
QUESTION: Labels = MappingProxyType(
    {
        "text": Label(_K.TEXT, text("the text")),
        "help": Label(_K.TEXT, text("the help")),
        "kind": Label(_K.ANSWERING, text("how it is answered")),
        "weight": Label(_K.WEIGHT, text("the weight")),
        "combine": Label(_K.SCORE, text("what counts of paper and practice")),
        "yes_score": Label(_K.SCORE, text("the score of yes")),
        "no_score": Label(_K.SCORE, text("the score of no")),
        "max_score": Label(_K.SCORE, text("the score of the best answer")),
        "bands": Label(_K.SCORE, text("the scores by value")),
        "value": Label(_K.SCORE, text("how it is calculated")),
        "unit": Label(_K.TEXT, text("the unit")),
        "minimum": Label(_K.BOUNDS, text("the lowest value")),
        "maximum": Label(_K.BOUNDS, text("the highest value")),
        "decimals": Label(_K.BOUNDS, text("the number of decimals")),
        "earliest": Label(_K.BOUNDS, text("the first day")),
        "latest": Label(_K.BOUNDS, text("the last day")),
        "max_length": Label(_K.BOUNDS, text("the most characters")),
        "top": Label(_K.BOUNDS, text("how many are asked for")),
        "asked_when": Label(_K.CONDITION, text("when it is asked")),
        "not_applicable": Label(_K.ANSWERING, text("whether “does not apply” is offered")),
        "independent": Label(_K.ANSWERING, text("whether colleagues answer each for themselves")),
        "figure": Label(_K.ANSWERING, text("the figure of the register that is offered")),
        "theme": Label(_K.THEME, text("the theme")),
        "who": Label(_K.WHO, text("who answers it")),
        "advice": Label(_K.ADVICE, text("the first step")),
        "target": Label(_K.TARGET, text("the level aimed at")),
        "references": Label(_K.REFERENCES, text("the references")),
        "about": Label(_K.THEME, text("the levels it is about")),
    }
)
LEVELS = Label(_K.LEVELS, text("what it looks like"))
CUT: Labels = MappingProxyType(
    {
        "side": Label(_K.CUT, text("what the threshold for yes looks at")),
        "at_least": Label(_K.CUT, text("the threshold for yes")),
        "choices": Label(_K.CUT, text("the answers that count as yes")),
        "says": Label(_K.CUT, text("the statement")),
    }
)
TOTAL: Labels = MappingProxyType(
    {
        "at_most": Label(_K.CUT, text("what one organisation counts for at most in the total")),
        "says": Label(_K.CUT, text("the sentence of the total")),
    }
)
OTHER_END: Labels = MappingProxyType(
    {
        "at_most": Label(_K.CUT, text("up to where the second statement holds")),
        "choices": Label(_K.CUT, text("the answers for which the second statement holds")),
        "says": Label(_K.CUT, text("the second statement")),
    }
)
CHOICE: Labels = MappingProxyType(
    {
        "missing": Label(_K.ANSWERING, text("the reason for having no answer that it stands for")),
        "exclusive": Label(_K.ANSWERING, text("whether it stands alone")),
    }
)
COLUMN: Labels = MappingProxyType(
    {
        "kind": Label(_K.COLUMNS, text("what a cell holds")),
        "text": Label(_K.COLUMNS, text("the text")),
        "unit": Label(_K.COLUMNS, text("the unit")),
        "required": Label(_K.COLUMNS, text("whether every row needs it")),
        "minimum": Label(_K.COLUMNS, text("the lowest value")),
        "maximum": Label(_K.COLUMNS, text("the highest value")),
        "decimals": Label(_K.COLUMNS, text("the number of decimals")),
    }
)
CONSTRAINT: Labels = MappingProxyType(
    {
        "rule": Label(_K.CONSTRAINT, text("what should hold")),
        "says": Label(_K.CONSTRAINT, text("what is shown when it does not hold")),
    }
)
ADVICE: Labels = MappingProxyType(
    {
        "when": Label(_K.ADVICE, text("for whom the first step is meant")),
        "text": Label(_K.ADVICE, text("the first step")),
    }
)
