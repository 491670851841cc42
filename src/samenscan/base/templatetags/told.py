"""The filters of every template: `told` and `day` show sentences and days to this reader."""

from datetime import date

from django import template

from samenscan.base import dates
from samenscan.base.render import Told, told
from samenscan.core.text import Words

register = template.Library()
register.filter("told", told)


@register.filter
def lacks(value: Told, language: str) -> bool:
    """Whether an author's words are missing in this language, so that the page can say so."""
    return isinstance(value, Words) and value.lacks(language)


@register.filter
def day(value: date | None, form: str = "DATE_FORMAT") -> str:
    """A day as the reader writes it; empty where there is none."""
    return dates.day(value, form) if value else ""
