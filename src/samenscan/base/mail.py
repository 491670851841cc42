"""Mail is a job: written in the transaction that causes it, sent by the worker."""

import hashlib

from django.conf import settings
from django.core.mail import EmailMessage

from samenscan.base.jobs import Payload, enqueue, job


def send_later(*, to: str, subject: str, body: str, key: str) -> None:
    """Queue one plain-text mail; the same key is never sent twice on purpose."""
    enqueue("mail.send", key=key, payload={"to": to, "subject": subject, "body": body, "key": key})


@job("mail.send")
def send(payload: Payload) -> None:
    """Hand one mail to the mail server; a repeated attempt carries the same Message-ID."""
    digest = hashlib.sha256(payload["key"].encode()).hexdigest()[:32]
    domain = str(settings.BASE_URL).split("//")[-1].split(":")[0]
    EmailMessage(
        subject=" ".join(payload["subject"].split()),
        body=payload["body"],
        to=[payload["to"]],
        headers={"Message-ID": f"<{digest}@{domain}>", "Auto-Submitted": "auto-generated"},
    ).send()


def absolute(path: str) -> str:
    """The full address of a page, for use in a mail."""
    return f"{settings.BASE_URL}{path}"
