"""The pages of an import …"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from samenscan.core.access import Role
from samenscan.members import models
from samenscan.members.tests.make import make_centre, make_hat
from samenscan.members.tests.registers import table

pytestmark = pytest.mark.django_db
HEAD = ("kind", "name", "nis")
GOOD = table(HEAD, ("gemeente", "Aalst", "41002"), ("gemeente", "", "71016"))


@pytest.fixture
def coordinator(client: Client) -> Client:
    hat = make_hat(role=Role.COORDINATOR, organisation=make_centre())
    client.force_login(hat.person)
    session = client.session
    session["second_factor"], session["hat"] = True, str(hat.pk)
    session.save()
    return client


def upload(client: Client, content: bytes, name: str = "register.csv") -> str:
    """Choose a file; the address of its preview, or the page that refuses it."""
    file = SimpleUploadedFile(name, content)
    response = client.post(reverse("members:imports"), {"file": file, "sheet": ""})
    if response.status_code == 302:
        return response.headers["Location"]
    assert response.status_code == 422
    return response.content.decode()


def post(client: Client, name: str, **fields: str) -> str:
    """Do one step with the only import there is; the page that follows."""
    address = reverse(f"members:{name}", args=[models.RegisterImport.objects.get().pk])
    response = client.post(address, fields, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_lead_from_a_file_to_the_register_and_back(coordinator: Client) -> None:
    page = coordinator.get(upload(coordinator, GOOD)).content.decode()
    assert "Aalst" in page
    assert "NIS 71016" in page
    assert not models.Identifier.objects.exists()
    post(coordinator, "apply_import")
    assert models.Identifier.objects.count() == 2
    post(coordinator, "undo_import")
    assert not models.Identifier.objects.exists()


def test_keep_the_name_of_a_refused_file_and_name_row_column_and_remedy(
    coordinator: Client,
) -> None:
    page = upload(coordinator, table(HEAD, ("gemeente", "Lier", "1202")), name="mijn lijst.csv")
    assert "mijn lijst.csv" in page
    assert "1202" in page
    assert not models.RegisterImport.objects.exists()


def test_say_what_to_do_when_no_file_was_chosen(coordinator: Client) -> None:
    assert coordinator.post(reverse("members:imports"), {}).status_code == 422
    assert (
        coordinator.post(
            reverse("members:imports"), {"file": SimpleUploadedFile("x.csv", b"")}
        ).status_code
        == 422
    )


def test_take_choices_per_conflict_or_for_all(coordinator: Client) -> None:
    upload(coordinator, GOOD)
    post(coordinator, "apply_import")
    models.RegisterImport.objects.all().delete()
    other = table(HEAD, ("gemeente", "Alost", "41002"), ("gemeente", "Genk", "71016"))
    upload(coordinator, other)
    assert models.ImportRow.objects.filter(choice="stop").count() == 2
    post(coordinator, "decide_import", **{"row-2": "update", "row-3": "skip"})
    assert list(models.ImportRow.objects.values_list("choice", flat=True)) == ["update", "skip"]
    post(coordinator, "decide_import", **{"all": "all-skip", "row-2": "stop", "row-3": "stop"})
    assert set(models.ImportRow.objects.values_list("choice", flat=True)) == {"skip"}


def test_need_few_queries_however_long_the_file(
    coordinator: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    rows = [("gemeente", f"Stad {at}", f"{at + 10000}") for at in range(300)]
    address = upload(coordinator, table(HEAD, *rows))
    with django_assert_max_num_queries(12):
        assert coordinator.get(address).status_code == 200


def test_give_the_register_as_a_table_and_as_linked_data(coordinator: Client) -> None:
    for form in ("csv", "jsonld"):
        response = coordinator.get(reverse("members:export_register", args=[form]))
        assert response.status_code == 200
        assert f".{form}" in response.headers["Content-Disposition"]
    assert coordinator.get(reverse("members:export_register", args=["exe"])).status_code == 404


def test_refuse_a_post_without_a_token() -> None:
    hat = make_hat(role=Role.COORDINATOR, organisation=make_centre())
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(hat.person)
    file = SimpleUploadedFile("x.csv", GOOD)
    assert strict.post(reverse("members:imports"), {"file": file}).status_code == 403
