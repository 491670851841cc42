"""What members are told together and in which order: bands only, and why where there are none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samenscan import __version__
from samenscan.core.disclosure import (
    ALL,
    AttackSummary,
    GroupBands,
    Members,
    Plan,
    QuestionBands,
    Released,
)
from samenscan.core.questionnaire import Questionnaire, Section
from samenscan.core.text import Text, Words, text

AT_MOST = 3

Bands = Released[Members, tuple[QuestionBands, ...]]


@dataclass(frozen=True)
class Statement:
    """One sentence and its band per published group, in the order of the plan."""

    code: str
    says: Words
    bands: tuple[str, ...]


@dataclass(frozen=True)
class Theme:
    """The statements of one domain."""

    title: Words
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Highlight:
    """A few statements worth a picture, and why."""

    heading: Text
    sentence: Text
    codes: tuple[str, ...]


@dataclass(frozen=True)
class CollectiveStory:
    """In short, what all confirm, what stands out, per domain, and how safety was checked."""

    took_part: Text
    opening: Text
    by_many: tuple[Words, ...]
    by_few: tuple[Words, ...]
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


def collective_story(together: Together) -> CollectiveStory:
    """The collective result as a story; all members first, then the partnerships by name."""
    released, plan, questionnaire = together.released, together.plan, together.questionnaire
    published = sorted(
        plan.bands,
        key=lambda bands: (bands.group != ALL, together.names.get(bands.group, bands.group)),
    )
    groups = [bands.group for bands in published]
    statements = {facts.code: _statement(facts, groups, questionnaire) for facts in released.facts}
    told = list(statements.values())
    return CollectiveStory(
        took_part=_took_part(plan.layout.n, together.n_members),
        opening=_spread(told),
        by_many=tuple(one.says for one in told if set(one.bands) == {"many"}),
        by_few=tuple(one.says for one in told if set(one.bands) == {"few"}),
        highlights=_highlights(told),
        themes=tuple(
            theme
            for section in questionnaire.sections
            if (theme := _theme(section, statements)) is not None
        ),
        groups=tuple(group_name(group, together.names) for group in groups),
        meanings=tuple(_meaning(bands, together.names) for bands in published),
        audit=_audit(together.audit),
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
    return Statement(facts.code, says, tuple(facts.bands[group] for group in groups))


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


def _highlights(statements: Sequence[Statement]) -> tuple[Highlight, ...]:
    apart = [s.code for s in statements if {"few", "many"} <= set(s.bands)]
    if not apart:
        return ()
    return (
        Highlight(
            text("Groups differ here"),
            text("What is common in one group is still rare in another: worth a conversation."),
            tuple(apart[:AT_MOST]),
        ),
    )


def _theme(section: Section, statements: dict[str, Statement]) -> Theme | None:
    own = [statements[q.code] for q in section.questions if q.code in statements]
    return Theme(section.title, tuple(own)) if own else None


def _meaning(bands: GroupBands, names: Mapping[str, str]) -> tuple[Text | str, int, str, str, str]:
    few, some, many = (bands.limits(band) for band in ("few", "some", "many"))
    return (group_name(bands.group, names), bands.n, _range(few), _range(some), _range(many))


def _range(limits: tuple[int, int]) -> str:
    low, high = limits
    if low > high:
        return "–"
    return str(low) if low == high else f"{low}–{high}"


def _audit(audit: AttackSummary) -> tuple[Text, ...]:
    attacked = text(
        "We attacked this result ourselves: %(n)s attempts to work out one member's answer from "
        "everything told here, also by two members who put their own answers together.",
        n=audit.n_attempts,
    )
    outcome = (
        text("Attempts that succeeded: %(n)s.", n=audit.n_exact)
        if audit.n_exact
        else text("None succeeded.")
    )
    guess = text(
        "A guess stays a guess: even where nearly all or hardly any members confirm a statement, "
        "the surest guess about one member is wrong at least %(n)s times out of 100.",
        n=int((1 - audit.surest) * 100),
    )
    return (attacked, outcome, guess)


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
                "statement, no two members who put their own answers together can work out the "
                "answer of anybody else.",
                n=certificate.n_tables,
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
