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
WHEN = {"happened_on": "2026-01-01", "starts_on": "2026-01-01", "on": "2026-01-01"}


def rows() -> dict[str, int]:
    """How many rows each table of the product has, but for the journal."""
    models = [m for m in apps.get_models() if m.__module__.startswith("samenscan.")]
    return {m.__name__: m._default_manager.count() for m in models if m is not JournalLine}


def forms_of(cast: Cast) -> list[tuple[str, str, Fields]]:
    """Who sends which form of their own place to which address, with somebody else's id in it."""
    own, other = cast.own, cast.other
    theirs = str(other.zone.pk)
    change = {"kind": "merger", "new_kind": "police_zone", "new_names": "PZ Van Ons", **WHEN}
    return [
        (
            "coordinator",
            reverse("scans:open_round"),
            {
                "name": "R",
                "questionnaire": "ict-scan-police-zones@1",
                "partnerships": [str(other.partnership.pk)],
                "closes_on": "2999-01-01",
            },
        ),
        ("coordinator", reverse("members:invite"), seat(f"lead:{theirs}")),
        ("coordinator", reverse("members:invite"), seat(f"lead:{own.zone.pk}")),
        ("coordinator", reverse("members:invite"), seat(f"contributor:{own.zone.pk}")),
        ("coordinator", reverse("members:invite"), seat(f"coordinator:{other.centre.pk}")),
        ("coordinator", reverse("members:invite"), seat(f"delegate:{other.partnership.pk}")),
        ("lead", reverse("members:invite"), seat(f"lead:{own.neighbour.pk}")),
        ("lead", reverse("members:invite"), seat(f"coordinator:{own.centre.pk}")),
        (
            "coordinator",
            reverse("members:register_invite"),
            {"partnership": str(other.partnership.pk), "chosen": [theirs]},
        ),
        (
            "coordinator",
            reverse("members:change"),
            {**change, "organisations": [theirs, str(own.zone.pk)], "confirmed": "1"},
        ),
        (
            "coordinator",
            reverse("members:change"),
            {
                **change,
                "kind": "replacement",
                "organisations": [str(own.zone.pk)],
                "into": [str(other.centre.pk)],
                "new_names": "",
                "confirmed": "1",
            },
        ),
        (
            "lead",
            reverse("members:name_seat", args=[own.way.organ.pk]),
            {"person": str(other.lead.person_id)},
        ),
        (
            "lead",
            reverse("members:name_seat", args=[own.way.organ.pk]),
            {
                "person": str(cast.hats["lead"].person_id),
                "substitute_for": str(other.way.seat.pk),
            },
        ),
        (
            "lead",
            reverse("members:hand_over", args=[cast.hats["lead"].pk]),
            {"successor": str(other.lead.person_id)},
        ),
        (
            "lead",
            reverse("members:hand_over", args=[cast.hats["lead"].pk]),
            {"successor": str(make_person().pk)},
        ),
        (
            "coordinator",
            reverse("public:desk", args=[own.partnership.pk]),
            {"slug": "oost", "rounds": [str(other.closed_round.pk)]},
        ),
        ("lead", reverse("members:switch_hat"), {"hat": str(other.lead.pk)}),
        ("lead", reverse("members:switch_hat"), {"hat": str(own.coordinator.pk)}),
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
