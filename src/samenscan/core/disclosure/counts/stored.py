"""Tables of counts as JSON and back; what comes back adds up, or is refused."""

from collections.abc import Mapping, Sequence
from typing import get_args

from samenscan.core.disclosure.check import CheckFailed
from samenscan.core.disclosure.counts.attack import CountsAttack
from samenscan.core.disclosure.counts.groups import CountsPlan, Group, counts_plan_to_plain
from samenscan.core.disclosure.counts.release import CountsTold, CountTable
from samenscan.core.disclosure.counts.suppress import Method
from samenscan.core.disclosure.released import _DOOR_KEY, Members, Released
from samenscan.core.questionnaire.canonical import Plain, digest

_METHODS: Mapping[str, Method] = {one: one for one in get_args(Method)}


def counts_to_plain(released: Released[Members, CountsTold]) -> dict[str, Plain]:
    """The tables with their plan as a JSON object, sealed with a hash of its content."""
    told = released.facts
    content: dict[str, Plain] = {
        "round": released.audience.round,
        "counts": counts_plan_to_plain(told.plan),
        "tables": [
            {
                "code": table.code,
                "answers": list(table.answers),
                "rows": [list(row) for row in table.rows],
                "method": table.method,
                "attack": [table.audit.n_attempts, table.audit.n_exact, table.audit.narrowest],
            }
            for table in told.tables
        ],
        "withheld": list(told.withheld),
    }
    return {**content, "hash": digest(content)}


def counts_from_plain(plain: Mapping[str, Plain]) -> Released[Members, CountsTold]:
    """The tables of a JSON object made by `counts_to_plain`.

    CheckFailed when the content does not match its hash, or a told row does not fit its group.
    The hash guards against accidents, not against forgery.
    """
    content = {key: value for key, value in plain.items() if key != "hash"}
    if plain.get("hash") != digest(content):
        raise CheckFailed("damaged release")
    try:
        plan = _plan(_mapping(content["counts"]))
        tables = tuple(_table(_mapping(one), plan) for one in _list(content["tables"]))
        withheld = tuple(str(code) for code in _list(content["withheld"]))
        told = CountsTold(plan, tables, withheld)
        return Released(Members(str(content["round"])), told, _DOOR_KEY)
    except (KeyError, TypeError, ValueError, IndexError) as damaged:
        raise CheckFailed("damaged release") from damaged


def _plan(plain: Mapping[str, Plain]) -> CountsPlan:
    atoms = tuple(_whole(n) for n in _list(plain["atoms"]))
    groups = []
    for row in _list(plain["groups"]):
        breakdown, value, parts = _list(row)
        of = tuple(_whole(atom) for atom in _list(parts))
        groups.append(Group(str(breakdown), str(value), sum(atoms[atom] for atom in of), of))
    return CountsPlan(atoms, tuple(groups), _whole(plain["coalition"]))


def _table(plain: Mapping[str, Plain], plan: CountsPlan) -> CountTable:
    answers = tuple(str(code) for code in _list(plain["answers"]))
    rows = tuple(
        tuple(None if cell is None else _whole(cell) for cell in _list(row))
        for row in _list(plain["rows"])
    )
    for group, row in zip(plan.groups, rows, strict=True):
        open_cells = sum(cell is None for cell in row)
        total = sum(cell for cell in row if cell is not None)
        if len(row) != len(answers) or open_cells == 1 or total > group.n:
            raise ValueError(group.value)
        if not open_cells and total != group.n:
            raise ValueError(group.value)
    n_attempts, n_exact, narrowest = (_whole(n) for n in _list(plain["attack"]))
    if n_exact:
        raise ValueError(n_exact)
    return CountTable(
        str(plain["code"]),
        answers,
        rows,
        _METHODS[str(plain["method"])],
        CountsAttack(n_attempts, n_exact, narrowest),
    )


def _mapping(value: Plain) -> Mapping[str, Plain]:
    if not isinstance(value, Mapping):
        raise TypeError(value)
    return value


def _list(value: Plain) -> Sequence[Plain]:
    if not isinstance(value, list | tuple):
        raise TypeError(value)
    return value


def _whole(value: Plain) -> int:
    if type(value) is not int or value < 0:
        raise TypeError(value)
    return value
