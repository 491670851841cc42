"""Everything the template of the own report prints, in the reader's language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from samenscan.core.answers.values import Missing
from samenscan.core.charts import (
    PaperAndPractice,
    levels_chart,
    pairs_chart,
    themes_chart,
)
from samenscan.core.disclosure import Own, Released, collective_statements
from samenscan.core.interpretation import (
    Calculated,
    Finding,
    OwnAnswers,
    OwnReport,
    SectionFact,
)
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.questionnaire.model import Kind
from samenscan.core.text import Text, text
from samenscan.reports.cards import Card, card
from samenscan.reports.domains import Domain, Listed, Meaning
from samenscan.reports.figures import Figure, figure
from samenscan.reports.report import Group, OwnStory, left_open, own_story
from samenscan.reports.trends import trends_told
from samenscan.reports.words import marked, shown, tell

Context = dict[str, object]
# The other findings of a domain can be unfolded, so that many rules stay readable.
AT_ONCE = 4


def own_context(
    released: Released[Own, OwnReport],
    questionnaire: Questionnaire,
    language: str,
    pairs: Released[Own, PaperAndPractice] | None,
    answers: Released[Own, OwnAnswers] | None,
) -> Context:
    """What `reports/own_body.html` prints; the active language is `language`."""
    story = own_story(released, questionnaire)
    told = _Telling(released, story, questionnaire, language, _tables(answers, questionnaire))
    return {
        "opening": [marked(sentence, language) for sentence in story.opening],
        "not_said": [(marked(one.sentence, language), one.to) for one in story.not_said],
        "groups": [told.group(group) for group in story.groups],
        "levels": figure(levels_chart(released, tell)),
        "standing": told.standing(),
        "meanings": [told.meaning(meaning) for meaning in story.meanings],
        "domains": [told.domain(domain) for domain in story.domains],
        "choices": told.cards(story.choices),
        "checks": told.cards(story.checks),
        "pairs": figure(pairs_chart(pairs, tell)) if pairs else None,
        "trends": [(one, figure(one.chart)) for one in trends_told(released, language)],
        "follows": [tell(sentence) for sentence in story.follows],
        "calculated": [_calculated(one, language) for one in story.calculated],
        "broken": [(one.question, shown(one.says, language)) for one in story.broken],
        "coverage": tell(story.coverage),
        "left_open": [tell(sentence) for sentence in story.left_open],
        "open_questions": _open_questions(answers, questionnaire, language),
        "method": [tell(sentence) for sentence in story.method],
        "sources": _sources(story, language),
    }


def commands(
    released: Released[Own, OwnReport], questionnaire: Questionnaire
) -> list[tuple[str, str]]:
    """What each command gives, and the command, for whoever holds the files."""
    report = released.facts
    given = "ANSWERS.csv --questionnaire SCAN.yaml --members MEMBERS.csv"
    day = f" --day {report.day.isoformat()}" if report.day else ""
    again = text("Makes this report again, with every number in it:")
    explains = text("Tells how a finding came about, down to the answers:")
    who = f"--organisation {report.organisation} --finding ID"
    return [
        (tell(again), f"samenscan interpret {given} --out NEW-FOLDER{day}"),
        (tell(explains), f"samenscan explain {given} {who}{day}"),
    ]


@dataclass(frozen=True)
class _Telling:
    """What the parts of one report have in common."""

    released: Released[Own, OwnReport]
    story: OwnStory
    questionnaire: Questionnaire
    language: str
    tables: Mapping[str, Sequence[Text]]

    def cards(self, findings: Sequence[Finding], told: tuple[Text | None, ...] = ()) -> list[Card]:
        """These findings; what is in `told` is said beside them."""
        return [
            card(one, self.questionnaire, self.language, told=told, tables=self.tables)
            for one in findings
        ]

    def reasons(self) -> tuple[Text | None, ...]:
        """Reasons that are told once for all."""
        return tuple(meaning.reason for meaning in self.story.meanings)

    def steps(self) -> tuple[Text | None, ...]:
        """General first steps that are told once for all, or at the start."""
        first = [one.next_step for group in self.story.groups for one in group.findings]
        return (
            *(meaning.step for meaning in self.story.meanings),
            *(step for step in first if isinstance(step, Text)),
        )

    def group(self, group: Group) -> Context:
        """Strengths, or where to start."""
        told: list[Text | None] = [group.shared_step, *self.reasons()]
        cards = []
        for finding in group.findings:
            cards += self.cards([finding], tuple(told))
            # A general reason that the card above told is not told again.
            told += [finding.reason] if isinstance(finding.reason, Text) else []
        return {
            "kind": group.kind,
            "heading": tell(group.heading),
            "note": tell(group.note) if group.note else "",
            "cards": [
                (one, self.meant(finding))
                for one, finding in zip(cards, group.findings, strict=True)
            ],
            "step": tell(group.shared_step) if group.shared_step else "",
        }

    def meant(self, finding: Finding) -> str:
        """The heading under which the reason of a general finding is told once for all."""
        meanings = self.story.meanings
        return next(
            (tell(one.heading) for one in meanings if one.rule == finding.rule and one.reason), ""
        )

    def standing(self) -> list[Context]:
        """A row per domain: level, what is aimed at, and how much was answered."""
        elsewhere = {domain.code for domain in self.story.domains}
        return [
            {
                "code": fact.code if fact.code in elsewhere else "",
                "title": shown(fact.title, self.language),
                "level": tell(_NOT_SHOWN if fact.level is None else fact.level),
                "target": "–" if fact.target is None else tell(fact.target),
                "n_answered": fact.n_answered,
                "n_applicable": fact.n_applicable,
            }
            for fact in self.story.sections
        ]

    def meaning(self, meaning: Meaning) -> Context:
        """Why what a heading lists matters."""
        return {
            "rule": meaning.rule,
            "heading": tell(meaning.heading),
            "reason": tell(meaning.reason) if meaning.reason else "",
            "step": tell(meaning.step) if meaning.step else "",
        }

    def domain(self, domain: Domain) -> Context:
        """One domain with all that is told about it."""
        fact = domain.fact
        cards = self.cards(domain.said)
        return {
            "code": domain.code,
            "title": shown(domain.title, self.language),
            "stands": [marked(one, self.language) for one in self.stands(domain)],
            "themes": self.themes(domain),
            "theme_reasons": [
                (shown(theme.title, self.language), tell(theme.reason))
                for theme in (fact.themes if fact and fact.level is not None else ())
                if theme.reason
            ],
            "cards": cards[:AT_ONCE],
            "more_cards": cards[AT_ONCE:],
            "listed": [self.listed(one) for one in domain.listed],
            "later": [self.listed(one) for one in domain.later],
            "told": self.cards(domain.told),
        }

    def stands(self, domain: Domain) -> Iterator[Text]:
        """Where a domain stands, and what members read together of such levels (D18)."""
        if domain.fact:
            yield from _stands(domain.fact)
        every = collective_statements(self.questionnaire)
        if any(one.of_level and one.section == domain.code for one in every):
            yield _LEVEL_TOGETHER

    def themes(self, domain: Domain) -> Figure | None:
        """The levels of its themes, as soon as one of them has a level."""
        known = domain.fact and any(theme.level is not None for theme in domain.fact.themes)
        chart = themes_chart(self.released, domain.code, tell) if known else None
        return figure(chart, tell(domain.title))

    def listed(self, listed: Listed) -> Context:
        """What one general rule lists in a domain."""
        cards = self.cards(listed.findings, (*self.reasons(), *self.steps()))
        return {
            "rule": listed.rule,
            "heading": tell(listed.heading),
            "cards": cards,
            "n": len(cards),
        }


def _tables(
    answers: Released[Own, OwnAnswers] | None, questionnaire: Questionnaire
) -> Mapping[str, Sequence[Text]]:
    """The rows of the tables that were filled in, by question."""
    return {
        one.question: one.in_full
        for one in (answers.facts.answers if answers else ())
        if one.missing is None and questionnaire.question(one.question).kind is Kind.TABLE
    }


_NOT_SHOWN = text("not shown")

_LEVEL_TOGETHER = text(
    "Members together can read how many of them reach a level here. Your own level is for you only."
)


def _stands(fact: SectionFact) -> Iterator[Text]:
    """Where a domain stands, in sentences; the reason where no level is shown."""
    if fact.level is None:
        if fact.reason:
            yield fact.reason
    elif fact.target is None:
        yield text("Level %(level)s of %(maximum)s.", level=fact.level, maximum=fact.scale_max)
    else:
        yield text(
            "Level %(level)s of %(maximum)s; %(target)s is aimed at.",
            level=fact.level,
            maximum=fact.scale_max,
            target=fact.target,
        )
    if fact.level is not None and fact.n_answered < fact.n_applicable:
        yield text(
            "%(n)s of %(of)s questions that count were answered, %(percent)s %% of the weight.",
            n=fact.n_answered,
            of=fact.n_applicable,
            percent=fact.coverage_percent,
        )
    if fact.because is not None:
        yield _verdict(fact.passed, fact.because, fact.reason)


def _verdict(passed: bool | None, because: Text, told: Text | None) -> Text:
    if passed is None and because == told:
        return text("Whether it passes cannot be said yet.")
    if passed is None:
        return text("Whether it passes cannot be said yet. %(because)s", because=because)
    if passed:
        return text("It passes. %(because)s", because=because)
    return text("It does not pass. %(because)s", because=because)


def _open_questions(
    answers: Released[Own, OwnAnswers] | None, questionnaire: Questionnaire, language: str
) -> list[Context]:
    """Per reason why there is no answer: the sentence, and the questions by domain."""
    if answers is None:
        return []
    lacking = [one for one in answers.facts.answers if one.missing and not one.calculated]
    return [
        {
            "sentence": tell(left_open(kind, len(found))),
            "sections": [
                {
                    "title": shown(questionnaire.section(code).title, language),
                    "questions": [(one.question, shown(one.title, language)) for one in several],
                }
                for code, several in groupby(found, key=lambda one: one.section)
            ],
        }
        for kind in Missing
        if (found := [one for one in lacking if one.missing is kind])
    ]


def _calculated(one: Calculated, language: str) -> Context:
    return {
        "question": one.question,
        "title": shown(one.title, language),
        "value": marked(one.shown, language),
        "how": marked(one.how, language),
    }


def _sources(story: OwnStory, language: str) -> list[Context]:
    return [
        {
            "label": tell(label),
            "value": value if isinstance(value, str) else marked(value, language),
            "is_code": isinstance(value, str),
        }
        for label, value in story.sources
    ]
