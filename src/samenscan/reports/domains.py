"""Findings domain by domain: what the scan's own rules say first, then what general rules list."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from samenscan.core.interpretation import Finding, OwnReport, SectionFact
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.questionnaire.model import FindingKind, Section, Severity
from samenscan.core.text import Text, Words, text

# The rules of docs/methods/scoring.md that list answers, the most telling first.
_HEADINGS: Mapping[str, Text] = {
    "I5": text("Key points that are not in place yet"),
    "I6": text("Key points to which the answer is not known"),
    "I3": text("Agreed on paper, not yet daily practice"),
    "I4": text("Done in practice, not yet written down"),
    "I2": text("Other answers below what is aimed at"),
    "I1": text("What else goes well"),
}
# What these list can be read later: many answers, and nothing in them is urgent.
_LATER = frozenset({"I1", "I2"})
_OF_THE_SCAN = "I9"
_APART: frozenset[FindingKind] = frozenset({"choice", "check"})
_KINDS: Sequence[FindingKind] = ("risk", "improvement", "strength")
_SEVERITIES: Sequence[Severity] = ("high", "middle", "low")


@dataclass(frozen=True)
class Meaning:
    """Why what one general rule lists matters, and its general first step, told once for all."""

    rule: str
    heading: Text
    reason: Text | None
    step: Text | None


@dataclass(frozen=True)
class Listed:
    """What one general rule sees in one domain."""

    rule: str
    heading: Text
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Domain:
    """One domain: where it stands, what the scan says about it, what is listed, and what was told.

    `fact` is None for a domain without a level. `later` is listed too, but can wait; `told` are
    the findings at the start of the report.
    """

    code: str
    title: Words
    fact: SectionFact | None
    said: tuple[Finding, ...]
    listed: tuple[Listed, ...]
    later: tuple[Listed, ...]
    told: tuple[Finding, ...]

    @property
    def has_something(self) -> bool:
        """Whether there is more to tell than a level."""
        fact = self.fact
        more = fact is not None and bool(fact.themes or fact.because or fact.reason)
        return bool(self.said or self.listed or self.later or self.told) or more


def domains_of(
    report: OwnReport, questionnaire: Questionnaire, first: Sequence[Finding]
) -> tuple[Domain, ...]:
    """The domains with something to tell, in reading order; `first` was told at the start."""
    facts = {fact.code: fact for fact in report.sections}
    domains = (
        _domain(section, facts.get(section.code), report, first)
        for section in questionnaire.sections
    )
    return tuple(domain for domain in domains if domain.has_something)


def meanings_of(report: OwnReport, first: Sequence[Finding]) -> tuple[Meaning, ...]:
    """What the headings of general rules mean; a step told at the start is not told again."""
    told = {finding.next_step for finding in first}
    meanings = []
    for rule, heading in _HEADINGS.items():
        found = [one for one in report.findings if one.rule == rule]
        reasons = {one.reason for one in found}
        reason = reasons.pop() if len(reasons) == 1 else None
        steps = (one.next_step for one in found)
        step = next((one for one in steps if isinstance(one, Text) and one not in told), None)
        if isinstance(reason, Text) or step:
            meanings.append(
                Meaning(rule, heading, reason if isinstance(reason, Text) else None, step)
            )
    return tuple(meanings)


def apart(report: OwnReport, kind: FindingKind, first: Sequence[Finding]) -> tuple[Finding, ...]:
    """What the scan's own rules say of this kind, the most urgent first."""
    told = {finding.id for finding in first}
    found = [
        one
        for one in report.findings
        if one.rule == _OF_THE_SCAN and one.kind == kind and one.id not in told
    ]
    return tuple(sorted(found, key=_order))


def _domain(
    section: Section, fact: SectionFact | None, report: OwnReport, first: Sequence[Finding]
) -> Domain:
    here = [one for one in report.findings if one.section == section.code]
    told = {finding.id for finding in first}
    left = [one for one in here if one.id not in told]
    said = (one for one in left if one.rule == _OF_THE_SCAN and one.kind not in _APART)
    return Domain(
        code=section.code,
        title=section.title,
        fact=fact,
        said=tuple(sorted(said, key=_order)),
        listed=_listed(left, _HEADINGS.keys() - _LATER),
        later=_listed(left, _LATER),
        told=tuple(one for one in here if one.id in told),
    )


def _listed(findings: Sequence[Finding], rules: Collection[str]) -> tuple[Listed, ...]:
    lists = (
        Listed(rule, heading, tuple(one for one in findings if one.rule == rule))
        for rule, heading in _HEADINGS.items()
        if rule in rules
    )
    return tuple(one for one in lists if one.findings)


def _order(finding: Finding) -> tuple[int, int]:
    kind = _KINDS.index(finding.kind) if finding.kind in _KINDS else 0
    return kind, _SEVERITIES.index(finding.severity)
