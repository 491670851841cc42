"""Who took part, in sentences that name no member."""

from samenscan.core.answers.values import Missing
from samenscan.core.interpretation.group.members import By
from samenscan.core.interpretation.group.participation import Participation, TookPart
from samenscan.core.interpretation.group.told import filled
from samenscan.core.text import Text, text


def missing_told(part: Participation) -> tuple[Text, ...]:
    """How many took part, and whether silence lies more in one group than in another."""
    if not part.n_took_part:
        return (text("None of the %(of)s members took part.", of=part.n_members),)
    if not part.silent:
        return (text("All %(of)s members took part.", of=part.n_members),)
    told = [
        text("%(n)s of %(of)s members took part.", n=part.n_took_part, of=part.n_members),
    ]
    found = [one for one in part.took_part if one.stands_out]
    told += [_stands_out(one) for one in found]
    compared = [one for one in part.took_part if one.chance is not None]
    if compared and not found:
        told.append(
            text(
                "In no group are more members silent than chance explains; with so few that proves "
                "little."
            )
        )
    return tuple(told)


_IN: dict[By, Text] = {
    "partnership": text(
        "In the partnership %(group)s %(n)s of %(of)s are silent, more than chance explains: what "
        "is said about all says more about the others."
    ),
    "kind": text(
        "Of the kind %(group)s %(n)s of %(of)s are silent, more than chance explains: what is said "
        "about all says more about the others."
    ),
    "region": text(
        "In the region %(group)s %(n)s of %(of)s are silent, more than chance explains: what is "
        "said about all says more about the others."
    ),
    "size": text(
        "In %(group)s by inhabitants %(n)s of %(of)s are silent, more than chance explains: what "
        "is said about all says more about the others."
    ),
}


def _stands_out(one: TookPart) -> Text:
    return filled(_IN[one.group.by], group=one.group.title, n=one.n_silent, of=one.group.n_members)


def answered_told(part: Participation) -> tuple[Text, ...]:
    """How full the sheets are, and why answers lack."""
    answered = part.answered
    if not answered.n_asked:
        return ()
    told = [
        text(
            "Together they gave %(n)s of the %(of)s answers that were asked of them.",
            n=answered.n_answered,
            of=answered.n_asked,
        )
    ]
    told += [filled(_KINDS[kind], n=n) for kind, n in answered.n_missing if n]
    return tuple(told)


_KINDS: dict[Missing, Text] = {
    Missing.NOT_ANSWERED: text("Left open: %(n)s."),
    Missing.UNKNOWN: text("Not known to the member: %(n)s."),
    Missing.RATHER_NOT_SAY: text("Rather not said: %(n)s."),
}
