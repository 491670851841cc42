"""Which answers a text of an author quotes: {answer.B3} stands for the answer to B3."""

import re

from samenscan.core.text import Words

_ANSWER = re.compile(r"\{answer\.([^{}]*)\}")


def answers_in(told: Words) -> tuple[str, ...]:
    """The codes of the questions quoted in any language, each once, in the order of the text."""
    found = (code for said in told.values() for code in _ANSWER.findall(said))
    return tuple(dict.fromkeys(found))
