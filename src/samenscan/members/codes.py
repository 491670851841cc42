"""Attaching codes to organisations: each kind has its own, and a code belongs to one organisation.

Only an enterprise number can be shared, by a police zone of one municipality and its municipality.
"""

from datetime import date

from django.db.models import Q

from samenscan.core.refused import Refused
from samenscan.core.register import RULES, Kind, Scheme, may_share_number, normalised, pretty
from samenscan.core.text import text
from samenscan.members import models


class CodeRefused(Refused):
    """A code that this organisation cannot carry."""

    status = 422


def still(day: date | None) -> Q:
    """The filter for spells that hold on a day; without a day, for those that have no end."""
    if day is None:
        return Q(ends_on=None)
    return Q(ends_on=None) | Q(ends_on__gte=day)


def attach(
    organisation: models.Organisation, scheme: Scheme, written: str, starts_on: date | None
) -> models.Identifier:
    """Give an organisation a code; `spells.keep_in_step` comes after.

    IdentifierRefused when the code cannot be right, CodeRefused when it cannot be carried here.
    """
    value = normalised(scheme, written)
    if scheme not in RULES[Kind(organisation.kind)].schemes:
        raise CodeRefused(
            text("An organisation of this kind has no code of this scheme."),
            text("Choose another scheme, or change its kind first."),
            where="scheme",
        )
    _refuse_second(organisation, scheme, starts_on)
    _refuse_taken(organisation, scheme, value, starts_on)
    return models.Identifier.objects.create(
        organisation=organisation, scheme=scheme.value, value=value, starts_on=starts_on
    )


def _refuse_second(
    organisation: models.Organisation, scheme: Scheme, starts_on: date | None
) -> None:
    one = organisation.identifiers.filter(still(starts_on), scheme=scheme.value).first()
    if one is not None:
        raise CodeRefused(
            text(
                "It has a code of this scheme already: %(code)s.",
                code=pretty(scheme, one.value),
            ),
            text("End that one first."),
            where="scheme",
        )


def _refuse_taken(
    organisation: models.Organisation, scheme: Scheme, value: str, starts_on: date | None
) -> None:
    others = [
        row.organisation
        for row in models.Identifier.objects.filter(
            still(starts_on), scheme=scheme.value, value=value, organisation__ended_on=None
        )
        .exclude(organisation=organisation)
        .select_related("organisation")
    ]
    if not others:
        return
    kinds = frozenset(Kind(row.kind) for row in [*others, organisation])
    if scheme is Scheme.ENTERPRISE and len(kinds) > len(others) and may_share_number(kinds):
        return
    raise CodeRefused(
        text("%(name)s carries this code already.", name=others[0].name),
        text("Look that organisation up: perhaps it is the same one, or one of the two is wrong."),
        where="value",
    )
