"""The exported register …"""

import csv
from datetime import date
from io import StringIO

import pytest
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.namespace import ORG, SKOS, XSD

from samenscan.core.access import OPERATOR, Role
from samenscan.core.refused import Forbidden
from samenscan.members import models
from samenscan.members.actions.importing import apply_import, preview_import
from samenscan.members.queries.exporting import register_as_csv, register_as_json_ld
from samenscan.members.tests.make import (
    an_actor,
    make_centre,
    make_membership,
    make_organisation,
    make_partnership,
)
from samenscan.members.tests.registers import bring_in, whole_register

pytestmark = pytest.mark.django_db
OSLO = Namespace("https://data.vlaanderen.be/ns/organisatie#")
TIME = Namespace("http://www.w3.org/2006/time#")
# Names defined by each vocabulary: W3C ORG (2014) and, for those of Flanders, the JSON-LD context
# of OSLO-Organisatie; SKOS, ADMS, Dublin Core terms, OWL-Time and schema.org as published.
TERMS = {
    "http://www.w3.org/ns/org#": {
        *("Organization", "FormalOrganization", "OrganizationalCollaboration", "Membership"),
        *("ChangeEvent", "member", "organization", "memberDuring", "classification", "linkedTo"),
        *("originalOrganization", "resultingOrganization"),
    },
    "https://data.vlaanderen.be/ns/organisatie#": {
        *("Fusie", "Splitsing", "Vervanging", "Stopzetting"),
    },
    "http://data.europa.eu/m8g/": {"FoundationEvent"},
    "http://www.w3.org/2004/02/skos/core#": {"prefLabel", "notation"},
    "http://www.w3.org/ns/adms#": {"Identifier", "identifier", "schemaAgency"},
    "http://purl.org/dc/terms/": {"date", "description", "spatial"},
    "http://www.w3.org/2006/time#": {
        *("Interval", "Instant", "hasBeginning", "hasEnd", "inXSDDate"),
    },
    "http://schema.org/": {"foundingDate", "dissolutionDate"},
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": {"type"},
}
KINDS = [kind.value for kind in models.ChangeKind]


@pytest.fixture
def full() -> models.Organisation:
    """A zone with everything an export can tell; the zone it came from ended in a merger."""
    partnership = make_partnership(name="Politie Oost")
    bring_in(
        (
            *("kind", "name", "nis", "zonecode", "andere code", "gemeenten", "talen"),
            *("opgericht op", "inwoners 2025", "begroting 2025", "vte 2024"),
            *("samenwerkingsverband", "lid sinds", "lid tot en met"),
        ),
        (
            *("politiezone", "PZ Ørsted & “Zonen”", "", "5345", "x:1", "41002", "nl fr"),
            *("2016-01-01", "88000", "1234567,89", "", "Politie Oost", "2016-02-01", "2020-12-31"),
        ),
        ("gemeente", "Aalst", "41002", "", "", "", "", "", "", "", "12,5", "", "", ""),
        ("eengemeentezone", "PZ Aalst", "", "", "x:4", "41002", *[""] * 8),
        ("andere", "'=HYPERLINK(1)", "", "", "x:2", "", "", "", "", "", "", "", "", ""),
        ("andere", "'''+1 x", "", "", "x:3", "", "", "", "", "", "", "", "", ""),
    )
    zone = models.Organisation.objects.get(kind="police_zone")
    make_membership(partnership=partnership, organisation=zone, starts_on=date(2022, 1, 1))
    old = make_organisation(name="PZ Oud")
    for kind in KINDS:
        event = models.ChangeEvent.objects.create(kind=kind, happened_on=date(2016, 1, 1))
        event.parts.create(organisation=old, side="before")
        event.parts.create(organisation=zone, side="after")
    return zone


def exported() -> bytes:
    return "".join(register_as_csv(OPERATOR)).encode()


def graph() -> Graph:
    return Graph().parse(data="".join(register_as_json_ld(OPERATOR)), format="json-ld")


def test_is_read_back_by_our_own_import_without_any_change(full: models.Organisation) -> None:
    before = whole_register()
    done = preview_import(OPERATOR, content=exported(), file_name="again.csv")
    assert set(done.plan["counts"]) == {"same", "to_confirm"}, list(
        done.rows.exclude(outcome="same").values_list("label", "plan")
    )
    assert done.plan["unknown_columns"] == []
    apply_import(OPERATOR, register_import=done.pk)
    assert whole_register() == before


def test_fills_an_empty_register_with_the_same_organisations(full: models.Organisation) -> None:
    content = exported()
    for model in (
        models.ChangePart,
        models.ChangeEvent,
        models.Membership,
        models.Territory,
        models.Identifier,
        models.YearFigure,
        models.NameSpell,
        models.KindSpell,
    ):
        model._default_manager.all().delete()
    models.Organisation.objects.exclude(kind="support_centre").delete()
    done = preview_import(OPERATOR, content=content, file_name="again.csv")
    apply_import(OPERATOR, register_import=done.pk)
    assert exported() == content


def test_opens_in_a_spreadsheet_without_running_anything(full: models.Organisation) -> None:
    content = exported()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t")]
    assert "'=HYPERLINK(1)" in {row[2] for row in rows}


def test_says_nothing_in_words_that_no_vocabulary_has(full: models.Organisation) -> None:
    said = {str(one) for _s, one, _o in graph()} | {
        str(one) for one in graph().objects(None, RDF.type)
    }
    known = {space + name for space, names in TERMS.items() for name in names}
    assert said <= known
    assert {one for one in said if one.startswith(str(ORG))} == {
        f"http://www.w3.org/ns/org#{name}" for name in TERMS["http://www.w3.org/ns/org#"]
    }


def test_tells_a_stranger_who_was_a_member_of_what_and_when(full: models.Organisation) -> None:
    told, zone = graph(), URIRef(f"urn:uuid:{full.pk}")
    assert str(told.value(zone, SKOS.prefLabel)) == full.name
    assert (zone, RDF.type, ORG.FormalOrganization) in told
    spans = set()
    for stay in told.subjects(ORG.member, zone):
        interval = told.value(stay, ORG.memberDuring)
        days = [
            told.value(told.value(interval, end), TIME.inXSDDate)
            for end in (TIME.hasBeginning, TIME.hasEnd)
        ]
        assert all(getattr(day, "datatype", XSD.date) == XSD.date for day in days)
        spans.add(tuple(str(day) for day in days))
    assert spans == {("2016-02-01", "2020-12-31"), ("2022-01-01", "None")}


def test_tells_what_happened_in_the_words_of_flanders(full: models.Organisation) -> None:
    told = graph()
    merger = next(iter(told.subjects(RDF.type, OSLO.Fusie)))
    assert (merger, RDF.type, ORG.ChangeEvent) in told
    assert (merger, ORG.resultingOrganization, URIRef(f"urn:uuid:{full.pk}")) in told
    assert len(list(told.subjects(RDF.type, ORG.ChangeEvent))) == len(KINDS)


def test_is_for_the_centre_and_the_operator() -> None:
    for export in (register_as_csv, register_as_json_ld):
        export(an_actor(Role.ANALYST, organisation=make_centre()))
        with pytest.raises(Forbidden):
            export(an_actor(Role.LEAD))
