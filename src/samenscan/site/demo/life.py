"""What goes on in the invented province: somebody joins, a committee sits, the public reads."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from samenscan.base import clock
from samenscan.core.access import Actor
from samenscan.core.register.accession import MeetingDay
from samenscan.core.register.legal_forms import Body
from samenscan.members.actions import (
    invite_to_join,
    make_organ,
    mark_informed,
    name_seat,
    plan_meetings,
)
from samenscan.members.models import Organisation, Partnership
from samenscan.public.actions import choose_what_is_shown, publish_page
from samenscan.site.demo.cast import CITY, EAST, VALLEY

NEWCOMER = "Zwaluwdorp"
SEATED = ("PZ Alderbeek", "PZ Bosduin", "PZ Eikenhout")


def load_life(coordinator: Actor, leads: Mapping[str, Actor], today: datetime) -> None:
    """A municipality waits for its council; three leads sit in a steering committee."""
    newcomer = Organisation.objects.get(name=NEWCOMER).pk
    with clock.held_at(today - timedelta(days=40)):
        (path,) = invite_to_join(
            coordinator,
            partnership=Partnership.objects.get(name=VALLEY).pk,
            organisations=(newcomer,),
        )
    with clock.held_at(today - timedelta(days=25)):
        mark_informed(coordinator, accession=path.pk, on=clock.today())
        council = MeetingDay(
            Body.MUNICIPAL_COUNCIL,
            clock.today() + timedelta(days=45),
            clock.today() + timedelta(days=35),
        )
        plan_meetings(leads[NEWCOMER], organisation=newcomer, days=(council,))
        organ = make_organ(
            coordinator,
            partnership=Partnership.objects.get(name=EAST).pk,
            kind="steering",
            name="Stuurgroep Politie Oost",
            starts_on=clock.today(),
        )
        for zone in SEATED:
            name_seat(leads[zone], organ=organ.pk, person=leads[zone].signed_in())


def show_publicly(coordinator: Actor, closed_round: UUID) -> None:
    """Two partnerships show themselves; only the police zones tell how many took part."""
    for name, slug, rounds in (
        (EAST, "politie-oost", (closed_round,)),
        (CITY, "lindelanden", ()),
    ):
        partnership = Partnership.objects.get(name=name).pk
        choose_what_is_shown(
            coordinator,
            partnership=partnership,
            slug=slug,
            shows_members=True,
            shows_growth=True,
            shows_map=name == EAST,
            rounds=rounds,
            additions={},
        )
        publish_page(coordinator, partnership=partnership)
