"""Which column of somebody's table tells what: known titles in four languages, never a guess."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType

from samenscan.core.register.search import plain
from samenscan.core.text import Text, text

NEEDED = ("kind", "name")
# The first title of each is the one our own export writes.
TITLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "id": ("id", "uuid"),
        "kind": ("kind", "soort", "type", "soort organisatie", "genre", "art"),
        "name": ("name", "naam", "benaming", "nom", "Name der Organisation"),
        "enterprise": (
            *("enterprise number", "ondernemingsnummer", "kbo nummer", "kbo", "kbo nr"),
            *("numéro d'entreprise", "bce", "Unternehmensnummer"),
        ),
        "nis": ("nis", "nis code", "niscode", "ins", "code ins"),
        "ovo": ("ovo", "ovo code", "ovocode", "ovo nummer"),
        "police_zone": (
            *("police zone code", "politiezonecode", "zonecode", "code politiezone"),
            *("code zone de police", "Polizeizonencode"),
        ),
        "other": ("other code", "andere code", "autre code", "anderer Code"),
        "languages": ("languages", "talen", "taal", "langues", "Sprachen"),
        "founded_on": ("founded on", "opgericht op", "oprichting", "fondée le", "gegründet am"),
        "ended_on": ("ended on", "stopgezet op", "beëindigd op", "terminée le", "beendet am"),
        "municipalities": (
            *("municipalities", "gemeenten", "werkgebied", "communes", "Gemeinden"),
            "nis codes van de gemeenten",
        ),
        "partnership": ("partnership", "samenwerkingsverband", "partenariat", "Partnerschaft"),
        "member_since": (
            "member since",
            "lid sinds",
            "lid vanaf",
            "membre depuis",
            "Mitglied seit",
        ),
        "member_until": ("member until", "lid tot en met", "membre jusqu'au", "Mitglied bis"),
        "source": ("figures source", "source", "bron", "bron cijfers", "Quelle"),
    }
)
FIGURES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "inhabitants": ("inhabitants", "inwoners", "habitants", "Einwohner"),
        "fte_operational": ("fte operational", "vte operationeel", "etp opérationnel"),
        "fte_calog": ("fte calog", "vte calog", "etp calog"),
        "fte": ("fte", "vte", "etp", "vze"),
        "workstations": ("workstations", "werkplekken", "werkstations", "postes de travail"),
        "kul_norm": ("kul norm", "norme kul"),
        "budget_cents": ("budget euro", "budget", "begroting", "begroting euro"),
    }
)
_BY_TITLE = {plain(title): field for field, titles in TITLES.items() for title in titles}
_BY_FIGURE = {plain(title): field for field, titles in FIGURES.items() for title in titles}
_YEARLY = re.compile(r"(.+) ((?:19|20)\d\d)")


@dataclass(frozen=True)
class Flaw:
    """Something in a table that has to be mended; `column` counts from 1, 0 is the whole row."""

    row: int
    column: int
    what: Text
    remedy: Text


@dataclass(frozen=True)
class Columns:
    """Where each field stands (from 0), the figures by name and year, and what was not known."""

    fields: Mapping[str, int]
    figures: Mapping[tuple[str, int], int]
    unknown: tuple[tuple[int, str], ...]


def columns_of(titles: Sequence[str], row: int) -> tuple[Columns, tuple[Flaw, ...]]:
    """What these titles mean; flaws for a column that is missing or there twice."""
    fields: dict[str, int] = {}
    figures: dict[tuple[str, int], int] = {}
    unknown: list[tuple[int, str]] = []
    flaws: list[Flaw] = []
    for at, title in enumerate(titles):
        field, figure = _BY_TITLE.get(plain(title)), _figure(title)
        if field is None and figure is None:
            if title.strip():
                unknown.append((at + 1, title.strip()))
        elif field in fields or figure in figures:
            first = fields[field] if field in fields else figures[figure] if figure else 0
            flaws.append(_twice(row, at, title, titles[first]))
        elif field is not None:
            fields[field] = at
        elif figure is not None:
            figures[figure] = at
    flaws += [_missing(row, field, unknown) for field in NEEDED if field not in fields]
    return Columns(fields, figures, tuple(unknown)), tuple(flaws)


def title_of(figure: str, year: int) -> str:
    """The title under which our own export writes a figure."""
    return f"{FIGURES[figure][0]} {year}"


def not_understood(title: str) -> Text:
    """Why a column is left alone, with the title that was perhaps meant."""
    near = _near(title, [*_BY_TITLE, *_BY_FIGURE])
    if near is None:
        return text("The column “%(title)s” is not known here; it is left alone.", title=title[:80])
    return text(
        "The column “%(title)s” is not known here; it is left alone. Did you mean “%(near)s”?",
        title=title[:80],
        near=near,
    )


def _figure(title: str) -> tuple[str, int] | None:
    found = _YEARLY.fullmatch(plain(title))
    figure = _BY_FIGURE.get(found[1]) if found else None
    return (figure, int(found[2])) if found and figure else None


def _twice(row: int, at: int, title: str, first: str) -> Flaw:
    return Flaw(
        row,
        at + 1,
        text("The columns “%(first)s” and “%(title)s” tell the same.", first=first, title=title)
        if first != title
        else text("The column “%(title)s” is there twice.", title=title),
        text("Keep one of the two."),
    )


def _missing(row: int, field: str, unknown: Sequence[tuple[int, str]]) -> Flaw:
    title = TITLES[field][0]
    titles = [plain(other) for other in TITLES[field]]
    meant = next(((at, other) for at, other in unknown if _near(other, titles)), None)
    if meant is not None:
        return Flaw(
            row,
            meant[0],
            text("The column “%(title)s” is missing.", title=title),
            text(
                "If you meant “%(other)s”, name that column “%(title)s” (or: %(others)s).",
                other=meant[1][:80],
                title=title,
                others=", ".join(TITLES[field][1:4]),
            ),
        )
    return Flaw(
        row,
        0,
        text("The column “%(title)s” is missing.", title=title),
        text(
            "Name a column of the first row “%(title)s” (or: %(others)s).",
            title=title,
            others=", ".join(TITLES[field][1:4]),
        ),
    )


def _near(title: str, known: Sequence[str]) -> str | None:
    near = get_close_matches(plain(title)[:80], known, n=1, cutoff=0.75)
    return near[0] if near else None
