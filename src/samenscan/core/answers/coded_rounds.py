"""Rounds that were put in numbers together: what each number stands for, and where it came from."""

from collections.abc import Mapping
from dataclasses import dataclass

from samenscan.core.answers.coded import Coded
from samenscan.core.answers.measures import Measure
from samenscan.core.refused import Refused
from samenscan.core.text import text


class OtherSteps(Refused):
    """A question has other steps in one round than in another, so they have no common count."""

    def __init__(self, code: str) -> None:
        super().__init__(
            text("“%(code)s” has other steps in one round than in another.", code=code),
            text("Count these rounds apart, or compare them through a bridge."),
        )


@dataclass(frozen=True)
class Source:
    """Where the numbers of one round come from: the hashes of its dataset and questionnaire."""

    dataset: str
    questionnaire: str


@dataclass(frozen=True)
class RoundHead:
    """One round: its name and source, the places of its measures, and who handed nothing in."""

    name: str
    source: Source
    measures: tuple[int, ...]
    silent: tuple[int, ...]


@dataclass(frozen=True)
class Head:
    """What the numbers in a table of answers stand for: rounds, measures, organisations from 0."""

    rounds: tuple[RoundHead, ...]
    measures: tuple[Measure, ...]
    organisations: tuple[str, ...]


def head_of(rounds: Mapping[str, Coded], sources: Mapping[str, Source]) -> Head:
    """The head of these rounds; OtherSteps where a measure is not the same in all of them.

    Organisations are in the order of their ids, so that the same answers give the same head.
    """
    measures: dict[str, Measure] = {}
    for one in rounds.values():
        for measure in one.measures:
            if measures.setdefault(measure.code, measure) != measure:
                raise OtherSteps(measure.code)
    who = sorted({one for coded in rounds.values() for one in everybody(coded)})
    place = {organisation: at for at, organisation in enumerate(who)}
    at = {code: place for place, code in enumerate(measures)}
    heads = tuple(
        RoundHead(
            name,
            sources[name],
            tuple(at[measure.code] for measure in one.measures),
            tuple(sorted(place[silent] for silent in one.without_sheet)),
        )
        for name, one in rounds.items()
    )
    return Head(heads, tuple(measures.values()), tuple(who))


def everybody(coded: Coded) -> tuple[str, ...]:
    """Whoever was asked in this round, with and without a sheet."""
    return (*coded.organisations, *coded.without_sheet)
