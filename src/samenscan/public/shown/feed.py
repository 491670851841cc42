"""The public events as an Atom feed: members that joined, participation that was published."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256

from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenscan.base.dates import day
from samenscan.public.facts import PublicFacts
from samenscan.public.shown.participation import participation_sentence

MAX_EVENTS = 50


@dataclass(frozen=True)
class Event:
    """One public event; `key` stays the same in every language and at every reading."""

    on: date
    title: str
    told: str
    key: str


def events_of(facts: PublicFacts) -> tuple[Event, ...]:
    """What happened, newest first: joining is told only where the members are shown."""
    joined: dict[date, list[str]] = defaultdict(list)
    for member in facts.members:
        joined[member.since_on].append(member.name)
    events = [_joined(facts, on, names) for on, names in joined.items()]
    for one in facts.participations:
        told = participation_sentence(one)
        key = f"round {one.round_name} {one.closed_on.isoformat()}"
        events.append(Event(one.published_on, told, told, key))
    return tuple(sorted(events, key=lambda event: (event.on, event.key), reverse=True)[:MAX_EVENTS])


def _joined(facts: PublicFacts, on: date, names: list[str]) -> Event:
    title = ngettext(
        "%(n)s authority joined %(name)s", "%(n)s authorities joined %(name)s", len(names)
    ) % {"n": len(names), "name": facts.name}
    told = _("Since %(date)s: %(names)s.") % {
        "date": day(on),
        "names": ", ".join(names),
    }
    return Event(on, title, told, f"joined {on.isoformat()}")


def atom(facts: PublicFacts, *, page_url: str, feed_url: str, language: str) -> str:
    """The feed in the language that is active; addresses are absolute."""
    feed = Atom1Feed(
        title=facts.name,
        link=page_url,
        description=_("Who joined, and how many took part."),
        language=language,
        author_name=facts.centre_name,
        feed_url=feed_url,
    )
    for event in events_of(facts):
        mark = sha256(event.key.encode()).hexdigest()[:16]
        moment = make_aware(datetime.combine(event.on, time(9)))
        feed.add_item(
            title=event.title,
            link=page_url,
            description=event.told,
            unique_id=f"{page_url}#{event.on.isoformat()}-{mark}",
            pubdate=moment,
            updateddate=moment,
        )
    return feed.writeString("utf-8")
