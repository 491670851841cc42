"""What members are told together and in which order: bands only, and why where there are none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from samenscan import __version__
from samenscan.core.disclosure import (
    ALL,
    AttackSummary,
    GroupBands,
    Members,
    Plan,
    QuestionBands,
    Released,
    collective_questions,
)
from samenscan.core.disclosure.policy import number_word
from samenscan.core.questionnaire import Kind, Questionnaire, Section
from samenscan.core.text import Text, Words, text
from samenscan.reports.collective_picks import (
    Highlight,
    OtherSentence,
    Pick,
    Statement,
    highlights,
    picks,
)

# From so many times out of 100 a reader is told that a guess is close to certain.
NEARLY_SURE = 90

Bands = Released[Members, tuple[QuestionBands, ...]]


@dataclass(frozen=True)
class Theme:
    """The statements of one domain."""

    title: Words
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class CollectiveStory:
    """In short, what all confirm, what stands out, per domain, and how safety was checked."""

    took_part: Text
    opening: tuple[Text, ...]
    by_many: tuple[Words, ...]
    by_few: tuple[Words, ...]
    other_ends: tuple[Pick, ...]
    highlights: tuple[Highlight, ...]
    themes: tuple[Theme, ...]
    groups: tuple[Text | str, ...]
    meanings: tuple[tuple[Text | str, int, str, str, str], ...]
    audit: tuple[Text, ...]
    method: tuple[Text, ...]
    sources: tuple[tuple[Text, Text | str], ...]


@dataclass(frozen=True)
class Together:
    """What a collective report is made from.

    `plan` is the one it was released under, `audit` what our own attack made of it, `n_members`
    counts who could have taken part, `names` calls the partnerships by name where the plan does
    not; `earlier_known` says whether a ledger knew what was published before.
    """

    released: Bands
    plan: Plan
    audit: AttackSummary
    questionnaire: Questionnaire
    n_members: int
    names: Mapping[str, str]
    earlier_known: bool

    @property
    def published(self) -> tuple[GroupBands, ...]:
        """The published groups as a reader meets them: all together, then by name."""
        return tuple(
            sorted(
                self.plan.bands,
                key=lambda bands: (
                    bands.group != ALL,
                    self.names.get(bands.group, bands.group),
                ),
            )
        )


def collective_story(together: Together) -> CollectiveStory:
    """The collective result as a story; all members first, then the partnerships by name."""
    released, plan, questionnaire = together.released, together.plan, together.questionnaire
    published = together.published
    groups = [bands.group for bands in published]
    statements = {facts.code: _statement(facts, groups, questionnaire) for facts in released.facts}
    told = list(statements.values())
    return CollectiveStory(
        took_part=_took_part(plan.layout.n, together.n_members),
        opening=(_spread(told), *_second_sentences(told)),
        by_many=tuple(one.says for one in told if set(one.bands) == {"many"}),
        by_few=tuple(one.says for one in told if set(one.bands) == {"few"}),
        other_ends=picks(told),
        highlights=highlights(told, whole=groups[0] == ALL),
        themes=tuple(
            theme
            for section in questionnaire.sections
            if (theme := _theme(section, statements)) is not None
        ),
        groups=tuple(group_name(group, together.names) for group in groups),
        meanings=tuple(band_meaning(bands, together.names) for bands in published),
        audit=audit_sentences(together.audit),
        method=_method(together),
        sources=(
            (text("Fingerprint of the questionnaire"), questionnaire.content_hash),
            (text("Fingerprint of the plan"), plan.content_hash),
            (text("Program"), text("Samenscan %(version)s", version=__version__)),
        ),
    )


def group_name(group: str, names: Mapping[str, str]) -> Text | str:
    """How a published group is called."""
    return text("All together") if group == ALL else names.get(group, group)


def _statement(
    facts: QuestionBands, groups: Sequence[str], questionnaire: Questionnaire
) -> Statement:
    question = questionnaire.question(facts.code)
    says = question.cut.says if question.cut else question.text
    other = None
    if facts.other_end is not None and question.cut is not None and question.cut.other_end:
        bands = tuple(facts.other_end.bands[group] for group in groups)
        other = OtherSentence(question.cut.other_end.says, bands)
    return Statement(
        facts.code,
        question.text,
        says,
        tuple(facts.bands[group] for group in groups),
        other,
        together=question.kind is Kind.PRIORITY
        and question.cut is not None
        and question.cut.side == "together",
    )


def _took_part(n: int, n_members: int) -> Text:
    if n == n_members:
        return text("All %(n)s organisations took part.", n=n)
    return text(
        "%(n)s of %(of)s organisations took part; nothing is assumed about the others.",
        n=n,
        of=n_members,
    )


def _spread(statements: Sequence[Statement]) -> Text:
    n_many = sum(1 for statement in statements if set(statement.bands) == {"many"})
    n_few = sum(1 for statement in statements if set(statement.bands) == {"few"})
    return text(
        "Of %(of)s statements, %(many)s hold for many organisations in every group and %(few)s "
        "for few; the other %(between)s lie in between or differ from group to group.",
        of=len(statements),
        many=n_many,
        few=n_few,
        between=len(statements) - n_many - n_few,
    )


def _second_sentences(statements: Sequence[Statement]) -> tuple[Text, ...]:
    n = sum(statement.other is not None for statement in statements)
    if not n:
        return ()
    return (
        text(
            "Questions with a second sentence, about their other end, such as members that still "
            "begin or would rather not: %(n)s.",
            n=n,
        ),
    )


def _theme(section: Section, statements: dict[str, Statement]) -> Theme | None:
    own = [statements[q.code] for q in section.questions if q.code in statements]
    return Theme(section.title, tuple(own)) if own else None


def band_meaning(
    bands: GroupBands, names: Mapping[str, str]
) -> tuple[Text | str, int, str, str, str]:
    """A group, its size, and how many organisations few, some and many stand for."""
    few, some, many = (bands.limits(band) for band in ("few", "some", "many"))
    return (group_name(bands.group, names), bands.n, _range(few), _range(some), _range(many))


def _range(limits: tuple[int, int]) -> str:
    low, high = limits
    if low > high:
        return "–"
    return str(low) if low == high else f"{low}–{high}"


def audit_sentences(audit: AttackSummary) -> tuple[Text, ...]:
    """What the cleverest member could find out: exactly nothing, and the surest guess as it is."""
    attacked = text(
        "We attacked this result ourselves: %(n)s attempts to work out one member's answer from "
        "everything told here, also by %(who)s members who put their own answers together.",
        n=audit.n_attempts,
        who=number_word(audit.coalition),
    )
    tried = (attacked, *_second_attacker(audit))
    if audit.n_exact:
        return (*tried, text("Attempts that succeeded: %(n)s.", n=audit.n_exact), *_guess(audit))
    return (text("Nothing exactly."), *tried, text("None succeeded."), *_guess(audit))


def _second_attacker(audit: AttackSummary) -> tuple[Text, ...]:
    """Which attackers tried; results of before the second one say nothing of it."""
    if not audit.n_by_programs:
        return ()
    return (
        text(
            "That attacker counts in how many ways all of us can have answered. A second one, "
            "which works in another way and shares nothing with it, looked for answers that fit "
            "with whole-number programs: %(n)s attempts.",
            n=audit.n_by_programs,
        ),
    )


def _guess(audit: AttackSummary) -> tuple[Text, ...]:
    # 100 would say certain, and where nothing succeeded it is not.
    right = ceil(audit.surest * 100) if audit.n_exact else min(ceil(audit.surest * 100), 99)
    told = text(
        "At best a guess. The surest guess that anybody can make about one statement and one other "
        "member is right about %(right)s times out of 100, if every set of answers is as likely as "
        "any other.",
        right=right,
    )
    if right < NEARLY_SURE:
        return (told,)
    return (
        told,
        text(
            "That is close to certain, and you should know it. It takes a statement that few or "
            "many confirm and %(who)s members of that group who put their own answers together; "
            "where few confirm it and those do, they can expect that the others do not.",
            who=number_word(audit.coalition),
        ),
    )


def has_second_sentences(questionnaire: Questionnaire) -> bool:
    """Whether a question with a collective result has a sentence about its other end."""
    return any(
        question.cut is not None and question.cut.other_end is not None
        for question in collective_questions(questionnaire.questions())
    )


def _left_out(together: Together) -> bool:
    """Whether a question that was told has a second sentence; none of them was told."""
    told = {facts.code for facts in together.released.facts}
    return any(
        question.cut is not None and question.cut.other_end is not None
        for question in together.questionnaire.questions()
        if question.code in told
    )


def _method(together: Together) -> tuple[Text, ...]:
    sentences = [
        text(
            "Only few, some or many is told, per group, and never a number or a name. Which "
            "groups and which limits follows from participation alone; no answer was looked at."
        ),
        text(
            "An organisation counts when its answer confirms the statement; a missing answer "
            "confirms nothing."
        ),
    ]
    certificate = together.plan.certificate
    if certificate is not None:
        sentences.append(
            text(
                "Every possible result was gone through beforehand (%(n)s of them). Per "
                "statement, no %(who)s members who put their own answers together can work out the "
                "answer of anybody else.",
                n=certificate.n_tables,
                who=number_word(certificate.coalition),
            )
        )
    if any(facts.other_end for facts in together.released.facts):
        sentences.append(
            text(
                "Some questions have a second sentence, about their other end. Nobody is at both "
                "ends, so what is told of one says something about the other; the two were proven "
                "together. Who says something in between, or nothing, is in neither."
            )
        )
    elif _left_out(together):
        sentences.append(
            text(
                "Some questions have a second sentence, about their other end. With who took part "
                "it is not safe to tell it beside the first, so it was left out everywhere."
            )
        )
    if not together.earlier_known:
        sentences.append(
            text(
                "This program keeps no list of what was published before. Publish one collective "
                "result per round: two that differ a little could give an answer away."
            )
        )
    return tuple(sentences)
