"""Releases the bands of a round under its plan, or raises and releases nothing (D2-D9)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Protocol

from samenscan.core.answers.asked import as_counted
from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.values import Sheet
from samenscan.core.disclosure.check import check
from samenscan.core.disclosure.check_ends import check_ends
from samenscan.core.disclosure.ends import examine_ends
from samenscan.core.disclosure.ledger import ReleasedEntry, ledger_allows
from samenscan.core.disclosure.level_open import sentences_of
from samenscan.core.disclosure.named import apart_from_names
from samenscan.core.disclosure.plain import plan_to_plain
from samenscan.core.disclosure.plan import ALL, Band, GroupBands, Layout, NoPlan, Plan
from samenscan.core.disclosure.policy import HOUSE, Floors, number_word
from samenscan.core.disclosure.released import _DOOR_KEY, Members, Released
from samenscan.core.questionnaire.model import Questionnaire
from samenscan.core.questionnaire.stated import Stated, stated
from samenscan.core.refused import Refused
from samenscan.core.statistics import at_the_other_end_of, confirming
from samenscan.core.text import Text, text


class NotReleased(Refused):
    """The gate stays closed; `what` says why, without looking at any answer."""

    def __init__(self, what: Text) -> None:
        super().__init__(what, text("Nothing is published until this is put right."))


@dataclass(frozen=True)
class BandRange:
    """What a band says in numbers: at least `low` and at most `high` of `n` respondents."""

    low: int
    high: int
    n: int


@dataclass(frozen=True)
class EndBands:
    """Per published group a band of those at the other end, and what it means."""

    bands: Mapping[str, Band]
    ranges: Mapping[str, BandRange]


@dataclass(frozen=True)
class QuestionBands:
    """The collective result of one question or domain: per published group a band and its meaning.

    `code` is that of a question, or `level.G` for the level of domain G (D18). `other_end` is
    there where it has a second sentence and the plan is safe for two.
    """

    code: str
    bands: Mapping[str, Band]
    ranges: Mapping[str, BandRange]
    other_end: EndBands | None = None


def collective_statements(asked: Questionnaire) -> tuple[Stated, ...]:
    """Everything that has a collective result: questions, and levels that settle no answer (D18).

    Nothing rests on an answer that members tell by name, or that such an answer gives away (D17).
    In the order of the questionnaire. Looks at no answer.
    """
    apart = apart_from_names(asked)
    return tuple(one for one in stated(asked) if one.rests_on <= apart and sentences_of(asked, one))


def layout_of(dataset: Dataset, group_of: Mapping[str, str], groups: Sequence[str]) -> Layout:
    """How many respondents each partnership has; every organisation must be in one of `groups`."""
    counts: Counter[str] = Counter()
    for sheet in dataset.sheets:
        group = group_of.get(sheet.organisation)
        if group is None or group not in groups:
            raise NotReleased(text("A respondent belongs to none of the partnerships."))
        counts[group] += 1
    return Layout(tuple((name, counts[name]) for name in groups))


def entry_for(
    audience: Members,
    plan: Plan,
    dataset: Dataset,
    group_of: Mapping[str, str],
    left_out: frozenset[str] = frozenset(),
) -> ReleasedEntry:
    """What the ledger keeps of a release under this plan."""
    organisations = frozenset(sheet.organisation for sheet in dataset.sheets)
    return ReleasedEntry(
        round=audience.round,
        plan_hash=plan.content_hash,
        questions=frozenset().union(*(one.codes for one in _told(dataset, left_out))),
        organisations=organisations,
        group_of={organisation: group_of[organisation] for organisation in organisations},
    )


def _told(dataset: Dataset, left_out: frozenset[str]) -> tuple[Stated, ...]:
    every = collective_statements(dataset.questionnaire)
    return tuple(one for one in every if one.code not in left_out)


def release_bands(
    plan: Plan | NoPlan,
    dataset: Dataset,
    group_of: Mapping[str, str],
    audience: Members,
    *,
    earlier: Sequence[ReleasedEntry],
    hands: Iterable[frozenset[str]] = (),
    left_out: frozenset[str] = frozenset(),
    floors: Floors = HOUSE,
) -> Released[Members, tuple[QuestionBands, ...]]:
    """The bands of every collective question, in the order of the questionnaire.

    `group_of`: organisation to partnership. `earlier`: every entry of the ledger. `hands`: per
    person, the organisations whose answers they can have read. `left_out`: questions that stand
    beside an earlier result or nowhere (D14). `floors`: those of today (D15). Raises NotReleased
    without a plan or under lower floors, when participation is not the plan's layout, when one
    person reads more organisations than the plan protects against (D11) or nothing is to be told;
    CheckFailed when the plan does not pass its check; AlreadyReleased by the ledger. None of these
    looks at an answer.
    """
    if isinstance(plan, NoPlan):
        raise NotReleased(plan.reason)
    check(plan_to_plain(plan))
    refuse_lower_floors(plan, floors)
    if layout_of(dataset, group_of, [name for name, _ in plan.layout.groups]) != plan.layout:
        raise NotReleased(text("The plan was made for another participation."))
    respondents = frozenset(sheet.organisation for sheet in dataset.sheets)
    refuse_many_in_one_hand(plan, respondents, hands)
    every = _told(dataset, left_out)
    if not every:
        raise NotReleased(text("No question of this questionnaire has a collective result."))
    entry = entry_for(audience, plan, dataset, group_of, left_out)
    refused = ledger_allows(earlier, entry)
    if refused is not None:
        raise refused
    asked = dataset.questionnaire
    sheets = as_counted(asked, dataset.sheets)
    two = {one.code for one in every if sentences_of(asked, one) == 2}
    both = two if two and tells_both_ends(plan) else set()
    facts = tuple(
        stated_bands([(one, asked, sheets)], plan, group_of, both=one.code in both) for one in every
    )
    return Released(audience, facts, _DOOR_KEY)


def refuse_lower_floors(plan: Plan, floors: Floors) -> None:
    """NotReleased where today's floors ask for more than those a plan was made under (D15)."""
    if plan.others < floors.others or plan.coalition < floors.coalition:
        raise NotReleased(
            text(
                "The plan of this result leaves at least %(others)s others beside %(who)s members "
                "who talk to each other. The floors were raised since, to %(floor)s others beside "
                "%(most)s.",
                others=plan.others,
                who=number_word(plan.coalition),
                floor=floors.others,
                most=number_word(floors.coalition),
            )
        )


def tells_both_ends(plan: Plan) -> bool:
    """Whether this plan is safe for a second sentence per question (D13); looks at no answer.

    Proven once by listing every table, and once more by the checker in its own way.
    """
    return _proven(plan) and check_ends(plan_to_plain(plan))


@lru_cache(maxsize=512)
def _proven(plan: Plan) -> bool:
    return examine_ends(plan).n_leaking == 0


class Protecting(Protocol):
    """A plan that hides every answer from so many who talk to each other."""

    @property
    def coalition(self) -> int: ...


def refuse_many_in_one_hand(
    plan: Protecting, respondents: frozenset[str], hands: Iterable[frozenset[str]]
) -> None:
    """A person who reads three organisations is a coalition of three that needs no meeting."""
    most = max((len(hand & respondents) for hand in hands), default=0)
    if most > plan.coalition:
        raise NotReleased(
            text(
                "One person can read the answers of %(n)s of the organisations that took part. "
                "The result hides every answer from %(coalition)s organisations that talk to each "
                "other; from this person it would not.",
                n=most,
                coalition=plan.coalition,
            )
        )


def question_bands(
    code: str, plan: Plan, bands: Mapping[str, Band], other_end: Mapping[str, Band] | None = None
) -> QuestionBands:
    """Bands with the numbers they stand for under this plan."""
    other = None
    if other_end is not None:
        other = EndBands(MappingProxyType(dict(other_end)), _ranges(plan, other_end))
    return QuestionBands(code, MappingProxyType(dict(bands)), _ranges(plan, bands), other)


def _ranges(plan: Plan, bands: Mapping[str, Band]) -> Mapping[str, BandRange]:
    found = {}
    for group in plan.bands:
        low, high = group.limits(bands[group.group])
        found[group.group] = BandRange(low, high, group.n)
    return MappingProxyType(found)


Answers = tuple[Stated, Questionnaire, Sequence[Sheet]]
"""A statement, the version that makes it, and sheets that answered that version."""


def stated_bands(
    answers: Sequence[Answers], plan: Plan, group_of: Mapping[str, str], *, both: bool
) -> QuestionBands:
    """The bands of one statement, over sheets that each have their own version of it."""
    ends: list[dict[str, Band]] = []
    for count in (confirming, at_the_other_end_of) if both else (confirming,):
        ends.append(
            {
                group.group: group.band(
                    sum(
                        count(one, asked, _members(group, sheets, group_of))
                        for one, asked, sheets in answers
                    )
                )
                for group in plan.bands
            }
        )
    return question_bands(answers[0][0].code, plan, ends[0], ends[1] if both else None)


def _members(
    group: GroupBands, sheets: Sequence[Sheet], group_of: Mapping[str, str]
) -> list[Sheet]:
    return [sheet for sheet in sheets if group.group in (ALL, group_of[sheet.organisation])]
