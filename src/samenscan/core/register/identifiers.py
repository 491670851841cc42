"""Codes by which others know an organisation: what is wrong with one, and how it is written."""

import re
from enum import StrEnum

from samenscan.core.refused import Refused
from samenscan.core.text import Text, text


class Scheme(StrEnum):
    """Who gives out an identifier."""

    ENTERPRISE = "enterprise"
    NIS = "nis"
    OVO = "ovo"
    POLICE_ZONE = "police_zone"
    OTHER = "other"


class IdentifierRefused(Refused):
    """A code that cannot be what it says it is."""

    status = 422


_SEPARATORS = re.compile(r"[\s.\-/\u00a0]+")
_MODULUS = 97


def normalised(scheme: Scheme, written: str) -> str:
    """The one way a code is kept, whatever the points, spaces and capitals it was written with.

    An enterprise number becomes ten digits, a NIS code five, a police zone code four, an OVO code
    `OVO` and six; a code of another register stays as it is. IdentifierRefused, at the field
    `value`, tells what is wrong and what would help.
    """
    bare = _SEPARATORS.sub("", written).upper()
    if not bare:
        raise _refused(text("The code is empty."), text("Write the code, or leave this out."))
    match scheme:
        case Scheme.ENTERPRISE:
            return _enterprise(bare)
        case Scheme.NIS:
            return _digits(bare, 5, text("A NIS code has five digits, such as 24062."))
        case Scheme.OVO:
            return _ovo(bare)
        case Scheme.POLICE_ZONE:
            return _digits(bare, 4, text("A police zone code has four digits, such as 5388."))
        case Scheme.OTHER:
            return _other(written.strip())


def pretty(scheme: Scheme, value: str) -> str:
    """A kept code as people write it; only an enterprise number has its own points."""
    if scheme is Scheme.ENTERPRISE:
        return f"{value[:4]}.{value[4:7]}.{value[7:]}"
    return value


def check_digits(first_eight: str) -> str:
    """The last two digits of an enterprise number: 97 less the remainder by 97.

    Source: Royal Decree of 24 June 2003 on the composition of the enterprise number, article 2.
    """
    return f"{_MODULUS - int(first_eight) % _MODULUS:02d}"


def _enterprise(bare: str) -> str:
    digits = bare.removeprefix("BE")
    if not (digits.isascii() and digits.isdigit()):
        raise _refused(
            text("An enterprise number has digits only, after an optional BE."),
            text("Write it as 0123.456.749, or copy it from the Crossroads Bank for Enterprises."),
        )
    # Before 2005 these numbers had nine digits; the same number now opens with a zero.
    if len(digits) == 9:
        digits = f"0{digits}"
    if len(digits) != 10:
        raise _refused(
            text("An enterprise number has ten digits; this one has %(n)s.", n=len(digits)),
            text("Compare it with the Crossroads Bank for Enterprises."),
        )
    if digits[0] not in "01":
        raise _refused(
            text("This is the number of an establishment, not of an enterprise."),
            text("Look up the enterprise it belongs to; its number opens with 0 or 1."),
        )
    if digits[8:] != check_digits(digits[:8]):
        raise _refused(
            text("The check digits of this enterprise number do not fit."),
            text("One digit is probably mistyped; compare all ten with your source."),
        )
    return digits


def _ovo(bare: str) -> str:
    digits = bare.removeprefix("OVO")
    remedy = text("Write OVO and six digits, such as OVO002067.")
    if not (digits.isascii() and digits.isdigit()):
        raise _refused(text("An OVO code has digits only, after OVO."), remedy)
    if len(digits) != 6:
        raise _refused(
            text("An OVO code has six digits; this one has %(n)s.", n=len(digits)), remedy
        )
    return f"OVO{digits}"


def _other(written: str) -> str:
    if len(written) > 40 or re.search(r"\s", written):
        raise _refused(
            text("A code of another register has at most 40 characters and no spaces."),
            text("Write register and code, such as provinciesincijfers:ipz54."),
        )
    return written


def _digits(bare: str, length: int, shape: Text) -> str:
    if not (bare.isascii() and bare.isdigit()):
        raise _refused(text("This code holds something else than digits."), shape)
    if len(bare) == length - 1:
        raise _refused(
            text("This code is one digit short."),
            text("A spreadsheet may have dropped a zero in front. Write all %(n)s.", n=length),
        )
    if len(bare) != length:
        raise _refused(
            text("This code has %(n)s digits instead of %(of)s.", n=len(bare), of=length), shape
        )
    return bare


def _refused(what: Text, remedy: Text) -> IdentifierRefused:
    return IdentifierRefused(what, remedy, where="value")
