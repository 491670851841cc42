"""Numbers as people in Belgium type them: 1.234,5 and 1 234,5 and 1234.5; nothing is guessed."""

import re
from decimal import Decimal

from samenscan.core.answers.refused import AnswerRefused
from samenscan.core.text import Text, text

MAX_LENGTH = 40
# ordinary, no-break, thin and narrow no-break space
SPACES = re.compile(r"[ \u00a0\u2009\u202f]")
GROUPED_BY_SPACE = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?:[,.][0-9]+)?")
GROUPED_BY_POINT = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
PLAIN = re.compile(r"[0-9]+(?:[,.][0-9]+)?")


def parse_number(written: str, decimals: int) -> Decimal:
    """The number that was typed; AnswerRefused (field “value”) where it is none or ambiguous.

    A comma is the decimal sign, points and spaces in threes group thousands. One point that
    cannot group thousands is read as a decimal sign too (the point of a numeric keypad). For a
    question with three or more decimals “1.234” could be either, so it is refused.
    """
    cleaned = SPACES.sub(" ", written.strip()).replace("\u2212", "-")
    sign, unsigned = ("-", cleaned[1:].strip()) if cleaned.startswith("-") else ("", cleaned)
    if len(cleaned) > MAX_LENGTH:
        raise _refuse(text("This number is too long."), text("Check the number of digits."))
    if GROUPED_BY_POINT.fullmatch(unsigned):
        if unsigned.count(".") == 1 and "," not in unsigned and decimals >= 3:
            raise _refuse(
                text("“%(it)s” can be read in two ways.", it=cleaned),
                text("Write the decimals after a comma, and thousands without a point."),
            )
        digits = unsigned.replace(".", "").replace(",", ".")
    elif GROUPED_BY_SPACE.fullmatch(unsigned):
        digits = unsigned.replace(" ", "").replace(",", ".")
    elif PLAIN.fullmatch(unsigned):
        digits = unsigned.replace(",", ".")
    else:
        raise _refuse(
            text("“%(it)s” is not a number.", it=cleaned[:MAX_LENGTH]),
            text("Write only digits, with a comma for decimals: 1250 or 12,5."),
        )
    return Decimal(sign + digits)


def _refuse(what: Text, remedy: Text) -> AnswerRefused:
    return AnswerRefused(what, remedy, where="value")
