"""The mail that asks a colleague to answer some questions without seeing anybody else's answer."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenscan.accounts.models import Person
from samenscan.base.dates import day
from samenscan.base.mail import absolute, send_later
from samenscan.scans.doors import shut_at
from samenscan.scans.models import Sheet


def ask_separately_later(row: Sheet, person: Person, *, n_questions: int) -> None:
    """Queue the one mail that this person gets about it."""
    with translation.override(person.language):
        asked = ngettext(
            "Would you answer %(n)s question of “%(name)s” for yourself, before %(date)s?",
            "Would you answer %(n)s questions of “%(name)s” for yourself, before %(date)s?",
            n_questions,
        ) % {"n": n_questions, "name": row.round.name, "date": day(shut_at(row))}
        body = _(
            "Dear %(person)s,\n\n%(asked)s\n"
            "Colleagues are asked the same. Nobody sees your answer before everybody has answered; "
            "then the lead lets one answer stand, and what differed is kept.\n\n%(link)s"
        ) % {
            "person": person.name,
            "asked": asked,
            "link": absolute(reverse("scans:separate", args=[row.pk])),
        }
        send_later(
            to=person.email,
            subject=_("What do you think? Questions of “%(name)s”") % {"name": row.round.name},
            body=body,
            key=f"separately-{row.pk}-{person.pk}",
        )
