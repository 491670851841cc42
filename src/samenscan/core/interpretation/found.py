"""Everything that is seen in one sheet: what the author's rules say, and the general ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from samenscan.core.answers.asked import SheetView
from samenscan.core.interpretation.evidence import NOTHING, Seen
from samenscan.core.interpretation.fire import finding_of, fired, levels_by_name, values_for
from samenscan.core.interpretation.report import Finding, SectionFact
from samenscan.core.interpretation.rules import general_finding, is_below_gate
from samenscan.core.questionnaire.expressions import ReadyRule, finding_rules_of
from samenscan.core.questionnaire.model import Questionnaire

Place = tuple[int, int, int]

# What only asks is no answer to a key question below its gate (I10).
_ASKING = frozenset({"check", "choice"})


@dataclass(frozen=True)
class Found:
    """A finding with what orders it.

    `place` is its place in the report: domain, question, and rule. `about` are the scored
    questions that it is about.
    """

    finding: Finding
    place: Place
    about: tuple[Seen, ...]

    @property
    def general(self) -> bool:
        """Whether a general rule says it, and not the author of the scan."""
        return self.finding.rule != "I9"

    @property
    def key(self) -> bool:
        """Whether it is about a key question."""
        return any(seen.question.key for seen in self.about)

    @property
    def below_gate(self) -> bool:
        """Whether it is about a key question below its gate."""
        return any(is_below_gate(seen) for seen in self.about)

    @property
    def below_target(self) -> bool:
        """Whether one of its answers lies below its target."""
        return any(seen.below_target for seen in self.about)

    @property
    def shortfall(self) -> Fraction:
        """That of the question which has most of it (I7)."""
        return max([seen.shortfall for seen in self.about], default=NOTHING)

    @property
    def surplus(self) -> Fraction:
        """That of the question which has most of it (I7)."""
        return max([seen.surplus for seen in self.about], default=NOTHING)


def found_in(
    questionnaire: Questionnaire,
    seen: SheetView,
    all_seen: Sequence[Seen],
    sections: Sequence[SectionFact],
    day: date | None,
) -> tuple[Found, ...]:
    """All findings about one sheet, in reading order; `sections` holds its levels (I9, I10)."""
    levels = levels_by_name(sections)
    ready = finding_rules_of(questionnaire)
    holding = fired(ready, values_for(ready, seen, levels, day)) if ready.rules else ()
    covered = frozenset(code for one in holding for code in one.covers)
    only_asked_about = covered - frozenset(
        code for one in holding if one.rule.kind not in _ASKING for code in one.covers
    )
    at = _places(questionnaire)
    domains = {section.code: n for n, section in enumerate(questionnaire.sections)}
    by_code = {one.question.code: one for one in all_seen}
    found = [
        _of_author(
            one,
            finding_of(one, questionnaire, seen, levels),
            at,
            by_code,
            domains[one.section.code],
            number,
        )
        for number, one in enumerate(holding, start=1)
    ]
    for one in all_seen:
        if one.question.code not in covered or (
            one.question.code in only_asked_about and is_below_gate(one)
        ):
            finding = general_finding(one)
            if finding is not None:
                found.append(Found(finding, (*at[one.question.code], 0), (one,)))
    return tuple(sorted(found, key=lambda one: one.place))


def _places(questionnaire: Questionnaire) -> dict[str, tuple[int, int]]:
    return {
        question.code: (number, position)
        for number, section in enumerate(questionnaire.sections)
        for position, question in enumerate(section.questions)
    }


def _of_author(
    one: ReadyRule,
    finding: Finding,
    at: Mapping[str, tuple[int, int]],
    by_code: Mapping[str, Seen],
    domain: int,
    number: int,
) -> Found:
    """An author's rule stands in its domain, with the first question it names there."""
    named = [at[code][1] for code in finding.questions if at[code][0] == domain]
    about = dict.fromkeys(code for code in (*finding.questions, *one.covers) if code in by_code)
    return Found(
        finding=finding,
        place=(domain, min(named, default=-1), number),
        about=tuple(by_code[code] for code in about),
    )
