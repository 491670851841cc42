"""A plan with its proofs, and a release that every member and every pair attacks, for 25."""

from benchmarks.attack.speed import plan_with_proofs, release_and_audit
from benchmarks.baselines import count_fractions
from benchmarks.row import Row

ROWS = [
    Row(
        "Plan and proofs, 13 and 12, both ends",
        plan_with_proofs,
        "adding 7,500 fractions",
        count_fractions,
        limit_ms=60_000,
        rounds=1,
    ),
    Row(
        "Release and attack, 25 × 300, all pairs",
        release_and_audit,
        "adding 7,500 fractions",
        count_fractions,
        limit_ms=30_000,
        rounds=1,
    ),
]
