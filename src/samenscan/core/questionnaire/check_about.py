"""What a priority question is about: levels that exist, named by domain or theme."""

from collections.abc import Iterator

from samenscan.core.questionnaire.model import Question, Questionnaire, Section
from samenscan.core.questionnaire.problem import did_you_mean
from samenscan.core.text import Text, text


def levels_of(section: Section) -> tuple[str, ...]:
    """How the levels of a domain are called: `G`, and `G.protect` for a theme of it."""
    if not section.scored:
        return ()
    return (section.code, *(f"{section.code}.{theme.code}" for theme in section.themes))


def about_findings(questionnaire: Questionnaire) -> Iterator[tuple[Question, Text, Text]]:
    """Questions that say they are about a level that this questionnaire does not have."""
    known = [name for section in questionnaire.sections for name in levels_of(section)]
    for question in questionnaire.questions():
        for name in question.about:
            if name not in known:
                yield (
                    question,
                    text("“%(name)s” is no domain or theme with a level.", name=name[:80]),
                    did_you_mean(name, known)
                    if known
                    else text("Name a scored section, such as G, or a theme of it, G.protect."),
                )
