"""What a person at the sign-in pages does, step by step."""

import base64
import hashlib
import hmac
import struct
import time

from samenscan.site.demo.cast import CAST, DEMO_PASSWORD, DEMO_TOTP_SECRET
from tests.journeys.visitor import Visitor


def code_now(secret: str) -> str:
    """What an authenticator app shows at this moment (RFC 6238: SHA-1, 30 seconds, 6 digits).

    Waits for the next code when this one is about to change, as people do.
    """
    if time.time() % 30 > 26:
        time.sleep(30 - time.time() % 30)
    counter = struct.pack(">Q", int(time.time()) // 30)
    mac = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    offset = mac[-1] & 0x0F
    number = struct.unpack(">I", mac[offset : offset + 4])[0] & 0x7FFFFFFF
    return str(number % 10**6).zfill(6)


def give_password(visitor: Visitor, email: str, password: str) -> None:
    """Fill in the first step on the sign-in page and send it."""
    visitor.page.fill("input[name=login]", email)
    visitor.page.fill("input[name=password]", password)
    with visitor.page.expect_navigation():
        visitor.page.locator("main form button").first.click()


def give_code(visitor: Visitor, secret: str) -> None:
    """Fill in the code of the app and send it."""
    visitor.page.fill("input[name=code]", code_now(secret))
    with visitor.page.expect_navigation():
        visitor.page.locator("main form button").first.click()


def sign_in(visitor: Visitor, who: str) -> None:
    """Both steps, as one of the cast, from the page where the visitor stands."""
    give_password(visitor, CAST[who].email, DEMO_PASSWORD)
    give_code(visitor, DEMO_TOTP_SECRET)
