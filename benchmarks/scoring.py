"""Scoring of 25 and of 10,000 sheets of 300 questions, and the memory that takes."""

import sys
import tracemalloc
from random import Random

from benchmarks.baselines import count_fractions
from benchmarks.row import Row
from benchmarks.workload import fields, questionnaire, sheets
from samenscan.core.answers import Dataset, Sheet, parse
from samenscan.core.scoring import score_dataset, score_sheet

N_MANY = 10_000
_ASKED = questionnaire()
_FEW = Dataset(_ASKED, sheets(_ASKED))


def _many(n: int) -> Dataset:
    """This many sheets, each with answers of its own."""
    chance = Random(2026)
    questions = _ASKED.questions()
    return Dataset(
        _ASKED,
        tuple(
            Sheet(
                f"organisation-{number}",
                {one.code: parse(one, fields(one, chance)) for one in questions},
            )
            for number in range(n)
        ),
    )


_MADE: list[Dataset] = []


def many() -> Dataset:
    """10,000 sheets, made once."""
    if not _MADE:
        _MADE.append(_many(N_MANY))
    return _MADE[0]


def few_scores() -> object:
    """Every section of 25 sheets, in columns and then in words."""
    return list(score_dataset(_FEW))


def few_one_by_one() -> object:
    """The same, one sheet after the other."""
    return [score_sheet(_ASKED, sheet) for sheet in _FEW.sheets]


def many_scores() -> object:
    """Every section of 10,000 sheets, in columns."""
    return score_dataset(many())


def memory() -> object:
    """Print what scoring keeps and takes at its height, at 1,000 and 10,000 sheets."""
    for n in (N_MANY // 10, N_MANY):
        dataset = Dataset(_ASKED, many().sheets[:n])
        tracemalloc.start()
        scores = score_dataset(dataset)
        kept, height = (size / 1_000_000 for size in tracemalloc.get_traced_memory())
        tracemalloc.stop()
        sys.stdout.write(
            f"  scoring {len(scores)} sheets keeps {kept:.1f} MB, {height:.1f} MB at its height\n"
        )
    return None


BASELINE = "adding 7,500 fractions"
ROWS = [
    Row("Scores of 25 × 300 answers", few_scores, BASELINE, count_fractions, limit_ms=20),
    Row("The same one by one", few_one_by_one, BASELINE, count_fractions, rounds=5),
    Row(
        "Scores of 10,000 × 300 answers",
        many_scores,
        BASELINE,
        count_fractions,
        limit_ms=1000,
        rounds=5,
    ),
    Row("Memory of 1,000 and 10,000 sheets", memory, BASELINE, count_fractions, rounds=1),
]
