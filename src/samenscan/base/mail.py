"""Mail is a job: written in the transaction that causes it, sent by the worker."""

import hashlib

from django.conf import settings
from django.core.mail import EmailMessage

from samenscan.base import clock
from samenscan.base.jobs import Payload, enqueue, job
from samenscan.base.models import Job, JobState


def send_later(
    *, to: str, subject: str, body: str, key: str, calendar: str = "", stop: str = ""
) -> Job:
    """Queue one plain-text mail; the same key is never sent twice on purpose.

    `calendar` is the text of a calendar file to send along. `stop` is the address where whoever
    reads it stops mails of this kind without signing in; mail programs make a button of it.
    """
    payload = {"to": to, "subject": subject, "body": body, "key": key}
    more = {name: value for name, value in (("calendar", calendar), ("stop", stop)) if value}
    return enqueue("mail.send", key=key, payload={**payload, **more})


@job("mail.send")
def send(payload: Payload) -> None:
    """Hand one mail to the mail server; a repeated attempt carries the same Message-ID."""
    digest = hashlib.sha256(payload["key"].encode()).hexdigest()[:32]
    domain = str(settings.BASE_URL).split("//")[-1].split(":")[0]
    headers = {"Message-ID": f"<{digest}@{domain}>", "Auto-Submitted": "auto-generated"}
    if stop := payload.get("stop"):
        # RFC 8058: the program posts to the address itself, without a cookie.
        headers |= {
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    mail = EmailMessage(
        subject=" ".join(payload["subject"].split()),
        body=payload["body"],
        to=[payload["to"]],
        headers=headers,
    )
    if calendar := payload.get("calendar"):
        mail.attach("samenscan.ics", calendar, "text/calendar")
    mail.send()


def forget(address: str) -> None:
    """Empty every mail that waits for this address or could not be sent to it; none leaves."""
    Job.objects.filter(kind="mail.send", payload__to__iexact=address).update(
        state=JobState.FAILED, finished_at=clock.now(), payload={}, last_error=""
    )


def absolute(path: str) -> str:
    """The full address of a page, for use in a mail."""
    return f"{settings.BASE_URL}{path}"
