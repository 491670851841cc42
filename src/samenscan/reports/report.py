"""What an organisation is told about itself and in which order; how it looks is for others."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from samenscan import __version__
from samenscan.core.answers.asked import Broken
from samenscan.core.answers.bounds import shown_day
from samenscan.core.answers.shown import joined
from samenscan.core.answers.values import Missing
from samenscan.core.disclosure import Own, Released
from samenscan.core.interpretation import Calculated, Finding, OwnReport, SectionFact
from samenscan.core.questionnaire import Questionnaire
from samenscan.core.questionnaire.model import FindingKind
from samenscan.core.text import Text, Words, text
from samenscan.reports.domains import Domain, Meaning, apart, domains_of, meanings_of

Told = Text | Words


@dataclass(frozen=True)
class Group:
    """Findings under one heading; `note` says why there are none."""

    kind: str
    heading: Text
    findings: tuple[Finding, ...]
    note: Text | None = None

    @property
    def shared_step(self) -> Text | None:
        """The general first step, told once, where more than one finding has nothing better."""
        general = [f.next_step for f in self.findings if isinstance(f.next_step, Text)]
        return next((step for step in general if general.count(step) > 1), None)


@dataclass(frozen=True)
class Pointer:
    """A sentence, and the id of the part of the report that says more."""

    sentence: Text
    to: str


@dataclass(frozen=True)
class OwnStory:
    """Words before numbers: in short, where to begin, domain by domain, and how we got there.

    `not_said` is what lacks, could not be said, or comes before something else. `choices` are
    perhaps on purpose, `checks` are answers that do not seem to fit together.
    """

    opening: tuple[Text, ...]
    not_said: tuple[Pointer, ...]
    groups: tuple[Group, ...]
    meanings: tuple[Meaning, ...]
    domains: tuple[Domain, ...]
    choices: tuple[Finding, ...]
    checks: tuple[Finding, ...]
    coverage: Text
    left_open: tuple[Text, ...]
    sections: tuple[SectionFact, ...]
    method: tuple[Text, ...]
    sources: tuple[tuple[Text, Told | str], ...]
    follows: tuple[Text, ...]
    calculated: tuple[Calculated, ...]
    broken: tuple[Broken, ...]


def own_story(released: Released[Own, OwnReport], questionnaire: Questionnaire) -> OwnStory:
    """The own report as a story; only what the gate released is told."""
    report = released.facts
    groups = _groups(report)
    first = [finding for group in groups for finding in group.findings]
    return OwnStory(
        opening=_opening(report),
        not_said=_not_said(report),
        groups=groups,
        meanings=meanings_of(report, first),
        domains=domains_of(report, questionnaire, first),
        choices=apart(report, "choice", first),
        checks=apart(report, "check", first),
        coverage=_coverage(report),
        left_open=_left_open(report),
        sections=report.sections,
        method=_method(questionnaire),
        sources=_sources(report, questionnaire),
        follows=_follows(report),
        calculated=report.calculated,
        broken=report.broken,
    )


def _opening(report: OwnReport) -> tuple[Text, ...]:
    known = [fact for fact in report.sections if fact.level is not None]
    if not known:
        return (text("Too little has been answered yet to say how you stand."),)
    n_hidden = len(report.sections) - len(known)
    sentences = [_reached(known, n_hidden), *_ends(known)]
    return tuple(sentences)


def _failed(report: OwnReport) -> Iterator[Pointer]:
    failed = [fact for fact in report.sections if fact.passed is False]
    if len(failed) == 1:
        one = text("One domain does not pass yet; below stands why.")
        yield Pointer(one, f"domain-{failed[0].code}")
    elif failed:
        several = text("%(n)s domains do not pass yet; below stands why.", n=len(failed))
        yield Pointer(several, "report-domains")


def _not_said(report: OwnReport) -> tuple[Pointer, ...]:
    """Domains that do not pass or have no level, key points nobody knows, answers to look at."""
    hidden = [fact for fact in report.sections if fact.level is None]
    n_unknown = sum(1 for finding in report.findings if finding.rule == "I6")
    checks = apart(report, "check", ())
    n_checks = len(checks) + len(report.broken)
    pointers = [*_failed(report)]
    if hidden and len(hidden) < len(report.sections):
        domains = joined([text("“%(domain)s”", domain=fact.title) for fact in hidden])
        little = text("Too little was answered to show a level of %(domains)s.", domains=domains)
        pointers.append(Pointer(little, "report-answered"))
    if n_unknown == 1:
        unknown = text("The answer to one key point is not known; find that out first.")
        pointers.append(Pointer(unknown, "report-domains"))
    elif n_unknown:
        unknown = text(
            "The answers to %(n)s key points are not known; find those out first.", n=n_unknown
        )
        pointers.append(Pointer(unknown, "report-domains"))
    if n_checks:
        unfitting = text("Some answers do not seem to fit together; look at those first.")
        if n_checks > 1:
            unfitting = text(
                "In %(n)s places answers do not seem to fit together; look at those first.",
                n=n_checks,
            )
        pointers.append(Pointer(unfitting, "report-checks" if checks else "report-follows"))
    return tuple(pointers)


def _reached(known: list[SectionFact], n_hidden: int) -> Text:
    n_reached = sum(1 for fact in known if (fact.level or 0) >= (fact.target or 0))
    if n_reached == len(known) and not n_hidden:
        return text("In every domain you stand where this scan aims, or further.")
    if not n_reached:
        return text("No domain stands where this scan aims yet; below is where you could start.")
    return text(
        "In %(n)s of %(of)s domains you stand where this scan aims, or further.",
        n=n_reached,
        of=len(known) + n_hidden,
    )


def _ends(known: list[SectionFact]) -> tuple[Text, ...]:
    highest = max(known, key=lambda fact: fact.level or Decimal(0))
    lowest = min(known, key=lambda fact: fact.level or Decimal(0))
    if highest.level == lowest.level:
        return ()
    return (
        text(
            "You are furthest along in “%(highest)s”; “%(lowest)s” has most room to grow.",
            highest=highest.title,
            lowest=lowest.title,
        ),
    )


def _groups(report: OwnReport) -> tuple[Group, ...]:
    return (
        Group("strength", text("What goes well"), report.strengths, report.strengths_note),
        Group(
            "improvement",
            text("Where you could start"),
            report.improvements,
            report.improvements_note,
        ),
    )


# What a finding is, told beside its title; never a grade.
KIND_WORDS: Mapping[FindingKind, Text] = {
    "risk": text("Deserves attention soon"),
    "improvement": text("Room to grow"),
    "check": text("Look at these answers together"),
    "choice": text("Perhaps on purpose"),
    "strength": text("Goes well"),
}


_OPEN: Mapping[Missing, tuple[Text, Callable[[int], Text]]] = {
    Missing.NOT_ANSWERED: (
        text("1 question was left open"),
        lambda n: text("%(n)s questions were left open", n=n),
    ),
    Missing.UNKNOWN: (
        text("to 1 question the answer is not known"),
        lambda n: text("to %(n)s questions the answer is not known", n=n),
    ),
    Missing.NOT_APPLICABLE: (
        text("1 question does not apply to you, and does not count"),
        lambda n: text("%(n)s questions do not apply to you, and do not count", n=n),
    ),
    Missing.RATHER_NOT_SAY: (
        text("1 question you would rather not answer"),
        lambda n: text("%(n)s questions you would rather not answer", n=n),
    ),
}


def _coverage(report: OwnReport) -> Text:
    n_answered = sum(fact.n_answered for fact in report.sections)
    n_applicable = sum(fact.n_applicable for fact in report.sections)
    if n_answered == n_applicable:
        return text("You answered all %(n)s questions that count for a level.", n=n_answered)
    return text(
        "You answered %(n)s of the %(of)s questions that count for a level.",
        n=n_answered,
        of=n_applicable,
    )


def _follows(report: OwnReport) -> tuple[Text, ...]:
    """What the section on calculated values and rules begins with; nothing without those."""
    sentences = []
    n_calculated, n_broken = len(report.calculated), len(report.broken)
    if n_calculated == 1:
        sentences.append(text("One value was calculated from your answers."))
    elif n_calculated:
        sentences.append(text("%(n)s values were calculated from your answers.", n=n_calculated))
    if n_broken == 1:
        sentences.append(text("One rule between your answers does not hold."))
    elif n_broken:
        sentences.append(text("%(n)s rules between your answers do not hold.", n=n_broken))
    return tuple(sentences)


def left_open(kind: Missing, n: int) -> Text:
    """How many questions have this reason why there is no answer."""
    one, more = _OPEN[kind]
    return one if n == 1 else more(n)


def _left_open(report: OwnReport) -> tuple[Text, ...]:
    return tuple(left_open(kind, n) for kind in _OPEN if (n := report.n_missing.get(kind, 0)))


def _method(questionnaire: Questionnaire) -> tuple[Text, ...]:
    by_themes = questionnaire.scoring.section == "themes"
    passes = any(section.pass_mark is not None for section in questionnaire.sections)
    return (
        _MEAN_OF_THEMES if by_themes else _MEAN_OF_QUESTIONS,
        text(
            "A missing answer is never counted as zero: it is left out. A level is shown when at "
            "least %(needed)s %% of the weight of a domain is answered.",
            needed=-int(-questionnaire.scoring.coverage * 100 // 1),
        ),
        *((_PASSING,) if passes else ()),
        *_METHOD,
    )


_MEAN_OF_QUESTIONS = text(
    "The level of a domain is the weighted mean of its answered questions, put on the scale "
    "of this scan and rounded to one decimal."
)
_MEAN_OF_THEMES = text(
    "The level of a theme is the weighted mean of its answered questions, that of a domain the "
    "weighted mean of its themes, put on the scale of this scan and rounded to one decimal."
)
_PASSING = text(
    "A domain passes when its level reaches the pass mark and every key question its gate; "
    "strong answers elsewhere do not make up for a key question."
)
_METHOD = (
    text(
        "What is aimed at is set per question by the questionnaire; where it sets nothing, it is "
        "60 %% of full marks."
    ),
    text(
        "Strengths and points to start with are chosen by fixed rules: how far an answer lies "
        "from what is aimed at, times the weight of its question. Nobody is compared with "
        "anybody else."
    ),
)


def _sources(
    report: OwnReport, questionnaire: Questionnaire
) -> tuple[tuple[Text, Told | str], ...]:
    return (
        (
            text("Questionnaire"),
            text(
                "%(title)s, version %(version)s",
                title=questionnaire.title,
                version=questionnaire.version,
            ),
        ),
        (text("Fingerprint of the questionnaire"), questionnaire.content_hash),
        *_rules(questionnaire),
        (text("Fingerprint of your answers"), report.content_hash),
        *_read_on(report),
        (text("Program"), text("Samenscan %(version)s", version=__version__)),
    )


def _rules(questionnaire: Questionnaire) -> tuple[tuple[Text, str], ...]:
    if not questionnaire.findings:
        return ()
    return ((text("Fingerprint of the rules for findings"), questionnaire.findings_hash),)


def _read_on(report: OwnReport) -> tuple[tuple[Text, Text], ...]:
    if report.day is None:
        return ()
    return ((text("Answers read as on"), shown_day(report.day)),)
