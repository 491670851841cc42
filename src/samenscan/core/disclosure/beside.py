"""Releases a second result beside a first about the same members, or refuses it (D14)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from samenscan.core.answers.asked import as_counted
from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.values import Sheet
from samenscan.core.disclosure.check import check
from samenscan.core.disclosure.gate import (
    NotReleased,
    QuestionBands,
    collective_statements,
    layout_of,
    refuse_lower_floors,
    refuse_many_in_one_hand,
    stated_bands,
)
from samenscan.core.disclosure.ledger import ReleasedEntry, resting_on
from samenscan.core.disclosure.plain import plan_to_plain
from samenscan.core.disclosure.plan import NoPlan, Plan
from samenscan.core.disclosure.plan_beside import plan_beside
from samenscan.core.disclosure.policy import HOUSE, Floors
from samenscan.core.disclosure.released import _DOOR_KEY, Members, Released
from samenscan.core.questionnaire.model import Question, Questionnaire
from samenscan.core.questionnaire.stated import Stated, counted
from samenscan.core.text import text

Bands = Released[Members, tuple[QuestionBands, ...]]
Pair = tuple[Stated, Stated]


@dataclass(frozen=True)
class FirstResult:
    """An earlier release with what it was made from: who counted, where, and how they answered."""

    entry: ReleasedEntry
    plan: Plan
    dataset: Dataset
    group_of: Mapping[str, str]
    told: Bands


@dataclass(frozen=True)
class SecondResult:
    """What is told beside an earlier release, about the members of that release.

    `kept`: per partnership, how many of them did not answer again and count as they did.
    `n_new`: who answered now only, and does not count here.
    """

    plan: Plan
    released: Bands
    entry: ReleasedEntry
    kept: Mapping[str, int]
    n_new: int
    sentences: tuple[int, int]


def comparable(first: Questionnaire, now: Questionnaire) -> frozenset[str]:
    """The codes of collective statements that both versions make in the same way (D14).

    Of a question: the same kind and cut. Of a level: the same questions, scored in the same way,
    and the same cut. The words in which it is told may differ.
    """
    made = {one.code: _way(first, one) for one in collective_statements(first)}
    return frozenset(
        one.code for one in collective_statements(now) if made.get(one.code) == _way(now, one)
    )


def _way(asked: Questionnaire, one: Stated) -> tuple[object, ...]:
    """What decides who confirms; not the words in which it is told."""
    cut = (one.cut.side, one.cut.at_least, one.cut.choices)
    if isinstance(one.subject, Question):
        return (one.subject.kind, *cut)
    weights = tuple((theme.code, theme.weight) for theme in one.subject.themes)
    behind = tuple(_scored(asked.question(code)) for code in sorted(one.rests_on))
    counting = tuple(question.code for question in counted(one.subject))
    scoring = (asked.scoring.section, asked.scoring.coverage, asked.scale_max)
    return (*cut, weights, behind, counting, scoring)


def _scored(question: Question) -> tuple[object, ...]:
    """What decides the score of an answer, and whether it is asked."""
    return (
        *(question.code, question.kind, question.weight, question.combine, question.theme),
        *(question.max_score, question.bands, question.yes_score, question.no_score),
        *(question.asked_when, question.value, question.not_applicable),
        tuple((one.code, one.score, one.missing, one.exclusive) for one in question.choices),
    )


def _same_end(then: Stated, now: Stated) -> bool:
    """Whether the second sentence is about the same answers as before."""
    ends = [one.cut.other_end for one in (then, now)]
    first, second = ((end.at_most, end.choices) if end else None for end in ends)
    return first is not None and first == second


def _with_ends(first: FirstResult) -> frozenset[str]:
    """The statements of which the second sentence was told too."""
    return frozenset(facts.code for facts in first.told.facts if facts.other_end is not None)


def _those(dataset: Dataset, organisations: AbstractSet[str]) -> list[Sheet]:
    """The sheets of these organisations, as they count."""
    sheets = as_counted(dataset.questionnaire, dataset.sheets)
    return [sheet for sheet in sheets if sheet.organisation in organisations]


def release_beside(
    first: FirstResult,
    dataset: Dataset,
    audience: Members,
    codes: frozenset[str],
    *,
    earlier: Sequence[ReleasedEntry],
    hands: Iterable[frozenset[str]] = (),
    floors: Floors = HOUSE,
) -> SecondResult:
    """The bands of these questions about the members of `first`, as far as both are safe together.

    `codes`: of statements that the author calls the same; others of the same code stay untold. Who
    did not answer again counts as it did, and who is new does not count. `hands`: whose answers
    one person can have read in either round. `floors`: those of today (D15). NotReleased with the
    reason. Looks at no answer, except to see that what was told first still follows from it.
    """
    panel = first.entry.organisations
    again = {sheet.organisation for sheet in dataset.sheets} & panel
    pairs = _same(first, dataset, codes)
    _refuse_third(first.entry, earlier, pairs.values(), everybody=len(again) == len(panel))
    refuse_lower_floors(first.plan, floors)
    refuse_many_in_one_hand(first.plan, panel, hands)
    asked = first.dataset.questionnaire
    as_then = as_counted(asked, _members_of_then(first))
    _refuse_changed_answers(first, [then for then, _ in pairs.values()], as_then)
    kept = [sheet for sheet in as_then if sheet.organisation not in again]
    n_kept = dict(Counter(first.group_of[sheet.organisation] for sheet in kept))
    both_ends = not (with_ends := _with_ends(first)).isdisjoint(pairs)
    chosen = plan_beside(first.plan, n_kept, both_ends=both_ends)
    if isinstance(chosen, NoPlan):
        raise NotReleased(chosen.reason)
    now = _those(dataset, again)
    facts = tuple(
        stated_bands(
            [(today, dataset.questionnaire, now), (then, asked, kept)],
            chosen.plan,
            first.group_of,
            both=chosen.sentences == 2 and code in with_ends and _same_end(then, today),
        )
        for code, (then, today) in pairs.items()
    )
    return SecondResult(
        plan=chosen.plan,
        released=Released(audience, facts, _DOOR_KEY),
        entry=_entry(first, audience, chosen.plan, pairs.values(), len(kept)),
        kept=n_kept,
        n_new=len(dataset.sheets) - len(again),
        sentences=(2 if both_ends else 1, chosen.sentences),
    )


def _entry(
    first: FirstResult, audience: Members, plan: Plan, pairs: Iterable[Pair], n_kept: int
) -> ReleasedEntry:
    """What the ledger keeps: the same members as first, in the partnerships of then."""
    return replace(
        first.entry,
        round=audience.round,
        plan_hash=plan.content_hash,
        questions=frozenset().union(*(then.codes | today.codes for then, today in pairs)),
        kept=n_kept,
        group_of={who: first.group_of[who] for who in first.entry.organisations},
    )


def _same(first: FirstResult, dataset: Dataset, codes: frozenset[str]) -> dict[str, Pair]:
    """Per code the statement as it was and as it is now, in the order of today."""
    asked = first.dataset.questionnaire
    then = {one.code: one for one in collective_statements(asked)}
    told = {facts.code for facts in first.told.facts}
    same = codes & told & comparable(asked, dataset.questionnaire)
    every = collective_statements(dataset.questionnaire)
    found = {one.code: (then[one.code], one) for one in every if one.code in same}
    if not found:
        raise NotReleased(text("No statement of the earlier result is asked in the same way now."))
    return found


def _members_of_then(first: FirstResult) -> list[Sheet]:
    """The answers of everybody who counted first, in the partnership of then, or a refusal."""
    check(plan_to_plain(first.plan))
    if first.entry.kept:
        raise NotReleased(text("The earlier result counts answers of a round before it."))
    panel = first.entry.organisations
    before = [sheet for sheet in first.dataset.sheets if sheet.organisation in panel]
    groups = [name for name, _ in first.plan.layout.groups]
    of_panel = Dataset(first.dataset.questionnaire, tuple(before))
    kept_groups = first.entry.group_of
    if (
        {sheet.organisation for sheet in before} != panel
        or first.entry.plan_hash != first.plan.content_hash
        or layout_of(of_panel, first.group_of, groups) != first.plan.layout
        or any(first.group_of.get(who) != group for who, group in kept_groups.items())
    ):
        raise NotReleased(text("The members of the earlier result are no longer as they were."))
    return before


def _refuse_third(
    first: ReleasedEntry,
    earlier: Sequence[ReleasedEntry],
    pairs: Iterable[Pair],
    *,
    everybody: bool,
) -> None:
    """A third result stands only where the same members answered every time, under one plan.

    Answers that have nothing to do with each other then give results that have nothing to do with
    each other, and the same answers give the same results.
    """
    for then, today in pairs:
        beside = resting_on(earlier, then.codes | today.codes, first.organisations)
        if first not in beside:
            raise NotReleased(text("The earlier result is not in the ledger."))
        if len(beside) > 1 and not (
            everybody
            and all(
                one.organisations == first.organisations
                and one.plan_hash == first.plan_hash
                and not one.kept
                for one in beside
            )
        ):
            raise NotReleased(
                text(
                    "Two results about these members are published already. A third is safe "
                    "beside them only where exactly the same members take part every time."
                )
            )


def _refuse_changed_answers(
    first: FirstResult, statements: Sequence[Stated], as_then: Sequence[Sheet]
) -> None:
    """What was told first must follow from these answers still, or keeping them proves nothing."""
    told = {facts.code: facts for facts in first.told.facts}
    for one in statements:
        before = told[one.code]
        found = stated_bands(
            [(one, first.dataset.questionnaire, as_then)],
            first.plan,
            first.group_of,
            both=before.other_end is not None,
        )
        if found != before:
            raise NotReleased(
                text("The answers behind the earlier result are no longer what they were.")
            )
