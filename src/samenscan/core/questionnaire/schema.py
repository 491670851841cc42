"""The questionnaire language as JSON Schema (2020-12), made from the keys that the reader reads."""

from collections.abc import Mapping

from samenscan.core.questionnaire.canonical import Plain
from samenscan.core.questionnaire.grammar import (
    CODE_PATTERN,
    DAY_PATTERN,
    MAX_FORMULA,
    MAX_RULE,
    MAX_TEXT,
    NAME_PATTERN,
    NUMBER_PATTERN,
    RULE_PATTERN,
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
    Shape,
    Steps,
    Whole,
)
from samenscan.core.questionnaire.keys import (
    BANK_KEYS,
    COLUMN_KEYS,
    FINDINGS_KEYS,
    QUESTION_KEYS,
    SECTION_FILE_KEYS,
    SECTION_KEYS,
    TOP_KEYS,
    USE_KEYS,
)
from samenscan.core.questionnaire.model import LANGUAGES, LEVEL_MAX, Kind

Schema = dict[str, Plain]

_SCALAR: list[Plain] = ["string", "number", "boolean"]
_YES_OR_NO = "^([Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$"
_SAID = "text"
# A questionnaire names files behind the same key: words, where a file of rules has keys.
_HOLDS_RULES: Schema = {
    "required": ["findings"],
    "properties": {"findings": {"type": "array", "contains": {"type": "object"}}},
}


def schema() -> Schema:
    """The JSON Schema of a questionnaire file, one section, a bank, or rules for findings.

    What it accepts has the right form; whether it makes sense, only the reader tells.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Samenscan questionnaire",
        "description": "A questionnaire, or a file of its own: a section, a bank, or rules.",
        "type": "object",
        "if": {"required": ["questions"]},
        "then": {
            "if": {"required": ["bank"]},
            "then": _ref("bank"),
            "else": _ref("section"),
        },
        "else": {
            "if": _HOLDS_RULES,
            "then": _ref("findings"),
            "else": _ref("questionnaire"),
        },
        "$defs": _definitions(),
    }


def _definitions() -> Schema:
    return {
        "questionnaire": _object(TOP_KEYS),
        "bank": _object(BANK_KEYS),
        "section": _object(SECTION_KEYS),
        "section-in-a-file": _object(SECTION_FILE_KEYS),
        "findings": _object(FINDINGS_KEYS),
        "question": _by_type(QUESTION_KEYS, "question"),
        **_of_types(QUESTION_KEYS, "question"),
        "column": _by_type(COLUMN_KEYS, "column"),
        **_of_types(COLUMN_KEYS, "column"),
        "taken-question": _taken(),
        _SAID: _said(),
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _object(keys: Keys) -> Schema:
    return {
        "type": "object",
        "properties": {name: _key(key) for name, key in keys.items()},
        "required": [name for name, key in keys.items() if key.needed],
        "additionalProperties": False,
    }


def _by_type(keys_by_kind: Mapping[Kind, Keys], name: str) -> Schema:
    """An object whose keys follow from its type."""
    return {
        "type": "object",
        "properties": {"type": {"enum": [kind.value for kind in keys_by_kind]}},
        "required": ["code", "type", "text"],
        "allOf": [
            {
                "if": {"properties": {"type": {"const": kind.value}}, "required": ["type"]},
                "then": _ref(f"{name}-{kind.value}"),
            }
            for kind in keys_by_kind
        ],
    }


def _of_types(keys_by_kind: Mapping[Kind, Keys], name: str) -> Schema:
    return {f"{name}-{kind.value}": _object(keys) for kind, keys in keys_by_kind.items()}


def _taken() -> Schema:
    """A question out of a bank: its type is not written here, so any cut can stand here."""
    keys = {name: key for keys in USE_KEYS.values() for name, key in keys.items()}
    described = _object(keys)
    cuts: list[Plain] = []
    for of_kind in USE_KEYS.values():
        if "cut" in of_kind and (cut := _shape(of_kind["cut"].shape)) not in cuts:
            cuts.append(cut)
    properties = described["properties"]
    return {
        **described,
        "properties": {
            **(properties if isinstance(properties, Mapping) else {}),
            "cut": {"description": keys["cut"].says, "anyOf": [*cuts, {"type": "null"}]},
        },
    }


def _said() -> Schema:
    one = _scalar(MAX_TEXT)
    by_language: Schema = {
        "type": "object",
        "properties": {language: _optional(one) for language in LANGUAGES},
        "additionalProperties": False,
        "minProperties": 1,
    }
    return {"anyOf": [one, by_language]}


def _scalar(longest: int) -> Schema:
    return {"type": _SCALAR, "minLength": 1, "maxLength": longest}


def _key(key: Key) -> Schema:
    shape = _shape(key.shape)
    return {"description": key.says, **(shape if key.needed else _optional(shape))}


def _optional(shape: Schema) -> Schema:
    """The same, or nothing written behind the key."""
    nothing: Schema = {"type": "null"}
    match shape:
        case {"type": str(one), **rest}:
            return {**rest, "type": [one, "null"]}
        case {"type": [*several], **rest}:
            return {**rest, "type": [*several, "null"]}
        case {"anyOf": [*several]}:
            return {"anyOf": [*several, nothing]}
        case {"enum": [*several]}:
            return {"enum": [*several, None]}
    return {"anyOf": [shape, nothing]}


def _shape(shape: Shape) -> Schema:
    match shape:
        case Said() | SaidPerLevel() | SaidByName() | Steps():
            return _texts(shape)
        case Part(keys):
            return _object(keys)
        case Rows(keys):
            return {"type": "array", "items": _object(keys)}
        case Columns():
            return {"type": "array", "items": _ref("column"), "minItems": 1}
        case Questions(borrowed):
            return {"type": "array", "items": _question(borrowed), "minItems": 1}
        case Sections():
            return {"type": "array", "items": _section(), "minItems": 1}
        case Free():
            return {"type": "object"}
        case _:
            return _word(shape)


def _texts(shape: Said | SaidPerLevel | SaidByName | Steps) -> Schema:
    match shape:
        case Said():
            return _ref(_SAID)
        case SaidPerLevel():
            n = LEVEL_MAX + 1
            return {"type": "array", "items": _ref(_SAID), "minItems": n, "maxItems": n}
        case SaidByName():
            return {
                "type": "object",
                "patternProperties": {f"^{NAME_PATTERN}$": _ref(_SAID)},
                "additionalProperties": False,
            }
        case Steps(keys):
            return {"anyOf": [_ref(_SAID), {"type": "array", "items": _object(keys)}]}


def _section() -> Schema:
    return {
        "if": {"required": ["file"]},
        "then": _ref("section-in-a-file"),
        "else": _ref("section"),
    }


def _question(borrowed: bool) -> Schema:
    if not borrowed:
        return _ref("question")
    return {"if": {"required": ["use"]}, "then": _ref("taken-question"), "else": _ref("question")}


def _name(shape: Code | RuleName) -> Schema:
    if isinstance(shape, Code):
        return {"type": _SCALAR, "pattern": f"^{CODE_PATTERN}$", "minimum": 0}
    return {"type": "string", "pattern": f"^{RULE_PATTERN}$", "maxLength": MAX_RULE}


def _word(
    shape: Line | Code | RuleName | OneOf | Number | Whole | Flag | Several | Day | Formula,
) -> Schema:
    """The schema of what is one word, or a list of words."""
    match shape:
        case Line(longest):
            return _scalar(longest)
        case Code() | RuleName():
            return _name(shape)
        case OneOf(known):
            return {"enum": list(known)}
        case Number(low, high):
            return {
                "type": ["number", "string"],
                "pattern": f"^({NUMBER_PATTERN})$",
                **({} if low is None else {"minimum": int(low)}),
                **({} if high is None else {"maximum": int(high)}),
            }
        case Whole(least, most):
            return {
                "type": ["integer", "string"],
                "pattern": r"^[0-9]{1,12}(\.0{1,6})?$",
                "minimum": least,
                "maximum": most,
            }
        case Flag():
            return {"type": ["boolean", "string"], "pattern": _YES_OR_NO}
        case Several(known):
            one: Schema = {"enum": list(known)} if known else _scalar(MAX_TEXT)
            return {"anyOf": [one, {"type": "array", "items": one}]}
        case Day():
            return {"type": "string", "pattern": f"^{DAY_PATTERN}$"}
        case Formula():
            return _scalar(MAX_FORMULA)
