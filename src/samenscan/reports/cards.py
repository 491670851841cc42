"""A finding as a template prints it, in the reader's language, down to the answers behind it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from django.utils.safestring import SafeString

from samenscan.core.interpretation import Finding
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.questionnaire.model import UnknownCode
from samenscan.core.text import Said, Text
from samenscan.reports.report import KIND_WORDS
from samenscan.reports.words import Shown, marked, shown, tell

_NOT_IN_AN_ANCHOR = re.compile(r"[^A-Za-z0-9_-]")
_LEVEL = "level."
# How frameworks call themselves, for the names that rules give them.
_FRAMEWORKS = MappingProxyType({"nist-csf-2.0": "NIST CSF 2.0", "cyfun2023": "CyFun 2023"})
_NO_TABLES: Mapping[str, Sequence[Text]] = MappingProxyType({})


@dataclass(frozen=True)
class Answered:
    """One answer or level that a finding rests on: its code, what was asked, and the answer.

    `title` is None where the finding itself is named after the question. `rows` are those of a
    table, whole: what a finding rests on may stand in any of its columns.
    """

    name: str
    title: Shown | None
    answer: SafeString
    is_level: bool
    rows: tuple[SafeString, ...] = ()


@dataclass(frozen=True)
class Card:
    """One finding; `reason` and `next_step` are empty where they are told once for several."""

    id: str
    rule: str
    anchor: str
    kind: str
    label: str
    section: Shown
    title: Shown
    sentence: SafeString
    reason: SafeString | None
    others: SafeString | None
    next_step: Shown | None
    evidence: tuple[Answered, ...]
    references: tuple[str, ...]


def card(
    finding: Finding,
    questionnaire: Questionnaire,
    language: str,
    *,
    told: tuple[Text | None, ...] = (),
    tables: Mapping[str, Sequence[Text]] = _NO_TABLES,
) -> Card:
    """This finding in the active `language`; what is in `told` is said beside it, not in it.

    `tables` holds the rows of tables by their question.
    """
    step = None if finding.next_step in told else finding.next_step
    return Card(
        id=finding.id,
        rule=finding.rule,
        anchor=f"finding-{_NOT_IN_AN_ANCHOR.sub('-', finding.id)}",
        kind=finding.kind,
        label=tell(KIND_WORDS[finding.kind]),
        section=shown(questionnaire.section(finding.section).title, language),
        title=shown(finding.title, language),
        sentence=marked(finding.sentence, language),
        reason=None if finding.reason in told else marked(finding.reason, language),
        others=_marked(finding.others, language),
        next_step=shown(step, language) if step else None,
        evidence=tuple(
            replace(
                _answered(name, answer, finding, questionnaire, language),
                rows=tuple(marked(row, language) for row in tables.get(name, ())),
            )
            for name, answer in finding.evidence
        ),
        references=tuple(map(reference_told, finding.references)),
    )


def reference_told(reference: str) -> str:
    """Where something is asked for, as its framework writes it: “NIST CSF 2.0 PR.AA-03”."""
    framework, colon, place = reference.partition(":")
    if not colon or framework not in _FRAMEWORKS:
        return reference
    return f"{_FRAMEWORKS[framework]} {place}"


def _marked(value: Said | None, language: str) -> SafeString | None:
    return None if value is None else marked(value, language)


def _answered(
    name: str, answer: Text, finding: Finding, questionnaire: Questionnaire, language: str
) -> Answered:
    asked = _asked(name, questionnaire)
    title = None if asked is None or asked == finding.title else shown(asked, language)
    is_level = name.startswith(_LEVEL)
    return Answered(
        name.removeprefix(_LEVEL) if is_level else name, title, marked(answer, language), is_level
    )


def _asked(name: str, questionnaire: Questionnaire) -> Said | None:
    """What was asked under this code, or the domain or theme of a level."""
    try:
        if not name.startswith(_LEVEL):
            return questionnaire.question(name).text
        section, _, theme = name.removeprefix(_LEVEL).partition(".")
        found = questionnaire.section(section)
        return next((one.title for one in found.themes if one.code == theme), found.title)
    except UnknownCode:
        return None
