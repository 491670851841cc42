"""How fast this machine is: the two baselines against each other, so that runs can be compared."""

from benchmarks.baselines import count_fractions, round_trip_json
from benchmarks.row import Row

ROWS = [
    Row("7,500 values through JSON", round_trip_json, "adding 7,500 fractions", count_fractions)
]
