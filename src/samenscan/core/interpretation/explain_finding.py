"""The way from a sentence down to the answers, or why nothing is said; for its own organisation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from samenscan.core.answers.asked import view
from samenscan.core.answers.values import Sheet
from samenscan.core.disclosure import Own, Released, release_own
from samenscan.core.interpretation.evidence import Seen, look
from samenscan.core.interpretation.fire import answer_shown, fired, levels_by_name, values_for
from samenscan.core.interpretation.general_trace import general_trace, not_looked_at
from samenscan.core.interpretation.own import own_report
from samenscan.core.interpretation.report import Finding, OwnReport
from samenscan.core.interpretation.rules import GENERAL_RULES, general_finding
from samenscan.core.interpretation.trace import Part, Sight, Value, trace
from samenscan.core.questionnaire.expressions import ReadyRule, finding_rules_of
from samenscan.core.questionnaire.model import Questionnaire
from samenscan.core.questionnaire.problem import did_you_mean
from samenscan.core.refused import Refused
from samenscan.core.scoring import Explanation, Node
from samenscan.core.scoring.explain import explanation
from samenscan.core.scoring.explanation import NodeKind
from samenscan.core.text import Text, Words, text


class UnknownFinding(Refused):
    """No rule has this name; the nearest one is told."""

    status = 404

    def __init__(self, id: str, known: Sequence[str]) -> None:
        super().__init__(
            text("No finding is called “%(id)s”.", id=id[:80]), did_you_mean(id, known)
        )


@dataclass(frozen=True)
class FindingExplained:
    """A finding, or its absence, from the sentence to the answers.

    `told` is what the organisation reads, None where it reads nothing; `standing` says where it
    stands, or why it is not told. `condition` is the rule in parts with what each part saw, None
    where the rule cannot be read. `numbers` explain the levels and scores the rule looks at. The
    report names dataset and day.
    """

    id: str
    section: str
    title: Words
    told: Finding | None
    standing: Text
    condition: Part | None
    numbers: tuple[Node, ...]
    report: OwnReport

    @property
    def organisation(self) -> str:
        """Whose answers these are."""
        return self.report.organisation

    @property
    def outcome(self) -> bool | None:
        """Whether the condition holds; None where it waits for an answer."""
        return self.condition.outcome if self.condition else None

    @property
    def waits_for(self) -> tuple[Value, ...]:
        """What has to be there before the condition can be decided."""
        return self.condition.waits_for() if self.condition else ()


@dataclass(frozen=True)
class RulesExplained:
    """Every rule of the scan on one sheet, in the order of its author."""

    organisation: str
    rules: tuple[FindingExplained, ...]


def explain_rules(
    questionnaire: Questionnaire, sheet: Sheet, *, day: date | None = None
) -> Released[Own, RulesExplained]:
    """Of every rule of the scan whether this organisation reads it, and why or why not."""
    explaining = _Explaining(questionnaire, sheet, day)
    rules = tuple(explaining.explained(rule.id) for rule in questionnaire.findings)
    return release_own(Own(sheet.organisation), RulesExplained(sheet.organisation, rules))


def explain_finding(
    questionnaire: Questionnaire, sheet: Sheet, id: str, *, day: date | None = None
) -> Released[Own, FindingExplained]:
    """Why this organisation reads this finding, or does not; UnknownFinding for another name.

    `id` is the name of a rule of the scan, or that of a general rule with a question: “I3:B5”.
    """
    explained = _Explaining(questionnaire, sheet, day).explained(id)
    return release_own(Own(sheet.organisation), explained)


class _Explaining:
    """One sheet about which somebody asks."""

    def __init__(self, questionnaire: Questionnaire, sheet: Sheet, day: date | None) -> None:
        self._asked = questionnaire
        self._sheet = sheet
        self._day = day
        self._seen = view(questionnaire, sheet)
        self._report = own_report(questionnaire, sheet, day=day)
        self._levels = levels_by_name(self._report.sections)
        self._ready = finding_rules_of(questionnaire)
        self._values = values_for(self._ready, self._seen, self._levels, day)

    def explained(self, id: str) -> FindingExplained:
        for one in self._ready.rules:
            if one.rule.id == id:
                return self._of_author(one)
        number, _, code = id.partition(":")
        codes = {question.code for question in self._asked.questions()}
        if number in GENERAL_RULES and code in codes:
            return self._general(number, code)
        raise UnknownFinding(id, tuple(self._known(number)))

    def _known(self, number: str) -> Iterator[str]:
        yield from (rule.id for rule in self._asked.findings)
        numbers = [number] if number in GENERAL_RULES else GENERAL_RULES
        for question in self._asked.questions():
            yield from (f"{one}:{question.code}" for one in numbers)

    def _of_author(self, one: ReadyRule) -> FindingExplained:
        sight = Sight(self._asked, self._seen, self._levels, self._day, self._values)
        condition = trace(one, self._ready, sight)
        told = self._told(one.rule.id)
        return FindingExplained(
            id=one.rule.id,
            section=one.section.code,
            title=one.rule.title,
            told=told,
            standing=self._standing(told, condition, None),
            condition=condition,
            numbers=tuple(self._section_nodes(one)),
            report=self._report,
        )

    def _section_nodes(self, one: ReadyRule) -> Iterator[Node]:
        for code in dict.fromkeys(name.split(".")[1] for name in one.levels):
            yield from self._nodes("section", code)

    def _nodes(self, kind: NodeKind, code: str) -> Iterator[Node]:
        return (node for node in self._scores.all() if (node.kind, node.code) == (kind, code))

    @cached_property
    def _scores(self) -> Explanation:
        return explanation(self._asked, self._sheet, self._seen)

    def _general(self, number: str, code: str) -> FindingExplained:
        question = self._asked.question(code)
        section = next(one for one in self._asked.sections if question in one.questions)
        all_seen = {one.question.code: one for one in look(self._asked, self._seen)}
        seen = all_seen.get(code)
        condition = (
            not_looked_at(question, answer_shown(self._asked, self._seen, code))
            if seen is None
            else general_trace(number, seen)
        )
        told = self._told(f"{number}:{code}")
        return FindingExplained(
            id=f"{number}:{code}",
            section=section.code,
            title=question.text,
            told=told,
            standing=self._standing(told, condition, seen),
            condition=condition,
            numbers=tuple(self._nodes("question", code)),
            report=self._report,
        )

    def _told(self, id: str) -> Finding | None:
        return next((one for one in self._report.findings if one.id == id), None)

    def _standing(self, told: Finding | None, condition: Part | None, seen: Seen | None) -> Text:
        if told is not None:
            return self._place(told)
        if condition is None:
            return text("The condition of this rule cannot be read, so it never speaks.")
        if condition.outcome is None:
            return text("It is not told: an answer is not there that it needs.")
        if not condition.outcome or seen is None:
            return text("It is not told: its condition does not hold for these answers.")
        return self._held_back(seen)

    def _place(self, told: Finding) -> Text:
        report = self._report
        if told in report.strengths:
            return text("It is told first, among what goes well.")
        if told in report.improvements:
            return text("It is told first, among where you could start.")
        if told in report.noticed:
            return text("It is told among what else we saw.")
        return text(
            "It holds, but is not listed in the report: three are told first, and others go "
            "before it."
        )

    def _held_back(self, seen: Seen) -> Text:
        """Why a general rule that holds is silent: the author speaks, or another rule does."""
        code = seen.question.code
        speaking = [one.rule.id for one in fired(self._ready, self._values) if code in one.covers]
        if speaking:
            return text(
                "It holds, but is not told: the rule “%(rule)s” of this scan speaks about the "
                "same question.",
                rule=speaking[0],
            )
        first = general_finding(seen)
        return text(
            "It holds, but is not told: of one question one thing is told, and here rule "
            "%(rule)s goes first.",
            rule=first.rule if first else "",
        )
