"""What a collective result can state: the sentence of a question, or that of a domain's level."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samenscan.core.questionnaire.check_score import scorable
from samenscan.core.questionnaire.expressions.check import named_by
from samenscan.core.questionnaire.expressions.formula import Known
from samenscan.core.questionnaire.model import Cut, Kind, Question, Questionnaire, Section
from samenscan.core.text import Text, Words, text

LEVEL = "level."
"""Before the code of a section: the code under which its level is told, as formulas call it."""

# Sharing classes whose answers members are told in statements; D15 has the whole table.
IN_STATEMENTS = ("partnership-anonymous", "public")


@dataclass(frozen=True)
class Stated:
    """A question or a domain that has a sentence in the collective result.

    `code` is that of the question, or `level.G` for the domain G. `section` is where it stands.
    `rests_on` are the codes of all answers it is made of; of a question that is itself, of a
    level also what decides whether its questions are asked.
    """

    code: str
    title: Words
    cut: Cut
    section: str
    subject: Question | Section
    rests_on: frozenset[str]

    @property
    def codes(self) -> frozenset[str]:
        """What a ledger remembers of it: its own code and those of the answers it is made of."""
        return self.rests_on | {self.code}

    @property
    def of_level(self) -> bool:
        """Whether it is about the level of a domain."""
        return isinstance(self.subject, Section)

    @property
    def says(self) -> Words | Text:
        """Its sentence; of a level with the domain and from which level it holds."""
        if not self.of_level or self.cut.at_least is None:
            return self.cut.says
        return text(
            "%(domain)s: %(says)s (level %(level)s or more)",
            domain=self.title,
            says=self.cut.says,
            level=self.cut.at_least,
        )

    @property
    def other_says(self) -> Words | Text | None:
        """Its second sentence, if it has one."""
        other = self.cut.other_end
        if other is None or not self.of_level or other.at_most is None:
            return None if other is None else other.says
        return text(
            "%(domain)s: %(says)s (level %(level)s or less)",
            domain=self.title,
            says=other.says,
            level=other.at_most,
        )

    @property
    def two(self) -> bool:
        """Whether there is a second sentence, about the other end."""
        return self.cut.other_end is not None

    @property
    def n_sentences(self) -> int:
        """How many sentences an author wrote about it: one, or one for either end."""
        return 2 if self.two else 1

    @property
    def about_together(self) -> bool:
        """Whether it is about what members would like to do together."""
        subject = self.subject
        return (
            isinstance(subject, Question)
            and subject.kind is Kind.PRIORITY
            and self.cut.side == "together"
        )


def counts(question: Question) -> bool:
    """Whether answers to this question count in the level of a scored domain (S5)."""
    return question.weight > 0 and scorable(question)


def counted(section: Section) -> tuple[Question, ...]:
    """The questions that count in the level of this domain."""
    return tuple(filter(counts, section.questions)) if section.scored else ()


def stated(questionnaire: Questionnaire) -> tuple[Stated, ...]:
    """Everything that has a sentence and serves the partnership without names, or everybody.

    In the order of the questionnaire, the level of a domain before its questions.
    """
    needs = needed_by(questionnaire)
    found = []
    for section in questionnaire.sections:
        if section.cut is not None:
            rests_on = reached((one.code for one in counted(section)), needs)
            code = f"{LEVEL}{section.code}"
            found.append(Stated(code, section.title, section.cut, section.code, section, rests_on))
        for question in section.questions:
            if question.cut is not None and question.sharing in IN_STATEMENTS:
                itself = frozenset({question.code})
                found.append(
                    Stated(
                        question.code, question.text, question.cut, section.code, question, itself
                    )
                )
    return tuple(found)


def stated_by_code(questionnaire: Questionnaire) -> Mapping[str, Stated]:
    """The same by the code under which each is told."""
    return {one.code: one for one in stated(questionnaire)}


def needed_by(questionnaire: Questionnaire) -> Mapping[str, frozenset[str]]:
    """Per question, the questions its condition and its calculation name."""
    known = Known(questionnaire)
    return {
        question.code: frozenset().union(
            *(named_by(one, known) for one in (question.asked_when, question.value) if one)
        )
        for question in questionnaire.questions()
    }


def reached(codes: Iterable[str], needs: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """These questions, and all that they depend on, directly or through others."""
    found: set[str] = set()
    waiting = list(codes)
    while waiting:
        code = waiting.pop()
        if code not in found:
            found.add(code)
            waiting += needs.get(code, ())
    return frozenset(found)
