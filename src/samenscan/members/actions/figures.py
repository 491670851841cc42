"""What is noted about an organisation: figures per year with their source, and contacts."""

from decimal import Decimal
from uuid import UUID

from samenscan.base import clock, journal
from samenscan.base.actions import action
from samenscan.core.access import Actor
from samenscan.core.refused import NotFound, Refused
from samenscan.core.register import RULES, Kind
from samenscan.core.text import text
from samenscan.members import models
from samenscan.members.doors import organisation_for

_FIRST_YEAR = 1950


class FigureRefused(Refused):
    """A figure that cannot be noted."""

    status = 422


class ContactRefused(Refused):
    """A contact that would reach nobody."""

    status = 422


@action
def set_figure(
    actor: Actor, *, organisation: UUID, figure: str, year: int, value: Decimal, source: str
) -> models.YearFigure:
    """Note one figure of one year with where it was found; a figure that stood there is replaced.

    The lead notes those of the own organisation, the centre those it keeps. Writes the line
    `figure.set`. FigureRefused for a figure its kind does not have, a year out of reach, a
    negative value or a missing source.
    """
    row = organisation_for(actor, organisation, "organisation:describe")
    _refuse_figure(row, figure, year, value, source)
    stored, _made = models.YearFigure.objects.update_or_create(
        organisation=row,
        figure=figure,
        year=year,
        defaults={"value": value, "source": source.strip()},
    )
    journal.record(
        actor,
        "figure.set",
        kind="organisation",
        id=row.pk,
        facts={"figure": figure, "year": year},
    )
    return stored


@action
def set_contact(
    actor: Actor,
    *,
    organisation: UUID,
    label: str,
    email: str = "",
    phone: str = "",
    url: str = "",
) -> models.Contact:
    """Note how an organisation is reached for something; the same label is overwritten.

    Writes the line `contact.set`. ContactRefused without any way to reach it.
    """
    row = organisation_for(actor, organisation, "organisation:describe")
    if not label.strip() or not (email or phone or url):
        raise ContactRefused(
            text("This contact would reach nobody."),
            text("Write what it is for, and an address, a number or a web page."),
        )
    if url and not url.startswith(("https://", "http://")):
        raise ContactRefused(
            text("This web page has no address that a browser opens."),
            text("Begin it with https://."),
            where="url",
        )
    stored, _made = models.Contact.objects.update_or_create(
        organisation=row,
        label=label.strip(),
        defaults={"email": email.strip(), "phone": phone.strip(), "url": url.strip()},
    )
    journal.record(actor, "contact.set", kind="organisation", id=row.pk)
    return stored


@action
def remove_contact(actor: Actor, *, contact: UUID) -> UUID:
    """Take a contact away, and tell whose it was; writes the line `contact.remove`."""
    found = models.Contact.objects.filter(pk=contact).first()
    if found is None:
        raise NotFound
    row = organisation_for(actor, found.organisation_id, "organisation:describe")
    found.delete()
    journal.record(actor, "contact.remove", kind="organisation", id=row.pk)
    return row.pk


def _refuse_figure(
    organisation: models.Organisation, figure: str, year: int, value: Decimal, source: str
) -> None:
    if figure not in RULES[Kind(organisation.kind)].figures:
        raise FigureRefused(
            text("This figure is not kept for an organisation of this kind."),
            text("Choose a figure from the list."),
            where="figure",
        )
    last = clock.today().year + 1
    if not _FIRST_YEAR <= year <= last:
        raise FigureRefused(
            text("This year is out of reach."),
            text(
                "Choose a year from %(first)s to %(last)s.", first=f"{_FIRST_YEAR}", last=f"{last}"
            ),
            where="year",
        )
    if value < 0:
        raise FigureRefused(
            text("A figure cannot be negative."), text("Write it without a minus."), where="value"
        )
    if not source.strip():
        raise FigureRefused(
            text("The source of this figure is missing."),
            text("Write where it was found, so that others can look it up."),
            where="source",
        )
