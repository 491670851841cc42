"""Plans for totals of amounts: one interval for all together, with limits the cap fixes (D19).

Amounts are whole numbers of the smallest step of a question: cents for 0.01 euro, tenths for 0.1.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from samenscan.core.disclosure.check import CheckFailed
from samenscan.core.disclosure.check_totals import check_total
from samenscan.core.disclosure.policy import HOUSE, Floors
from samenscan.core.disclosure.register import RegisteredPlan, register_hash
from samenscan.core.questionnaire.canonical import Plain, digest
from samenscan.core.questionnaire.check_total import mantissa
from samenscan.core.questionnaire.model import Question

# A base is one of these, or ten, a hundred, a thousand times as much: 25 stands for 2.5.
_ROUND = (1, 2, 25, 5)
# One plan per number of respondents is proven when a round opens; beyond this it takes too long.
MOST_RESPONDENTS = 150


@dataclass(frozen=True)
class TotalCertificate:
    """What holds whatever the amounts are, in steps (D19).

    `narrowest`: of the amounts that stay possible for any other member, whoever looks, the highest
    less the lowest. `one_changed`: how many amounts stay possible in two rounds for a reader who
    is sure that one amount changed. `n_results` intervals can be told; `n_views` were looked at.
    """

    plan_hash: str
    n_results: int
    n_views: int
    narrowest: int
    one_changed: int


@dataclass(frozen=True)
class Interval:
    """A sum is over `over` (None: 0 or more) and at most `up_to` (None: as much as it can be)."""

    over: int | None
    up_to: int | None


@dataclass(frozen=True)
class TotalPlan:
    """How the amounts of one question are told when `n` organisations respond, all in steps.

    One organisation counts for at most `cap`. Sums up to `bottom` are one interval, sums over
    `top` are one, and between them each is `base` wide.
    """

    code: str
    n: int
    decimals: int
    cap: int
    base: int
    percent: int
    coalition: int
    bottom: int
    top: int
    certificate: TotalCertificate | None = None

    @cached_property
    def limits(self) -> tuple[int, ...]:
        """Where one interval ends and the next begins, rising."""
        return tuple(range(self.bottom, self.top + 1, self.base))

    @cached_property
    def intervals(self) -> tuple[Interval, ...]:
        """Every interval that can be told, the lowest first."""
        return tuple(
            Interval(over, up_to)
            for over, up_to in zip((None, *self.limits), (*self.limits, None), strict=True)
        )

    def interval(self, total: int) -> Interval:
        """The interval in which this sum of capped amounts lies."""
        return self.intervals[bisect_left(self.limits, total)]

    @cached_property
    def content_hash(self) -> str:
        """sha256 (hex) of everything but the certificate."""
        return digest(_plain_content(self))


def base_of(cap: int, percent: int) -> int:
    """How wide the intervals of a total are, in steps; from the cap alone (D19).

    The smallest round number that is at least twice `percent` per cent of the cap and goes a
    whole number of times into it; the cap itself where none does, and enough times the cap where
    twice the percentage is over 100.
    """
    least = -(-2 * percent * cap // 100)
    for times in range(cap // least if least else 0, 0, -1):
        if cap % times == 0 and mantissa(cap // times) in _ROUND:
            return cap // times
    return cap * -(-least // cap)


def plan_total(question: Question, n: int, floors: Floors = HOUSE) -> TotalPlan | None:
    """The certified plan for `n` respondents; None where so few can be told nothing, or no total.

    The bottom interval reaches to one cap more than a coalition can hold, the top one from as much
    below what all can hold: nobody can be cornered at either end.
    """
    if question.total is None or not floors.respondents <= n <= MOST_RESPONDENTS:
        return None
    cap = int(question.total.at_most.scaleb(question.decimals))
    base = base_of(cap, floors.percent)
    corner = (floors.coalition + 1) * cap
    plan = TotalPlan(
        code=question.code,
        n=n,
        decimals=question.decimals,
        cap=cap,
        base=base,
        percent=floors.percent,
        coalition=floors.coalition,
        bottom=-(-corner // base) * base,
        top=(n * cap - corner - 1) // base * base,
    )
    return _certified(plan) if plan.top >= plan.bottom else None


def _certified(plan: TotalPlan) -> TotalPlan:
    certificate = examine_total(plan)
    if certificate.narrowest < plan.cap or certificate.one_changed < min(plan.base, plan.cap):
        raise CheckFailed("an amount could be worked out")
    found = replace(plan, certificate=certificate)
    check_total(total_to_plain(found))
    return found


def examine_total(plan: TotalPlan) -> TotalCertificate:
    """What every interval leaves open for anybody else, for coalitions of every size.

    What is left for another member rises and then falls with what the coalition holds together,
    so that the least and the most it can hold are where it is narrowest.
    """
    views = [
        left
        for interval in plan.intervals
        for members in range(plan.coalition + 1)
        for left in _left(plan, interval, members)
    ]
    return TotalCertificate(
        plan_hash=plan.content_hash,
        n_results=len(plan.intervals),
        n_views=len(views),
        narrowest=min(views),
        one_changed=_one_changed(plan),
    )


def _left(plan: TotalPlan, interval: Interval, members: int) -> Iterator[int]:
    low, high = _ends(plan, interval)
    others = plan.n - members
    least, most = max(0, low - others * plan.cap), min(members * plan.cap, high)
    for own in {least, most} if least <= most else set():
        lowest = max(0, low - own - (others - 1) * plan.cap)
        yield min(plan.cap, high - own) - lowest


def _ends(plan: TotalPlan, interval: Interval) -> tuple[int, int]:
    """The lowest and the highest sum of an interval, both in it."""
    low = 0 if interval.over is None else interval.over + 1
    return low, plan.n * plan.cap if interval.up_to is None else interval.up_to


def _one_changed(plan: TotalPlan) -> int:
    """How many amounts are left at least when two intervals differ by what one member changed.

    Everybody else counts the same twice, so what the sums differ by is what that member did.
    """
    fewest = plan.cap + 1
    ends = [_ends(plan, interval) for interval in plan.intervals]
    # Further apart than this, more than one cap lies between two intervals.
    reach = plan.cap // plan.base + 2
    for at, (low, high) in enumerate(ends):
        for later_low, later_high in ends[max(0, at - reach) : at + reach + 1]:
            least, most = later_low - high, later_high - low
            if -plan.cap <= most and least <= plan.cap:
                fewest = min(fewest, plan.cap + 1 - max(0, least) - max(0, -most))
    return fewest


TotalRegister = tuple[TotalPlan, ...]


def register_totals(
    questions: Sequence[Question], n_members: int, floors: Floors = HOUSE
) -> TotalRegister:
    """A certified plan for every question with a total and every number of respondents (D8)."""
    found = (
        plan_total(question, n, floors)
        for question in questions
        for n in range(floors.respondents, min(n_members, MOST_RESPONDENTS) + 1)
        if question.total is not None
    )
    return tuple(plan for plan in found if plan is not None)


def totals_hash(registered: Sequence[TotalPlan]) -> str:
    """sha256 (hex) of a register of totals."""
    return digest([total_to_plain(plan) for plan in registered])


def registers_hash(plans: Sequence[RegisteredPlan], totals: Sequence[TotalPlan]) -> str:
    """sha256 (hex) of all that a round fixes when it opens; without totals that of its plans."""
    own = register_hash(plans)
    return digest([own, totals_hash(totals)]) if totals else own


def _plain_content(plan: TotalPlan) -> dict[str, Plain]:
    return {
        "question": plan.code,
        "group": "all",
        "n": plan.n,
        "decimals": plan.decimals,
        "cap": plan.cap,
        "base": plan.base,
        "percent": plan.percent,
        "coalition": plan.coalition,
        "bottom": plan.bottom,
        "top": plan.top,
    }


def total_to_plain(plan: TotalPlan) -> dict[str, Plain]:
    """A plan for a total with its certificate, as a JSON object."""
    certificate = plan.certificate
    claims: Plain = None if certificate is None else dict(vars(certificate))
    return {**_plain_content(plan), "certificate": claims}


def total_from_plain(plain: Mapping[str, Plain]) -> TotalPlan:
    """The plan of a JSON object, checked again; CheckFailed when it does not hold."""
    checked = check_total(plain)
    return TotalPlan(
        code=checked.code,
        certificate=TotalCertificate(
            plan_hash=checked.plan_hash,
            n_results=checked.n_results,
            n_views=checked.n_views,
            narrowest=checked.narrowest,
            one_changed=checked.one_changed,
        ),
        **checked.numbers,
    )


def totals_to_plain(registered: Sequence[TotalPlan]) -> list[Plain]:
    """A register of totals as JSON."""
    return [total_to_plain(plan) for plan in registered]


def totals_from_plain(plain: Plain) -> TotalRegister:
    """The register of a JSON list; empty where a round of before has none. CheckFailed."""
    if plain is None:
        return ()
    if not isinstance(plain, list | tuple):
        raise CheckFailed("damaged file")
    found = []
    for row in plain:
        if not isinstance(row, Mapping):
            raise CheckFailed("damaged file")
        found.append(total_from_plain(row))
    return tuple(found)
