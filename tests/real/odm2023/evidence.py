"""What the score of an answer rests on, since the published files give only full marks."""

from collections import Counter
from collections.abc import Iterator

from tests.real.odm2023.known import REVERSED
from tests.real.odm2023.source import Source

# Answers whose score follows from the weight of the question: all of it, or nothing.
ALL = frozenset({"yes", "not applicable", "see answer box"})
NOTHING = frozenset({"no", "i don't know"})


def evidence(source: Source) -> Iterator[str]:
    """How many scores follow from weights alone, from other countries, or from one file only."""
    found: Counter[str] = Counter()
    scores = source.published_scores()
    full = {question.code for question in source.questions if question.full is not None}
    for country in source.countries:
        for code, given in country.given.items():
            if given.score is None or code not in full:
                continue
            if given.blank or given.answer in ALL | NOTHING:
                found["weight"] += 1
            elif scores[code, given.answer].total() > 1:
                found["others"] += 1
            else:
                found["alone"] += 1
    yield "What the scores of answers rest on (the files publish weights, not the graded scores)"
    yield f"{found['weight']:>5} follow from the weight alone: all of it, or nothing (save AL 10a)"
    yield f"{found['others']:>5} are graded, and other countries with the same answer got the same"
    yield f"{found['alone']:>5} are graded and given by one country: taken over from its own file"
    yield f"      (question {', '.join(sorted(REVERSED))} is reversed: “no” earns its weight)"
