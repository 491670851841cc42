"""Mails to the colleagues of one organisation about its sheet, each in the reader's language."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenscan.accounts.models import Person
from samenscan.base.dates import day
from samenscan.base.render import told
from samenscan.core.access import Actor, Role
from samenscan.core.questionnaire import Section
from samenscan.members.letters import Letter, Write, post, wearers
from samenscan.scans.assigned import colleagues_in, person_of, running
from samenscan.scans.doors import shut_at
from samenscan.scans.models import Sheet


def tell(actor: Actor, row: Sheet, write: Write, *, key: str) -> None:
    """Mail the leads and whoever was asked for a section, except the actor; part of an action."""
    here = {person.pk for person in colleagues_in(row.organisation_id)}
    asked_ones = [person_of(assignment) for assignment in running(row).values()]
    readers = {person.pk: person for person in wearers(Role.LEAD, row.organisation_id)}
    readers |= {person.pk: person for person in asked_ones if person and person.pk in here}
    post(actor, readers.values(), write, key=f"{key}-{row.pk}")


def what_is_asked(actor: Actor, row: Sheet, sections: Sequence[Section]) -> tuple[str, ...]:
    """Paragraphs for whoever is asked to fill in sections: which, how long, until when."""
    facts = _of_sheet(actor, row)
    return (
        _("%(who)s asks you to fill in a part of the scan “%(scan)s” of %(organisation)s:") % facts,
        _listed(sections),
        _(
            "The scan is open until %(date)s. You can stop and continue at any moment; every "
            "answer is saved as you give it. “We don't know” is an answer too."
        )
        % facts,
    )


def asked(actor: Actor, row: Sheet, sections: Sequence[Section]) -> Letter:
    """To a colleague with an account who is asked to fill in sections."""
    return Letter(
        _("Can you fill in a part of “%(scan)s”?") % {"scan": row.round.name},
        what_is_asked(actor, row, sections),
        reverse("scans:go_on", args=[row.pk]),
    )


def asked_separately(row: Sheet, n_questions: int) -> Letter:
    """To a colleague who is asked to answer questions without seeing anybody else's answer."""
    facts = {"n": n_questions, "name": row.round.name, "date": day(shut_at(row))}
    return Letter(
        _("What do you think? Questions of “%(name)s”") % facts,
        (
            ngettext(
                "Would you answer %(n)s question of “%(name)s” for yourself, before %(date)s?",
                "Would you answer %(n)s questions of “%(name)s” for yourself, before %(date)s?",
                n_questions,
            )
            % facts,
            _(
                "Colleagues are asked the same. Nobody sees your answer before everybody has "
                "answered; then the lead lets one answer stand, and what differed is kept."
            ),
        ),
        reverse("scans:separate", args=[row.pk]),
    )


def taken_over(row: Sheet, sections: Sequence[Section], by: str) -> Letter:
    """To whoever no longer has to fill in sections; `by` is who does now, if anybody."""
    facts = {"scan": row.round.name, "who": by}
    return Letter(
        _("You no longer have to fill in a part of “%(scan)s”") % facts,
        (
            _("In the scan “%(scan)s” you no longer have to fill in:") % facts,
            "\n".join(f"- {told(section.title)}" for section in sections),
            _("%(who)s takes over from you.") % facts if by else _("Nobody else was asked so far."),
            _("What you answered already is kept."),
        ),
        reverse("scans:sheet", args=[row.pk]),
    )


def not_needed(row: Sheet, sections: Sequence[Section], by: str) -> Letter:
    """To somebody invited for sections that a colleague fills in now; the link is dead."""
    letter = taken_over(row, sections, by)
    *before, _kept = letter.sentences
    ends = _("The link in our earlier mail no longer works; you do not have to do anything.")
    return Letter(letter.subject, (*before, ends), reverse("home"))


def returned(actor: Actor, row: Sheet, section: Section) -> Letter:
    """To whoever filled in a section that the lead gave back; the remark is read on the page."""
    facts = {"who": name_of(actor), "section": told(section.title), "scan": row.round.name}
    return Letter(
        _("“%(section)s” came back to you") % facts,
        (
            _("%(who)s read “%(section)s” of the scan “%(scan)s” and has a remark.") % facts,
            _("You find it on top of the section. Say that it is ready again when you are done."),
        ),
        reverse("scans:section", args=[row.pk, section.code]),
    )


def reopened(actor: Actor, row: Sheet, number: int) -> Letter:
    """To colleagues, when a submitted sheet was taken back."""
    facts = {**_of_sheet(actor, row), "number": number}
    return Letter(
        _("“%(scan)s” is open again") % facts,
        (
            _("%(who)s took the scan “%(scan)s” of %(organisation)s back to change it.") % facts,
            _("What was submitted is kept as version %(number)s, and does not count any more.")
            % facts,
            _("It has to be submitted again by %(date)s, or your organisation takes no part.")
            % facts,
        ),
        reverse("scans:sheet", args=[row.pk]),
    )


def withdrew(actor: Actor, row: Sheet) -> Letter:
    """To colleagues, when the lead withdrew from the round."""
    facts = _of_sheet(actor, row)
    return Letter(
        _("%(organisation)s does not take part in “%(scan)s”") % facts,
        (
            _("%(who)s let %(organisation)s withdraw from “%(scan)s”.") % facts,
            _("You do not have to fill in anything more. What you answered is kept for you."),
        ),
        reverse("scans:sheet", args=[row.pk]),
    )


def came_back(actor: Actor, row: Sheet) -> Letter:
    """To colleagues, when the organisation takes part again."""
    facts = _of_sheet(actor, row)
    return Letter(
        _("%(organisation)s takes part in “%(scan)s” again") % facts,
        (
            _("%(who)s let %(organisation)s take part in “%(scan)s” again.") % facts,
            _("Every answer is still there. You can go on until %(date)s.") % facts,
        ),
        reverse("scans:go_on", args=[row.pk]),
    )


def name_of(actor: Actor) -> str:
    """How colleagues know whoever acts."""
    return Person.objects.get(pk=actor.signed_in()).name


def _of_sheet(actor: Actor, row: Sheet) -> dict[str, str | int]:
    return {
        "who": name_of(actor),
        "scan": row.round.name,
        "organisation": row.organisation.name,
        "date": day(shut_at(row)),
    }


def _listed(sections: Iterable[Section]) -> str:
    """A line per section with its minutes."""
    return "\n".join(
        "- "
        + ngettext(
            "%(title)s (about %(minutes)s minute)",
            "%(title)s (about %(minutes)s minutes)",
            section.minutes,
        )
        % {"title": told(section.title), "minutes": section.minutes}
        for section in sections
    )
