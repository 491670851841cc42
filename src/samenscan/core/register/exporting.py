"""The register as others can read it: rows of a table, and JSON-LD in terms of W3C ORG and OSLO."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from samenscan.core.register.cells import safe_cell
from samenscan.core.register.columns import TITLES, title_of
from samenscan.core.register.identifiers import Scheme
from samenscan.core.register.importing import Known, number
from samenscan.core.register.kinds import RULES, Kind

FIELDS = (
    *("id", "kind", "name", "enterprise", "nis", "ovo", "police_zone", "other", "languages"),
    *("founded_on", "ended_on", "municipalities", "partnership", "member_since", "member_until"),
)
_SHIELDED = re.compile(r"'+[ \u00a0\u200b\ufeff]*[=+\-@\t\r\n]")


@dataclass(frozen=True)
class Turn:
    """A change event: its kind, its day, and who went in and came out, by id."""

    id: str
    kind: str
    happened_on: date
    note: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """A partnership: its id, its name, and the id of the centre that runs it."""

    id: str
    name: str
    centre: str


def table_head(figures: Sequence[tuple[str, int]]) -> list[str]:
    """The titles of the exported table: the fields, then one column per figure and year."""
    titles = [TITLES[field][0].replace(" ", "_") for field in FIELDS]
    return [*titles, *(title_of(figure, year).replace(" ", "_") for figure, year in figures)]


def table_row(known: Known, figures: Sequence[tuple[str, int]]) -> list[str]:
    """One organisation as a row that no spreadsheet runs and our own import reads back the same."""
    codes = dict(known.codes)
    had = {(figure, year): value for figure, year, value in known.figures}
    stays = known.stays
    until = "|".join(_day(stay.until) for stay in stays)
    fields = {
        "id": known.id,
        "kind": known.kind,
        "name": known.name,
        **{scheme.value: codes.get(scheme.value, "") for scheme in Scheme},
        "languages": " ".join(known.languages),
        "founded_on": _day(known.founded_on),
        "ended_on": _day(known.ended_on),
        "municipalities": " ".join(sorted(code for code in known.municipalities if code.isdigit())),
        "partnership": "|".join(stay.partnership for stay in stays),
        "member_since": "|".join(_day(stay.since) for stay in stays),
        "member_until": until if until.strip("|") else "",
    }
    row = [fields[field] for field in FIELDS]
    row += [_figure(key[0], had.get(key)) for key in figures]
    return [_harmless(cell) for cell in row]


CONTEXT: Mapping[str, object] = MappingProxyType(
    {
        "org": "http://www.w3.org/ns/org#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "adms": "http://www.w3.org/ns/adms#",
        "dcterms": "http://purl.org/dc/terms/",
        "time": "http://www.w3.org/2006/time#",
        "schema": "http://schema.org/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "m8g": "http://data.europa.eu/m8g/",
        "organisatie": "https://data.vlaanderen.be/ns/organisatie#",
        "kind": "urn:samenscan:kind:",
        "name": "skos:prefLabel",
        "notation": "skos:notation",
        "identifier": {"@id": "adms:identifier"},
        "schemeAgency": "adms:schemaAgency",
        "classification": {"@id": "org:classification", "@type": "@id"},
        "spatial": {"@id": "dcterms:spatial", "@type": "@id"},
        "member": {"@id": "org:member", "@type": "@id"},
        "organization": {"@id": "org:organization", "@type": "@id"},
        "memberDuring": {"@id": "org:memberDuring"},
        "hasBeginning": {"@id": "time:hasBeginning"},
        "hasEnd": {"@id": "time:hasEnd"},
        "inXSDDate": {"@id": "time:inXSDDate", "@type": "xsd:date"},
        "linkedTo": {"@id": "org:linkedTo", "@type": "@id"},
        "before": {"@id": "org:originalOrganization", "@type": "@id"},
        "after": {"@id": "org:resultingOrganization", "@type": "@id"},
        "date": {"@id": "dcterms:date", "@type": "xsd:date"},
        "description": "dcterms:description",
        "foundingDate": {"@id": "schema:foundingDate", "@type": "xsd:date"},
        "dissolutionDate": {"@id": "schema:dissolutionDate", "@type": "xsd:date"},
    }
)
# OSLO-Organisatie names these as kinds of org:ChangeEvent; a change of kind has no name there.
_TURNS: Mapping[str, str] = MappingProxyType(
    {
        "founding": "m8g:FoundationEvent",
        "merger": "organisatie:Fusie",
        "split": "organisatie:Splitsing",
        "replacement": "organisatie:Vervanging",
        "end": "organisatie:Stopzetting",
    }
)
_AGENCIES: Mapping[str, str] = MappingProxyType(
    {
        Scheme.ENTERPRISE.value: "Kruispuntbank van Ondernemingen",
        Scheme.NIS.value: "Statbel",
        Scheme.OVO.value: "Organisatieregister Vlaanderen",
        Scheme.POLICE_ZONE.value: "Federale Politie",
    }
)


def json_ld(
    organisations: Iterable[Known],
    groups: Iterable[Group],
    turns: Iterable[Turn],
    places: Mapping[str, str],
) -> Iterator[str]:
    """The register as pieces of one JSON-LD document, in constant memory.

    `places` tells the id of the organisation behind a NIS code. Terms: W3C ORG (2014), and for
    change events and collaborations those that OSLO-Organisatie takes from it or adds.
    """
    yield '{"@context": ' + json.dumps(dict(CONTEXT)) + ',\n"@graph": [\n'
    comma = ""
    by_name: dict[str, str] = {}
    for group in groups:
        by_name[group.name] = group.id
        yield comma + _node(_group(group))
        comma = ",\n"
    for turn in turns:
        yield comma + _node(_turn(turn))
        comma = ",\n"
    for known in organisations:
        for node in (_organisation(known, places), *_memberships(known, by_name)):
            yield comma + _node(node)
            comma = ",\n"
    yield "\n]}\n"


def _organisation(known: Known, places: Mapping[str, str]) -> dict[str, object]:
    own = RULES[Kind(known.kind)].own_person
    node: dict[str, object] = {
        "@id": _urn(known.id),
        # Without legal personality it is an organisation, but none that stands by itself in law.
        "@type": "org:FormalOrganization" if own else "org:Organization",
        "name": known.name,
        "classification": f"kind:{known.kind}",
        "identifier": [
            {
                "@type": "adms:Identifier",
                "notation": value,
                "schemeAgency": _AGENCIES.get(scheme, scheme),
            }
            for scheme, value in sorted(known.codes)
        ],
        "spatial": [_urn(places[code]) for code in sorted(known.municipalities) if code in places],
        "foundingDate": _day(known.founded_on),
        "dissolutionDate": _day(known.ended_on),
    }
    return {name: value for name, value in node.items() if value}


def _group(group: Group) -> dict[str, object]:
    return {
        "@id": _urn(group.id),
        "@type": "org:OrganizationalCollaboration",
        "name": group.name,
        "linkedTo": _urn(group.centre),
    }


def _memberships(known: Known, groups: Mapping[str, str]) -> Iterator[dict[str, object]]:
    for at, stay in enumerate(known.stays):
        if stay.partnership not in groups:
            continue
        interval: dict[str, object] = {
            "@type": "time:Interval",
            "hasBeginning": {"@type": "time:Instant", "inXSDDate": stay.since.isoformat()},
        }
        if stay.until is not None:
            interval["hasEnd"] = {"@type": "time:Instant", "inXSDDate": stay.until.isoformat()}
        yield {
            "@id": f"{_urn(known.id)}#membership-{at}",
            "@type": "org:Membership",
            "member": _urn(known.id),
            "organization": _urn(groups[stay.partnership]),
            "memberDuring": interval,
        }


def _turn(turn: Turn) -> dict[str, object]:
    kind = _TURNS.get(turn.kind)
    node: dict[str, object] = {
        "@id": _urn(turn.id),
        "@type": ["org:ChangeEvent", kind] if kind else "org:ChangeEvent",
        "date": turn.happened_on.isoformat(),
        "before": [_urn(one) for one in turn.before],
        "after": [_urn(one) for one in turn.after],
        "description": turn.note,
    }
    return {name: value for name, value in node.items() if value}


def _urn(id: str) -> str:
    return f"urn:uuid:{id}"


def _node(node: Mapping[str, object]) -> str:
    return json.dumps(node, ensure_ascii=False)


def _harmless(cell: str) -> str:
    # What opens with apostrophes before a sign gets one more, so that taking one off gives it back.
    return f"'{cell}" if _SHIELDED.match(cell) else safe_cell(cell)


def _figure(figure: str, value: Decimal | None) -> str:
    if value is None:
        return ""
    return number(value / 100 if figure == "budget_cents" else value)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
