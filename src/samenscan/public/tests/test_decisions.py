"""The coordinator decides what the public sees …"""

import pytest
from django.test import Client

from samenscan.base.models import JournalLine
from samenscan.core.access import ANYONE, Actor, Role
from samenscan.core.refused import Forbidden, NotFound
from samenscan.members.models import Partnership
from samenscan.members.tests.make import an_actor, make_organisation, make_partnership
from samenscan.public.actions import (
    AddressTaken,
    PublicChoiceRefused,
    choose_what_is_shown,
    publish_page,
    withdraw_page,
)
from samenscan.public.models import PublicPage
from samenscan.public.tests.make import (
    a_coordinator,
    another_partnership,
    make_page,
    make_round,
    tell_of,
)

pytestmark = pytest.mark.django_db


def choose(actor: Actor, partnership: Partnership, **other: object) -> PublicPage:
    """The choice of somebody who shows everything, except what the test is about."""
    told: dict[str, object] = {
        "slug": "police-east",
        "shows_members": True,
        "shows_growth": True,
        "shows_map": True,
        "rounds": (),
        "additions": {},
    }
    return choose_what_is_shown(actor, partnership=partnership.pk, **(told | other))  # type: ignore[arg-type]  # a test names only what it is about


def test_that_nothing_is_public_until_it_is_published(client: Client) -> None:
    partnership = make_partnership(name="Police East", members=(make_organisation(),))
    actor = a_coordinator(partnership)
    choose(actor, partnership)
    assert client.get("/publiek/police-east/").status_code == 404
    publish_page(actor, partnership=partnership.pk)
    assert client.get("/publiek/police-east/").status_code == 200


def test_that_a_withdrawn_page_is_gone_at_once(client: Client) -> None:
    partnership = make_partnership(members=(make_organisation(),))
    actor = a_coordinator(partnership)
    choose(actor, partnership)
    publish_page(actor, partnership=partnership.pk)
    addresses = ["/publiek/police-east/", "/publiek/police-east/fr/groei.png"]
    assert [client.get(address).status_code for address in addresses] == [200, 200]
    withdraw_page(actor, partnership=partnership.pk)
    assert [client.get(address).status_code for address in addresses] == [404, 404]
    assert b"police-east" not in client.get("/sitemap.xml").content


def test_that_a_new_choice_is_seen_at_once(client: Client) -> None:
    zone = make_organisation(name="PZ Zichtbaar")
    page = make_page(partnership=make_partnership(members=(zone,)))
    assert b"PZ Zichtbaar" in client.get("/publiek/police-east/").content
    choose(a_coordinator(page.partnership), page.partnership, shows_members=False, shows_map=False)
    assert b"PZ Zichtbaar" not in client.get("/publiek/police-east/").content


def test_and_everything_is_written_down() -> None:
    partnership = make_partnership()
    actor = a_coordinator(partnership)
    choose(actor, partnership)
    publish_page(actor, partnership=partnership.pk)
    withdraw_page(actor, partnership=partnership.pk)
    lines = JournalLine.objects.filter(object_kind="public_page").order_by("number")
    assert [line.event.removeprefix("public_page.") for line in lines] == [
        "choose",
        "publish",
        "withdraw",
    ]


def test_and_nobody_else() -> None:
    zone = make_organisation()
    partnership = make_partnership(members=(zone,))
    lead = an_actor(Role.LEAD, organisation=zone)
    analyst = an_actor(Role.ANALYST, organisation=partnership.centre)
    stranger = a_coordinator(another_partnership())
    for actor, refusal in (
        (lead, Forbidden),
        (analyst, Forbidden),
        (stranger, NotFound),
        (ANYONE, NotFound),
    ):
        for act in (publish_page, withdraw_page):
            with pytest.raises(refusal):
                act(actor, partnership=partnership.pk)
        with pytest.raises(refusal):
            choose(actor, partnership)
    assert not PublicPage.objects.exists()


@pytest.mark.parametrize("slug", ["", "Police East", "élan", "a/b", "x" * 81, "../x", "a_é"])
def test_with_an_address_that_everybody_can_type(slug: str) -> None:
    partnership = make_partnership()
    with pytest.raises(PublicChoiceRefused) as refused:
        choose(a_coordinator(partnership), partnership, slug=slug)
    assert refused.value.where == "slug"


def test_but_takes_no_address_of_another_published_page() -> None:
    make_page(slug="police")
    mine = make_partnership()
    actor = a_coordinator(mine)
    choose(actor, mine, slug="police")
    with pytest.raises(AddressTaken):
        publish_page(actor, partnership=mine.pk)
    choose(actor, mine, slug="police-west")
    publish_page(actor, partnership=mine.pk)
    with pytest.raises(AddressTaken):
        choose(actor, mine, slug="police")


def test_and_learns_nothing_of_a_page_that_is_not_public() -> None:
    make_page(slug="police", is_published=False)
    mine = make_partnership()
    actor = a_coordinator(mine)
    choose(actor, mine, slug="police")
    assert publish_page(actor, partnership=mine.pk).is_published


def test_of_which_closed_rounds_participation_is_told() -> None:
    partnership = make_partnership()
    actor = a_coordinator(partnership)
    told, other = make_round(partnership, name="told"), make_round(partnership, name="other")
    page = choose(actor, partnership, rounds=(told.pk,))
    first_day = page.rounds.get().published_on
    page = choose(actor, partnership, rounds=(told.pk, other.pk))
    assert page.rounds.get(round=told).published_on == first_day
    page = choose(actor, partnership, rounds=())
    assert not page.rounds.exists()


def test_but_not_of_an_open_round_or_of_somebody_elses() -> None:
    partnership = make_partnership()
    actor = a_coordinator(partnership)
    is_open = make_round(partnership, is_closed=False)
    theirs = make_round(another_partnership())
    for row in (is_open, theirs):
        with pytest.raises(PublicChoiceRefused):
            choose(actor, partnership, rounds=(row.pk,))


def test_and_a_refused_choice_leaves_everything_as_it_was() -> None:
    page = make_page()
    row = make_round(page.partnership)
    tell_of(page, row)
    with pytest.raises(PublicChoiceRefused):
        choose(
            a_coordinator(page.partnership),
            page.partnership,
            shows_members=False,
            additions={"fr": "x" * 2001},
        )
    page.refresh_from_db()
    assert page.shows_members
    assert page.rounds.exists()
