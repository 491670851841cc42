"""The pages of the register …"""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import enter

from samenscan.core.access import Actor, Role
from samenscan.core.register import Scheme
from samenscan.members import models
from samenscan.members.actions import (
    add_identifier,
    merge,
    register_organisation,
    rename,
    set_figure,
)
from samenscan.members.changes import Newcomer
from samenscan.members.queries import register as queries
from samenscan.members.queries.register import Sought, register_page
from samenscan.members.tests.make import (
    make_centre,
    make_hat,
    make_membership,
    make_organisation,
    make_partnership,
    wearing,
)

pytestmark = pytest.mark.django_db
ENGLISH = {"Accept-Language": "en"}
NAMES = ("Élan", "Zavel", "eik", "Abeel")


@pytest.fixture
def hat() -> models.Hat:
    """The hat of a coordinator."""
    return make_hat(role=Role.COORDINATOR, organisation=make_centre(name="Steunpunt"))


@pytest.fixture
def coordinator(hat: models.Hat) -> Actor:
    """A coordinator with four municipalities in the register."""
    actor = wearing(hat)
    for name in NAMES:
        register_organisation(actor, kind="municipality", name=name)
    return actor


def named(page: queries.RegisterPage) -> list[str]:
    """The names on a page, in order."""
    return [row.name for row in page.rows]


def test_are_in_the_order_of_the_alphabet_whatever_the_accents(coordinator: Actor) -> None:
    assert named(register_page(coordinator, Sought())) == [
        "Abeel",
        "eik",
        "Élan",
        "Steunpunt",
        "Zavel",
    ]
    backwards = named(register_page(coordinator, Sought(sort="-name")))
    assert backwards == ["Zavel", "Steunpunt", "Élan", "eik", "Abeel"]
    assert named(register_page(coordinator, Sought(sort="kind")))[-1] == "Steunpunt"


@pytest.mark.parametrize("sort", queries.SORTS)
def test_turn_by_key_without_losing_or_doubling_anything(
    coordinator: Actor, sort: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _number in range(7):
        register_organisation(coordinator, kind="police_zone", name="Same")
    everything = [row.id for row in register_page(coordinator, Sought(sort=sort)).rows]
    monkeypatch.setattr(queries, "N_ON_A_PAGE", 3)
    turned, after = [], ""
    while True:
        page = register_page(coordinator, Sought(sort=sort, after=after))
        turned += [row.id for row in page.rows]
        after = page.next_after
        if not after:
            break
    assert turned == everything
    assert len(set(turned)) == 12


def test_find_by_name_former_name_and_code(coordinator: Actor) -> None:
    elan = models.Organisation.objects.get(name="Élan")
    add_identifier(coordinator, organisation=elan.pk, scheme=Scheme.NIS, value="24062")
    rename(coordinator, organisation=elan.pk, name="Vaart", from_on=date(2024, 1, 1))
    for asked in ("elan", "VAART", "24062", "24.062", "vaa elan"):
        assert named(register_page(coordinator, Sought(q=asked))) == ["Vaart"]
    assert named(register_page(coordinator, Sought(q="100% _"))) == []


def test_offer_names_that_look_like_a_misspelt_one(coordinator: Actor) -> None:
    register_organisation(coordinator, kind="municipality", name="Alderbeek")
    for asked in ("Alderbeck", "Alterbeek", "aldrebeek", "Alderbéék"):
        page = register_page(coordinator, Sought(q=asked))
        assert (page.near or tuple(named(page))) == ("Alderbeek",)
    assert register_page(coordinator, Sought(q="Alderbeek")).near == ()
    for asked in ("xyzxyzxyz", "zzz", "100% _", ""):
        assert register_page(coordinator, Sought(q=asked)).near == ()


def test_point_to_the_partnership_with_the_name_asked(hat: models.Hat, coordinator: Actor) -> None:
    partnership = make_partnership(centre=hat.organisation, name="Politie Oost")
    make_partnership(name="Politie Oosterse buren")
    page = enter(Client(), hat).get(reverse("members:register"), {"q": "politie óost"})
    assert reverse("members:partnership", args=[partnership.pk]) in page.content.decode()
    named_so = register_page(coordinator, Sought(q="politie oost")).partnerships_named_so
    assert named_so == ((partnership.pk, "Politie Oost"),)
    assert register_page(coordinator, Sought()).partnerships_named_so == ()


def test_filter_by_kind_partnership_and_end(hat: models.Hat, coordinator: Actor) -> None:
    eik = models.Organisation.objects.get(name="eik")
    partnership = make_partnership(centre=hat.organisation)
    make_membership(partnership=partnership, organisation=eik)
    zavel = models.Organisation.objects.filter(name="Zavel")
    zavel.update(ended_on=date(2024, 1, 1))
    found = {
        "kind": Sought(kind="support_centre"),
        "member": Sought(partnership=partnership.pk),
        "ended": Sought(ended="yes"),
        "nonsense": Sought(kind="nonsense", ended="maybe", sort="name"),
    }
    names = {what: named(register_page(coordinator, sought)) for what, sought in found.items()}
    assert names["kind"] == ["Steunpunt"]
    assert names["member"] == ["eik"]
    assert names["ended"] == ["Zavel"]
    assert len(names["nonsense"]) == 5
    assert "Zavel" not in named(register_page(coordinator, Sought(ended="no")))


def test_do_not_filter_by_the_partnership_of_another_centre(coordinator: Actor) -> None:
    eik = models.Organisation.objects.get(name="eik")
    abroad = make_partnership(members=(eik,))
    assert len(named(register_page(coordinator, Sought(partnership=abroad.pk)))) > 1


def test_ask_the_database_six_times_at_most(hat: models.Hat, coordinator: Actor) -> None:
    client = enter(Client(), hat)
    for asked in ({}, {"q": "a"}, {"kind": "municipality", "ended": "no", "sort": "kind"}):
        with CaptureQueriesContext(connection) as asking:
            response = client.get(reverse("members:register"), asked)
        assert response.status_code == 200
        assert len(asking) <= 6, [query["sql"] for query in asking]


def test_ask_no_more_about_an_organisation_with_a_long_history(
    hat: models.Hat, coordinator: Actor
) -> None:
    first, *others = models.Organisation.objects.filter(kind="municipality")
    address = reverse("members:organisation", args=[first.pk])
    client = enter(Client(), hat)
    with CaptureQueriesContext(connection) as before:
        client.get(address)
    for day, other in enumerate(others, start=1):
        merge(
            coordinator,
            organisations=(first.pk, other.pk),
            into=first.pk,
            happened_on=date(2024, 1, day),
        )
    with CaptureQueriesContext(connection) as after:
        assert "Zavel" in client.get(address).content.decode()
    assert len(after) <= len(before) <= 16, [query["sql"] for query in after]


def read_csv(content: bytes) -> list[list[str]]:
    """The rows of a CSV, its mark gone."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_give_as_csv_what_one_sees_and_no_formula(hat: models.Hat, coordinator: Actor) -> None:
    register_organisation(coordinator, kind="other", name='=HYPERLINK("http://x")')
    client = enter(Client(), hat)
    response = client.get(reverse("members:register_csv"), {"kind": "municipality"})
    rows = read_csv(response.getvalue())
    assert [row[2] for row in rows] == ["name", "Abeel", "eik", "Élan", "Zavel"]
    response = client.get(reverse("members:register_csv"), {"kind": "other"})
    rows = read_csv(response.getvalue())
    assert rows[1][2] == '\'=HYPERLINK("http://x")'


def test_give_as_csv_only_the_chosen_ones(hat: models.Hat, coordinator: Actor) -> None:
    eik = models.Organisation.objects.get(name="eik")
    client = enter(Client(), hat)
    address = reverse("members:register_csv")
    response = client.post(address, {"chosen": [str(eik.pk)]})
    rows = read_csv(response.getvalue())
    assert [row[2] for row in rows[1:]] == ["eik"]
    assert client.post(address).status_code == 302
    assert client.post(address, {"chosen": ["x"]}).status_code == 404


def test_invite_the_chosen_ones_to_a_partnership(hat: models.Hat, coordinator: Actor) -> None:
    partnership = make_partnership(centre=hat.organisation)
    chosen = models.Organisation.objects.filter(name__in=["eik", "Abeel"])
    client = enter(Client(), hat)
    response = client.post(
        reverse("members:register_invite"),
        {"partnership": str(partnership.pk), "chosen": [str(row.pk) for row in chosen]},
    )
    assert response.headers["Location"] == reverse("members:partnership", args=[partnership.pk])
    assert partnership.accessions.count() == 2


def test_lead_back_to_the_list_when_one_of_them_cannot_be_invited(
    hat: models.Hat, coordinator: Actor
) -> None:
    eik = models.Organisation.objects.get(name="eik")
    partnership = make_partnership(centre=hat.organisation, members=(eik,))
    client, address = enter(Client(), hat), reverse("members:register_invite")
    posted = {"partnership": str(partnership.pk), "chosen": [str(eik.pk)]}
    came_from = reverse("members:register") + "?q=ei&kind=municipality"
    refused = client.post(address, posted, headers={"Referer": "http://testserver" + came_from})
    back = f'class="button" href="{came_from.replace("&", "&amp;")}"'
    assert refused.status_code == 409 and back in refused.content.decode()
    elsewhere = client.post(address, posted, headers={"Referer": "https://evil.example/x"})
    assert "evil.example" not in elsewhere.content.decode()


def test_show_an_organisation_with_its_figures_codes_and_history(
    hat: models.Hat, coordinator: Actor
) -> None:
    eik = models.Organisation.objects.get(name="eik")
    for year, value in ((2023, "10000"), (2024, "10250")):
        set_figure(
            coordinator,
            organisation=eik.pk,
            figure="inhabitants",
            year=year,
            value=Decimal(value),
            source="Statbel",
        )
    rename(coordinator, organisation=eik.pk, name="Eiken", from_on=date(2024, 1, 1))
    client = enter(Client(), hat)
    address = reverse("members:organisation", args=[eik.pk])
    today = client.get(address).content.decode()
    assert "<h1>Eiken</h1>" in today
    assert "10.250" in today and "Statbel" in today and 'class="spark"' in today
    then = client.get(address, {"on": "2023-06-01"}).content.decode()
    assert "<h1>eik</h1>" in then
    assert "10.250" not in then
    assert client.get(address, {"on": "2023-99-99"}).status_code == 200
    ahead = client.get(address, {"on": "2999-01-01"}, headers=ENGLISH).content.decode()
    assert "has not come yet" in ahead and "January 2999" not in ahead


def test_show_the_members_of_a_day_by_the_names_of_that_day(
    hat: models.Hat, coordinator: Actor
) -> None:
    eik, abeel = (models.Organisation.objects.get(name=name) for name in ("eik", "Abeel"))
    partnership = make_partnership(centre=hat.organisation, members=(eik, abeel))
    merge(
        coordinator,
        organisations=(eik.pk, abeel.pk),
        into=Newcomer("municipality", "Bosrijk"),
        happened_on=date(2025, 1, 1),
    )
    client = enter(Client(), hat)
    address = reverse("members:partnership", args=[partnership.pk])
    assert "Bosrijk" in client.get(address).content.decode()
    then = client.get(address, {"on": "2024-12-31"}).content.decode()
    assert "eik" in then and "Abeel" in then and "Bosrijk" not in then


def test_confirm_a_change_only_after_showing_what_follows(
    hat: models.Hat, coordinator: Actor
) -> None:
    eik, abeel = (models.Organisation.objects.get(name=name) for name in ("eik", "Abeel"))
    client, address = enter(Client(), hat), reverse("members:change")
    keys = [str(eik.pk), str(abeel.pk)]
    posted = {
        "chosen": keys,
        "kind": "merger",
        "happened_on": "2025-01-01",
        "organisations": keys,
        "new_names": "Bosrijk",
        "new_kind": "municipality",
        "takes_over": "on",
    }
    shown = client.post(address, posted)
    assert shown.status_code == 200 and b"Bosrijk" in shown.content
    assert not models.ChangeEvent.objects.exists()
    refused = client.post(address, posted | {"happened_on": "2999-01-01", "confirmed": "yes"})
    assert refused.status_code == 422
    done = client.post(address, posted | {"confirmed": "yes"})
    new = models.Organisation.objects.get(name="Bosrijk")
    assert done.headers["Location"] == reverse("members:organisation", args=[new.pk])
    event = models.ChangeEvent.objects.get()
    client.post(reverse("members:withdraw_change", args=[event.pk]))
    assert not models.Organisation.objects.filter(name="Bosrijk").exists()


def test_keep_what_was_typed_when_a_code_is_refused(hat: models.Hat) -> None:
    client = enter(Client(), hat)
    response = client.post(
        reverse("members:register_organisation"),
        {"kind": "municipality", "name": "Elmare", "enterprise": "0203.430.577"},
    )
    assert response.status_code == 422
    assert b"0203.430.577" in response.content
    assert not models.Organisation.objects.filter(name="Elmare").exists()


def test_let_a_lead_describe_the_own_organisation_and_no_other() -> None:
    zone = make_organisation()
    client = enter(Client(), make_hat(role=Role.LEAD, organisation=zone))
    address = reverse("members:set_figure", args=[zone.pk])
    posted = {"figure": "fte_calog", "year": "2025", "value": "12,5", "source": "Jaarverslag"}
    assert client.post(address, posted).status_code == 302
    assert zone.year_figures.get().value == Decimal("12.5")
    other = reverse("members:set_figure", args=[make_organisation().pk])
    assert client.post(other, posted).status_code == 404
    assert client.get(reverse("members:rename", args=[zone.pk])).status_code == 403
    assert client.get(reverse("members:register")).status_code == 403


def test_make_nothing_of_a_kind_that_nobody_chose(hat: models.Hat, coordinator: Actor) -> None:
    address = reverse("members:register_organisation")
    client = enter(Client(headers=ENGLISH), hat)
    assert '<option value="" selected>' in client.get(address).content.decode()
    refused = client.post(address, {"name": "Nieuwdorp", "kind": ""})
    assert refused.status_code == 422 and "Choose the kind." in refused.content.decode()
    assert not models.Organisation.objects.filter(name="Nieuwdorp").exists()


def test_take_a_budget_in_euro_and_keep_it_in_cents() -> None:
    zone = make_organisation()
    client = enter(Client(headers=ENGLISH), make_hat(organisation=zone))
    posted = {"figure": "budget_cents", "year": "2025", "value": "1250.50", "source": "Begroting"}
    client.post(reverse("members:set_figure", args=[zone.pk]), posted)
    assert models.YearFigure.objects.get().value == Decimal(125050)
    page = client.get(reverse("members:organisation", args=[zone.pk])).content.decode()
    assert "1,250.5" in page
