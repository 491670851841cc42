"""The journal: one line per action and per reading of protected answers, hash-chained with a key.

A line never holds what was answered, only who touched which object, in which hat and when.
"""

import hashlib
import hmac
import json
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC
from uuid import UUID

from django.conf import settings
from django.db import transaction

from samenscan.base import clock
from samenscan.base.models import JournalHead, JournalLine
from samenscan.core.access import Actor

Fact = str | int | bool | None
_n_written: ContextVar[int] = ContextVar("n_written", default=0)


def record(
    actor: Actor, event: str, *, kind: str, id: UUID | str, facts: dict[str, Fact] | None = None
) -> None:
    """Add one line, in the transaction of the caller; on PostgreSQL writers queue on the head row.

    `event` names the action or reading (`sheet.submit`), `kind` and `id` the object; `facts` are
    small plain values, never the content of an answer.
    """
    # One write to the head orders all writers; a failure takes the caller's transaction with it.
    with transaction.atomic(savepoint=False):
        head, is_new = JournalHead.objects.select_for_update().get_or_create(pk=1)
        line = JournalLine(
            number=head.n_lines + 1,
            at=clock.now(),
            person=actor.person,
            hat=actor.hat.id if actor.hat else None,
            role=actor.hat.role.value if actor.hat else "operator" if actor.operator else "",
            event=event,
            object_kind=kind,
            object_id=str(id),
            facts=facts or {},
        )
        line.digest = _digest(line, head.digest)
        line.save(force_insert=True)
        # A head that somebody wrote is never sealed again: the next line would hide the cut.
        sound = is_new or _is_sealed(head)
        seal = _seal(line.number, line.digest) if sound else ""
        JournalHead.objects.filter(pk=1).update(n_lines=line.number, digest=line.digest, seal=seal)
    _n_written.set(_n_written.get() + 1)


def n_written() -> int:
    """How many lines this thread of work has written; `base.actions` compares before and after."""
    return _n_written.get()


@dataclass(frozen=True)
class Damage:
    """A place where the chain does not hold."""

    number: int
    sentence: str


def verify() -> Iterator[Damage]:
    """Walk the whole chain and yield every break; nothing means that no line was touched.

    A changed, inserted or moved line no longer matches its keyed digest, a removed one leaves a
    gap, and a cut tail no longer meets the head, which only the key can seal.
    """
    previous, expected = "", 1
    for line in JournalLine.objects.order_by("number").iterator():
        if line.number != expected:
            yield Damage(expected, f"lines {expected} to {line.number - 1} are missing")
        elif not hmac.compare_digest(_digest(line, previous), line.digest):
            yield Damage(line.number, f"line {line.number} was changed, inserted or moved")
        previous, expected = line.digest, line.number + 1
    head = JournalHead.objects.filter(pk=1).first()
    n_lines, digest = (head.n_lines, head.digest) if head else (0, "")
    if n_lines != expected - 1:
        yield Damage(expected, f"the journal should have {n_lines} lines and has {expected - 1}")
    elif digest != previous:
        yield Damage(expected - 1, "the last line does not match the head of the journal")
    elif head is not None and not _is_sealed(head):
        yield Damage(n_lines, "the end of the journal was cut off or written anew")


def _is_sealed(head: JournalHead) -> bool:
    return hmac.compare_digest(head.seal, _seal(head.n_lines, head.digest))


def _seal(n_lines: int, digest: str) -> str:
    """Without it, who cuts the tail off simply writes the number and digest of an earlier line."""
    return _keyed(json.dumps(["head", n_lines, digest]))


def _digest(line: JournalLine, previous: str) -> str:
    content = json.dumps(
        [
            previous,
            line.number,
            line.at.astimezone(UTC).isoformat(timespec="microseconds"),
            str(line.person or ""),
            str(line.hat or ""),
            line.role,
            line.event,
            line.object_kind,
            line.object_id,
            line.facts,
        ],
        sort_keys=True,
        ensure_ascii=False,
    )
    return _keyed(content)


def _keyed(content: str) -> str:
    key = str(settings.JOURNAL_KEY).encode()
    return hmac.new(key, content.encode(), hashlib.sha256).hexdigest()
