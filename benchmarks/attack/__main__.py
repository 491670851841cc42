"""Prints every planted hole with the gate off and on; `--rounds N` attacks random rounds too."""

import argparse
import sys
import time
from collections.abc import Sequence

from benchmarks.attack.holes import HOLES
from benchmarks.attack.outcome import outcome
from benchmarks.attack.rounds import RULES, by_rule, through_the_gate
from benchmarks.attack.second_rounds import READERS, TwoRounds, two_rounds
from benchmarks.attack.speed import plan_with_proofs, release_and_audit
from benchmarks.attack.table import failures, last_line, lines
from benchmarks.attack.tally import Tally

BY_RULE_ROUNDS = 200
PAIRS_OF_ROUNDS = 100


def main(arguments: Sequence[str] | None = None) -> int:
    """Attack; 1 when a hole stays hidden with the gate off or an answer comes out with it on."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.attack", description=__doc__)
    parser.add_argument("--rounds", type=int, default=0, help="so many random rounds as well")
    asked = parser.parse_args(arguments)
    outcomes = [outcome(hole) for hole in HOLES]
    _say(*lines(outcomes), "", *failures(outcomes), last_line(outcomes))
    n_exact = _random_rounds(asked.rounds) if asked.rounds else 0
    return int(bool(failures(outcomes)) or bool(n_exact))


def _random_rounds(n: int) -> int:
    """Attack so many random rounds, print what came of it, and give the exact recoveries."""
    found = through_the_gate(n)
    _say("", *_about_rounds(n, found))
    n_exact = sum(found.exact.values())
    for name, (change, sure) in READERS.items():
        pairs = two_rounds(min(n, PAIRS_OF_ROUNDS), change=change, sure=sure)
        n_exact += sum(pairs.tally.exact.values())
        _say("", *_about_two_rounds(min(n, PAIRS_OF_ROUNDS), name, pairs))
    _say("", *_about_rules(n), "", *_about_speed())
    return n_exact


def _say(*said: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in said))
    sys.stdout.flush()


def _about_rounds(n: int, found: Tally) -> list[str]:
    right = 100 * found.right / max(found.likely, 1)
    return [
        f"{n:,} random rounds through the gate, a yes/no question and a question with two ends:",
        *_tries(found),
        f"  narrowest set left: {found.narrowest} values",
        f"  surest guess: {100 * float(found.surest):.1f} %; of the guesses of 90 % or more,"
        f" {right:.1f} % were right",
    ]


def _about_two_rounds(n: int, reader: str, found: TwoRounds) -> list[str]:
    return [
        f"{n:,} random pairs of rounds ({found.refused} told the first only), read by {reader}:",
        *_tries(found.tally),
    ]


def _tries(found: Tally) -> list[str]:
    who = {0: "by nobody in particular", 1: "by single members", 2: "by pairs"}
    return [
        f"  {who[size]:<24} {found.tries[size]:>12,} tries {found.exact[size]:>3} exact recoveries"
        for size in sorted(found.tries)
    ]


def _about_rules(n: int) -> list[str]:
    told = [f"The same attack on rules of thumb ({min(n, BY_RULE_ROUNDS):,} yes/no questions, 23):"]
    for rule in RULES:
        found = by_rule(rule, min(n, BY_RULE_ROUNDS))
        singles, pairs = (100 * float(found.share(size)) for size in (1, 2))
        told.append(f"  {rule:<42} {singles:>5.1f} % by single members {pairs:>5.1f} % by pairs")
    return told


def _about_speed() -> list[str]:
    started = time.perf_counter()
    plan_with_proofs()
    planned = time.perf_counter()
    found = release_and_audit()
    audited = time.perf_counter()
    return [
        f"Plan and proofs for 13 and 12, both ends: {planned - started:.2f} s (at most 60)",
        f"Release of 25 × 300 and attack by every member and pair: {audited - planned:.2f} s"
        f" (at most 30), {sum(found.tries.values()):,} tries,"
        f" {sum(found.exact.values())} exact recoveries",
    ]


if __name__ == "__main__":
    sys.exit(main())
