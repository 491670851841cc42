"""The filters of every template: `told` shows a sentence of core in the reader's language."""

from django import template

from samenscan.base.render import Told, told
from samenscan.core.text import Words

register = template.Library()
register.filter("told", told)


@register.filter
def lacks(value: Told, language: str) -> bool:
    """Whether an author's words are missing in this language, so that the page can say so."""
    return isinstance(value, Words) and value.lacks(language)
