"""Releases totals of amounts under their registered plans, or raises and releases nothing (D19)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Decimal
from types import MappingProxyType

from samenscan.core.answers.asked import as_counted
from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.values import Answer, Number, Sheet
from samenscan.core.disclosure.check import CheckFailed
from samenscan.core.disclosure.check_totals import check_total
from samenscan.core.disclosure.gate import NotReleased, refuse_many_in_one_hand
from samenscan.core.disclosure.ledger import ReleasedEntry, ledger_allows, standing
from samenscan.core.disclosure.named import apart_from_names
from samenscan.core.disclosure.policy import HOUSE, Floors
from samenscan.core.disclosure.released import _DOOR_KEY, Members, Released
from samenscan.core.disclosure.totals import (
    Interval,
    TotalPlan,
    total_from_plain,
    total_to_plain,
    totals_hash,
)
from samenscan.core.questionnaire.canonical import Plain, digest
from samenscan.core.questionnaire.model import Question
from samenscan.core.text import text


@dataclass(frozen=True)
class TotalTold:
    """What is told of the amounts of one question: all `n` together give between two amounts.

    Over `over` (None: 0 or more) and at most `up_to` (None: as much as it can be). Whoever gave
    more than `cap` counts for `cap`. `base` is how wide an interval is between the ends, `step`
    the smallest difference. All in the unit of the question.
    """

    code: str
    n: int
    cap: Decimal
    base: Decimal
    step: Decimal
    over: Decimal | None
    up_to: Decimal | None


Totals = Released[Members, tuple[TotalTold, ...]]


def total_questions(questions: Sequence[Question]) -> tuple[Question, ...]:
    """The questions whose amounts are told together: anonymous in the partnership, with a total."""
    return tuple(q for q in questions if q.sharing == "partnership-anonymous" and q.total)


def counted_steps(question: Question, answer: Answer, cap: int) -> int:
    """What one organisation counts for, in steps: at most the cap, and 0 without an amount."""
    if not isinstance(answer, Number):
        return 0
    steps = answer.value.scaleb(question.decimals).to_integral_value(ROUND_FLOOR)
    return min(cap, max(0, int(steps)))


def release_totals(
    registered: Sequence[TotalPlan],
    dataset: Dataset,
    group_of: Mapping[str, str],
    audience: Members,
    *,
    earlier: Sequence[ReleasedEntry],
    hands: Iterable[frozenset[str]] = (),
    left_out: frozenset[str] = frozenset(),
    again: Mapping[str, Sequence[TotalPlan]] = MappingProxyType({}),
    floors: Floors = HOUSE,
) -> tuple[Totals, tuple[TotalPlan, ...], ReleasedEntry]:
    """The totals of these respondents, the plans they follow, and what the ledger keeps of them.

    `registered`: the plans of the round. `left_out`: questions that were told before about some of
    the same organisations. `again`: per question that the author calls the same, the plans under
    which it was told before; `hands` then counts over all those rounds. `floors`: those of today
    (D15). Raises NotReleased without a plan for so many respondents or under lower floors, or when
    one person reads more organisations than the plans protect against (D11); CheckFailed when a
    plan does not pass its check; AlreadyReleased by the ledger (D9), unless exactly the same
    organisations answer again under the same plan. None of these looks at an amount.
    """
    apart = apart_from_names(dataset.questionnaire)
    asked = [
        question
        for question in total_questions(dataset.questionnaire.questions())
        if question.code not in left_out and question.code in apart
    ]
    plans = {plan.code: plan for plan in registered if plan.n == len(dataset.sheets)}
    chosen = [(question, plans[question.code]) for question in asked if question.code in plans]
    if not chosen:
        raise NotReleased(text("No total of amounts can be told with so many respondents."))
    respondents = frozenset(sheet.organisation for sheet in dataset.sheets)
    for question, plan in chosen:
        check_total(total_to_plain(plan))
        if not _belongs(question, plan):
            raise CheckFailed("the plan of a total belongs to another question")
        _refuse_lower_floors(plan, floors)
    used = tuple(plan for _, plan in chosen)
    refuse_many_in_one_hand(min(used, key=lambda plan: plan.coalition), respondents, hands)
    entry = _entry(audience, used, {one: group_of[one] for one in respondents})
    beside = {plan.code for plan in used if stands_beside(plan, again, earlier, respondents)}
    others = [replace(one, questions=one.questions - beside) for one in earlier]
    if (refused := ledger_allows(others, entry)) is not None:
        raise refused
    sheets = as_counted(dataset.questionnaire, dataset.sheets)
    facts = tuple(
        told(plan, plan.interval(_sum(question, plan, sheets))) for question, plan in chosen
    )
    return Released(audience, facts, _DOOR_KEY), used, entry


def _entry(
    audience: Members, used: Sequence[TotalPlan], group_of: Mapping[str, str]
) -> ReleasedEntry:
    return ReleasedEntry(
        round=audience.round,
        plan_hash=totals_hash(used),
        questions=frozenset(plan.code for plan in used),
        organisations=frozenset(group_of),
        group_of=dict(group_of),
    )


def stands_beside(
    plan: TotalPlan,
    again: Mapping[str, Sequence[TotalPlan]],
    earlier: Sequence[ReleasedEntry],
    respondents: frozenset[str],
) -> bool:
    """Whether a total is safe beside all that were told of the same question before (D19).

    It is where exactly these organisations answered every time and every plan is the same.
    """
    plans = again.get(plan.code, ())
    before = standing(earlier, plan.code, respondents)
    return (
        bool(before)
        and len(plans) == len(before)
        and all(one.content_hash == plan.content_hash for one in plans)
        and all(one.organisations == respondents and not one.kept for one in before)
    )


def _refuse_lower_floors(plan: TotalPlan, floors: Floors) -> None:
    if (
        plan.n < floors.respondents
        or plan.coalition < floors.coalition
        or plan.percent < floors.percent
    ):
        raise NotReleased(
            text("The floors were raised since the totals of this round were planned.")
        )


def _sum(question: Question, plan: TotalPlan, sheets: Iterable[Sheet]) -> int:
    return sum(counted_steps(question, sheet.answer(question.code), plan.cap) for sheet in sheets)


def _belongs(question: Question, plan: TotalPlan) -> bool:
    total = question.total
    return (
        total is not None
        and plan.decimals == question.decimals
        and plan.cap == total.at_most.scaleb(question.decimals)
    )


def told(plan: TotalPlan, interval: Interval) -> TotalTold:
    """An interval in the unit of its question."""

    def amount(steps: int) -> Decimal:
        return Decimal(steps).scaleb(-plan.decimals)

    return TotalTold(
        code=plan.code,
        n=plan.n,
        cap=amount(plan.cap),
        base=amount(plan.base),
        step=amount(1),
        over=None if interval.over is None else amount(interval.over),
        up_to=None if interval.up_to is None else amount(interval.up_to),
    )


def totals_told_to_plain(released: Totals, plans: Sequence[TotalPlan]) -> dict[str, Plain]:
    """Released totals with their plans as a JSON object, sealed with a hash of its content."""
    rows: list[Plain] = [
        {
            "plan": total_to_plain(plan),
            "interval": [told(plan, one) for one in plan.intervals].index(facts),
        }
        for facts, plan in zip(released.facts, plans, strict=True)
    ]
    content: dict[str, Plain] = {"round": released.audience.round, "totals": rows}
    return {**content, "hash": digest(content)}


def totals_told_from_plain(plain: Mapping[str, Plain]) -> Totals:
    """The totals of a JSON object made by `totals_told_to_plain`; every plan is checked again.

    CheckFailed when the content does not match its hash, a plan does not pass its check, or an
    interval is not one of its plan's.
    """
    content = {key: value for key, value in plain.items() if key != "hash"}
    rows, round_name = content.get("totals"), content.get("round")
    if (
        plain.get("hash") != digest(content)
        or not isinstance(rows, list | tuple)
        or not isinstance(round_name, str)
    ):
        raise CheckFailed("damaged release")
    return Released(Members(round_name), tuple(_told_in(row) for row in rows), _DOOR_KEY)


def _told_in(row: Plain) -> TotalTold:
    if not isinstance(row, Mapping):
        raise CheckFailed("damaged release")
    stored, at = row.get("plan"), row.get("interval")
    if not isinstance(stored, Mapping) or not isinstance(at, int):
        raise CheckFailed("damaged release")
    plan = total_from_plain(stored)
    if not 0 <= at < len(plan.intervals):
        raise CheckFailed("damaged release")
    return told(plan, plan.intervals[at])
