"""The planted holes: what a careless program publishes, and the same question through the gate."""

from dataclasses import dataclass

from benchmarks.attack.figures import (
    Figure,
    Ranked,
    Show,
    SortedList,
    Total,
    bar,
    mean,
    minimum_of_five,
    percent,
    plainly,
    unless_all_agree,
)
from benchmarks.attack.gated import Gate, once_only, partnerships, pictures, two_rounds
from benchmarks.attack.gated_totals import totals, totals_twice
from benchmarks.attack.money import AmountFigure, AmountTotal, BaseOfLargest, LargestAmount
from benchmarks.attack.scene import KINDS, LEVELS, WAYS, Scene, yes_to

_YES = {0: 0, 1: 1}
_SUM = {level: level for level in LEVELS}
_EAST, _WEST, _BOTH = ("east",), ("west",), ("east", "west")
EACH_GROUP = partnerships()
_NAMED = tuple(f"zone-{number}" for number in range(1, 13))


@dataclass(frozen=True)
class Hole:
    """One mistake: the scene, what is published carelessly, and the gate for the same question."""

    name: str
    scene: Scene
    careless: tuple[Figure, ...] = ()
    gate: Gate = EACH_GROUP
    amounts: tuple[AmountFigure, ...] = ()


def _bits(ones: int, n: int) -> tuple[int, ...]:
    return (1,) * ones + (0,) * (n - ones)


def _yes(**counts: tuple[int, int]) -> Scene:
    """A yes/no question: per group how many of how many confirm."""
    return Scene("yes", {group: _bits(*count) for group, count in counts.items()})


def _count(
    source: str, of: tuple[str, ...], show: Show = plainly, ways: tuple[int, ...] = ()
) -> Total:
    """How many say yes; in the domain, how many filled it in in one of these ways."""
    factors = {way: int(way in ways) for way in WAYS} if ways else _YES
    return Total(source, of, factors, show)


SMALL_TO_LARGE = ("small", "medium", "large")
_SPENDING = (90_000, 40_000, 95_000, 140_000, 60_000, 75_000, 88_000)

HOLES: tuple[Hole, ...] = (
    Hole(
        "released total",
        _yes(small=(4, 12), medium=(3, 10), large=(1, 1)),
        (
            *(_count(size, (size,), minimum_of_five) for size in SMALL_TO_LARGE),
            _count("total", SMALL_TO_LARGE),
        ),
    ),
    Hole(
        "subgroup of n−1",
        _yes(others=(7, 22), city=(0, 1)),
        (_count("everybody", ("others", "city")), _count("without the city", ("others",))),
    ),
    Hole(
        "complement",
        _yes(with_servers=(13, 21), without=(1, 2)),
        (
            _count("everybody", ("with_servers", "without")),
            _count("with servers of their own", ("with_servers",)),
        ),
    ),
    Hole(
        "second round with one newcomer",
        _yes(east=(3, 11), west=(6, 11), newcomer=(1, 1)),
        (
            _count("first round", _BOTH),
            _count("second round", (*_BOTH, "newcomer")),
        ),
        two_rounds(_BOTH, (*_BOTH, "newcomer"), {"east": ("east", "newcomer"), "west": _WEST}),
    ),
    Hole(
        "second round without one who left",
        _yes(east=(3, 11), west=(6, 11), leaver=(1, 1)),
        (
            _count("first round", (*_BOTH, "leaver")),
            _count("second round", _BOTH),
        ),
        two_rounds((*_BOTH, "leaver"), _BOTH, {"east": ("east", "leaver"), "west": _WEST}),
    ),
    Hole(
        "mean with too many digits",
        Scene("level", {"east": (4,) + (5,) * 11, "west": (0, 1, 2, 2, 3, 3, 4, 4, 4, 5, 5)}),
        (Total("mean of east", _EAST, _SUM, mean),),
    ),
    Hole(
        "maximum",
        Scene(
            "level", {"small": (0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3), "medium": (2,) * 11, "city": (5,)}
        ),
        (
            Ranked("highest of everybody", ("small", "medium", "city"), 23, LEVELS),
            Ranked("highest of small and medium", ("small", "medium"), 22, LEVELS),
        ),
    ),
    Hole(
        "maximum of an amount",
        Scene(
            "euro",
            {
                "small": (90_000, 40_000, 95_000, 140_000, 60_000, 75_000, 88_000),
                "city": (410_000,),
            },
        ),
        amounts=(
            LargestAmount("largest of everybody", ("small", "city")),
            LargestAmount("largest of the small", ("small",)),
        ),
    ),
    Hole(
        "total of three amounts",
        Scene(
            "euro",
            {
                "large": (250_000, 310_000, 280_000),
                "others": (90_000, 40_000, 95_000, 140_000, 60_000, 75_000, 88_000),
            },
        ),
        amounts=(AmountTotal("total of the large", ("large",)),),
    ),
    Hole(
        "total to the euro",
        # Two hold almost everything: what they lack to the total is what all others have.
        Scene("spend", {"large": (310_000, 280_000), "others": (0,) * 7}),
        amounts=(AmountTotal("total of everybody", ("large", "others")),),
        gate=totals(),
    ),
    Hole(
        "total and subtotal",
        Scene("spend", {"small": _SPENDING, "city": (410_000,)}),
        amounts=(
            AmountTotal("total of everybody", ("small", "city")),
            AmountTotal("total of the small", ("small",)),
        ),
        gate=totals(),
    ),
    Hole(
        "interval as wide as the data say",
        Scene("spend", {"small": _SPENDING, "city": (410_000,)}),
        amounts=(
            BaseOfLargest("width for everybody", ("small", "city")),
            BaseOfLargest("width for the small", ("small",)),
        ),
        gate=totals(),
    ),
    Hole(
        "total again with one newcomer",
        Scene("spend", {"first": _SPENDING, "newcomer": (120_000,)}),
        amounts=(
            AmountTotal("first total", ("first",)),
            AmountTotal("second total", ("first", "newcomer")),
        ),
        gate=totals_twice(("first",), ("first", "newcomer")),
    ),
    Hole(
        "quantile of a small group",
        Scene("level", {"large": (1, 2, 4), "others": (0, 1, 1, 2, 2, 3, 3, 3, 4, 5)}),
        (Ranked("median of the large", ("large",), 2, LEVELS),),
    ),
    Hole(
        "empty cell",
        _yes(east=(0, 12), west=(6, 11)),
        (_count("east", _EAST), _count("west", _WEST)),
    ),
    Hole(
        "unanimous cell",
        _yes(east=(7, 12), west=(11, 11)),
        (_count("east", _EAST), _count("west", _WEST)),
    ),
    Hole(
        "sorted list",
        Scene("yes", {name: (int(at < 5),) for at, name in enumerate(_NAMED)}),
        (SortedList("list", _NAMED, (0, 1)),),
        partnerships({"east": _NAMED}),
    ),
    Hole(
        "timing of a late answer",
        _yes(east=(8, 11), late=(0, 1), west=(6, 11)),
        (
            _count("on Monday", _BOTH),
            _count("on Tuesday, after the late answer", (*_BOTH, "late")),
        ),
        once_only(_BOTH, {"east": ("east", "late"), "west": _WEST}),
    ),
    Hole(
        "rounded percentage with known n",
        _yes(east=(11, 12), west=(6, 11)),
        (_count("east", _EAST, percent),),
    ),
    Hole(
        "domain told with its questions",
        # Everybody reaches the level, so whoever said no to one question said yes to both others.
        Scene("domain", {"east": (0b011,) * 2 + (0b110,) * 10, "west": (0b111,) * 7 + (0,) * 4}),
        (
            _count("level in east", _EAST, plainly, KINDS["domain"].cut),
            _count("question in east", _EAST, plainly, yes_to(0)),
        ),
    ),
    Hole(
        "chart pixel positions",
        _yes(east=(1, 8), west=(3, 7)),
        (_count("bar of east", _EAST, bar),),
        pictures,
    ),
    Hole(
        "a refusal that depends on data",
        _yes(east=(12, 12), west=(6, 11)),
        (
            _count("east", _EAST, unless_all_agree),
            _count("west", _WEST, unless_all_agree),
        ),
    ),
)
