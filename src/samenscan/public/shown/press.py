"""What a newspaper can print as it stands: sentences from the facts, and the centre's own lines."""

from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samenscan.base.dates import day
from samenscan.public.facts import PublicFacts
from samenscan.public.shown.growth import growth_sentence
from samenscan.public.shown.participation import participation_sentence


def press_text(facts: PublicFacts) -> tuple[str, ...]:
    """The paragraphs in the language that is active; what the page does not show is not told."""
    told = [headline(facts), _opening(facts)]
    if len(facts.growth) > 1:
        told.append(growth_sentence(facts.growth, facts.as_of_on))
    told += [participation_sentence(one) for one in facts.participations[:3]]
    if facts.members:
        names = ", ".join(member.name for member in facts.members)
        told.append(_("Members: %(names)s.") % {"names": names})
    addition = facts.additions.get(get_language() or "", "")
    return (*told, *(line.strip() for line in addition.splitlines() if line.strip()))


def headline(facts: PublicFacts) -> str:
    """One line that says it all."""
    if not facts.n_members:
        return facts.name
    told = ngettext(
        "%(name)s: %(n)s authority works together",
        "%(name)s: %(n)s authorities work together",
        facts.n_members,
    )
    return told % {"name": facts.name, "n": number_format(facts.n_members)}


def _opening(facts: PublicFacts) -> str:
    words = {
        "name": facts.name,
        "centre": facts.centre_name,
        "date": day(facts.as_of_on),
        "start": day(facts.starts_on),
        "n": number_format(facts.n_members or 0),
    }
    if facts.ends_on is not None and facts.ends_on < facts.as_of_on:
        words["end"] = day(facts.ends_on)
        return _("%(name)s existed from %(start)s to %(end)s and was run by %(centre)s.") % words
    if not facts.n_members:
        return _("%(name)s exists since %(start)s and is run by %(centre)s.") % words
    told = ngettext(
        "On %(date)s %(n)s authority works together in %(name)s, run by %(centre)s "
        "since %(start)s.",
        "On %(date)s %(n)s authorities work together in %(name)s, run by %(centre)s "
        "since %(start)s.",
        facts.n_members,
    )
    return told % words
