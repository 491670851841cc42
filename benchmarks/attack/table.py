"""The outcomes in words: lines to print, the same as a table of the method, and the last line."""

from collections.abc import Sequence

from benchmarks.attack.outcome import Outcome

_BY = {0: "by anybody", 1: "by one member", 2: "by two members"}


def lines(outcomes: Sequence[Outcome]) -> list[str]:
    """One line per hole."""
    head = f"{'Hole':<32} {'Gate off':<38} {'Gate on':<30}"
    return [head, *(f"{one.hole.name:<32} {_off(one):<38} {_on(one)}" for one in outcomes)]


def as_markdown(outcomes: Sequence[Outcome]) -> str:
    """The table of the method."""
    rows = [("Hole", "Gate off", "Given away by", "Gate on: told", "Recovered")]
    rows.append(("---",) * 5)
    rows += [
        (
            one.hole.name,
            _off(one),
            ", ".join(one.releases),
            one.let_through,
            str(len(one.on.members)),
        )
        for one in outcomes
    ]
    return "".join(f"| {' | '.join(row)} |\n".replace("| --- ", "|---") for row in rows)


def failures(outcomes: Sequence[Outcome]) -> list[str]:
    """What the attacker should have found and did not, or found and should not have."""
    missed = [f"NOT FOUND with the gate off: {one.hole.name}" for one in outcomes if _missed(one)]
    return missed + [
        f"RECOVERED with the gate on: {one.hole.name}" for one in outcomes if one.on.members
    ]


def last_line(outcomes: Sequence[Outcome]) -> str:
    """What it comes to."""
    missed = sum(map(_missed, outcomes))
    recovered = sum(len(one.on.members) for one in outcomes)
    found = "all" if not missed else f"{len(outcomes) - missed}"
    return (
        f"{len(outcomes)} holes: {found} found with the gate off,"
        f" {recovered} exact recoveries with the gate on"
    )


def _missed(one: Outcome) -> bool:
    return not one.off.members


def _off(one: Outcome) -> str:
    if one.off.fewest is None:
        return "nothing recovered"
    n, of = len(one.off.members), len(one.hole.scene.members)
    return f"{n} of {of} recovered {_BY[one.off.fewest]}"


def _on(one: Outcome) -> str:
    return f"{len(one.on.members)} recovered, told: {one.let_through}"
