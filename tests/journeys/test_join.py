"""Whoever is invited …"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.conftest import LocalPost, Visit
from tests.journeys.installation import Installation
from tests.journeys.joining import (
    PASSWORD,
    Joined,
    accept,
    invite,
    letter_to,
    link_in,
    send,
    set_up_app,
    set_up_passkey,
    worn,
)
from tests.journeys.signing_in import give_password
from tests.journeys.visitor import Visitor

NORA, PIETER = "nora@zandland.example", "pieter@zandland.example"


@pytest.fixture(scope="module")
def nora(browser: Browser, empty: Installation, post: LocalPost) -> Iterator[Joined]:
    """The first coordinator, who followed the mail, set up an app and kept the codes."""
    visitor = Visitor(browser, empty)
    letter = letter_to(post, visitor.page, NORA)
    accept(visitor, letter)
    # Without a second step there is no hat yet.
    visitor.go("/leden/mensen/")
    assert visitor.path == "/"
    visitor.check()
    visitor.page.locator("main a[href='/account/2fa/']").click()
    codes = set_up_app(visitor)
    visitor.page.locator("main a.button[href='/']").click()
    visitor.page.wait_for_url(f"{empty.url}/")
    yield Joined(visitor, letter, codes)
    visitor.close()


def test_reads_a_mail_in_dutch_and_ends_with_the_hat_on(nora: Joined) -> None:
    assert nora.letter["Subject"] == "Steunpunt Zandland nodigt u uit voor Samenscan"
    assert "Beste Nora Nauwelaerts" in nora.letter.get_content()
    nora.visitor.go("/")
    assert worn(nora.visitor).endswith("Coördinator Steunpunt Zandland")
    nora.visitor.check()


def test_finds_that_the_link_works_once(nora: Joined, empty: Installation, visit: Visit) -> None:
    stranger = visit(empty)
    answered = stranger.page.goto(link_in(nora.letter))
    assert answered is not None
    assert answered.status == 409
    stranger.check()


def test_gets_in_with_a_recovery_code_when_the_phone_is_lost(
    nora: Joined, empty: Installation, visit: Visit
) -> None:
    without_phone = visit(empty)
    without_phone.go("/account/login/")
    give_password(without_phone, NORA, PASSWORD)
    without_phone.check()
    without_phone.page.fill("input[name=code]", nora.codes[0])
    send(without_phone)
    assert worn(without_phone).endswith("Coördinator Steunpunt Zandland")


def test_can_take_a_passkey_and_sign_in_without_a_password(
    nora: Joined, empty: Installation, post: LocalPost, visit: Visit
) -> None:
    invite(nora.visitor, name="Pieter Pauwels", email=PIETER, role="Analist")
    pieter = visit(empty)
    accept(pieter, letter_to(post, pieter.page, PIETER))
    set_up_passkey(pieter)
    pieter.go("/")
    assert worn(pieter).endswith("Analist Steunpunt Zandland")
    pieter.page.locator(".hat summary").click()
    with pieter.page.expect_navigation():
        pieter.page.locator("form[action='/account/logout/'] button").click()
    pieter.go("/account/login/")
    pieter.page.locator("#passkey_login").click()
    expect(pieter.page.locator(".hat summary")).to_contain_text("analist")
    pieter.check()


def test_wears_a_second_hat_and_changes_without_signing_out(
    nora: Joined, empty: Installation, post: LocalPost
) -> None:
    invite(nora.visitor, name="Nora Nauwelaerts", email=NORA, role="Analist")
    visitor = nora.visitor
    n_letters = len([letter for letter in post.letters if letter["To"] == NORA])
    visitor.page.wait_for_timeout(1500)
    letters = [one for one in post.letters if one["To"] == NORA]
    assert len(letters) >= n_letters
    visitor.page.goto(link_in(letters[-1]))
    visitor.check()
    send(visitor)
    assert worn(visitor).endswith("Analist Steunpunt Zandland")
    visitor.page.locator(".hat summary").click()
    visitor.check()
    with visitor.page.expect_navigation():
        visitor.page.locator(".hat form", has_text="Coördinator").get_by_role("button").click()
    assert worn(visitor).endswith("Coördinator Steunpunt Zandland")
    assert visitor.go("/leden/mensen/") == 200


def test_is_locked_out_after_five_wrong_passwords_in_a_row(
    nora: Joined, empty: Installation, visit: Visit
) -> None:
    guesser = visit(empty)
    guesser.go("/account/login/")
    for guess in range(5):
        give_password(guesser, NORA, f"verkeerd wachtwoord {guess}")
        assert "horen niet bij elkaar" in guesser.page.locator("main").inner_text()
    guesser.check()
    give_password(guesser, NORA, PASSWORD)
    assert "10 minuten" in guesser.page.locator("main").inner_text()
    guesser.check()
    # Who is inside already is not thrown out by somebody else's guesses.
    assert nora.visitor.go("/leden/mensen/") == 200
