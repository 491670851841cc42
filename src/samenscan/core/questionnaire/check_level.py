"""Whether the sentence of a domain is safe to tell: a question is told by one kind only (D18)."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from samenscan.core.questionnaire.check_cut import Finding
from samenscan.core.questionnaire.model import Cut, Kind, Question, Questionnaire, Section
from samenscan.core.questionnaire.stated import LEVEL, counted, counts, needed_by, reached
from samenscan.core.text import Text, text


def level_findings(questionnaire: Questionnaire) -> Iterator[tuple[Section, Text, Text]]:
    """What is wrong with the cut of a section, if it has one; needs the whole questionnaire."""
    needs = needed_by(questionnaire)
    taken: dict[str, str] = {}
    for section in questionnaire.sections:
        if section.cut is None:
            continue
        for _, what, remedy in _threshold(section.cut, questionnaire.scale_max):
            yield section, what, remedy
        own = counted(section)
        if not own:
            yield (
                section,
                text("No question counts in the level of this section, so it cannot have a cut."),
                text("Leave “cut” out, or give its questions a score."),
            )
        rests_on = reached((question.code for question in own), needs)
        for what, remedy in (
            *_answers(questionnaire, section, rests_on),
            *_others(questionnaire, section, rests_on, needs),
            *_twice(section, rests_on, taken),
        ):
            yield section, what, remedy
        taken |= dict.fromkeys(rests_on, section.code)


def _threshold(cut: Cut, top: Decimal) -> Iterator[Finding]:
    at_least, other = cut.at_least, cut.other_end
    if at_least is None:
        yield (
            "cut",
            text("The cut does not say from where it counts as yes."),
            text("Write “at_least: …”."),
        )
        return
    if not 0 < at_least <= top:
        yield (
            "cut",
            text("With the cut at %(it)s everybody or nobody counts as yes.", it=at_least),
            text("Write a value that some answers reach and others do not."),
        )
    if other is None:
        return
    if other.at_most is None or not 0 <= other.at_most < at_least:
        yield (
            "cut",
            text("The other end of a domain lies between 0 and the level of its cut."),
            text("Write “at_most: …” with a value below “at_least”."),
        )


def _answers(
    questionnaire: Questionnaire, section: Section, rests_on: frozenset[str]
) -> Iterator[tuple[Text, Text]]:
    """Every answer behind the level serves the partnership without names, and in this way only."""
    for question in questionnaire.questions():
        if question.code not in rests_on:
            continue
        if question.sharing != "partnership-anonymous":
            yield _shared_otherwise(section, question)
        if question.cut is not None or (question.total is not None and not counts(question)):
            yield _told_twice(section, question)
        if question.kind is Kind.DERIVED:
            yield (
                text(
                    "A calculated value, “%(code)s”, counts in the level of section %(section)s. "
                    "What it says about the answers behind it is not proven.",
                    code=question.code,
                    section=section.code,
                ),
                text("Write “weight: 0” there, or leave the cut of the section out."),
            )


def _shared_otherwise(section: Section, question: Question) -> tuple[Text, Text]:
    return (
        text(
            "The level of section %(section)s rests on “%(code)s”, which is shared as "
            "“%(sharing)s”. The level that members are told together would be another one than "
            "each reads in its own report, or would pass on what is not to be shared.",
            section=section.code,
            code=question.code,
            sharing=question.sharing,
        ),
        text(
            "Leave the cut of the section out, write “weight: 0” with that question, or share it "
            "as partnership-anonymous."
        ),
    )


def _told_twice(section: Section, question: Question) -> tuple[Text, Text]:
    return (
        text(
            "“%(code)s” is told by itself and is part of the level of section %(section)s, which "
            "has a cut too. The two together could give an answer away.",
            code=question.code,
            section=section.code,
        ),
        text("Choose: the cut of the section, or what its questions tell by themselves."),
    )


def _others(
    questionnaire: Questionnaire,
    section: Section,
    rests_on: frozenset[str],
    needs: Mapping[str, frozenset[str]],
) -> Iterator[tuple[Text, Text]]:
    """Nothing else that is told depends on an answer behind this level."""
    for question in questionnaire.questions():
        if question.code == f"{LEVEL}{section.code}":
            yield (
                text("“%(code)s” is how the level of a section is called.", code=question.code),
                text("Give the question another code."),
            )
        if question.code in rests_on or question.cut is None:
            continue
        shared = reached([question.code], needs) & rests_on
        if shared and question.sharing not in ("own", "centre"):
            yield (
                text(
                    "“%(code)s” has a cut and is asked or calculated from “%(source)s”, which is "
                    "part of the level of section %(section)s. The two together could give an "
                    "answer away.",
                    code=question.code,
                    source=min(shared),
                    section=section.code,
                ),
                text("Choose: the cut of the section, or that of this question."),
            )


def _twice(
    section: Section, rests_on: frozenset[str], taken: Mapping[str, str]
) -> Iterator[tuple[Text, Text]]:
    both = sorted(rests_on & taken.keys())
    if both:
        yield (
            text(
                "The levels of sections %(one)s and %(other)s both rest on “%(code)s”. The two "
                "together could give an answer away.",
                one=taken[both[0]],
                other=section.code,
                code=both[0],
            ),
            text("Keep the cut of one of the two sections."),
        )
