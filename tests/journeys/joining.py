"""From a mail to a hat, step by step, as an invited person goes."""

import re
from dataclasses import dataclass
from email.message import EmailMessage

from playwright.sync_api import Page

from samenscan.base.tests.post_office import PostOffice
from tests.journeys.signing_in import give_code
from tests.journeys.visitor import Visitor

PASSWORD = "zand klei leem veen"


@dataclass(frozen=True)
class Joined:
    """Somebody who has a hat now, in the window where they are signed in."""

    visitor: Visitor
    letter: EmailMessage
    codes: list[str]


def letter_to(post: PostOffice, page: Page, email: str, number: int = 1) -> EmailMessage:
    """The n-th mail that arrived for somebody; waits for the worker to send it."""
    for _ in range(150):
        found = [letter for letter in post.letters if letter["To"] == email]
        if len(found) >= number:
            return found[number - 1]
        page.wait_for_timeout(100)
    raise AssertionError(f"no mail {number} for {email}")


def link_in(letter: EmailMessage) -> str:
    """The one link of an invitation."""
    found = re.findall(r"http\S+", letter.get_content())
    assert len(found) == 1, found
    return str(found[0])


def send(visitor: Visitor) -> None:
    """Press the button of the form on this page."""
    with visitor.page.expect_navigation():
        visitor.page.locator("main form button").first.click()


def accept(visitor: Visitor, letter: EmailMessage) -> None:
    """Open the link of the mail, try a password that is too easy, then choose a good one."""
    visitor.page.goto(link_in(letter))
    visitor.check()
    visitor.page.fill("input[name=password]", "123456789012")
    send(visitor)
    assert visitor.page.locator("[aria-invalid=true]").count() == 1
    visitor.check()
    visitor.page.fill("input[name=password]", PASSWORD)
    send(visitor)
    visitor.check()


def set_up_app(visitor: Visitor) -> list[str]:
    """Set up an authenticator app, with one slip of the finger; the recovery codes."""
    visitor.page.locator("main a[href='/account/2fa/totp/activate/']").click()
    secret = visitor.page.locator(".secret code").text_content() or ""
    visitor.check()
    visitor.page.fill("input[name=code]", "000000")
    send(visitor)
    visitor.check()
    assert visitor.page.locator(".secret code").text_content() == secret
    give_code(visitor, secret)
    codes = visitor.page.locator("ul.codes li").all_inner_texts()
    assert len(set(codes)) == len(codes) >= 8, visitor.page.locator("main").inner_text()
    visitor.check()
    return codes


def set_up_passkey(visitor: Visitor) -> None:
    """Set up a passkey on a device that recognises its owner."""
    devices = visitor.context.new_cdp_session(visitor.page)
    devices.send("WebAuthn.enable")
    device = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    visitor.page.locator("main a[href='/account/2fa/webauthn/add/']").click()
    visitor.check()
    with visitor.page.expect_navigation():
        visitor.page.locator("#mfa_webauthn_add").click()
    visitor.check()


def invite(visitor: Visitor, *, name: str, email: str, role: str) -> None:
    """Invite somebody to a role in the inviter's own house."""
    visitor.go("/leden/mensen/uitnodigen/")
    visitor.page.get_by_label("Naam").fill(name)
    visitor.page.get_by_label("E-mailadres").fill(email)
    visitor.page.locator("select[name=seat]").select_option(label=role)
    visitor.check()
    send(visitor)
    assert visitor.path == "/leden/mensen/"
    visitor.check()


def worn(visitor: Visitor) -> str:
    """What the hat on top of the page says."""
    return " ".join(visitor.page.locator(".hat summary").inner_text().split())
