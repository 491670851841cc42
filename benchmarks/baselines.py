"""Work that never changes, against which everything else is measured."""

import json
from fractions import Fraction


def count_fractions() -> Fraction:
    """Add 7,500 fractions one by one: as many as 25 members give answers to 300 questions."""
    total = Fraction(0)
    for number in range(7_500):
        total += Fraction(number % 6, 5)
    return total


def round_trip_json() -> object:
    """Write and read 7,500 small values as JSON."""
    return json.loads(json.dumps([{"paper": n % 6, "practice": n % 5} for n in range(7_500)]))
