"""Brings a stored collective release back as `Released`, only if its plan still checks (D8)."""

from collections.abc import Mapping
from dataclasses import dataclass

from samenscan.core.disclosure.beside import SecondResult
from samenscan.core.disclosure.check import CheckFailed
from samenscan.core.disclosure.check_rounds import check_rounds
from samenscan.core.disclosure.gate import QuestionBands, question_bands, tells_both_ends
from samenscan.core.disclosure.plain import plan_from_plain, plan_to_plain
from samenscan.core.disclosure.plan import Band, NoPlan, Plan
from samenscan.core.disclosure.released import _DOOR_KEY, Members, Released
from samenscan.core.questionnaire.canonical import Plain, digest

_BANDS: Mapping[str, Band] = {"few": "few", "some": "some", "many": "many"}


def released_to_plain(
    released: Released[Members, tuple[QuestionBands, ...]], plan: Plan
) -> dict[str, Plain]:
    """A collective release with its plan as a JSON object, sealed with a hash of its content."""
    content: dict[str, Plain] = {
        "round": released.audience.round,
        "plan": plan_to_plain(plan),
        "questions": [_row(facts) for facts in released.facts],
    }
    return {**content, "hash": digest(content)}


def released_from_plain(
    plain: Mapping[str, Plain],
) -> Released[Members, tuple[QuestionBands, ...]]:
    """The release of a JSON object made by `released_to_plain`.

    CheckFailed when the content does not match its hash, the plan does not pass its check, or a
    band is not one of the plan's. The hash guards against accidents, not against forgery: who can
    write to the store can already write a release.
    """
    content = {key: value for key, value in plain.items() if key != "hash"}
    stored_plan, rows, round_name = (
        content.get("plan"),
        content.get("questions"),
        content.get("round"),
    )
    if plain.get("hash") != digest(content) or not isinstance(stored_plan, Mapping):
        raise CheckFailed("damaged release")
    plan = plan_from_plain(stored_plan)
    if isinstance(plan, NoPlan) or not isinstance(round_name, str):
        raise CheckFailed("damaged release")
    if not isinstance(rows, list | tuple):
        raise CheckFailed("damaged release")
    facts = tuple(_facts(row, plan) for row in rows)
    return Released(Members(round_name), facts, _DOOR_KEY)


@dataclass(frozen=True)
class StoredBeside:
    """A second result as it was told: the plan it was told under, and who the panel was."""

    released: Released[Members, tuple[QuestionBands, ...]]
    plan: Plan
    n_kept: int
    n_new: int


def beside_to_plain(second: SecondResult, first: Plan) -> dict[str, Plain]:
    """A second result with both plans and what the proof of both together rests on (D14)."""
    content: dict[str, Plain] = {
        "told": released_to_plain(second.released, second.plan),
        "first": plan_to_plain(first),
        "kept": dict(second.kept),
        "new": second.n_new,
        "sentences": list(second.sentences),
    }
    return {**content, "hash": digest(content)}


def beside_from_plain(plain: Mapping[str, Plain]) -> StoredBeside:
    """The second result of a JSON object made by `beside_to_plain`; both plans are checked again.

    CheckFailed as in `released_from_plain`, and when both are not safe beside each other.
    """
    content = {key: value for key, value in plain.items() if key != "hash"}
    told, first, kept, sentences, new = (
        content.get(key) for key in ("told", "first", "kept", "sentences", "new")
    )
    if (
        plain.get("hash") != digest(content)
        or not isinstance(told, Mapping)
        or not isinstance(first, Mapping)
        or not isinstance(kept, Mapping)
        or not isinstance(sentences, list | tuple)
        or [type(n) for n in sentences] != [int, int]
        or not isinstance(new, int)
    ):
        raise CheckFailed("damaged release")
    still = {name: n for name, n in kept.items() if isinstance(n, int)}
    before, now = (n for n in sentences if isinstance(n, int))
    later = told["plan"]
    if not isinstance(later, Mapping) or not check_rounds(first, later, still, (before, now)):
        raise CheckFailed("both results together are not safe")
    plan = plan_from_plain(later)
    if isinstance(plan, NoPlan):
        raise CheckFailed("damaged release")
    return StoredBeside(released_from_plain(told), plan, sum(still.values()), new)


def _row(facts: QuestionBands) -> list[Plain]:
    """Code and bands, and those of the other end where they were told."""
    row: list[Plain] = [facts.code, dict(facts.bands)]
    return row if facts.other_end is None else [*row, dict(facts.other_end.bands)]


def _facts(row: Plain, plan: Plan) -> QuestionBands:
    if not isinstance(row, list | tuple) or len(row) not in (2, 3) or not isinstance(row[0], str):
        raise CheckFailed("damaged release")
    other = None
    if len(row) == 3:
        if not tells_both_ends(plan):
            raise CheckFailed("the plan is not safe for two sentences per question")
        other = _bands(row[2], plan)
    return question_bands(row[0], plan, _bands(row[1], plan), other)


def _bands(bands: Plain, plan: Plan) -> dict[str, Band]:
    if not isinstance(bands, Mapping) or set(bands) != {group.group for group in plan.bands}:
        raise CheckFailed("damaged release")
    read = {}
    for group, band in bands.items():
        if not isinstance(band, str) or band not in _BANDS:
            raise CheckFailed("damaged release")
        read[group] = _BANDS[band]
    return read
