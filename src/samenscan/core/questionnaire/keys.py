"""Every key of the questionnaire language: read by the reader and published as JSON Schema."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from samenscan.core.questionnaire.grammar import (
    Code,
    Columns,
    Day,
    Flag,
    Formula,
    Free,
    Key,
    Keys,
    Line,
    Number,
    OneOf,
    Part,
    Questions,
    Rows,
    RuleName,
    Said,
    SaidByName,
    SaidPerLevel,
    Sections,
    Several,
    Steps,
    Whole,
)
from samenscan.core.questionnaire.model import (
    COLUMN_KINDS,
    FIGURES,
    LANGUAGES,
    LEVEL_MAX,
    MAX_WRITTEN,
    Combine,
    FindingKind,
    Kind,
    MissingCode,
    Severity,
    Sharing,
    Side,
)

ZERO = Decimal(0)
ONE = Decimal(1)
MAX_MINUTES = 600
MAX_DECIMALS = 6
MAX_ROWS = 500
MAX_TOP = 20

SHARINGS: tuple[Sharing, ...] = (
    "own",
    "centre",
    "partnership-anonymous",
    "partnership-named",
    "public",
)
MISSINGS: tuple[MissingCode, ...] = ("unknown", "not_applicable", "rather_not_say")
COMBINES: tuple[Combine, ...] = ("mean", "minimum")
LEVEL_SIDES: tuple[Side, ...] = ("practice", "paper")
PRIORITY_SIDES: tuple[Side, ...] = ("matters", "together")
FINDING_KINDS: tuple[FindingKind, ...] = ("strength", "improvement", "risk", "check", "choice")
SEVERITIES: tuple[Severity, ...] = ("high", "middle", "low")
BRIDGES = ("same", "renamed", "rescaled", "split", "merged", "broken")
COLUMN_TYPES = tuple(kind.value for kind in COLUMN_KINDS)

_CODE = Key(Code(), "A short code that never changes.", needed=True)
_TEXT = Key(Said(), "What people read; one text, or one per language.", needed=True)
_TITLE = Key(Said(), "What people read as its title.", needed=True)
_WEIGHT = Key(Number(low=ZERO), "How much it counts; 0 does not count.")
_SCORE = Key(Number(low=ZERO), "The score of this answer, from 0 to max_score.")
_SHARING = Key(OneOf(SHARINGS), "Whom the answer may serve.")
_UNIT = Key(Said(), "What is counted, such as “devices”.")
_MIN = Key(Number(), "The lowest value that can be given.")
_MAX = Key(Number(), "The highest value that can be given.")
_DECIMALS = Key(Whole(0, MAX_DECIMALS), "How many decimals can be given.")
_MAX_SCORE = Key(Number(), "The score of the best answer; 5 when absent.")
_SAYS = Key(Said(), "The sentence that is true of whoever counts as yes.", needed=True)
_AT_LEAST = Key(Number(), "From which value it counts as yes.")

CHOICE_KEYS: Mapping[Kind, Keys] = MappingProxyType(
    {
        Kind.SINGLE: {
            "code": _CODE,
            "text": _TEXT,
            "score": _SCORE,
            "missing": Key(OneOf(MISSINGS), "The kind of missing that choosing it means."),
        },
        Kind.MULTIPLE: {
            "code": _CODE,
            "text": _TEXT,
            "score": _SCORE,
            "exclusive": Key(Flag(), "Whether it cannot stand beside another choice."),
        },
        Kind.RANKING: {"code": _CODE, "text": _TEXT},
    }
)
BAND_KEYS: Keys = {
    "at_least": Key(Number(), "The value from which this score holds.", needed=True),
    "score": Key(Number(low=ZERO), "The score from there on.", needed=True),
}
_BANDS = Key(Rows(BAND_KEYS), "Scores by value, the lowest value first.")
_COLUMN: Keys = {
    "code": _CODE,
    "type": Key(OneOf(COLUMN_TYPES), "What a cell holds.", needed=True),
    "text": _TEXT,
    "required": Key(Flag(), "Whether every row needs it."),
}
_AMOUNT: Keys = {"min": _MIN, "max": _MAX, "decimals": _DECIMALS}
_COLUMN_CHOICES = Key(Rows(CHOICE_KEYS[Kind.RANKING]), "What can be chosen.", needed=True)
COLUMN_KEYS: Mapping[Kind, Keys] = MappingProxyType(
    {
        Kind.TEXT: _COLUMN,
        Kind.NUMBER: {**_COLUMN, "unit": _UNIT, **_AMOUNT},
        Kind.MONEY: {**_COLUMN, **_AMOUNT},
        Kind.PERCENTAGE: {**_COLUMN, **_AMOUNT},
        Kind.DATE: _COLUMN,
        Kind.SINGLE: {**_COLUMN, "choices": _COLUMN_CHOICES},
        Kind.YES_NO: _COLUMN,
    }
)
CONSTRAINT_KEYS: Keys = {
    "rule": Key(Formula(), "What should hold.", needed=True),
    "says": Key(Said(), "What is shown when it does not hold.", needed=True),
}
ADVICE_KEYS: Keys = {
    "when": Key(Formula(), "For whom this step is meant; absent in the last one only."),
    "text": Key(Said(), "The first step.", needed=True),
}


def _cut(other_end: Keys | None, **own: Key) -> Key:
    parts = {**own, "says": _SAYS}
    if other_end is not None:
        other = Part({**other_end, "says": _SAYS})
        parts["other_end"] = Key(other, "A second sentence, about the other end.")
    return Key(Part(parts), "From where it counts as yes in a collective result.")


_AT_MOST: Keys = {"at_most": Key(Number(), "Up to which value it holds.", needed=True)}
_OTHER_CHOICES: Keys = {
    "choices": Key(Several(), "The codes for which it holds, none of the cut.", needed=True)
}
_CUT_AT_LEAST = _cut(_AT_MOST, at_least=_AT_LEAST)
_TOTAL = Key(
    Part(
        {
            "at_most": Key(
                Number(low=ZERO), "What one organisation counts for at most.", needed=True
            ),
            "says": Key(Said(), "What is added up, such as “running costs of ICT”.", needed=True),
        }
    ),
    "That the amounts of all are told together in a collective result.",
)
_CHOICES = Key(Several(), "The codes that count as yes.")
_COMMON: Keys = {
    "code": _CODE,
    "type": Key(OneOf(tuple(kind.value for kind in Kind)), "How it is answered.", needed=True),
    "text": _TEXT,
    "help": Key(Said(), "How to choose, with an example."),
    "weight": _WEIGHT,
    "key": Key(Flag(), "Whether its section leans on it."),
    "theme": Key(Code(), "The theme of the section it belongs to."),
    "who": Key(Line(), "Who answers it, where that differs from the section."),
    "sharing": _SHARING,
    "target": Key(Number(low=ZERO), "The level aimed at."),
    "advice": Key(Steps(ADVICE_KEYS), "A first step that someone can take soon."),
    "references": Key(Several(), "Where it comes from, such as cyfun2023:PR.IP-4.1."),
    "asked_when": Key(Formula(), "The condition under which it is asked."),
    "constraints": Key(Rows(CONSTRAINT_KEYS), "What should hold between answers."),
    "not_applicable": Key(Flag(), "Whether “does not apply” is offered."),
    "independent": Key(Flag(), "Whether colleagues can answer it each for themselves first."),
}
_FIGURE = Key(OneOf(FIGURES), "The figure of the register that is offered for it.")
_NUMERIC: Keys = {
    "min": _MIN,
    "max": _MAX,
    "decimals": _DECIMALS,
    "bands": _BANDS,
    "max_score": _MAX_SCORE,
    "cut": _CUT_AT_LEAST,
}


def _choices(kind: Kind) -> Key:
    return Key(Rows(CHOICE_KEYS[kind]), "What can be chosen.", needed=True)


_OWN: Mapping[Kind, Keys] = {
    Kind.LEVEL: {
        "combine": Key(OneOf(COMBINES), "How paper and practice join."),
        "levels": Key(SaidPerLevel(), "What level 0 to 5 look like in practice."),
        "cut": _cut(
            _AT_MOST, side=Key(OneOf(LEVEL_SIDES), "Which of the two."), at_least=_AT_LEAST
        ),
    },
    Kind.SINGLE: {
        "choices": _choices(Kind.SINGLE),
        "max_score": _MAX_SCORE,
        "cut": _cut(_OTHER_CHOICES, choices=_CHOICES),
    },
    Kind.MULTIPLE: {
        "choices": _choices(Kind.MULTIPLE),
        "max_score": _MAX_SCORE,
        # Of several choices, some can be at one end and some at the other.
        "cut": _cut(None, choices=_CHOICES),
    },
    Kind.YES_NO: {
        "yes_score": Key(Number(low=ZERO), "The score of yes."),
        "no_score": Key(Number(low=ZERO), "The score of no."),
        "max_score": _MAX_SCORE,
        "cut": _cut(
            {"choices": Key(Several(("yes", "no")), "The other answer.", needed=True)},
            choices=Key(Several(("yes", "no")), "Which answer counts; yes when absent."),
        ),
    },
    Kind.NUMBER: {"unit": _UNIT, **_NUMERIC, "total": _TOTAL, "figure": _FIGURE},
    Kind.MONEY: {**_NUMERIC, "total": _TOTAL, "figure": _FIGURE},
    Kind.PERCENTAGE: _NUMERIC,
    Kind.DATE: {
        "earliest": Key(Day(), "The first day that can be given."),
        "latest": Key(Day(), "The last day that can be given."),
    },
    Kind.TEXT: {"max_length": Key(Whole(1, MAX_WRITTEN), "The most characters.")},
    Kind.RANKING: {
        "choices": _choices(Kind.RANKING),
        "top": Key(Whole(1, MAX_TOP), "How many are asked for; 3 when absent."),
    },
    Kind.PRIORITY: {
        "about": Key(Several(), "The domains or themes whose levels belong to it, such as G."),
        "cut": _cut(
            _AT_MOST,
            side=Key(OneOf(PRIORITY_SIDES), "Which of the two scales.", needed=True),
            at_least=_AT_LEAST,
        ),
    },
    Kind.TABLE: {
        "columns": Key(Columns(), "The columns.", needed=True),
        "max": Key(Whole(1, MAX_ROWS), "The most rows; 50 when absent."),
    },
    Kind.FILE: {},
    Kind.DERIVED: {
        "value": Key(Formula(), "How it is calculated.", needed=True),
        "unit": _UNIT,
        "decimals": _DECIMALS,
        "bands": _BANDS,
        "max_score": _MAX_SCORE,
        "cut": _CUT_AT_LEAST,
    },
}
# Answers in free words, rows and files cannot be laid side by side and be called different.
_NEVER: Mapping[Kind, frozenset[str]] = {
    Kind.DERIVED: frozenset({"not_applicable", "independent"}),
    Kind.FILE: frozenset({"independent"}),
    Kind.TABLE: frozenset({"independent"}),
    Kind.TEXT: frozenset({"independent"}),
}
QUESTION_KEYS: Mapping[Kind, Keys] = MappingProxyType(
    {
        kind: {
            name: key
            for name, key in {**_COMMON, **_OWN[kind]}.items()
            if name not in _NEVER.get(kind, ())
        }
        for kind in Kind
    }
)


def untyped(keys_by_kind: Mapping[Kind, Keys]) -> Keys:
    """All keys of all types, for what does not say of which type it is."""
    return {
        name: replace(key, needed=name in ("code", "type", "text"))
        for keys in keys_by_kind.values()
        for name, key in keys.items()
    }


UNTYPED_KEYS = untyped(QUESTION_KEYS)
UNTYPED_COLUMN_KEYS = untyped(COLUMN_KEYS)
OVERRIDES = (
    "weight",
    "key",
    "theme",
    "who",
    "sharing",
    "target",
    "cut",
    "total",
    "asked_when",
    "advice",
    "about",
)
_USE = Key(Code(), "The code of the question in a bank.", needed=True)
USE_KEYS: Mapping[Kind, Keys] = MappingProxyType(
    {
        kind: {
            "use": _USE,
            **{name: key for name, key in QUESTION_KEYS[kind].items() if name in OVERRIDES},
        }
        for kind in Kind
    }
)

THEME_KEYS: Keys = {"code": _CODE, "title": _TITLE, "weight": _WEIGHT}
SECTION_KEYS: Keys = {
    "code": _CODE,
    "title": _TITLE,
    "intro": Key(Said(), "What people read before the first question."),
    "minutes": Key(Whole(0, MAX_MINUTES), "How long it takes."),
    "who": Key(Line(), "Who fills it in: the code of a respondent."),
    "scored": Key(Flag(), "Whether it gets a level."),
    "group": Key(Code(), "Sections with the same group stand together."),
    "sharing": Key(
        OneOf(SHARINGS), "Whom its answers may serve, unless a question says otherwise."
    ),
    "themes": Key(Rows(THEME_KEYS), "Parts with a level of their own."),
    "weight": Key(Number(low=ZERO), "How much it counts in a mean of sections."),
    "pass_mark": Key(Number(low=ZERO), "The mean from which it passes."),
    "cut": Key(_CUT_AT_LEAST.shape, "From which level it counts as yes in a collective result."),
    "questions": Key(Questions(borrowed=True), "Its questions.", needed=True),
}
SECTION_FILE_KEYS: Keys = {
    "file": Key(Line(200), "The file of the set in which the section stands.", needed=True)
}
BANK_KEYS: Keys = {
    "bank": Key(Code(), "The code of the bank.", needed=True),
    "questions": Key(Questions(borrowed=False), "Its questions.", needed=True),
}
SCALE_KEYS: Keys = {
    "max": Key(Number(low=ONE), "The top of the scale results are shown on."),
    "levels": Key(SaidPerLevel(), "The names of level 0 to 5."),
    "paper": Key(SaidPerLevel(), "The names of level 0 to 5 on paper."),
}
SCORING_KEYS: Keys = {
    "section": Key(OneOf(("questions", "themes")), "What the level of a section is the mean of."),
    "total": Key(OneOf(("none", "questions", "sections")), "What the total is the mean of."),
    "coverage": Key(
        Number(low=ZERO, high=Decimal(100)),
        "How much of the weight has to be answered before a level is shown, in per cent.",
    ),
}
FINDING_KEYS: Keys = {
    "id": Key(RuleName(), "A short name that never changes.", needed=True),
    "kind": Key(OneOf(FINDING_KINDS), "What sort of finding it is.", needed=True),
    "severity": Key(OneOf(SEVERITIES), "What is told first; middle when absent, never shown."),
    "when": Key(Formula(), "For which answers it is told.", needed=True),
    "section": Key(Code(), "The section it is told with; that of the first question in “when”."),
    "title": _TITLE,
    "sees": Key(Said(), "What we see; {answer.B3} is the answer to B3.", needed=True),
    "matters": Key(Said(), "Why it matters.", needed=True),
    "others": Key(Said(), "What others do."),
    "step": Key(Said(), "A first step; needed unless it is a strength."),
    "covers": Key(Several(), "Questions about which the general rules then say nothing."),
    "references": Key(Several(), "Where it comes from, such as CyFun2025 PR.DS-11."),
}
FINDINGS_KEYS: Keys = {
    "findings": Key(Rows(FINDING_KEYS), "The rules, in the order of the report.", needed=True),
}
RESPONDENT_KEYS: Keys = {"code": _CODE, "title": _TITLE}
BRIDGE_STEP_KEYS: Keys = {
    "old": Key(Several(), "Codes in the old version."),
    "new": Key(Several(), "Codes in this version."),
    "how": Key(OneOf(BRIDGES), "What happened to the question.", needed=True),
    "rule": Key(Free(), "For rescaled: which old answer becomes which new one."),
}
BRIDGE_KEYS: Keys = {
    "from": Key(Line(40), "The older version.", needed=True),
    "questions": Key(Rows(BRIDGE_STEP_KEYS), "The questions that changed.", needed=True),
}
TOP_KEYS: Keys = {
    "code": _CODE,
    "version": Key(Line(40), "The version; raise it with every change.", needed=True),
    "title": _TITLE,
    "languages": Key(
        Several(LANGUAGES),
        "The languages; the first has every text.",
        needed=True,
    ),
    "scale": Key(Part(SCALE_KEYS), f"The scale of results; 0 to {LEVEL_MAX} when absent."),
    "respondents": Key(Rows(RESPONDENT_KEYS), "Who fills in sections."),
    "names": Key(SaidByName(), "Names that texts use as {name}."),
    "scoring": Key(Part(SCORING_KEYS), "How scores are put together."),
    "bank": Key(Several(), "Files with questions that can be used."),
    "findings": Key(Several(), "Files with rules for findings."),
    "bridge": Key(Part(BRIDGE_KEYS), "How an older version leads to this one."),
    "sections": Key(Sections(), "The sections.", needed=True),
}
