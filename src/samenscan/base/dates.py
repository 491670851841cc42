"""Days as the reader writes them; the formats are those of `site/formats`."""

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.timezone import is_aware, localtime
from django.utils.translation import get_language


def day(moment: date, form: str = "DATE_FORMAT") -> str:
    """A day in the active language; `form` names a format, such as MONTH_DAY_FORMAT.

    French counts the first of a month: “1er janvier”, every other day as a plain number.
    """
    here = localtime(moment) if isinstance(moment, datetime) and is_aware(moment) else moment
    written = date_format(here, form)
    first_in_french = (get_language() or "").startswith("fr") and written.startswith("1 ")
    return f"1er{written[1:]}" if first_in_french else written
