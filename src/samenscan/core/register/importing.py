"""What an import would do: each row beside what the register knows, with a choice; no guesses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from samenscan.core.register.entries import Entry, Stay
from samenscan.core.register.identifiers import Scheme
from samenscan.core.register.kinds import Kind, may_share_number
from samenscan.core.register.search import plain
from samenscan.core.text import Text, text

# Codes that belong to one organisation only; an enterprise number can be shared.
OWN_CODES = (Scheme.NIS, Scheme.OVO, Scheme.POLICE_ZONE, Scheme.OTHER)


class Outcome(StrEnum):
    """How a row of a file stands to the register."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    CONFLICT = "conflict"
    LEFT_OUT = "left_out"


class Choice(StrEnum):
    """What is done with a row: `update` follows the file, `skip` the register, `stop` neither."""

    STOP = "stop"
    SKIP = "skip"
    UPDATE = "update"


@dataclass(frozen=True)
class Known:
    """One organisation as the register has it today.

    `ours`: whether whoever imports may change it. `stays` are all its memberships.
    """

    id: str
    kind: str
    name: str
    codes: frozenset[tuple[str, str]] = frozenset()
    languages: tuple[str, ...] = ()
    founded_on: date | None = None
    ended_on: date | None = None
    figures: tuple[tuple[str, int, Decimal], ...] = ()
    municipalities: frozenset[str] = frozenset()
    stays: tuple[Stay, ...] = ()
    ours: bool = True


@dataclass(frozen=True)
class Change:
    """One field that the file and the register tell differently.

    `part` says which one where a field has several: a scheme, a figure and year, a partnership.
    `old` is empty when the register says nothing, and then the change contradicts nobody.
    """

    field: str
    part: str
    old: str
    new: str

    @property
    def contradicts(self) -> bool:
        """Whether the register says something else, instead of nothing."""
        return bool(self.old)


@dataclass(frozen=True)
class RowPlan:
    """What one row would do, what else could be chosen, and what to look at first."""

    outcome: Outcome
    organisation: str
    changes: tuple[Change, ...]
    doubts: tuple[Text, ...]
    choices: tuple[Choice, ...]

    @property
    def choice(self) -> Choice:
        """What is done unless somebody chooses otherwise: what is in doubt waits for a person."""
        if self.outcome is Outcome.CONFLICT:
            return Choice.STOP
        return Choice.UPDATE if self.outcome in (Outcome.NEW, Outcome.CHANGED) else Choice.SKIP


_NOTHING_TO_DO = (Choice.SKIP,)
_FREE = (Choice.UPDATE, Choice.SKIP)
_UNDECIDED = (Choice.STOP, Choice.SKIP, Choice.UPDATE)
_FIRM = (Choice.STOP, Choice.SKIP)


def plan_row(entry: Entry, known: Iterable[Known]) -> RowPlan:
    """Compare one row with the organisations it may be about.

    It is the one with its id, else the one that carries one of its own codes, else the one of its
    kind with its enterprise number. An equal name and kind alone is a doubt, never a match.
    """
    if entry.rest_category:
        reason = text("This is a rest category of statistics; no organisation stands behind it.")
        return RowPlan(Outcome.LEFT_OUT, "", (), (reason,), _NOTHING_TO_DO)
    candidates = sorted(known, key=lambda one: one.id)
    found = _matches(entry, candidates)
    if len(found) > 1:
        return RowPlan(Outcome.CONFLICT, "", (), (_several(found),), _FIRM)
    if not found:
        return _plan_new(entry, candidates)
    match = found[0]
    changes = changes_between(entry, match)
    shared = _number_of_another(entry, match.id, candidates)
    if not changes and shared is None:
        return RowPlan(Outcome.SAME, match.id, (), (), _NOTHING_TO_DO)
    if not match.ours:
        doubt = text("Another support centre looks after “%(name)s”.", name=match.name)
        return RowPlan(Outcome.CONFLICT, match.id, changes, (doubt,), _FIRM)
    if shared is not None:
        return RowPlan(Outcome.CONFLICT, match.id, changes, (shared,), _FIRM)
    if any(change.contradicts for change in changes):
        return RowPlan(Outcome.CONFLICT, match.id, changes, (), _UNDECIDED)
    return RowPlan(Outcome.CHANGED, match.id, changes, (), _FREE)


def changes_between(entry: Entry, known: Known) -> tuple[Change, ...]:
    """Every field that the row fills in or contradicts; what the row omits changes nothing."""
    changes = [
        Change(field, "", old, new)
        for field, old, new in (
            ("kind", known.kind, entry.kind),
            ("name", known.name, entry.name),
            ("founded_on", _day(known.founded_on), _day(entry.founded_on)),
            ("ended_on", _day(known.ended_on), _day(entry.ended_on)),
            ("languages", " ".join(known.languages), " ".join(entry.languages)),
            (
                "municipalities",
                " ".join(sorted(known.municipalities)),
                " ".join(sorted(entry.municipalities)),
            ),
        )
        if new and new != old
    ]
    changes += _code_changes(entry, known)
    changes += _figure_changes(entry, known)
    changes += [change for stay in entry.stays if (change := _stay_change(stay, known)) is not None]
    return tuple(changes)


def keys_of(entry: Entry) -> tuple[tuple[str, str], ...]:
    """What may stand once in a file: the id, each own code, and the number within a kind."""
    keys = [("id", entry.id)] if entry.id else []
    keys += [(scheme, value) for scheme, value in entry.codes if scheme in OWN_CODES]
    keys += [
        (f"{scheme} {entry.kind}", value)
        for scheme, value in entry.codes
        if scheme == Scheme.ENTERPRISE
    ]
    if not keys:
        keys.append((f"name {entry.kind}", plain(entry.name)))
    return tuple(keys)


def shown_stay(stay: Stay) -> str:
    """A membership as a cell shows it: its first day, and its last where it has one."""
    return f"{stay.since.isoformat()} – {_day(stay.until)}".strip()


def _matches(entry: Entry, candidates: Sequence[Known]) -> list[Known]:
    if entry.id:
        by_id = [one for one in candidates if one.id == entry.id]
        if by_id:
            return by_id
    own = {code for code in entry.codes if code[0] in OWN_CODES}
    by_code = [one for one in candidates if one.codes & own]
    if by_code:
        return by_code
    numbers = {code for code in entry.codes if code[0] == Scheme.ENTERPRISE}
    return [one for one in candidates if one.kind == entry.kind and one.codes & numbers]


def _several(found: Sequence[Known]) -> Text:
    names = ", ".join(one.name for one in found)
    return text("Its codes belong to several organisations: %(names)s.", names=names[:300])


def _plan_new(entry: Entry, candidates: Sequence[Known]) -> RowPlan:
    shared = _number_of_another(entry, "", candidates)
    if shared is not None:
        return RowPlan(Outcome.CONFLICT, "", (), (shared,), _FIRM)
    namesakes = [
        one
        for one in candidates
        if one.kind == entry.kind and entry.name and plain(one.name) == plain(entry.name)
    ]
    if not namesakes:
        doubts = () if entry.name else (_nameless(entry),)
        return RowPlan(Outcome.NEW, "", (), doubts, _FREE)
    first = namesakes[0]
    doubt = text("The register has a “%(name)s” of this kind, with other codes.", name=first.name)
    changes = changes_between(entry, first)
    if len(namesakes) > 1 or not first.ours:
        return RowPlan(Outcome.CONFLICT, first.id, changes, (doubt,), _FIRM)
    same = text("“Follow the file” means: it is the same organisation.")
    return RowPlan(Outcome.CONFLICT, first.id, changes, (doubt, same), _UNDECIDED)


def _nameless(entry: Entry) -> Text:
    return text(
        "The file gives no name; it is called “%(label)s” until you name it.", label=entry.label
    )


def _number_of_another(entry: Entry, own: str, candidates: Sequence[Known]) -> Text | None:
    numbers = {code for code in entry.codes if code[0] == Scheme.ENTERPRISE}
    for one in candidates:
        alike = {Kind(one.kind), Kind(entry.kind)}
        # Two of one kind never share: between them there is no "part of".
        shares = one.kind != entry.kind and may_share_number(frozenset(alike))
        if one.id != own and one.codes & numbers and not shares:
            return text("Its enterprise number belongs to “%(name)s”.", name=one.name)
    return None


def _code_changes(entry: Entry, known: Known) -> Iterable[Change]:
    had: Mapping[str, str] = dict(sorted(known.codes))
    for scheme, value in entry.codes:
        if (scheme, value) not in known.codes:
            yield Change("code", scheme, had.get(scheme, ""), value)


def _figure_changes(entry: Entry, known: Known) -> Iterable[Change]:
    had = {(figure, year): value for figure, year, value in known.figures}
    for figure, year, value in entry.figures:
        old = had.get((figure, year))
        if old != value:
            shown = "" if old is None else number(old)
            yield Change("figure", f"{figure} {year}", shown, number(value))


def _stay_change(stay: Stay, known: Known) -> Change | None:
    here = [one for one in known.stays if plain(one.partnership) == plain(stay.partnership)]
    if any((one.since, one.until) == (stay.since, stay.until) for one in here):
        return None
    overlap = [
        one
        for one in here
        if one.since <= (stay.until or date.max) and stay.since <= (one.until or date.max)
    ]
    old = shown_stay(overlap[0]) if overlap else ""
    return Change("membership", stay.partnership, old, shown_stay(stay))


def number(value: Decimal) -> str:
    """A figure as text, without zeros that say nothing."""
    return format(value.normalize(), "f")


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
