"""What is logged: never the secret of a link, which opens a door to whoever reads the log."""

import logging
import re

# An invitation, or a new password: what follows is as good as a key until it was used.
_SECRET = re.compile(r"(/uitnodiging/|/password/reset/key/)[^/\s]+")


def without_secrets(words: str) -> str:
    """The same words with the secrets of links taken out."""
    return _SECRET.sub(r"\1…", words)


class WithoutSecrets(logging.Filter):
    """Takes the secrets out of every line, whoever writes it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the line, without secrets."""
        record.msg, record.args = without_secrets(record.getMessage()), None
        return True
