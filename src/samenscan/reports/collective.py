"""What members are told together and in which order: bands only, and why where there are none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from samenscan.core.disclosure import (
    ALL,
    AttackSummary,
    BandRange,
    GroupBands,
    Members,
    Plan,
    QuestionBands,
    Released,
    collective_statements,
    public_codes,
)
from samenscan.core.disclosure.policy import number_word
from samenscan.core.disclosure.to_public import whole_of
from samenscan.core.questionnaire import Questionnaire, Section
from samenscan.core.questionnaire.stated import LEVEL, Stated, stated, stated_by_code
from samenscan.core.text import Text, Words, text
from samenscan.reports.collective_picks import (
    Highlight,
    OtherSentence,
    Pick,
    Statement,
    highlights,
    picks,
)
from samenscan.reports.collective_words import (
    NO_LEDGER,
    Sources,
    group_name,
    in_order,
    sources_of,
    took_part,
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
class DomainTold:
    """The sentence of a whole domain, and per group between how many members confirm it."""

    says: Words | Text
    groups: tuple[Text, ...]


@dataclass(frozen=True)
class CollectiveStory:
    """In short, what all confirm, what stands out, per domain, and how safety was checked.

    `to_public`: the sentences that anybody may read, of all respondents together (D16).
    """

    took_part: Text
    opening: tuple[Text, ...]
    domains: tuple[DomainTold, ...]
    by_many: tuple[Words | Text, ...]
    by_few: tuple[Words | Text, ...]
    other_ends: tuple[Pick, ...]
    highlights: tuple[Highlight, ...]
    themes: tuple[Theme, ...]
    to_public: tuple[Words | Text, ...]
    groups: tuple[Text | str, ...]
    meanings: tuple[tuple[Text | str, int, str, str, str], ...]
    audit: tuple[Text, ...]
    method: tuple[Text, ...]
    sources: Sources


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
        return tuple(in_order(self.plan.bands, self.names))


def collective_story(together: Together) -> CollectiveStory:
    """The collective result as a story; all members first, then the partnerships by name."""
    released, plan, questionnaire = together.released, together.plan, together.questionnaire
    published = together.published
    groups = [bands.group for bands in published]
    made = stated_by_code(questionnaire)
    statements = {
        facts.code: _statement(facts, groups, made[facts.code]) for facts in released.facts
    }
    told = list(statements.values())
    return CollectiveStory(
        took_part=took_part(plan.layout.n, together.n_members),
        opening=(_spread(told), *_second_sentences(told)),
        domains=tuple(_domains(together, made)),
        by_many=tuple(one.says for one in told if set(one.bands) == {"many"}),
        by_few=tuple(one.says for one in told if set(one.bands) == {"few"}),
        other_ends=picks(told),
        highlights=highlights(told, whole=groups[0] == ALL),
        themes=tuple(
            theme
            for section in questionnaire.sections
            if (theme := _theme(section, statements, made)) is not None
        ),
        to_public=tuple(_to_public(together, told)),
        groups=tuple(group_name(group, together.names) for group in groups),
        meanings=tuple(band_meaning(bands, together.names) for bands in published),
        audit=audit_sentences(together.audit),
        method=_method(together),
        sources=sources_of(questionnaire.content_hash, plan.content_hash),
    )


def _statement(facts: QuestionBands, groups: Sequence[str], one: Stated) -> Statement:
    other = None
    if facts.other_end is not None and one.other_says is not None:
        bands = tuple(facts.other_end.bands[group] for group in groups)
        other = OtherSentence(one.other_says, bands)
    return Statement(
        facts.code,
        one.title,
        one.says,
        tuple(facts.bands[group] for group in groups),
        other,
        together=one.about_together,
    )


def _domains(together: Together, made: Mapping[str, Stated]) -> Iterator[DomainTold]:
    """How many of all stand where a domain's sentence begins, in numbers; of each group apart."""
    for facts in together.released.facts:
        one = made[facts.code]
        if one.of_level:
            groups = [bands.group for bands in together.published]
            told = (_of_group(group, facts.ranges[group], together.names) for group in groups)
            yield DomainTold(one.says, tuple(told))


def _of_group(group: str, told: BandRange, names: Mapping[str, str]) -> Text:
    return text(
        "%(group)s: %(how_many)s of the %(n)s organisations.",
        group=group_name(group, names),
        how_many=_how_many(told),
        n=told.n,
    )


def _to_public(together: Together, told: Sequence[Statement]) -> Iterator[Words | Text]:
    """The sentences that anybody may read, where something is told of all together."""
    public = public_codes(together.questionnaire)
    if whole_of(together.plan) is None:
        return
    for one in told:
        if one.code in public:
            yield one.says
            if one.other is not None:
                yield one.other.says


def _how_many(told: BandRange) -> Text:
    if told.low == 0:
        return text("at most %(n)s", n=told.high)
    if told.high == told.n:
        return text("at least %(n)s", n=told.low)
    if told.low == told.high:
        return text("%(n)s", n=told.low)
    return text("%(low)s to %(high)s", low=told.low, high=told.high)


def _spread(statements: Sequence[Statement]) -> Text:
    n_many = sum(1 for statement in statements if set(statement.bands) == {"many"})
    n_few = sum(1 for statement in statements if set(statement.bands) == {"few"})
    if not n_many + n_few:
        return text(
            "None of the %(of)s statements holds for many organisations in every group, or for few "
            "in every group: they lie in between or differ from group to group.",
            of=len(statements),
        )
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


def _theme(
    section: Section, statements: Mapping[str, Statement], made: Mapping[str, Stated]
) -> Theme | None:
    own = [one for code, one in statements.items() if made[code].section == section.code]
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
    """Whether anything with a collective result has a sentence about its other end."""
    return any(one.two for one in collective_statements(questionnaire))


def _left_out(together: Together) -> bool:
    """Whether a question that was told has a second sentence; none of them was told."""
    told = {facts.code for facts in together.released.facts}
    return any(one.two for one in stated(together.questionnaire) if one.code in told)


def _of_other_ends(together: Together) -> Iterator[Text]:
    """How second sentences were told, or why they were not."""
    if any(facts.other_end for facts in together.released.facts):
        yield text(
            "Some questions have a second sentence, about their other end. Nobody is at both "
            "ends, so what is told of one says something about the other; the two were proven "
            "together. Who says something in between, or nothing, is in neither."
        )
    elif _left_out(together):
        yield text(
            "Some questions have a second sentence, about their other end. With who took part "
            "it is not safe to tell it beside the first, so it was left out everywhere."
        )


def _method(together: Together) -> tuple[Text, ...]:
    sentences = [
        text(
            "Of each statement only few, some or many is told, per group: never exactly how many, "
            "and never who. Which groups and which limits follows from participation alone; no "
            "answer was looked at."
        ),
        text(
            "An organisation counts when its answer confirms the statement; a missing answer "
            "confirms nothing."
        ),
    ]
    if any(facts.code.startswith(LEVEL) for facts in together.released.facts):
        sentences.append(
            text(
                "Of some domains the level is told instead of the questions. An organisation "
                "counts there by the level in its own report, before it was rounded. Whoever would "
                "know that of somebody still knows no answer."
            )
        )
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
    sentences += _of_other_ends(together)
    if not together.earlier_known:
        sentences.append(NO_LEDGER)
    return tuple(sentences)
