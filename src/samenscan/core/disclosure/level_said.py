"""What an author is told of the level of a domain: whether it can be told to members together."""

from collections.abc import Iterator

from samenscan.core.disclosure.level_open import sentences_of, settled_answers
from samenscan.core.questionnaire import Questionnaire, Section
from samenscan.core.questionnaire.stated import Stated, stated
from samenscan.core.text import Text, text


def levels_left_out(questionnaire: Questionnaire) -> Iterator[Text]:
    """A warning per sentence about a domain that nobody will ever read, for its author."""
    for one in stated(questionnaire):
        told = sentences_of(questionnaire, one)
        if isinstance(one.subject, Section) and told < one.n_sentences:
            yield said_of_level(questionnaire, one, one.subject)


def said_of_level(questionnaire: Questionnaire, one: Stated, section: Section) -> Text:
    """What will be told of the level of a domain, and which answers keep it back (D18)."""
    n = sentences_of(questionnaire, one)
    if n == one.n_sentences:
        return text(
            "Domain %(code)s is told by its level: no answer behind it is settled by it.",
            code=section.code,
        )
    settled = settled_answers(questionnaire, section, both=one.two and n == 1)
    codes = ", ".join(dict.fromkeys(found.question for found in settled))
    if n:
        return text(
            "Domain %(code)s is told without its other end, which would settle answers to "
            "%(questions)s. A lower weight there, a higher “at_most” or more questions would help.",
            code=section.code,
            questions=codes,
        )
    return text(
        "Domain %(code)s will not be told: its level would settle answers to %(questions)s. A "
        "lower weight there, or more questions in the domain, would help.",
        code=section.code,
        questions=codes,
    )
