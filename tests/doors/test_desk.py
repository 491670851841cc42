"""The operators' desk …"""

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.sites import all_sites
from django.test import Client
from django.urls import NoReverseMatch, reverse

from samenscan.accounts.models import Person
from samenscan.base.admin import desk
from samenscan.base.models import Job, JobState, JournalLine
from samenscan.base.tests.make import make_job
from samenscan.members.tests.make import make_person
from tests.cast import Cast, make_cast

pytestmark = pytest.mark.django_db
SHOWN = {
    "base.Job",
    "base.JournalLine",
    "members.Organisation",
    "members.Partnership",
    "accounts.Person",
}
SECRET_APPS = ("scans", "findings", "mfa", "account", "sessions")


def an_operator(client: Client, *, second_factor: bool = True) -> Client:
    """A superuser at the desk."""
    person = Person.objects.create_superuser("root@example.test", "linde beuk eik wilg")
    if second_factor:
        TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    client.force_login(person)
    session = client.session
    session["second_factor"] = second_factor
    session.save()
    return client


def pages() -> list[str]:
    """Every list at the desk."""
    return [
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        for model, _ in desk._registry.items()
    ]


def test_shows_these_subjects_and_no_other() -> None:
    assert {model._meta.label for model in desk._registry} == SHOWN


def test_is_the_only_site_with_an_address() -> None:
    assert desk in all_sites
    client = an_operator(Client())
    for model in admin.site._registry:
        if model not in desk._registry:
            name = f"{model._meta.app_label}_{model._meta.model_name}_changelist"
            with pytest.raises(NoReverseMatch):
                reverse(f"admin:{name}")
            path = f"/beheer/{model._meta.app_label}/{model._meta.model_name}/"
            assert client.get(path).status_code == 404


def test_reaches_no_answer_through_lists_inlines_popups_or_searches() -> None:
    client, cast = an_operator(Client()), make_cast()
    sheet = cast.own.sheet(cast.own.closed_round)
    for app in SECRET_APPS:
        for model in apps.get_app_config(app).get_models():
            name, key = model._meta.model_name, sheet.pk
            for tail in ("", "add/", f"{key}/", f"{key}/change/", f"{key}/history/"):
                for query in ("", "?_popup=1", "?_to_field=id&_popup=1"):
                    path = f"/beheer/{app}/{name}/{tail}{query}"
                    assert client.get(path).status_code == 404, path
            for field in model._meta.get_fields():
                search = (
                    f"/beheer/autocomplete/?term=a&app_label={app}"
                    f"&model_name={name}&field_name={field.name}"
                )
                assert client.get(search).status_code in (403, 404), search
        assert client.get(f"/beheer/{app}/").status_code == 404


def test_has_no_inline_and_no_field_that_leads_to_answers() -> None:
    for model, shown in desk._registry.items():
        assert list(shown.inlines) == []
        for field in model._meta.get_fields():
            related = field.related_model
            if field.concrete and isinstance(related, type):
                assert related._meta.app_label not in SECRET_APPS


def test_filters_no_list_by_what_lies_behind_it() -> None:
    client, cast = an_operator(Client()), make_cast()
    assert cast.own.sheet(cast.own.closed_round).answers.exists()
    for path in (
        "/beheer/members/organisation/?sheets__answers__value__contains=4",
        "/beheer/members/organisation/?sheets__submitted_at__isnull=0",
        "/beheer/accounts/person/?password__startswith=md5",
        "/beheer/base/job/?payload__contains=x",
    ):
        response = client.get(path)
        assert response.status_code in (302, 400), path
        if response.status_code == 302:
            assert response.headers["Location"].endswith("?e=1")


def test_reads_every_page_it_shows() -> None:
    client, cast = an_operator(Client()), make_cast()
    assert client.get("/beheer/").status_code == 200
    for path in pages():
        assert client.get(path).status_code == 200, path
    for row in (cast.own.zone, cast.own.partnership, Person.objects.all()[0], Job.objects.all()[0]):
        meta = row._meta
        address = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])
        assert client.get(address).status_code == 200, address


def test_changes_adds_and_removes_nothing() -> None:
    client, cast = an_operator(Client()), make_cast()
    for row in (cast.own.zone, cast.hats["lead"].person, JournalLine.objects.all()[0]):
        name = f"admin:{row._meta.app_label}_{row._meta.model_name}"
        assert client.get(reverse(f"{name}_add")).status_code == 403
        assert (
            client.post(reverse(f"{name}_change", args=[row.pk]), {"name": "x"}).status_code == 403
        )
        assert (
            client.post(reverse(f"{name}_delete", args=[row.pk]), {"post": "yes"}).status_code
            == 403
        )
        chosen = {"action": "delete_selected", "_selected_action": str(row.pk), "post": "yes"}
        client.post(reverse(f"{name}_changelist"), chosen)
        row.refresh_from_db()


def secrets_of(cast: Cast) -> list[str]:
    """What no page of the desk may tell."""
    person = cast.hats["lead"].person
    job = make_job(what="https://example.test/a-personal-link")
    return [person.password, job.payload["what"], cast.own.invitation.secret_digest]


def test_tells_no_payload_password_or_secret() -> None:
    client, cast = an_operator(Client()), make_cast()
    secrets = secrets_of(cast)
    rows = [*Job.objects.all(), cast.hats["lead"].person, cast.own.zone]
    addresses = pages() + [
        reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
        for row in rows
    ]
    for address in addresses:
        html = client.get(address).content.decode()
        assert not [secret for secret in secrets if secret in html], address


def test_leaves_passwords_to_the_one_page_that_writes_it_down() -> None:
    client = an_operator(Client())
    for method in (client.get, client.post):
        response = method("/beheer/password_change/")
        assert response.headers["Location"] == reverse("account_change_password")


def test_tries_failed_jobs_again_and_writes_it_down() -> None:
    client = an_operator(Client())
    failed, done = make_job(), make_job()
    Job.objects.filter(pk=failed.pk).update(state=JobState.FAILED, n_attempts=8)
    Job.objects.filter(pk=done.pk).update(state=JobState.DONE)
    chosen = {"action": "try_again", "_selected_action": [str(failed.pk), str(done.pk)]}
    client.post(reverse("admin:base_job_changelist"), chosen)
    failed.refresh_from_db()
    done.refresh_from_db()
    assert (failed.state, failed.n_attempts, done.state) == (JobState.QUEUED, 0, JobState.DONE)
    lines = JournalLine.objects.filter(event="job.retry")
    assert [line.object_id for line in lines] == [str(failed.pk)]


def test_is_not_there_for_anybody_else() -> None:
    cast = make_cast()
    visitors = [Client(), an_operator(Client(), second_factor=False)]
    visitors += [cast.enter(who, Client()) for who in cast.hats]
    plain = make_person()
    TOTP.activate(plain, "JBSWY3DPEHPK3PXP")
    with_app = Client()
    with_app.force_login(plain)
    for client in [*visitors, with_app]:
        for path in ("/beheer/", "/beheer/login/", "/beheer/jsi18n/", "/beheer/nowhere/", *pages()):
            assert client.get(path).status_code == 404, path
            assert client.post(path).status_code == 404, path


def test_is_not_there_for_an_operator_who_is_switched_off() -> None:
    client = an_operator(Client())
    Person.objects.update(is_active=False)
    assert client.get("/beheer/").status_code == 404
