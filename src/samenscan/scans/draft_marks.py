"""The mark of a text, by which a save says what it started from."""

from hashlib import sha256


def seen_mark(told: str) -> str:
    """The mark of this text: sixteen hexadecimal digits of its sha256."""
    return sha256(told.encode("utf-8")).hexdigest()[:16]
