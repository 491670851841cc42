"""An id of another tenant inside a form …"""

from collections.abc import Mapping

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from samenscan.base.models import JournalLine
from samenscan.members.tests.make import make_person
from samenscan.public.tests.make import make_page
from tests.cast import Cast, make_cast

pytestmark = pytest.mark.django_db
Fields = Mapping[str, object]
Form = tuple[str, str, Fields]


def rows() -> dict[str, int]:
    """How many rows each table of the product has, but for the journal."""
    models = [m for m in apps.get_models() if m.__module__.startswith("samenscan.")]
    return {m.__name__: m._default_manager.count() for m in models if m is not JournalLine}


def forms_of(cast: Cast) -> list[Form]:
    """Who sends which form of their own place to which address, with somebody else's id in it."""
    return [*invitations_of(cast), *changes_of(cast), *seats_of(cast), *choices_of(cast)]


def invitations_of(cast: Cast) -> list[Form]:
    """A friend is offered a hat that is not the sender's to give."""
    own, other = cast.own, cast.other
    offered = {
        "coordinator": (
            f"lead:{other.zone.pk}",
            # It has a lead already, who alone lets others in.
            f"lead:{own.zone.pk}",
            f"contributor:{own.zone.pk}",
            f"coordinator:{other.centre.pk}",
            f"delegate:{other.partnership.pk}",
        ),
        "lead": (f"lead:{own.neighbour.pk}", f"coordinator:{own.centre.pk}"),
    }
    address = reverse("members:invite")
    return [(who, address, seat(code)) for who, codes in offered.items() for code in codes]


def changes_of(cast: Cast) -> list[Form]:
    """Somebody else's organisation merges with mine, or mine is replaced by somebody else's."""
    own, theirs = str(cast.own.zone.pk), str(cast.other.zone.pk)
    day = {"happened_on": "2026-01-01", "new_kind": "police_zone", "confirmed": "1"}
    address = reverse("members:change")
    merger = {"kind": "merger", "organisations": [theirs, own], "new_names": "PZ Van Ons"}
    taken = {"kind": "replacement", "organisations": [own], "into": [str(cast.other.centre.pk)]}
    return [("coordinator", address, {**day, **fields}) for fields in (merger, taken)]


def seats_of(cast: Cast) -> list[Form]:
    """Strangers in an organ, or in the place of a lead."""
    own, other, lead = cast.own, cast.other, cast.hats["lead"]
    organ = reverse("members:name_seat", args=[own.way.organ.pk])
    over = reverse("members:hand_over", args=[lead.pk])
    stranger = str(other.lead.person_id)
    stand_in = {"person": str(lead.person_id), "substitute_for": str(other.way.seat.pk)}
    return [
        ("lead", organ, {"person": stranger}),
        ("lead", organ, stand_in),
        ("lead", over, {"successor": stranger}),
        ("lead", over, {"successor": str(make_person().pk)}),
    ]


def choices_of(cast: Cast) -> list[Form]:
    """A partnership, round or hat of somebody else, chosen in a form of one's own."""
    own, other = cast.own, cast.other
    foreign = str(other.partnership.pk)
    asked = {"name": "R", "questionnaire": "ict-scan-police-zones@1", "closes_on": "2999-01-01"}
    invited = {"partnership": foreign, "chosen": [str(other.zone.pk)]}
    shown = {"slug": "oost", "rounds": [str(other.closed_round.pk)]}
    desk, switch = reverse("public:desk", args=[own.partnership.pk]), reverse("members:switch_hat")
    return [
        ("coordinator", reverse("scans:open_round"), {**asked, "partnerships": [foreign]}),
        ("coordinator", reverse("members:register_invite"), invited),
        ("coordinator", desk, shown),
        ("lead", switch, {"hat": str(other.lead.pk)}),
        ("lead", switch, {"hat": str(own.coordinator.pk)}),
    ]


def seat(code: str) -> Fields:
    """An invitation of a friend to this seat."""
    return {"name": "Vriend", "email": "friend@example.test", "seat": code, "language": "nl"}


def test_changes_nothing() -> None:
    cast = make_cast()
    make_page(partnership=cast.own.partnership, slug="oost")
    forms, wrong = forms_of(cast), []
    before = rows()
    for who, address, fields in forms:
        status = cast.enter(who, Client()).post(address, fields).status_code
        if status not in (403, 404, 409, 422) or rows() != before:
            wrong.append(f"{who} {address} {fields}: {status}")
            before = rows()
    assert not wrong, "\n".join(wrong)


def test_is_what_stops_these_forms_which_work_with_ones_own() -> None:
    cast = make_cast()
    own = cast.own
    works = [
        ("lead", reverse("members:invite"), seat(f"lead:{own.zone.pk}")),
        ("coordinator", reverse("members:invite"), seat(f"lead:{own.neighbour.pk}")),
        ("coordinator", reverse("members:invite"), seat(f"delegate:{own.partnership.pk}")),
        (
            "lead",
            reverse("members:hand_over", args=[cast.hats["lead"].pk]),
            {"successor": str(own.contributor.person_id)},
        ),
    ]
    for who, address, fields in works:
        assert cast.enter(who, Client()).post(address, fields).status_code == 302, address
