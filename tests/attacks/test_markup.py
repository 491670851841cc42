"""Markup that somebody typed as a name …"""

from email import message_from_bytes
from email.policy import default

import pytest
from django.apps import apps
from django.core import mail
from django.db import transaction
from django.db.models import CharField, Model, TextField
from django.test import override_settings

from samenscan.base.jobs import work_once
from samenscan.base.mail import send_later
from samenscan.core.access import Role
from samenscan.members.actions import invite
from samenscan.members.tests.make import wearing
from samenscan.scans.models import PublishedQuestionnaire
from tests.attacks.scene import Scene, make_scene, requests_of

pytestmark = pytest.mark.django_db
EVIL = "\"'><img src=x onerror=k>{{1111*1111}}"
# What people type; codes, kinds and digests come from lists and from the product.
TYPED = {
    *("name", "purpose", "reason", "end_reason", "note", "source", "label", "reference"),
    *("signed_by", "signature_reference", "phone", "document_name", "file_name"),
}


def typed_fields(model: type[Model]) -> list[str]:
    """The free texts of one table."""
    return [
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, CharField | TextField) and field.name in TYPED and not field.choices
    ]


def spoil() -> int:
    """Put markup in every free text of the database; how many columns that were."""
    n_columns = 0
    for model in apps.get_models():
        # What was published is refused any change; scans tries the words of authors itself.
        if model.__module__.startswith("samenscan.") and model is not PublishedQuestionnaire:
            fields = [name for name in typed_fields(model) if name != "file_name"]
            for name in fields:
                for number, row in enumerate(model._default_manager.values_list("pk", flat=True)):
                    # Some names are unique.
                    value = f"{EVIL}{number}"
                    model._default_manager.filter(pk=row).update(**{name: value})
            n_columns += len(fields)
    return n_columns


def pages(scene: Scene) -> list[tuple[str, str, str]]:
    """Every page of those who see most, and of a stranger: who, address, text."""
    readers = ("coordinator", "delegate", "stranger")
    clients = {who: scene.curious[who] for who in readers} | {"lead": scene.keeper_client}
    found = []
    for who, client in clients.items():
        for method, address in requests_of(scene):
            if method == "GET":
                with transaction.atomic():
                    response = client.get(address)
                    transaction.set_rollback(True)
                if "html" in response.headers.get("Content-Type", ""):
                    found.append((who, address, response.getvalue().decode()))
    return found


def test_stays_text_on_every_page() -> None:
    scene = make_scene()
    assert spoil() > 12
    seen = pages(scene)
    assert not [(who, address) for who, address, html in seen if "<img src=x" in html]
    assert not [(who, address) for who, address, html in seen if "1234321" in html]
    shown = {address for _who, address, html in seen if "&lt;img src=x" in html}
    assert len(shown) > 20, "the markup has to be on the pages to prove anything"


@override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
def test_and_line_breaks_add_no_header_and_no_receiver_to_a_mail() -> None:
    scene = make_scene()
    while work_once():
        pass
    mail.outbox.clear()
    own = scene.cast.own
    type(own.zone).objects.filter(pk=own.zone.pk).update(name="PZ\r\nBcc: k@k.example\r\n\r\n<b>")
    invite(
        wearing(scene.cast.hats["lead"]),
        email="new@zone.example",
        name="N\r\nBcc: k@k.example",
        role=Role.CONTRIBUTOR,
        language="nl",
        organisation=own.zone.pk,
    )
    send_later(to="a@b.example", subject="x\r\nBcc: k@k.example", body="y", key="headers")
    while work_once():
        pass
    assert len(mail.outbox) == 2
    for sent in mail.outbox:
        read = message_from_bytes(sent.message().as_bytes(), policy=default)
        assert read["Bcc"] is None
        assert len(sent.recipients()) == 1
