"""Plans and registers as JSON and back; what comes back is checked, and refused if it differs."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from samenscan.core.disclosure.check import CheckFailed, check
from samenscan.core.disclosure.plan import (
    Certificate,
    CountsInstead,
    GroupBands,
    Layout,
    NoPlan,
    Plan,
    PlanRefused,
    plain_content,
)
from samenscan.core.disclosure.policy import HOUSE
from samenscan.core.questionnaire.canonical import Plain, text_from_plain, text_to_plain


def plan_to_plain(plan: Plan | NoPlan) -> dict[str, Plain]:
    """A plan with its certificate, or the reason why there is none, as a JSON object."""
    if isinstance(plan, NoPlan):
        return {
            "layout": [[name, n] for name, n in plan.layout.groups],
            "reason": text_to_plain(plan.reason),
            **({"counts": True} if isinstance(plan, CountsInstead) else {}),
        }
    certificate = plan.certificate
    return {
        **plain_content(plan),
        "certificate": None if certificate is None else _plain_certificate(certificate),
    }


def plan_from_plain(plain: Mapping[str, Plain]) -> Plan | NoPlan:
    """The plan or NoPlan of a JSON object; CheckFailed unless the checker accepts the plan."""
    try:
        layout = Layout(tuple((_str(name), _int(n)) for name, n in _pairs(plain["layout"])))
        if "reason" in plain:
            kind = CountsInstead if plain.get("counts") is True else NoPlan
            return kind(layout, text_from_plain(plain["reason"]))
        checked = check(plain)
        return Plan(
            layout,
            tuple(_bands(row) for row in _list(plain["bands"])),
            checked.coalition,
            Certificate(**vars(checked)),
            _int(plain["others"]) if "others" in plain else HOUSE.others,
        )
    except (KeyError, TypeError, ValueError, PlanRefused) as damaged:
        raise CheckFailed("damaged file") from damaged


def _plain_certificate(certificate: Certificate) -> dict[str, Plain]:
    surest: Fraction = certificate.surest
    return {
        "plan_hash": certificate.plan_hash,
        "coalition": certificate.coalition,
        "n_tables": certificate.n_tables,
        "n_classes": certificate.n_classes,
        "n_views": certificate.n_views,
        "narrowest": certificate.narrowest,
        "fewest_tables": certificate.fewest_tables,
        "surest": f"{surest.numerator}/{surest.denominator}",
    }


def _str(value: Plain) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _int(value: Plain) -> int:
    if not isinstance(value, int):
        raise TypeError(value)
    return value


def _list(value: Plain) -> Sequence[Plain]:
    if not isinstance(value, list | tuple):
        raise TypeError(value)
    return value


def _pairs(value: Plain) -> list[tuple[Plain, Plain]]:
    pairs = []
    for row in _list(value):
        first, second = _list(row)
        pairs.append((first, second))
    return pairs


def _bands(row: Plain) -> GroupBands:
    group, n, low_max, high_min = _list(row)
    return GroupBands(_str(group), _int(n), _int(low_max), _int(high_min))
