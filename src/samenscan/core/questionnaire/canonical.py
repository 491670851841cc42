"""One written form per value, so that equal content has an equal hash on every machine."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal

from samenscan.core.text import Words

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
