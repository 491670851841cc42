"""What is wrong with the rules for findings of a questionnaire, with the line of each mistake."""

import re
from collections.abc import Iterator

from samenscan.core.questionnaire.expressions.check import named_in
from samenscan.core.questionnaire.expressions.formula import Known, read_formula
from samenscan.core.questionnaire.expressions.names import Meaning, Sort
from samenscan.core.questionnaire.expressions.never import never_so
from samenscan.core.questionnaire.expressions.program import Program
from samenscan.core.questionnaire.model import FindingRule, Questionnaire
from samenscan.core.questionnaire.places import Place, Places
from samenscan.core.questionnaire.problem import Problem, did_you_mean
from samenscan.core.questionnaire.read_findings import place_of_rule
from samenscan.core.text import Text, Words, text

_BLANK = re.compile(r"\{([^{}]*)\}")
_WITH_ANSWERS = ("sees", "matters", "others", "step")
_Found = tuple[str, Text, Text]


def problems_of_findings(
    questionnaire: Questionnaire, file: str, places: Places
) -> Iterator[Problem]:
    """What is wrong with each rule, in reading order.

    A rule that names a question which could not be read is left alone.
    """
    known = Known(questionnaire, in_a_rule=True)
    for rule in questionnaire.findings:
        for key, what, remedy in _of_rule(rule, known, places):
            stands = Place(rule.file or file, rule.line)
            place = places.at(place_of_rule(rule.id), key, stands)
            yield Problem(place.file, place.line, what, remedy)


def _of_rule(rule: FindingRule, known: Known, places: Places) -> Iterator[_Found]:
    named = named_in(rule.when)
    if named.isdisjoint(places.broken):
        found = read_formula(rule.when.source, known, Sort.YES_NO)
        if isinstance(found, Program):
            yield from _nothing_named(rule, found, known)
            for wrong in never_so(found.node, known.names, known.questionnaire.scale_max):
                yield "when", wrong.what, wrong.remedy
        else:
            yield from (("when", wrong.what, wrong.remedy) for wrong in found)
    sections = [section.code for section in known.questionnaire.sections]
    if rule.section is not None and rule.section not in sections:
        yield (
            "section",
            text("There is no domain “%(code)s”.", code=rule.section[:80]),
            did_you_mean(rule.section, sections),
        )
    for code in rule.covers or ():
        if code not in known.codes:
            yield "covers", *_no_question(code, known)
    yield from _texts(rule, known)


def _nothing_named(rule: FindingRule, program: Program, known: Known) -> Iterator[_Found]:
    """A rule about levels only has to say to which domain it belongs, when these are several."""
    if rule.section is not None:
        return
    meanings = [known.names[name] for name in program.names]
    if any(isinstance(meaning, Meaning) for meaning in meanings):
        return
    sections = {meaning.section.code for meaning in meanings if not isinstance(meaning, Meaning)}
    if len(sections) > 1:
        yield (
            "when",
            text("This rule is about several domains, and does not say with which it is told."),
            text("Add a line “section: …”."),
        )


def _texts(rule: FindingRule, known: Known) -> Iterator[_Found]:
    texts: dict[str, Words | None] = {
        "title": rule.title,
        "sees": rule.sees,
        "matters": rule.matters,
        "others": rule.others,
        "step": rule.step,
    }
    for key, told in texts.items():
        blanks = {blank: None for said in (told or {}).values() for blank in _BLANK.findall(said)}
        for blank in blanks:
            yield from ((key, *wrong) for wrong in _blank(key, blank, known))


def _blank(key: str, blank: str, known: Known) -> Iterator[tuple[Text, Text]]:
    root, dot, code = blank.partition(".")
    if root != "answer" or not dot:
        yield (
            text("“{%(blank)s}” cannot stand in a text.", blank=blank[:80]),
            text("Write {answer.B3} for the answer to B3, or a name of “names”."),
        )
    elif key not in _WITH_ANSWERS:
        yield (
            text("A title cannot hold an answer."),
            text("Write {answer.%(code)s} under “sees”.", code=code[:80]),
        )
    elif code not in known.codes:
        yield _no_question(code, known)


def _no_question(code: str, known: Known) -> tuple[Text, Text]:
    return (
        text("There is no question “%(code)s”.", code=code[:80]),
        did_you_mean(code, known.codes),
    )
