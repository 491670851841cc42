"""Signing in …"""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from samenscan.accounts.models import Person
from samenscan.accounts.tests.signing_in import (
    PASSWORD,
    code_now,
    give_code,
    give_password,
    is_signed_in,
    somebody,
)
from samenscan.base.models import Job, JournalLine

pytestmark = pytest.mark.django_db


def events() -> list[str]:
    """What the journal tells, in order."""
    return list(JournalLine.objects.order_by("number").values_list("event", flat=True))


def test_takes_a_password_and_then_a_code(client: Client) -> None:
    somebody(second_factor=True)
    assert give_password(client, PASSWORD).headers["Location"] == reverse("mfa_authenticate")
    assert not is_signed_in(client)
    give_code(client, code_now())
    assert is_signed_in(client)
    assert events()[-1] == "person.sign-in"


def test_refuses_a_code_that_was_used_before(client: Client) -> None:
    somebody(second_factor=True)
    code = code_now()
    give_password(client, PASSWORD)
    give_code(client, code)
    other = Client()
    give_password(other, PASSWORD)
    give_code(other, code)
    assert not is_signed_in(other)


def test_refuses_a_used_code_after_the_library_has_forgotten_it(client: Client) -> None:
    person = somebody(second_factor=True)
    code = code_now()
    give_password(client, PASSWORD)
    give_code(client, code)
    assert cache.delete(f"allauth.mfa.totp.used?user={person.pk}&code={code}")
    other = Client()
    give_password(other, PASSWORD)
    give_code(other, code)
    assert not is_signed_in(other)


def test_takes_a_recovery_code_once(client: Client) -> None:
    person = somebody(second_factor=True)
    code = RecoveryCodes.activate(person).get_unused_codes()[0]
    for expected in (True, False):
        browser = Client()
        give_password(browser, PASSWORD)
        give_code(browser, code)
        assert is_signed_in(browser) is expected


def test_tells_the_same_for_an_unknown_address_and_a_wrong_password(client: Client) -> None:
    somebody()
    wrong = give_password(client, "not the password").content.decode()
    unknown = give_password(client, PASSWORD, email="nobody@example.test").content.decode()
    told = "This e-mail address and this password do not belong together."
    assert told in wrong
    assert told in unknown


def test_takes_the_address_in_any_case(client: Client) -> None:
    somebody()
    give_password(client, PASSWORD, email="NELE@Example.TEST")
    assert is_signed_in(client)


def test_is_over_for_an_account_that_is_switched_off(client: Client) -> None:
    somebody()
    Person.objects.update(is_active=False)
    give_password(client, PASSWORD)
    assert not is_signed_in(client)


def test_has_no_way_to_make_an_account() -> None:
    for address in ("signup/", "email/", "login/code/", "2fa/webauthn/signup/", "3rdparty/"):
        assert Client().get(f"/account/{address}").status_code == 404


def test_mails_a_link_for_a_new_password_that_works_once(client: Client) -> None:
    somebody()
    client.post(reverse("account_reset_password"), {"email": "nele@example.test"})
    body = Job.objects.get().payload["body"]
    found = re.search(r"http://\S+(/account/password/reset/key/\S+)", body)
    assert found
    form = client.get(found.group(1), follow=True)
    new = "regen fiets kasteel zeven"
    client.post(form.request["PATH_INFO"], {"password1": new, "password2": new})
    assert Person.objects.get().check_password(new)
    assert "account.password-reset" in events()
    again = Client().get(found.group(1), follow=True, headers={"accept-language": "en"})
    assert "This link does not work any more" in again.content.decode()


def test_mails_a_link_to_the_installation_whatever_host_and_port_were_asked(
    client: Client,
) -> None:
    somebody()
    client.post(
        reverse("account_reset_password"),
        {"email": "nele@example.test"},
        headers={"host": "localhost:6666", "x-forwarded-host": "evil.example"},
    )
    body = Job.objects.get().payload["body"]
    assert f"{settings.BASE_URL}/account/password/reset/key/" in body
    assert "6666" not in body
    assert "evil" not in body


def test_sends_nothing_to_an_unknown_address_and_says_the_same(client: Client) -> None:
    somebody()
    pages = [
        client.post(reverse("account_reset_password"), {"email": email}, follow=True).content
        for email in ("nele@example.test", "nobody@example.test")
    ]
    assert Job.objects.count() == 1
    assert (
        len({re.sub(rb'value="[^"]{64}"|"X-CSRFToken": "[^"]+"', b"", page) for page in pages}) == 1
    )


def test_keeps_the_last_second_step(client: Client) -> None:
    somebody(second_factor=True)
    give_password(client, PASSWORD)
    give_code(client, code_now())
    for method in (client.get, client.post):
        answer = method(reverse("mfa_deactivate_totp"), headers={"accept-language": "en"})
        assert answer.status_code == 409
        assert "only second step" in answer.content.decode()
    assert Authenticator.objects.filter(type="totp").exists()


def test_confirms_with_the_password_before_something_delicate(client: Client) -> None:
    somebody(second_factor=True)
    give_password(client, PASSWORD)
    give_code(client, code_now())
    address = reverse("mfa_generate_recovery_codes")
    asked = client.get(address)
    assert asked.headers["Location"].startswith(reverse("account_reauthenticate"))
    wrong = client.post(asked.headers["Location"], {"password": "not the password"})
    assert wrong.status_code == 200
    right = client.post(asked.headers["Location"], {"password": PASSWORD, "next": address})
    assert right.headers["Location"] == address
    client.post(address)
    assert Authenticator.objects.filter(type="recovery_codes").exists()


def test_lets_a_newcomer_set_up_an_app_right_after_the_password(client: Client) -> None:
    person = somebody()
    give_password(client, PASSWORD)
    page = client.get(reverse("mfa_activate_totp"))
    assert page.status_code == 200
    secret = page.context["form"].secret
    assert 'src="data:image/svg+xml;base64,' in page.content.decode()
    done = client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)})
    assert done.headers["Location"] == reverse("mfa_view_recovery_codes")
    codes = client.get(done.headers["Location"])
    assert "no-store" in codes.headers["Cache-Control"]
    assert Authenticator.objects.filter(user=person, type="totp").exists()


@pytest.mark.django_db(transaction=True)
def test_with_the_password_alone_ends_once_somebody_else_sets_up_the_second_step(
    client: Client,
) -> None:
    """Who stole only the password before there was an app gets no hat from it afterwards."""
    somebody()
    thief = Client()
    for browser in (thief, client):
        give_password(browser, PASSWORD)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)})
    assert client.get(reverse("home")).status_code == 200
    assert is_signed_in(client)
    thief.get(reverse("home"))
    assert not is_signed_in(thief)


def test_gives_a_new_session_key_so_that_a_planted_one_is_worth_nothing(client: Client) -> None:
    somebody(second_factor=True)
    client.get(reverse("account_login"))
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    give_password(client, PASSWORD)
    give_code(client, code_now())
    assert is_signed_in(client)
    assert client.session.session_key != planted


def test_pages_run_no_script_of_their_own(client: Client) -> None:
    somebody()
    pages = [client.get(reverse("account_login"))]
    give_password(client, PASSWORD)
    names = ("mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_change_password")
    pages += [client.get(reverse(name)) for name in names]
    for page in pages:
        html = page.content.decode()
        assert page.status_code == 200
        assert not re.findall(r"<[^>]+\s(?:on\w+|style)=", html)
        for script in re.findall(r"<script[^>]*>", html):
            assert "src=" in script or "application/json" in script
        assert "script-src" not in page.headers["Content-Security-Policy"]
        assert "default-src 'self'" in page.headers["Content-Security-Policy"]
