"""One written form per value, so that equal content has an equal hash on every machine."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal

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
