"""How long a scan says it takes; how long it took is not stored, and is not guessed (Q12)."""

from dataclasses import dataclass

from samenscan.core.questionnaire.model import Kind, Questionnaire
from samenscan.core.text import Words


@dataclass(frozen=True)
class SectionMinutes:
    """What one domain says it takes, and how many questions somebody answers in it.

    `minutes` is 0 where the author gave none; `who` fills it in, as a rule.
    """

    section: str
    title: Words
    who: Words | str
    n_questions: int
    minutes: int

    @property
    def seconds_each(self) -> int | None:
        """Whole seconds per question, None without minutes or questions."""
        if not self.minutes or not self.n_questions:
            return None
        return self.minutes * 60 // self.n_questions


def section_minutes(questionnaire: Questionnaire) -> tuple[SectionMinutes, ...]:
    """Every domain in reading order."""
    return tuple(
        SectionMinutes(
            section=section.code,
            title=section.title,
            who=questionnaire.who(section.who),
            n_questions=sum(one.kind is not Kind.DERIVED for one in section.questions),
            minutes=section.minutes,
        )
        for section in questionnaire.sections
    )
