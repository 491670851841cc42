"""What the mails of an accession and of a membership say; written anew for each reader."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from samenscan.base.dates import day
from samenscan.members import models
from samenscan.members.letters import Letter, Write


def invited(row: models.Accession) -> Write:
    """To the leads: you are invited; the centre will explain."""

    def write() -> Letter:
        return Letter(
            _("%(organisation)s is invited to join %(partnership)s") % _named(row),
            (
                _("%(centre)s invites %(organisation)s to join the partnership %(partnership)s.")
                % _named(row),
                _("You find on this page what joining means, who decides and what comes next."),
            ),
            _page(row),
        )

    return write


def informed(row: models.Accession) -> Write:
    """To the leads: your body can decide now."""

    def write() -> Letter:
        return Letter(
            _("%(organisation)s can now decide about %(partnership)s") % _named(row),
            (
                _("You have been told what joining %(partnership)s means.") % _named(row),
                _(
                    "Next: put it on the agenda of the body that decides. The page has the text for"
                    " it, and the earliest day."
                ),
            ),
            _page(row),
        )

    return write


def to_sign(row: models.Accession) -> Write:
    """To who signs for the organisation: it is decided, your signature is next."""

    def write() -> Letter:
        return Letter(
            _("Your signature for %(partnership)s is next") % _named(row),
            (
                _("%(organisation)s has decided to join %(partnership)s.") % _named(row),
                _("Next: sign, and write down on this page when and where."),
            ),
            _page(row),
        )

    return write


def decided(row: models.Accession) -> Write:
    """To the coordinators: an organisation has decided."""

    def write() -> Letter:
        return Letter(
            _("%(organisation)s has decided to join %(partnership)s") % _named(row),
            (
                _("%(organisation)s has decided to join %(partnership)s.") % _named(row),
                _("You do not have to do anything: the signature is next."),
            ),
            _page(row),
        )

    return write


def signed(row: models.Accession) -> Write:
    """To the coordinators: an organisation signed, its membership can start."""

    def write() -> Letter:
        return Letter(
            _("%(organisation)s has signed for %(partnership)s") % _named(row),
            (
                _("%(organisation)s has signed for %(partnership)s.") % _named(row),
                _("Next: choose the day from which it is a member."),
            ),
            _page(row),
        )

    return write


def active(row: models.Accession, starts_on: date) -> Write:
    """To the leads: you are a member."""

    def write() -> Letter:
        blanks = _named(row) | {"day": day(starts_on)}
        return Letter(
            _("%(organisation)s is a member of %(partnership)s") % blanks,
            (_("%(organisation)s is a member of %(partnership)s from %(day)s on.") % blanks,),
            _page(row),
        )

    return write


def declined(row: models.Accession) -> Write:
    """To the coordinators and the leads: no, with the reason on the page."""

    def write() -> Letter:
        return Letter(
            _("%(organisation)s does not join %(partnership)s") % _named(row),
            (
                _("%(organisation)s does not join %(partnership)s.") % _named(row),
                _("The reason is on the page."),
            ),
            _page(row),
        )

    return write


def notice_given(row: models.Membership, last_day: date) -> Write:
    """To the coordinators and the leads: a member leaves, and when."""

    def write() -> Letter:
        blanks = _named(row) | {"day": day(last_day)}
        return Letter(
            _("%(organisation)s leaves %(partnership)s") % blanks,
            (
                _("%(organisation)s has given notice. Its last day in %(partnership)s is %(day)s.")
                % blanks,
            ),
            reverse("members:partnership", args=[row.partnership_id]),
        )

    return write


def notice_withdrawn(row: models.Membership) -> Write:
    """To the coordinators and the leads: a member stays after all."""

    def write() -> Letter:
        return Letter(
            _("%(organisation)s stays in %(partnership)s") % _named(row),
            (_("%(organisation)s has withdrawn its notice and stays a member.") % _named(row),),
            reverse("members:partnership", args=[row.partnership_id]),
        )

    return write


def _named(row: models.Accession | models.Membership) -> dict[str, str]:
    return {
        "organisation": row.organisation.name,
        "partnership": row.partnership.name,
        "centre": row.partnership.centre.name,
    }


def _page(row: models.Accession) -> str:
    return reverse("members:accession", args=[row.pk])
