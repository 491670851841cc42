"""One written form per value, so that equal content has an equal hash on every machine."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from samenscan.core.text import Param, Text, Words

Plain = None | bool | int | str | Sequence["Plain"] | Mapping[str, "Plain"]


def digest(value: Plain) -> str:
    """sha256 in hexadecimal of the canonical JSON of a plain value (sorted keys, UTF-8)."""
    written = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def plain_decimal(value: Decimal | None) -> str | None:
    """A decimal without exponent or trailing zeros: 1, 1.0 and 1.00 are the same number."""
    if value is None:
        return None
    written = f"{value:f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else written


def plain_words(value: Words | None) -> dict[str, str] | None:
    """Words as a mapping; which language comes first is said once, by the questionnaire."""
    return None if value is None else dict(value.by_language)


def plain_value(value: object) -> Plain:
    """A frozen value as JSON: fields that still have their default are left out.

    So a field that a later version of the product adds leaves the hash of older content as it
    was. Fields outside comparison (where something stood in a file) are no content.
    """
    match value:
        case Enum():
            return str(value.value)
        case None | bool() | int() | str():
            return value
        case Decimal():
            return plain_decimal(value)
        case Fraction() | date():
            return str(value)
        case Words():
            return plain_words(value)
        case tuple():
            return [plain_value(item) for item in value]
        case frozenset():
            return sorted(str(item) for item in value)
    if is_dataclass(value):
        told = [one for one in fields(value) if one.compare]
        return {
            one.name: plain_value(getattr(value, one.name))
            for one in told
            if not _is_default(one, getattr(value, one.name))
        }
    raise TypeError(f"{type(value).__name__} has no plain form")


def _is_default(field: Field[object], value: object) -> bool:
    return field.default is not MISSING and value == field.default


def text_to_plain(sentence: Text) -> dict[str, Plain]:
    """A sentence as JSON, to be translated when it is read; `text_from_plain` is its inverse.

    Blanks stay whole numbers or sentences of their own; anything else is kept as text.
    """
    params: list[Plain] = [[name, _param_to_plain(value)] for name, value in sentence.params]
    return {"template": sentence.template, "params": params}


def text_from_plain(plain: object) -> Text:
    """The sentence that `text_to_plain` made; TypeError when it is none."""
    match plain:
        case {"template": str(template), "params": list() | tuple() as params}:
            return Text(template, tuple(_named_param(param) for param in params))
        case _:
            raise TypeError("this is no stored sentence")


def _param_to_plain(value: Param) -> Plain:
    if isinstance(value, Text):
        return text_to_plain(value)
    return value if isinstance(value, int) else str(value)


def _named_param(plain: object) -> tuple[str, Param]:
    match plain:
        case [str(name), str() | int() as value]:
            return name, value
        case [str(name), nested]:
            return name, text_from_plain(nested)
        case _:
            raise TypeError("a blank of a stored sentence has a name and a value")
