"""Entries, plans and sentences as they are kept in JSON, and back."""

from datetime import date
from decimal import Decimal

from samenscan.core.questionnaire.canonical import Plain, text_from_plain, text_to_plain
from samenscan.core.register.entries import Entry, Stay
from samenscan.core.register.importing import Change, Choice, Outcome, RowPlan


def entry_to_plain(entry: Entry) -> dict[str, Plain]:
    """What a row says, without what it does not say."""
    said: dict[str, Plain] = {
        "row": entry.row,
        "kind": entry.kind,
        "name": entry.name,
        "id": entry.id,
        "codes": [list(code) for code in entry.codes],
        "languages": list(entry.languages),
        "founded_on": _day(entry.founded_on),
        "ended_on": _day(entry.ended_on),
        "figures": [[figure, year, str(value)] for figure, year, value in entry.figures],
        "source": entry.source,
        "municipalities": list(entry.municipalities),
        "stays": [[one.partnership, _day(one.since), _day(one.until)] for one in entry.stays],
        "rest_category": entry.rest_category,
    }
    return {name: value for name, value in said.items() if value}


def entry_from_plain(plain: object) -> Entry:
    """The row as it was read."""
    said = as_dict(plain)
    return Entry(
        row=int(str(said["row"])),
        kind=str(said.get("kind", "")),
        name=str(said.get("name", "")),
        id=str(said.get("id", "")),
        codes=tuple((str(one[0]), str(one[1])) for one in _lists(said.get("codes"))),
        languages=tuple(str(one) for one in as_list(said.get("languages"))),
        founded_on=_as_day(said.get("founded_on")),
        ended_on=_as_day(said.get("ended_on")),
        figures=tuple(
            (str(one[0]), int(str(one[1])), Decimal(str(one[2])))
            for one in _lists(said.get("figures"))
        ),
        source=str(said.get("source", "")),
        municipalities=tuple(str(one) for one in as_list(said.get("municipalities"))),
        stays=tuple(
            Stay(str(one[0]), date.fromisoformat(str(one[1])), _as_day(one[2]))
            for one in _lists(said.get("stays"))
        ),
        rest_category=bool(said.get("rest_category", False)),
    )


def plan_to_plain(plan: RowPlan) -> dict[str, Plain]:
    """What a row would do."""
    return {
        "outcome": plan.outcome.value,
        "organisation": plan.organisation,
        "changes": [[one.field, one.part, one.old, one.new] for one in plan.changes],
        "doubts": [text_to_plain(doubt) for doubt in plan.doubts],
        "choices": [choice.value for choice in plan.choices],
    }


def plan_from_plain(plain: object) -> RowPlan:
    """What a row would do, as it was planned."""
    said = as_dict(plain)
    return RowPlan(
        Outcome(str(said["outcome"])),
        str(said["organisation"]),
        tuple(
            Change(str(one[0]), str(one[1]), str(one[2]), str(one[3]))
            for one in _lists(said["changes"])
        ),
        tuple(text_from_plain(one) for one in as_list(said["doubts"])),
        tuple(Choice(str(one)) for one in as_list(said["choices"])),
    )


def as_list(plain: object) -> list[object]:
    """A list of JSON; empty when there is none."""
    return list(plain) if isinstance(plain, (list, tuple)) else []


def as_dict(plain: object) -> dict[str, object]:
    """An object of JSON; empty when there is none."""
    return {str(name): value for name, value in plain.items()} if isinstance(plain, dict) else {}


def _lists(plain: object) -> list[list[object]]:
    return [as_list(one) for one in as_list(plain)]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _as_day(plain: object) -> date | None:
    return date.fromisoformat(str(plain)) if plain else None
