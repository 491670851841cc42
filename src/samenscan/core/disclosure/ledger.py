"""Remembers what was released about whom, and refuses what was not proven together (D9, D14)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from samenscan.core.refused import Refused
from samenscan.core.text import text


@dataclass(frozen=True)
class ReleasedEntry:
    """One collective release: the round, its plan, which questions, from which organisations.

    Of a domain that was told, `questions` holds `level.G` and all questions behind it (D18).
    `kept`: how many of those organisations counted as they answered before (D14). `group_of` is
    the partnership of each, and empty where a release of before did not keep it.
    """

    round: str
    plan_hash: str
    questions: frozenset[str]
    organisations: frozenset[str]
    kept: int = 0
    group_of: Mapping[str, str] = field(default_factory=dict, hash=False)


class AlreadyReleased(Refused):
    """The same question was released before from some of the same organisations."""

    def __init__(self, question: str, n_questions: int, round_name: str) -> None:
        super().__init__(
            text(
                "%(n)s questions, among them “%(question)s”, were already published for some of "
                "these organisations in round “%(round)s”. Next "
                "to that result, a second one could give an answer away.",
                n=n_questions,
                question=question,
                round=round_name,
            ),
            text("Keep the published result, or publish this one beside it."),
        )


def standing(
    earlier: Iterable[ReleasedEntry], question: str, organisations: frozenset[str]
) -> tuple[ReleasedEntry, ...]:
    """The releases that told the same question about some of the same organisations, in order."""
    return resting_on(earlier, frozenset({question}), organisations)


def resting_on(
    earlier: Iterable[ReleasedEntry], codes: frozenset[str], organisations: frozenset[str]
) -> tuple[ReleasedEntry, ...]:
    """The releases that rest on one of these answers of some of these organisations, in order."""
    return tuple(
        entry
        for entry in earlier
        if entry.questions & codes and entry.organisations & organisations
    )


def ledger_allows(earlier: Iterable[ReleasedEntry], new: ReleasedEntry) -> Refused | None:
    """None when the new release may go ahead, otherwise why not.

    Two releases may stand side by side when they share no question or no organisation. Looks at
    who took part and what was asked, never at answers.
    """
    for entry in earlier:
        again = entry.questions & new.questions
        if again and entry.organisations & new.organisations:
            return AlreadyReleased(min(again), len(again), entry.round)
    return None
