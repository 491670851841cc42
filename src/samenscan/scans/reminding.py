"""The daily round of reminders: one mail a day to each person who still has something to do."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenscan.accounts.models import Person
from samenscan.base import clock
from samenscan.base.dates import day
from samenscan.base.jobs import Payload, daily, days_done
from samenscan.base.mail import absolute, send_later
from samenscan.members.hats import worn_on
from samenscan.members.models import Hat
from samenscan.scans.assigned import FILLS_IN, person_of
from samenscan.scans.doors import RoundState, sheet_state, shut_at
from samenscan.scans.letters import DIGEST, calendar_for, keep_in_ledger, leads_of, stop_address
from samenscan.scans.models import (
    Assignment,
    MailStop,
    SectionMark,
    Sheet,
    Silence,
)
from samenscan.scans.questionnaires import questionnaire_of
from samenscan.scans.quiet_days import added_by, is_quiet, last_loud_day

KIND = "scans.remind"
# A worker that stood still catches up what it missed, but not what nobody remembers.
CATCH_UP = timedelta(days=14)
# Members that said no are left alone; whoever was not reached or has no time can still answer.
STILL_ASKED = ("", Silence.NOT_REACHED, Silence.NO_TIME)


@dataclass(frozen=True)
class ToDo:
    """Why somebody is reminded of a sheet: it is theirs to submit, or these sections are theirs."""

    sheet: Sheet
    person: Person
    submits: bool
    sections: tuple[str, ...]


@daily(KIND)
def remind(payload: Payload) -> None:
    """Mail everybody who has something to do and is due today; nobody twice for one day."""
    today = date.fromisoformat(payload["day"])
    if today != clock.today():
        return
    with transaction.atomic():
        by_person: dict[UUID, list[ToDo]] = defaultdict(list)
        for one in to_do(due_today(today)):
            by_person[one.person.pk].append(one)
        for todos in by_person.values():
            _write(todos, today)


def due_today(today: date) -> list[Sheet]:
    """The sheets that still have to be submitted and of which a day of reminding is today.

    A day on which no mail leaves gives way to the last one before it; a day that passed while no
    worker ran is made up for, once.
    """
    rows = Sheet.objects.filter(
        submitted_at=None,
        withdrawn_at=None,
        silence__in=STILL_ASKED,
        round__opens_at__lte=clock.now(),
    ).select_related("round__questionnaire", "organisation")
    open_now = [row for row in rows if sheet_state(row) is RoundState.OPEN]
    quiet = {row.round.centre_id: added_by(row.round.centre_id) for row in open_now}
    done = days_done(KIND, today - CATCH_UP)
    return [row for row in open_now if _is_due(row, today, quiet[row.round.centre_id], done)]


def _is_due(
    row: Sheet, today: date, added: tuple[tuple[date, date], ...], done: frozenset[date]
) -> bool:
    if is_quiet(today, added):
        return False
    worked = [one for one in done if one < today and not is_quiet(one, added)]
    since = max(worked, default=today - timedelta(days=1))
    return any(since < one <= today for one in reminder_days(row, added))


def reminder_days(row: Sheet, added: Iterable[tuple[date, date]]) -> list[date]:
    """The days on which whoever has to fill in this sheet is reminded, the first one first."""
    opened, closing = clock.day_of(row.round.opens_at), clock.day_of(shut_at(row))
    spans = tuple(added)
    found = {
        last_loud_day(closing - timedelta(days=before), spans, since=opened + timedelta(days=1))
        for before in row.round.remind_days
    }
    return sorted(one for one in found if one is not None)


def to_do(sheets: Iterable[Sheet]) -> Iterator[ToDo]:
    """Who has to do what for these sheets: leads submit, colleagues finish what they were asked.

    Whoever stopped the reminders of a round is left out.
    """
    rows = list(sheets)
    stopped = set(
        MailStop.objects.filter(round__in={row.round_id for row in rows}).values_list(
            "round_id", "person_id"
        )
    )
    asked = _sections_to_finish(rows)
    people: dict[tuple[UUID, UUID], tuple[Sheet, Person]] = {}
    leads: set[tuple[UUID, UUID]] = set()
    for row, hat in leads_of(rows):
        leads.add((row.pk, hat.person_id))
        people[row.pk, hat.person_id] = (row, hat.person)
    for key, (row, person, _codes) in asked.items():
        people.setdefault(key, (row, person))
    for key, (row, person) in people.items():
        if (row.round_id, person.pk) not in stopped:
            codes = asked[key][2] if key in asked else ()
            yield ToDo(row, person, key in leads, tuple(codes))


def _sections_to_finish(
    rows: list[Sheet],
) -> Mapping[tuple[UUID, UUID], tuple[Sheet, Person, list[str]]]:
    """Per sheet and colleague who still works there, the sections that are not ready."""
    by_id = {row.pk: row for row in rows}
    marks = SectionMark.objects.filter(sheet__in=rows).order_by("number")
    said = {
        (sheet, section): word
        for sheet, section, word in marks.values_list("sheet_id", "section", "said")
    }
    here = set(
        Hat.objects.filter(
            worn_on(clock.today()),
            role__in=FILLS_IN,
            organisation__in={row.organisation_id for row in rows},
            person__is_active=True,
        ).values_list("organisation_id", "person_id")
    )
    found: dict[tuple[UUID, UUID], tuple[Sheet, Person, list[str]]] = {}
    assignments = Assignment.objects.filter(sheet__in=rows, ended_at=None).select_related(
        "person", "invitation__accepted_by"
    )
    for one in assignments.order_by("section"):
        row, person = by_id[one.sheet_id], person_of(one)
        ready = said.get((row.pk, one.section)) == SectionMark.Said.READY
        if person is None or ready or (row.organisation_id, person.pk) not in here:
            continue
        found.setdefault((row.pk, person.pk), (row, person, []))[2].append(one.section)
    return found


def _write(todos: list[ToDo], today: date) -> None:
    """One mail about everything this person has to do."""
    person = todos[0].person
    todos = sorted(todos, key=lambda one: (shut_at(one.sheet), one.sheet.round.name))
    first = todos[0].sheet
    key = f"scan-digest-{person.pk}-{today.isoformat()}"
    with translation.override(person.language):
        parts = [_part(one) for one in todos]
        stops = {one.sheet.round_id: one.sheet.round.name for one in todos}
        stop = "\n".join(
            _("No more reminders of “%(name)s”: %(link)s")
            % {"name": name, "link": stop_address(round, person.pk)}
            for round, name in stops.items()
        )
        send_later(
            to=person.email,
            subject=_("Until %(date)s: the scan “%(name)s”")
            % {"date": day(shut_at(first)), "name": first.round.name},
            body=_("Dear %(person)s,\n\n%(parts)s\n\n-- \n%(stop)s")
            % {"person": person.name, "parts": "\n\n".join(parts), "stop": stop},
            key=key,
            calendar=calendar_for(first) if len(todos) == 1 else "",
            stop=stop_address(first.round_id, person.pk),
        )
    for one in todos:
        keep_in_ledger(one.sheet, person.pk, DIGEST, key)


def _part(one: ToDo) -> str:
    """What is to be done for one sheet; never what was answered, nor how much."""
    row = one.sheet
    facts = {
        "name": row.round.name,
        "organisation": row.organisation.name,
        "date": day(shut_at(row)),
        "link": absolute(reverse("scans:sheet", args=[row.pk])),
    }
    sentences = []
    if one.submits:
        sentences.append(
            _(
                "The scan “%(name)s” of %(organisation)s has not been submitted yet. It can be "
                "filled in until %(date)s."
            )
            % facts
        )
    if one.sections:
        language = get_language() or "nl"
        asked = questionnaire_of(row.round.questionnaire)
        titles = [asked.section(code).title.told(language) for code in one.sections]
        sentences.append(
            _("In the scan “%(name)s” of %(organisation)s you were asked to fill in: %(titles)s.")
            % {**facts, "titles": ", ".join(titles)}
        )
        if not one.submits:
            sentences.append(
                _("Say that a section is ready once it is; then no more mail comes about it.")
            )
            sentences.append(_("The scan closes on %(date)s.") % facts)
    return "{}\n{}".format(" ".join(sentences), facts["link"])
