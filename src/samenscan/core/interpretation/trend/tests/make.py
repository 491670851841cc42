"""Builders for trends: two versions of a small scan, and sheets of one zone."""

from collections.abc import Mapping
from dataclasses import replace

from samenscan.core.answers.asked import view
from samenscan.core.answers.values import Answer, Levels, Sheet
from samenscan.core.interpretation.trend import Crossing, Earlier, OwnTrend, own_trends
from samenscan.core.questionnaire.model import Question, Questionnaire
from samenscan.core.questionnaire.tests.make import (
    make_question,
    make_questionnaire,
    make_section,
)
from samenscan.core.questionnaire.versions import Bridge, Step, completed
from samenscan.core.text import Text, Words

ZONE = "zone"


def scan(version: str, *questions: Question, **sections: tuple[Question, ...]) -> Questionnaire:
    """A version with these questions in one domain `b`, or with a domain per keyword."""
    given = sections or {"b": questions}
    made = tuple(make_section(*inside, code=code) for code, inside in given.items())
    return replace(make_questionnaire(*made), version=version)


def level_questions(*codes: str) -> tuple[Question, ...]:
    """Level questions of weight 1."""
    return tuple(make_question(code) for code in codes)


def sheet(answers: Mapping[str, Answer | int], who: str = ZONE) -> Sheet:
    """The answers of one zone; a whole number is that level on both sides."""
    return Sheet(who, {c: Levels(a, a) if isinstance(a, int) else a for c, a in answers.items()})


def bridged(old: Questionnaire, new: Questionnaire, *steps: Step) -> Crossing:
    """The crossing by these steps, and what is certain for the rest."""
    return Crossing(completed(Bridge(old.version, steps), old, new), new)


def trend(new: Questionnaire, today: Sheet, *rounds: Earlier) -> OwnTrend:
    """Today beside the first of these rounds."""
    return own_trends(new, today.organisation, view(new, today), rounds)[0]


def said(sentence: Text) -> str:
    """A sentence as a reader of Dutch sees it before translation."""
    return sentence.template % {name: _filled(param) for name, param in sentence.params}


def _filled(param: object) -> str:
    if isinstance(param, Words):
        return param.told("nl")
    return said(param) if isinstance(param, Text) else str(param)
