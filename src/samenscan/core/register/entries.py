"""One row of a table as values: what the file says of one organisation, and nothing it omits."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from types import MappingProxyType
from uuid import UUID

from samenscan.core.register.columns import Columns, Flaw
from samenscan.core.register.identifiers import IdentifierRefused, Scheme, normalised
from samenscan.core.register.kinds import RULES, Kind
from samenscan.core.register.search import plain
from samenscan.core.text import Text, text

Value = str | date
LONGEST_NAME = 120
_WORDS_OF_KINDS: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        Kind.SUPPORT_CENTRE: ("support centre", "steuncentrum", "steunpunt"),
        Kind.PROVINCE: ("province", "provincie", "Provinz"),
        Kind.MUNICIPALITY: ("municipality", "gemeente", "stad", "commune", "ville", "Gemeinde"),
        Kind.WELFARE_CENTRE: ("public centre for social welfare", "ocmw", "cpas", "öshz"),
        Kind.POLICE_ZONE: ("police zone", "politiezone", "meergemeentezone", "zone de police"),
        Kind.POLICE_ZONE_SINGLE: ("police zone of one municipality", "eengemeentezone"),
        Kind.RESCUE_ZONE: ("rescue zone", "hulpverleningszone", "zone de secours"),
        Kind.INTERMUNICIPAL: (
            *("intermunicipal association", "intercommunale", "opdrachthoudende vereniging"),
            "dienstverlenende vereniging",
        ),
        Kind.MUNICIPAL_COMPANY: ("autonomous municipal company", "autonoom gemeentebedrijf", "agb"),
        Kind.OTHER: ("other organisation", "other", "andere", "autre"),
    }
)
_KINDS = {
    plain(word): kind for kind, words in _WORDS_OF_KINDS.items() for word in (kind.value, *words)
}
# Rows that statistics need and a register does not: no organisation stands behind them.
REST_CATEGORY = "rest category"
_REST = {plain(word) for word in (REST_CATEGORY, "restcategorie", "geen organisatie", "aucune")}
_LANGUAGES = {"nl", "fr", "de", "en"}
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_THOUSANDS = re.compile(r"\d{1,3}([.,]\d{3})+")
_NUMBER = re.compile(r"\d{1,14}([.,]\d{1,2})?")
_APART = re.compile(r"[\s,;|]+")


@dataclass(frozen=True)
class Stay:
    """A membership as a file tells it: of which partnership, from which day, through which."""

    partnership: str
    since: date
    until: date | None


@dataclass(frozen=True)
class Entry:
    """What one row says; an empty text, an empty tuple or None is what it does not say."""

    row: int
    kind: str = ""
    name: str = ""
    id: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    languages: tuple[str, ...] = ()
    founded_on: date | None = None
    ended_on: date | None = None
    figures: tuple[tuple[str, int, Decimal], ...] = ()
    source: str = ""
    municipalities: tuple[str, ...] = ()
    stays: tuple[Stay, ...] = ()
    rest_category: bool = False

    @property
    def label(self) -> str:
        """How to call it: its name, or the first code when the file has no name."""
        if self.name or not self.codes:
            return self.name
        scheme, value = self.codes[0]
        return f"{scheme.upper()} {value}"


@dataclass
class _Row:
    number: int
    cells: Sequence[Value]
    columns: Columns
    flaws: list[Flaw] = field(default_factory=list)

    def at(self, name: str) -> int:
        return self.columns.fields.get(name, -1)

    def cell(self, name: str) -> Value:
        at = self.at(name)
        return self.cells[at] if at >= 0 else ""

    def written(self, name: str) -> str:
        value = self.cell(name)
        return value.isoformat() if isinstance(value, date) else value

    def flaw(self, at: int, what: Text, remedy: Text) -> None:
        self.flaws.append(Flaw(self.number, at + 1, what, remedy))


def entry_of(
    number: int, cells: Sequence[Value], columns: Columns
) -> tuple[Entry | None, tuple[Flaw, ...]]:
    """The row as values; None with every flaw of the row when it cannot be used."""
    row = _Row(number, cells, columns)
    kind = _kind(row)
    name = row.written("name")
    if kind == REST_CATEGORY:
        return Entry(number, kind, name, rest_category=True), ()
    entry = Entry(
        number,
        kind=kind,
        name=name,
        id=_id(row),
        codes=_codes(row, kind),
        languages=_languages(row),
        founded_on=_date(row, "founded_on"),
        ended_on=_date(row, "ended_on"),
        figures=_figures(row),
        source=row.written("source")[:200],
        municipalities=_municipalities(row),
        stays=_stays(row),
    )
    _check_whole(row, entry)
    return (None, tuple(row.flaws)) if row.flaws else (entry, ())


def _check_whole(row: _Row, entry: Entry) -> None:
    at = row.at("name")
    if len(entry.name) > LONGEST_NAME:
        row.flaw(
            at,
            text("The name is longer than %(n)s characters.", n=LONGEST_NAME),
            text("Write the short name."),
        )
    if not entry.name and not entry.codes and not entry.id:
        row.flaw(
            at,
            text("This row has no name and no code."),
            text("Write the name, or take the row out."),
        )
    if entry.founded_on and entry.ended_on and entry.ended_on < entry.founded_on:
        row.flaw(
            row.at("ended_on"),
            text("The organisation ends before it begins."),
            text("Exchange the two dates, or mend one."),
        )


def _kind(row: _Row) -> str:
    written = row.written("kind")
    if plain(written) in _REST:
        return REST_CATEGORY
    kind = _KINDS.get(plain(written))
    if kind is None:
        near = get_close_matches(plain(written)[:80], list(_KINDS), n=1, cutoff=0.75)
        known = ", ".join(sorted(" = ".join(words[:2]) for words in _WORDS_OF_KINDS.values()))
        row.flaw(
            row.at("kind"),
            text("“%(written)s” is not a kind of organisation.", written=written[:80])
            if written
            else text("The kind of organisation is missing."),
            text("Did you mean “%(near)s”?", near=near[0])
            if near
            else text("Write one of: %(kinds)s.", kinds=known),
        )
        return ""
    return kind.value


def _id(row: _Row) -> str:
    written = row.written("id")
    if not written:
        return ""
    try:
        return str(UUID(written))
    except ValueError:
        row.flaw(
            row.at("id"),
            text("“%(written)s” is not an id of this register.", written=written[:80]),
            text("Leave the cell empty, or copy the id from an export."),
        )
        return ""


def _codes(row: _Row, kind: str) -> tuple[tuple[str, str], ...]:
    codes = []
    for scheme in Scheme:
        written = row.written(scheme.value)
        if not written:
            continue
        try:
            codes.append((scheme.value, normalised(scheme, written)))
        except IdentifierRefused as refused:
            row.flaw(row.at(scheme.value), _quoted(written, refused.what), refused.remedy)
            continue
        if kind and scheme not in RULES[Kind(kind)].schemes:
            row.flaw(
                row.at(scheme.value),
                text("An organisation of this kind has no code of this sort."),
                text("Empty the cell, or mend the kind."),
            )
    return tuple(codes)


def _quoted(written: str, what: Text) -> Text:
    return text("“%(written)s”: %(what)s", written=written[:80], what=what)


def _languages(row: _Row) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(_APART.split(row.written("languages").casefold().strip())))
    found = tuple(language for language in found if language)
    if not set(found) <= _LANGUAGES:
        row.flaw(
            row.at("languages"),
            text("Languages are written as nl, fr, de or en."),
            text("Write for example: nl fr."),
        )
    return found


def _date(row: _Row, name: str) -> date | None:
    return _as_date(row, row.at(name), row.cell(name))


def _as_date(row: _Row, at: int, value: Value) -> date | None:
    if isinstance(value, date) or not value:
        return value or None
    day_first = _DAY_FIRST.fullmatch(value)
    try:
        if day_first:
            return date(int(day_first[3]), int(day_first[2]), int(day_first[1]))
        return date.fromisoformat(value)
    except ValueError:
        pass
    what = text("“%(value)s” is not a day.", value=value[:80])
    if day_first and int(day_first[2]) > 12:
        what = text("“%(value)s” has no month %(month)s.", value=value, month=int(day_first[2]))
    elif value.isdecimal() and len(value) == 5:
        what = text("“%(value)s” is a number, while this column holds days.", value=value)
    row.flaw(at, what, text("Write year-month-day (2026-01-31) or day/month/year (31/01/2026)."))
    return None


def _figures(row: _Row) -> tuple[tuple[str, int, Decimal], ...]:
    figures = []
    for (figure, year), at in row.columns.figures.items():
        value = row.cells[at]
        number = _number(row, at, value) if value else None
        if number is not None:
            cents = figure == "budget_cents"
            figures.append((figure, year, number * 100 if cents else number))
    return tuple(sorted(figures))


def _number(row: _Row, at: int, value: Value) -> Decimal | None:
    written = str(value).replace("\u00a0", "").replace(" ", "").replace("\u202f", "")
    if _THOUSANDS.fullmatch(written):
        row.flaw(
            at,
            text("“%(value)s” can be read in two ways.", value=written),
            text("Write whole numbers without points, decimals with at most two digits."),
        )
        return None
    try:
        if _NUMBER.fullmatch(written):
            return Decimal(written.replace(",", "."))
    except InvalidOperation:
        pass
    row.flaw(
        at,
        text("“%(value)s” is not a number of zero or more.", value=written[:80]),
        text("Write digits only, with at most two decimals; leave empty what is not known."),
    )
    return None


def _municipalities(row: _Row) -> tuple[str, ...]:
    codes: dict[str, None] = {}
    for written in _APART.split(row.written("municipalities").strip()):
        if not written:
            continue
        try:
            codes[normalised(Scheme.NIS, written)] = None
        except IdentifierRefused as refused:
            row.flaw(row.at("municipalities"), _quoted(written, refused.what), refused.remedy)
    return tuple(sorted(codes))


def _stays(row: _Row) -> tuple[Stay, ...]:
    names, at = _listed(row, "partnership"), row.at("member_since")
    since, until = _listed(row, "member_since"), _listed(row, "member_until")
    if not names:
        return ()
    if len(since) != len(names) or not all(since):
        row.flaw(
            at if at >= 0 else row.at("partnership"),
            text("A membership needs the day on which it began."),
            text("Write one day per partnership under “member since”, with | between them."),
        )
        return ()
    stays = []
    until = [*until, *([""] * (len(names) - len(until)))]
    for name, first, last in zip(names, since, until, strict=False):
        began = _as_date(row, at, first)
        ended = _as_date(row, row.at("member_until"), last)
        if began and name:
            stays.append(Stay(str(name), began, ended))
        if began and ended and ended < began:
            row.flaw(
                row.at("member_until"),
                text("The membership ends before it begins."),
                text("Exchange the two dates, or mend one."),
            )
    return tuple(sorted(stays, key=lambda stay: (stay.partnership, stay.since)))


def _listed(row: _Row, name: str) -> list[Value]:
    value = row.cell(name)
    if isinstance(value, date):
        return [value]
    return [part.strip() for part in value.split("|")] if value else []
